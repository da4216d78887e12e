import { afterAll, describe, expect, it } from 'vitest'
import {
  actingCtx,
  auditorOf,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeCourse,
  makePerson,
  owner,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { makeRequirement, rebuildObligations } from '../commands'
import { getRequirement, listMyObligations } from '../queries'
import { getOwnDates, keepOwnDates } from './kept'

testDatabase()
afterAll(closeOwner)

const system = systemCtx('test', new Date('2026-11-20T16:00:00Z'))

async function makeWorld() {
  const [agencyId, courseId, personId] = [await makeAgency(), await makeCourse(), await makePerson()]
  const coordinator = actingCtx(await makePerson(), [coordinatorOf(agencyId)])
  await serve(personId, agencyId, { from: '2026-01-01' })
  const { requirementId } = await makeRequirement(coordinator, {
    ...{ agencyId, name: 'Grants', criterion: { kind: 'course', courseId }, dueKind: 'within-days-of-start' },
    ...{
      withinDays: 120,
      population: 'everyone',
      effectiveFrom: '2025-01-01',
      limits: { countedFrom: 'grant-contact' },
    },
  })
  return { agencyId, coordinator, personId, requirementId, whose: { agencyId, personId } }
}

const owed = async (personId: string) => (await listMyObligations(actingCtx(personId))).items

describe('a rule that counts from a day of each person', () => {
  it('asks whoever has that day, from then on, and says which day it is', async () => {
    const { coordinator, personId, requirementId, whose } = await makeWorld()
    expect(await owed(personId)).toEqual([])
    expect((await getRequirement(coordinator, { requirementId })).limits).toEqual({ countedFrom: 'grant-contact' })
    const { version } = await getOwnDates(coordinator, whose)
    const kept = await keepOwnDates(coordinator, { ...whose, madeFrom: version, grantContactOn: '2026-10-01' })
    expect(await owed(personId)).toMatchObject([
      {
        status: { kind: 'open', dueOn: '2027-01-29' },
        explanation: {
          sentence:
            'Asked for within 120 days of the day of being named as point of contact of a grant, October 1, 2026: due by January 29, 2027. Nothing has counted yet.',
        },
      },
    ])
    await keepOwnDates(coordinator, { ...whose, madeFrom: kept.version, grantContactOn: '2026-06-01' })
    expect(await owed(personId)).toMatchObject([{ status: { kind: 'overdue', dueOn: '2026-09-29' } }])
    const rows =
      await owner()`select dated_on::text, replaced_at is null as holds from own_dates where person_id = ${personId} order by recorded_at, holds`
    expect(rows.map((row) => [row.dated_on, row.holds])).toEqual(
      expect.arrayContaining([
        ['2026-10-01', false],
        ['2026-06-01', true],
      ]),
    )
    const again = await getOwnDates(coordinator, whose)
    await keepOwnDates(coordinator, { ...whose, madeFrom: again.version })
    expect(await owed(personId)).toEqual([])
    expect((await rebuildObligations(system)).changed).toBe(0)
  })

  it('is kept by coordinators alone, from what they read, and a day named in the rule leaves it out', async () => {
    const { agencyId, coordinator, personId, requirementId, whose } = await makeWorld()
    const { version } = await getOwnDates(coordinator, whose)
    const change = { ...whose, madeFrom: version, licenseOn: '2024-05-01' }
    const supervisor = actingCtx(newId(), [supervisorOf(agencyId)])
    await expect(keepOwnDates(supervisor, change)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(keepOwnDates(actingCtx(newId(), [auditorOf(agencyId)]), change)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const neighbor = actingCtx(newId(), [coordinatorOf(await makeAgency())])
    await expect(keepOwnDates(neighbor, change)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getOwnDates(neighbor, whose)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getOwnDates(coordinator, { agencyId, personId: newId() })).rejects.toMatchObject({ kind: 'not-found' })
    await keepOwnDates(coordinator, change)
    await expect(keepOwnDates(coordinator, { ...change, licenseOn: '2023-05-01' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect(await getOwnDates(supervisor, whose)).toMatchObject({ licenseOn: '2024-05-01', mayKeep: false })
    const early = { ...whose, madeFrom: (await getOwnDates(coordinator, whose)).version, licenseOn: '1930-05-01' }
    await expect(keepOwnDates(coordinator, early)).rejects.toThrow(/before 1940/)
    const late = { ...early, licenseOn: '2062-05-01' }
    await expect(keepOwnDates(coordinator, late)).rejects.toThrow(/more than a year ahead/)
    expect(requirementId).toBeTruthy()
    expect(await owed(personId)).toEqual([])
  })
})
