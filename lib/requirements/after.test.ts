import { afterAll, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
import {
  actingCtx,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeCourse,
  makePerson,
  owner,
  serve,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { explainStatus } from '@/lib/reporting/person'
import { makeRequirement, rebuildObligations } from './commands'
import { previewRequirement } from './previewed/preview'
import { getRequirement, listMyObligations } from './queries'

testDatabase()
afterAll(closeOwner)

const system = systemCtx('test', new Date('2026-11-20T16:00:00Z'))

async function makeWorld() {
  const [agencyId, basics, practice] = [await makeAgency(), await makeCourse('basics'), await makeCourse('practice')]
  const [personId, coordinator] = [await makePerson(), actingCtx(newId(), [coordinatorOf(agencyId)])]
  await serve(personId, agencyId, { from: '2026-01-01' })
  const terms = {
    ...{ agencyId, name: 'Practice', criterion: { kind: 'course', courseId: practice }, population: 'everyone' },
    ...{ dueKind: 'within-months-of-start', limits: { withinMonths: 6, afterCourses: [basics] } },
    ...{ effectiveFrom: '2026-01-01' },
  }
  return { agencyId, basics, practice, personId, coordinator, terms }
}

it('a rule that follows other training waits for it, says so, and runs from the day it was completed', async () => {
  const { agencyId, basics, personId, coordinator, terms } = await makeWorld()
  expect(await previewRequirement(coordinator, terms)).toMatchObject({ serving: 1, appliesTo: 0, waiting: 1 })
  const { requirementId } = await makeRequirement(coordinator, terms)
  expect((await getRequirement(coordinator, { requirementId })).after).toHaveLength(1)
  const me = actingCtx(personId)
  expect((await listMyObligations(me)).items).toEqual([])
  const told = () => explainStatus(coordinator, { agencyId, personId, requirementId })
  expect(await told()).toMatchObject({ explanation: null, waits: expect.stringMatching(/^“Practice” waits for “/) })
  await earn(personId, { courseId: basics, earnedOn: '2026-08-31' })
  const [owed] = (await listMyObligations(me)).items
  expect(owed).toMatchObject({ status: { kind: 'open', dueOn: '2027-02-28' } })
  expect(owed?.explanation.sentence).toMatch(/^Asked for within 6 months of completing “.+” on August 31, 2026: due by/)
  expect(await told()).toMatchObject({ waits: null, status: { kind: 'open' } })
  expect(await previewRequirement(coordinator, terms)).toMatchObject({ appliesTo: 1, waiting: 0 })
  const [kept] = await owner()`select explanation->'trigger' as trigger from obligations where person_id = ${personId}`
  expect(kept?.trigger).toEqual({ kind: 'training', courseIds: [basics], on: '2026-08-31' })
  expect((await rebuildObligations(system)).changed).toBe(0)
})

it('is refused where it waits for what it asks for, for nothing, for what is not there, or for two things', async () => {
  const agencyId = await makeAgency()
  const coordinator = actingCtx(newId(), [coordinatorOf(agencyId)])
  const [one, other] = [await makeCourse(), await makeCourse()]
  const make = (limits: object) =>
    makeRequirement(coordinator, {
      ...{ agencyId, name: 'Practice', criterion: { kind: 'course', courseId: one }, population: 'everyone' },
      ...{ dueKind: 'within-days-of-start', withinDays: 30, limits, effectiveFrom: '2026-01-01' },
    })
  await expect(make({ afterCourses: [one] })).rejects.toThrow(/cannot wait for what it asks for/)
  await expect(make({ afterCourses: [] })).rejects.toThrow(/at least one module/)
  await expect(make({ afterCourses: [newId()] })).rejects.toThrow(/Choose a module/)
  await expect(make({ afterCourses: [other, other] })).rejects.toThrow(/twice/)
  await expect(make({ afterCourses: [other], countedFrom: 'license' })).rejects.toThrow(/or from other training/)
})
