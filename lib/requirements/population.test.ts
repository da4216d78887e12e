import { afterAll, describe, expect, it } from 'vitest'
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
import { newId } from '@/lib/platform/ids'
import { changeRequirement, makeRequirement } from './commands'
import { previewRequirement } from './preview'
import { getRequirement, listMyObligations } from './queries'
import { deriveObligations, statusOn } from './rules'

testDatabase()
afterAll(closeOwner)

describe('a rule for those who serve in a certain way', () => {
  it('asks volunteers and nobody else, in the preview as well, and says so', async () => {
    const [agencyId, courseId] = [await makeAgency(), await makeCourse()]
    const coordinator = actingCtx(newId(), [coordinatorOf(agencyId)])
    const [volunteer, officer] = [await makePerson(), await makePerson()]
    for (const personId of [volunteer, officer]) await serve(personId, agencyId, { from: '2026-01-01' })
    await owner()`update affiliations set employment = 'volunteer' where person_id = ${volunteer}`
    const terms = {
      ...{ agencyId, name: 'Lifting', criterion: { kind: 'course', courseId }, dueKind: 'within-days-of-start' },
      ...{ withinDays: 30, population: 'employment', employment: 'volunteer', effectiveFrom: '2025-01-01' },
    }
    await expect(makeRequirement(coordinator, { ...terms, employment: null })).rejects.toThrow(/how people serve/)
    expect(await previewRequirement(coordinator, terms)).toMatchObject({ serving: 2, appliesTo: 1 })
    const { requirementId } = await makeRequirement(coordinator, terms)
    expect((await listMyObligations(actingCtx(officer))).items).toEqual([])
    const [owed] = (await listMyObligations(actingCtx(volunteer))).items
    expect(JSON.stringify(owed?.explanation.steps)).toContain('It is for the volunteers.')
    const change = { ...terms, requirementId, madeFrom: 1, employment: 'sworn', effectiveFrom: '2026-11-20' }
    await changeRequirement(coordinator, change)
    expect(await getRequirement(coordinator, { requirementId })).toMatchObject({ employment: 'sworn', unitId: null })
    expect((await listMyObligations(actingCtx(officer))).items).toMatchObject([{ status: { dueOn: '2026-12-20' } }])
    expect((await listMyObligations(actingCtx(volunteer))).items).toEqual([])
  })

  it('begins with the day on which somebody is taken over, and ends when they serve in another way', () => {
    const at = { startsOn: '2024-01-01', unitId: null, position: null }
    const cycles = deriveObligations({
      affiliations: [
        { ...at, from: '2024-01-01', to: '2025-01-01', employment: 'volunteer' },
        { ...at, from: '2025-01-01', to: '2026-01-01', employment: 'sworn' },
        { ...at, from: '2026-01-01', to: null, employment: 'civilian' },
      ],
      versions: [
        {
          ...{ id: 'v', number: 1, criterion: { kind: 'course', courseId: 'c' }, dueKind: 'within-days-of-start' },
          ...{ withinDays: 30, dueBy: null, repeatMonths: null, repeatFrom: 'completion', windowDays: 90 },
          ...{ citation: null, effectiveFrom: '2020-01-01' },
        } as const,
      ],
      assignments: [
        {
          ...{
            population: 'employment',
            employment: 'sworn',
            unitId: null,
            unitIds: new Set<string>(),
            position: null,
          },
          ...{ from: '2020-01-01', to: null },
        } as const,
      ],
      ...{ retiredOn: null, credits: [] },
    })
    const on = (day: string) => statusOn(cycles, day).kind
    expect([on('2024-12-31'), on('2025-01-01'), on('2025-03-01'), on('2026-01-01')]).toEqual([
      ...['not-applicable', 'due-soon', 'overdue', 'not-applicable'],
    ])
    expect(cycles[0]?.explanation).toMatchObject({
      trigger: { kind: 'joined', on: '2025-01-01' },
      population: { kind: 'employment', employment: 'sworn' },
      ended: { why: 'no-longer-included' },
    })
  })
})
