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
import { removeServed } from '@/lib/audit/sweep'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { plusDays } from '@/lib/platform/time'
import { makeRequirement, rebuildObligations } from '../commands'
import { ownDateFields } from '../engine/own-dates'
import { getRequirement, listMyObligations } from '../queries'
import { requirementsRetention } from '../retention'
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
    const same = await keepOwnDates(coordinator, { ...whose, madeFrom: again.version })
    expect(same.version).toBe(again.version)
    expect(await owed(personId)).toHaveLength(1)
    await keepOwnDates(coordinator, { ...whose, madeFrom: again.version, grantContactOn: null })
    expect(await owed(personId)).toEqual([])
    expect((await rebuildObligations(system)).changed).toBe(0)
  })

  it('follows the month of birth, of which neither day nor year can be kept', async () => {
    const { agencyId, coordinator, personId, whose } = await makeWorld()
    const { requirementId } = await makeRequirement(coordinator, {
      ...{ agencyId, name: 'License', criterion: { kind: 'minutes', atLeast: 60 }, dueKind: 'within-months-of-start' },
      ...{ repeatMonths: 24, repeatFrom: 'first-due', population: 'everyone', effectiveFrom: '2025-01-01' },
      limits: { withinMonths: 13, countedFrom: 'license', roundedTo: 'birth-month' },
    })
    const { version } = await getOwnDates(coordinator, whose)
    const change = { ...whose, madeFrom: version, licenseOn: '2026-03-10' }
    for (const birthMonth of ['2000-09-17', '1988-09-01', '2000-13-01'])
      await expect(keepOwnDates(coordinator, { ...change, birthMonth })).rejects.toThrow(/Choose the month/)
    const kept = await keepOwnDates(coordinator, change)
    expect(await owed(personId)).toEqual([])
    await keepOwnDates(coordinator, { ...change, madeFrom: kept.version, birthMonth: '2000-09-01' })
    expect(await owed(personId)).toMatchObject([{ requirementId, status: { kind: 'open', dueOn: '2027-09-30' } }])
    expect((await rebuildObligations(system)).changed).toBe(0)
    await expect(
      owner()`update own_dates set dated_on = '1988-09-17' where person_id = ${personId} and kind = 'birth-month'`,
    ).rejects.toThrow(/own_dates_month_alone/)
    const [noted] = await owner()`select detail::text from audit_events where person_id = ${personId}
      and event = 'own-dates.changed' order by recorded_at desc, id desc limit 1`
    expect(noted?.detail).toMatch(/kept/)
    expect(noted?.detail).not.toMatch(/2000-09/)
  })

  it('a day that is not sent stays, for each of them, and goes only where that is said', async () => {
    const { coordinator, whose } = await makeWorld()
    const all = Object.fromEntries(
      Object.values(ownDateFields).map((field) => [field, field === 'birthMonth' ? '2000-05-01' : '2026-03-10']),
    )
    const { version } = await getOwnDates(coordinator, whose)
    let madeFrom = (await keepOwnDates(coordinator, { ...whose, madeFrom: version, ...all })).version
    for (const field of Object.values(ownDateFields)) {
      madeFrom = (await keepOwnDates(coordinator, { ...whose, madeFrom, [field]: all[field] })).version
      expect(await getOwnDates(coordinator, whose)).toMatchObject(all)
      madeFrom = (await keepOwnDates(coordinator, { ...whose, madeFrom, [field]: null })).version
      expect(await getOwnDates(coordinator, whose)).toMatchObject({ ...all, [field]: null })
      madeFrom = (await keepOwnDates(coordinator, { ...whose, madeFrom, ...all })).version
    }
  })

  it('a month of birth that was taken away goes after thirty days, and one that holds stays', async () => {
    const { coordinator, personId, whose } = await makeWorld()
    const { version } = await getOwnDates(coordinator, whose)
    const first = await keepOwnDates(coordinator, { ...whose, madeFrom: version, birthMonth: '2000-05-01' })
    await keepOwnDates(coordinator, { ...whose, madeFrom: first.version, birthMonth: '2000-06-01' })
    const left = () => owner()`select dated_on::text from own_dates where person_id = ${personId} order by 1`
    const rules = requirementsRetention.filter(({ name }) => name === 'months-of-birth-taken-away')
    await removeServed(systemCtx('test', plusDays(coordinator.now, 29)), rules)
    expect(await left()).toHaveLength(2)
    await removeServed(systemCtx('test', plusDays(coordinator.now, 31)), rules)
    expect((await left()).map((row) => row.dated_on)).toEqual(['2000-06-01'])
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
