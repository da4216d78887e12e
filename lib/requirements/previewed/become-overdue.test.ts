/** What the preview of a change says of those whom it would make overdue: how many, who, and the day they would be due. */
import { afterAll, expect, it } from 'vitest'
import {
  actingCtx,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeCourse,
  makePerson,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { newId } from '@/lib/platform/ids'
import { makeRequirement } from '../commands'
import { previewRequirement } from './preview'
import { MOST_SHOWN } from './preview-shape'

testDatabase()
afterAll(closeOwner)

/** Sixty days from the start, on November 20; the change would give thirty, of everybody who began since September 26. */
async function makeWorld() {
  const [agencyId, courseId] = [await makeAgency(), await makeCourse()]
  const coordinator = actingCtx(newId(), [coordinatorOf(agencyId)])
  const terms = {
    ...{ agencyId, name: 'Interviewing', criterion: { kind: 'course', courseId }, dueKind: 'within-days-of-start' },
    ...{ withinDays: 60, population: 'everyone', effectiveFrom: '2026-01-01' },
  }
  const { requirementId } = await makeRequirement(coordinator, terms)
  const change = { ...terms, requirementId, withinDays: 30, effectiveFrom: '2026-09-26' }
  const begins = async (family: string, from: string) => {
    const personId = await makePerson('Ada', family)
    await serve(personId, agencyId, { from })
    return personId
  }
  return { agencyId, coordinator, change, begins }
}

it('counts and names those whom a shorter term makes overdue, and nobody who is so already or has time left', async () => {
  const { agencyId, coordinator, change, begins } = await makeWorld()
  await begins('Already', '2026-01-01')
  await begins('Before', '2026-09-25')
  const second = await begins('Second', '2026-10-01')
  const first = await begins('First', '2026-10-12')
  await begins('Time', '2026-11-10')
  expect(await previewRequirement(coordinator, change)).toMatchObject({
    ...{ onDay: '2026-11-20', appliesTo: 5, overdue: 3 },
    changes: {
      ...{ asked: 0, noLongerAsked: 0, overdue: 2, noLongerOverdue: 0, owesAgain: 0 },
      overdueNamed: [
        { personId: first, name: 'Ada First', dueOn: '2026-11-11' },
        { personId: second, name: 'Ada Second', dueOn: '2026-10-31' },
      ],
    },
  })
  const supervisor = actingCtx(newId(), [supervisorOf(agencyId, newId())])
  await expect(previewRequirement(supervisor, change)).rejects.toMatchObject({ kind: 'forbidden' })
  const neighbor = actingCtx(newId(), [coordinatorOf(await makeAgency())])
  await expect(previewRequirement(neighbor, change)).rejects.toMatchObject({ kind: 'not-found' })
})

it('counts all of them and names the first fifty', async () => {
  const { coordinator, change, begins } = await makeWorld()
  for (let i = 10; i < 10 + MOST_SHOWN + 2; i++) await begins(`Reyes ${i}`, '2026-10-01')
  const { changes } = await previewRequirement(coordinator, change)
  expect(changes).toMatchObject({ overdue: 52 })
  expect(changes?.overdueNamed.map(({ name }) => name)).toEqual(
    Array.from({ length: 50 }, (_, i) => `Ada Reyes ${i + 10}`),
  )
})

it('names who would have less than a month, or none, under a new rule, and of a change whom it hurries', async () => {
  const { coordinator, change, begins } = await makeWorld()
  await begins('Before', '2026-09-25')
  const late = await begins('Late', '2026-10-01')
  const soon = await begins('Soon', '2026-11-10')
  const { requirementId, ...terms } = change
  const { hurried } = await previewRequirement(coordinator, { ...terms, effectiveFrom: '2020-01-01' })
  expect(hurried).toMatchObject({ people: 3 })
  expect(hurried.first.slice(1)).toEqual([
    { personId: late, name: 'Ada Late', dueOn: '2026-10-31' },
    { personId: soon, name: 'Ada Soon', dueOn: '2026-12-10' },
  ])
  const generous = await previewRequirement(coordinator, { ...terms, withinDays: 90, effectiveFrom: '2026-11-20' })
  expect(generous.hurried).toEqual({ people: 0, first: [] })
  // Who becomes overdue stands among the changes; who is due as before is not hurried by it.
  const changed = await previewRequirement(coordinator, change)
  expect(changed.hurried).toEqual({ people: 1, first: [{ personId: soon, name: 'Ada Soon', dueOn: '2026-12-10' }] })
  const same = await previewRequirement(coordinator, {
    ...change,
    requirementId,
    withinDays: 60,
    effectiveFrom: '2026-11-20',
  })
  expect(same.hurried.people).toBe(0)
})
