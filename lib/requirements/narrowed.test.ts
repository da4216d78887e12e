/** Rules of which more than one thing must hold, and rules that leave people out by name. */
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import {
  actingCtx,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeCourse,
  makePerson,
  makeUnit,
  owner,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { employments } from '@/lib/agencies/kinds'
import { addTeamMembers, makeTeam } from '@/lib/agencies/teams'
import { write } from '@/lib/audit/write'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { addDays } from '@/lib/platform/time'
import { changeRequirement, makeRequirement, rebuildObligations } from './commands'
import { type Assignment, type Service, type Span, stretchesOf } from './engine/stretches'
import { previewRequirement } from './previewed/preview'
import { getRequirement, listMyObligations, listRequirements } from './queries'
import { assignmentPeople } from './tables'

testDatabase()
afterAll(closeOwner)

describe('of any person and any rule', () => {
  const FIRST = '2026-01-01'
  const day = (n: number) => addDays(FIRST, n)
  const nothing = {
    unitId: null,
    unitIds: new Set<string>(),
    position: null,
    employment: null,
    from: day(10),
    to: null,
  }
  const unit = { unitId: 'a', unitIds: new Set(['a', 'b']) }
  const asks = (assignment: Assignment, services: readonly Service[], on: string) =>
    stretchesOf(services, [assignment], null).some(({ from, to }) => from <= on && (to === null || on < to))

  /** One service after the other, some with days in between. */
  const services = fc
    .array(
      fc.record({
        days: fc.integer({ min: 1, max: 20 }),
        gap: fc.constantFrom(0, 0, 3),
        unitId: fc.constantFrom('a', 'b', 'c', null),
        position: fc.constantFrom('Officer', 'officer', 'Clerk', null),
        employment: fc.constantFrom(...employments),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((told) => {
      let at = 0
      return told.map(({ days, gap, ...how }): Service => {
        const from = day(at)
        at += days
        const service = { ...how, startsOn: FIRST, from, to: day(at) }
        at += gap
        return service
      })
    })
  const spans = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 30 })), { maxLength: 3 })

  it('asks on the days on which all holds that is said, each for itself, and nobody who is left out', () => {
    fc.assert(
      fc.property(
        services,
        spans,
        fc.subarray(['unit', 'position', 'employment', 'role'] as const),
        fc.boolean(),
        (served, held, said, isExcepted) => {
          const includes = held.map(([from, days]): Span => ({ from: day(from), to: day(from + days) }))
          const parts: Record<(typeof said)[number], Partial<Assignment>> = {
            unit,
            position: { position: 'Officer' },
            employment: { employment: 'volunteer' },
            role: { role: 'supervisor', includes },
          }
          const alone = (kind: (typeof said)[number]) => ({ ...nothing, ...parts[kind], population: kind })
          for (const population of said) {
            const all = { ...Object.assign({ ...nothing }, ...said.map((each) => parts[each])), population, isExcepted }
            const at = Array.from({ length: 110 }, (_, n) => day(n))
            const each = said.map((one) => at.filter((on) => asks(alone(one), served, on)))
            const both = at.filter((on) => !isExcepted && each.every((days) => days.includes(on)))
            expect(at.filter((on) => asks(all, served, on))).toEqual(both)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

async function makeWorld() {
  const [agencyId, courseId] = [await makeAgency(), await makeCourse()]
  const coordinator = actingCtx(await makePerson(), [coordinatorOf(agencyId)])
  const patrol = await makeUnit(agencyId, 'Patrol')
  const night = await makeUnit(agencyId, 'Night', patrol)
  const add = async (given: string, unitId: string | null, employment = 'sworn') => {
    const personId = await makePerson(given, 'Person')
    await serve(personId, agencyId, { from: '2026-01-01', unitId, position: 'Officer' })
    await owner()`update affiliations set employment = ${employment} where person_id = ${personId}`
    return personId
  }
  const terms = {
    ...{ agencyId, name: 'Stops', criterion: { kind: 'course', courseId }, dueKind: 'within-days-of-start' },
    ...{ withinDays: 30, effectiveFrom: '2026-11-01' },
  }
  return { agencyId, coordinator, patrol, night, add, terms }
}
const owed = async (personId: string, asOf?: string) =>
  (await listMyObligations(actingCtx(personId), asOf ? { asOf } : {})).items
const system = systemCtx('test', new Date('2026-11-20T16:00:00Z'))

describe('sworn members of a unit, but for some', () => {
  const makeRule = async () => {
    const world = await makeWorld()
    const { add, night, patrol } = world
    const [ada, ben, cleo] = [await add('Ada', night), await add('Ben', patrol), await add('Cleo', patrol, 'civilian')]
    const dora = await add('Dora', null)
    const whom = { population: 'unit', unitId: patrol, employment: 'sworn', exceptPersonIds: [ben] }
    return { ...world, ada, ben, cleo, dora, terms: { ...world.terms, ...whom } }
  }

  it('are asked and nobody else, and it is said so to them and to whoever keeps it', async () => {
    const { agencyId, coordinator, ada, ben, cleo, dora, terms, patrol } = await makeRule()
    expect(await previewRequirement(coordinator, terms)).toMatchObject({
      ...{ serving: 4, appliesTo: 1 },
      who: {
        asked: { people: 1, first: [{ personId: ada }] },
        not: [
          { why: 'other-unit', first: [{ personId: dora }] },
          { why: 'other-employment', first: [{ personId: cleo }] },
          { why: 'excepted', first: [{ personId: ben }] },
        ],
      },
    })
    const { requirementId } = await makeRequirement(coordinator, terms)
    for (const personId of [ben, cleo, dora]) expect(await owed(personId)).toEqual([])
    const [mine] = await owed(ada)
    expect(mine?.status.dueOn).toBe('2026-12-01')
    expect(JSON.stringify(mine?.explanation)).toContain(
      'It is for the sworn members in Patrol and the units below it. The rule began',
    )
    const said = { population: 'unit', unitId: patrol, employment: 'sworn', position: null, peopleExcepted: 1 }
    expect(await getRequirement(coordinator, { requirementId })).toMatchObject({
      ...{ ...said, peopleNamed: 0, excepted: [{ personId: ben, serves: true }], people: [] },
      whom: [{ population: 'unit', unitName: 'Patrol', employment: 'sworn', peopleExcepted: 1 }],
    })
    expect((await listRequirements(coordinator, { agencyId })).items).toMatchObject([said])
    const supervisor = actingCtx(newId(), [supervisorOf(agencyId, await makeUnit(agencyId, 'Records'))])
    expect(await getRequirement(supervisor, { requirementId }), 'of others no names').toMatchObject({
      ...{ peopleExcepted: 1, excepted: [] },
    })
    expect((await rebuildObligations(system)).changed).toBe(0)
  })

  it('change with the day: who is left out later was asked until then, and who is let in is asked from then on', async () => {
    const { coordinator, ada, ben, terms } = await makeRule()
    const { requirementId } = await makeRequirement(coordinator, terms)
    const change = { ...terms, requirementId, madeFrom: 1, exceptPersonIds: [ada], effectiveFrom: '2026-11-20' }
    expect((await previewRequirement(coordinator, change)).changes).toMatchObject({ asked: 1, noLongerAsked: 1 })
    await changeRequirement(coordinator, change)
    expect([await owed(ada), (await owed(ben))[0]?.status.dueOn]).toEqual([[], '2026-12-20'])
    expect([(await owed(ada, '2026-11-19')).length, (await owed(ben, '2026-11-19')).length]).toEqual([1, 0])
    expect(JSON.stringify((await owed(ben))[0]?.explanation)).toMatch(
      /within 30 days of November 20, 2026, when it was changed to include you.*It was changed to include you on November 20/,
    )
    const [then] = await owed(ada, '2026-11-19')
    expect(JSON.stringify(then?.explanation)).toContain('a change of whom it is for, ended it later')
    const { whom } = await getRequirement(coordinator, { requirementId })
    expect(whom.map(({ from, to, peopleExcepted }) => [from, to, peopleExcepted])).toEqual([
      ['2026-11-20', null, 1],
      ['2026-11-01', '2026-11-20', 1],
    ])
    const same = {
      ...change,
      madeFrom: 2,
      exceptPersonIds: [ada, ada],
      citation: 'Order 4',
      effectiveFrom: '2026-12-01',
    }
    await changeRequirement(coordinator, same)
    expect((await getRequirement(coordinator, { requirementId })).whom).toHaveLength(2)
    const { exceptPersonIds: _, ...unsaid } = { ...same, madeFrom: 3, name: 'Traffic stops' }
    await changeRequirement(coordinator, unsaid)
    expect(await getRequirement(coordinator, { requirementId }), 'a client that knows nothing of it').toMatchObject({
      ...{ name: 'Traffic stops', version: 4, excepted: [{ personId: ada }] },
    })
    expect(await owed(ada)).toEqual([])
    const lost = { ...same, exceptPersonIds: [] }
    await expect(changeRequirement(coordinator, lost)).rejects.toMatchObject({ kind: 'conflict' })
    expect((await rebuildObligations(system)).changed).toBe(0)
  })

  it('say that somebody was let in also where the change was changed once more on its day', () => {
    const whom = { population: 'everyone', unitId: null, unitIds: new Set<string>(), position: null } as const
    const days = [
      { ...whom, isExcepted: true, from: '2026-01-01', to: '2026-03-01' },
      { ...whom, population: 'position', position: 'Chief', from: '2026-03-01', to: '2026-03-01' },
      { ...whom, from: '2026-03-01', to: null },
    ] as const
    const service = { startsOn: '2025-01-01', from: '2025-01-01', to: null, unitId: null, position: null }
    expect(stretchesOf([service], days, null)).toMatchObject([{ trigger: { kind: 'let-in', on: '2026-03-01' } }])
  })

  it('never name people or a unit of another agency, and nobody can be written in past the command', async () => {
    const { coordinator, terms, agencyId } = await makeRule()
    const neighbor = await makeRule()
    const strange = [
      [{ exceptPersonIds: [neighbor.ada] }, /not on the roster/],
      [{ exceptPersonIds: [newId()] }, /not on the roster/],
      [{ population: 'employment', unitId: neighbor.patrol }, /unit of this agency/],
      [{ exceptPersonIds: Array.from({ length: 201 }, () => newId()) }, /At most 200/],
    ] as const
    for (const [whom, refusal] of strange) {
      await expect(makeRequirement(coordinator, { ...terms, ...whom })).rejects.toThrow(refusal)
      await expect(previewRequirement(coordinator, { ...terms, ...whom })).rejects.toThrow(refusal)
    }
    const { requirementId } = await makeRequirement(coordinator, terms)
    const [held] = await owner()`select id from assignments where requirement_id = ${requirementId}`
    const forged = write(coordinator, 'requirement.changed', (w) =>
      w.tx.insert(assignmentPeople).values({ assignmentId: held?.id, agencyId, personId: neighbor.ada }),
    )
    await expect(forged, 'the second lock').rejects.toThrow()
  })
})

it('a team is narrowed too: who moves out of the unit is no longer asked, whoever is in the team', async () => {
  const { agencyId, coordinator, add, patrol, terms } = await makeWorld()
  const [inside, outside] = [await add('Inside', patrol), await add('Outside', null)]
  const { teamId } = await makeTeam(coordinator, { agencyId, name: 'Three Rivers', kind: 'task-force' })
  await addTeamMembers(coordinator, { teamId, personIds: [inside, outside], firstOn: '2026-11-10' })
  await makeRequirement(coordinator, { ...terms, population: 'team', teamId, unitId: patrol, position: 'OFFICER' })
  expect(await owed(outside)).toEqual([])
  const [mine] = await owed(inside)
  expect(mine?.status.dueOn).toBe('2026-12-10')
  expect(mine?.explanation.sentence).toContain('within 30 days of joining those it is for on November 10, 2026')
  expect(JSON.stringify(mine?.explanation)).toContain(
    'those of the task force “Three Rivers” in Patrol and the units below it with the position “OFFICER”',
  )
})

it('who is left out of a rule for a team is not told that they left the team, and is not said to be asked once they are gone', async () => {
  const { agencyId, coordinator, add, patrol, terms } = await makeWorld()
  const [ada, ben, cleo] = [await add('Ada', patrol), await add('Ben', patrol), await add('Cleo', null)]
  const { teamId } = await makeTeam(coordinator, { agencyId, name: 'Three Rivers', kind: 'task-force' })
  await addTeamMembers(coordinator, { teamId, personIds: [ada, ben, cleo], firstOn: '2026-11-01' })
  const team = { ...terms, population: 'team', teamId }
  const { requirementId } = await makeRequirement(coordinator, team)
  const change = { ...team, exceptPersonIds: [ben], effectiveFrom: '2026-11-20' }
  await changeRequirement(coordinator, { ...change, requirementId, madeFrom: 1 })
  expect(await owed(ben)).toEqual([])
  expect(JSON.stringify((await owed(ben, '2026-11-19'))[0]?.explanation)).toContain(
    'The end of days in the task force “Three Rivers”, or a change of whom it is for, ended it later, on November 20',
  )
  await owner()`update affiliations set valid_to = '2026-11-15' where agency_id = ${agencyId}`
  const { who } = await previewRequirement(coordinator, { ...change, unitId: patrol })
  expect(who.not.map(({ why, first }) => [why, first.map(({ personId }) => personId)])).toEqual([['left', [ada]]])
})

it('everyone, narrowed, is kept in one way, and people by name are asked however they serve', async () => {
  const { coordinator, add, patrol, terms } = await makeWorld()
  const ada = await add('Ada', null)
  const narrowed = { ...terms, population: 'everyone', unitId: patrol, position: 'Officer' }
  const { requirementId } = await makeRequirement(coordinator, narrowed)
  const kept = await getRequirement(coordinator, { requirementId })
  expect(kept).toMatchObject({ population: 'unit', unitId: patrol, position: 'Officer' })
  const byName = { ...narrowed, name: 'Ada', population: 'people', personIds: [ada], exceptPersonIds: [ada] }
  const named = await makeRequirement(coordinator, byName)
  expect(await getRequirement(coordinator, named)).toMatchObject({
    ...{ population: 'people', unitId: null, position: null, peopleNamed: 1, peopleExcepted: 0 },
  })
  expect(await owed(ada)).toHaveLength(1)
})
