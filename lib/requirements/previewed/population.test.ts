import { afterAll, describe, expect, it } from 'vitest'
import {
  actingCtx,
  administrator,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeCourse,
  makeLogin,
  makePerson,
  makeUnit,
  owner,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { endAffiliationIn } from '@/lib/agencies/affiliations'
import { changeAgency } from '@/lib/agencies/commands'
import { getAgency } from '@/lib/agencies/queries'
import { grantRole, revokeRole } from '@/lib/agencies/roles'
import { getTeam } from '@/lib/agencies/team-queries'
import { addTeamMembers, changeTeam, changeTeamMember, endTeam, makeTeam, removeTeam } from '@/lib/agencies/teams'
import { write } from '@/lib/audit/write'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { changeRequirement, makeRequirement, rebuildObligations } from '../commands'
import { deriveObligations, statusOn } from '../engine/rules'
import { getRequirement, listMyObligations } from '../queries'
import { assignmentPeople } from '../tables'
import { previewRequirement } from './preview'

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

  it('asks contractors, as the roster calls them', async () => {
    const [agencyId, courseId] = [await makeAgency(), await makeCourse()]
    const coordinator = actingCtx(newId(), [coordinatorOf(agencyId)])
    const [contractor, officer] = [await makePerson(), await makePerson()]
    for (const personId of [contractor, officer]) await serve(personId, agencyId, { from: '2026-01-01' })
    await owner()`update affiliations set employment = 'contractor' where person_id = ${contractor}`
    const terms = {
      ...{ agencyId, name: 'Data', criterion: { kind: 'course', courseId }, dueKind: 'within-days-of-start' },
      ...{ withinDays: 30, population: 'employment', employment: 'contractor', effectiveFrom: '2026-11-01' },
    }
    expect(await previewRequirement(coordinator, terms)).toMatchObject({ serving: 2, appliesTo: 1 })
    await makeRequirement(coordinator, terms)
    expect((await listMyObligations(actingCtx(officer))).items).toEqual([])
    const [owed] = (await listMyObligations(actingCtx(contractor))).items
    expect(JSON.stringify(owed?.explanation.steps)).toContain('It is for the contractors.')
    await expect(makeRequirement(coordinator, { ...terms, employment: 'vendor' })).rejects.toThrow(/how people serve/)
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

describe('a rule for people by name', () => {
  const makeWorld = async () => {
    const [agencyId, courseId] = [await makeAgency(), await makeCourse()]
    const coordinator = actingCtx(newId(), [coordinatorOf(agencyId)])
    const [ada, ben, cleo] = [
      await makePerson('Ada', 'Reyes'),
      await makePerson('Ben', 'Oduya'),
      await makePerson('Cleo', 'Marsh'),
    ]
    for (const personId of [ada, ben, cleo]) await serve(personId, agencyId, { from: '2026-01-01' })
    const terms = {
      ...{ agencyId, name: 'Grants', criterion: { kind: 'course', courseId }, dueKind: 'within-days-of-start' },
      ...{ withinDays: 30, population: 'people', personIds: [ada, ben], effectiveFrom: '2026-11-01' },
    }
    return { agencyId, coordinator, ada, ben, cleo, terms }
  }
  const owed = async (personId: string) => (await listMyObligations(actingCtx(personId))).items

  it('asks them and nobody else, and says so to them and to whoever keeps it', async () => {
    const { coordinator, ada, ben, cleo, terms } = await makeWorld()
    expect(await previewRequirement(coordinator, terms)).toMatchObject({
      ...{ serving: 3, appliesTo: 2 },
      who: {
        asked: { people: 2, first: [{ name: 'Ben Oduya' }, { name: 'Ada Reyes' }] },
        not: [{ why: 'not-named', people: 1, first: [{ name: 'Cleo Marsh' }] }],
      },
    })
    const { requirementId } = await makeRequirement(coordinator, { ...terms, personIds: [ben, ada, ben] })
    const [mine] = await owed(ada)
    expect(mine?.status).toMatchObject({ dueOn: '2026-12-01' })
    expect(JSON.stringify(mine?.explanation)).toContain('It is for people by name.')
    expect(await owed(cleo)).toEqual([])
    expect(await getRequirement(coordinator, { requirementId })).toMatchObject({
      ...{ population: 'people', peopleNamed: 2, people: [{ personId: ben, serves: true }, { personId: ada }] },
      whom: [{ population: 'people', peopleNamed: 2, from: '2026-11-01', to: null }],
    })
  })

  it('begins for whoever is added on the day of the change, and goes on for those who stay', async () => {
    const { coordinator, ada, ben, cleo, terms } = await makeWorld()
    const { requirementId } = await makeRequirement(coordinator, terms)
    const change = { ...terms, requirementId, madeFrom: 1, personIds: [cleo, ada], effectiveFrom: '2026-11-20' }
    expect((await previewRequirement(coordinator, change)).changes).toMatchObject({ asked: 1, noLongerAsked: 1 })
    await changeRequirement(coordinator, change)
    const [[kept], [added]] = [await owed(ada), await owed(cleo)]
    expect([kept?.status.dueOn, added?.status.dueOn]).toEqual(['2026-12-01', '2026-12-20'])
    expect(added?.explanation.sentence).toContain('within 30 days of being named on November 20, 2026')
    expect(await owed(ben)).toEqual([])
    const { whom, version } = await getRequirement(coordinator, { requirementId })
    expect(whom.map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-20', null],
      ['2026-11-01', '2026-11-20'],
    ])
    const same = {
      ...change,
      madeFrom: version,
      personIds: [ada, cleo],
      citation: 'Award 3',
      effectiveFrom: '2026-12-01',
    }
    await changeRequirement(coordinator, same)
    expect(
      (await getRequirement(coordinator, { requirementId })).whom,
      'the same people in another order',
    ).toHaveLength(2)
    await expect(changeRequirement(coordinator, { ...same, personIds: [ben] })).rejects.toMatchObject({
      kind: 'conflict',
    })
  })

  it('drops who left, and says who that is before anything is saved', async () => {
    const { agencyId, coordinator, ada, ben, cleo, terms } = await makeWorld()
    const { requirementId } = await makeRequirement(coordinator, terms)
    const system = systemCtx('test', new Date('2026-11-20T16:00:00Z'))
    await owner()`update affiliations set valid_to = '2026-11-10' where person_id = ${ben}`
    await owner()`update affiliations set valid_from = '2027-01-01', service_starts_on = '2027-01-01' where person_id = ${cleo}`
    await rebuildObligations(system)
    expect(await owed(ben)).toEqual([])
    const change = { ...terms, requirementId, personIds: [ada, ben, cleo], effectiveFrom: '2026-11-20' }
    expect((await previewRequirement(coordinator, change)).who).toEqual({
      asked: { people: 1, first: [{ personId: ada, name: 'Ada Reyes' }] },
      not: [
        { why: 'left', people: 1, first: [{ personId: ben, name: 'Ben Oduya' }] },
        { why: 'starts-later', people: 1, first: [{ personId: cleo, name: 'Cleo Marsh' }] },
      ],
    })
    expect((await getRequirement(coordinator, { requirementId })).people).toMatchObject([
      { personId: ben, serves: false },
      { personId: ada, serves: true },
    ])
    expect(agencyId).toBe(terms.agencyId)
  })

  it('never names people of another agency, nobody, or more than two hundred', async () => {
    const { coordinator, ada, terms } = await makeWorld()
    const neighbor = await makeWorld()
    for (const personIds of [[neighbor.ada], [ada, neighbor.ada], [ada, newId()]]) {
      const refusal = /not on the roster/
      await expect(makeRequirement(coordinator, { ...terms, personIds })).rejects.toThrow(refusal)
      await expect(previewRequirement(coordinator, { ...terms, personIds })).rejects.toThrow(refusal)
    }
    await expect(makeRequirement(coordinator, { ...terms, personIds: [] })).rejects.toThrow(/at least one person/)
    const many = Array.from({ length: 201 }, () => newId())
    await expect(makeRequirement(coordinator, { ...terms, personIds: many })).rejects.toThrow(/At most 200/)
    const { requirementId } = await makeRequirement(coordinator, terms)
    const [held] = await owner()`select id from assignments where requirement_id = ${requirementId}`
    const forged = write(coordinator, 'requirement.changed', (w) =>
      w.tx
        .insert(assignmentPeople)
        .values({ assignmentId: held?.id, agencyId: terms.agencyId, personId: neighbor.ada }),
    )
    await expect(forged, 'the second lock').rejects.toThrow()
  })

  it('tells a supervisor the names of their own people alone', async () => {
    const { agencyId, coordinator, ada, terms } = await makeWorld()
    const patrol = await makeUnit(agencyId, 'Patrol')
    await owner()`update affiliations set unit_id = ${patrol} where person_id = ${ada}`
    const { requirementId } = await makeRequirement(coordinator, terms)
    const supervisor = actingCtx(newId(), [supervisorOf(agencyId, patrol)])
    const { peopleNamed, people } = await getRequirement(supervisor, { requirementId })
    expect([peopleNamed, people.map(({ name }) => name)]).toEqual([2, ['Ada Reyes']])
  })
})

describe('a rule for those who hold a role', () => {
  const at = (day: string) => systemCtx('test', new Date(`${day}T20:00:00Z`))
  const makeWorld = async () => {
    const [agencyId, courseId] = [await makeAgency(), await makeCourse()]
    const coordinator = actingCtx(await makePerson(), [coordinatorOf(agencyId)])
    const [ada, ben, cleo] = [
      await makePerson('Ada', 'Reyes'),
      await makePerson('Ben', 'Oduya'),
      await makePerson('Cleo', 'Marsh'),
    ]
    for (const personId of [ada, ben, cleo]) {
      await makeLogin(personId)
      await serve(personId, agencyId, { from: '2025-01-01' })
    }
    const lead = (personId: string, day: string, unitId: string | null = null) =>
      grantRole(at(day), { personId, role: 'supervisor', agencyId, unitId })
    const terms = {
      ...{ agencyId, name: 'Leading', criterion: { kind: 'course', courseId }, dueKind: 'within-days-of-start' },
      ...{ withinDays: 30, population: 'role', role: 'supervisor', effectiveFrom: '2026-01-01' },
    }
    return { agencyId, coordinator, ada, ben, cleo, lead, terms }
  }
  const owed = async (personId: string, asOf?: string) =>
    (await listMyObligations(actingCtx(personId), asOf ? { asOf } : {})).items

  it('asks who holds it from the day it is given, and no longer from the day it ends, each derived at once', async () => {
    const { agencyId, coordinator, ada, ben, cleo, lead, terms } = await makeWorld()
    await lead(ada, '2025-06-01')
    const { requirementId } = await makeRequirement(coordinator, terms)
    expect((await owed(ada)).map(({ status }) => status.dueOn)).toEqual(['2026-01-31'])
    const { roleId } = await lead(ben, '2026-11-10')
    const [led] = await owed(ben)
    expect(led?.status).toMatchObject({ dueOn: '2026-12-10' })
    expect(led?.explanation.sentence).toContain('within 30 days of joining the supervisors on November 10, 2026')
    expect(JSON.stringify(led?.explanation.steps)).toContain('It is for the supervisors, as roles are held here.')
    await revokeRole(at('2026-11-15'), { roleId })
    expect(await owed(ben)).toEqual([])
    expect(await owed(ben, '2026-11-14')).toMatchObject([{ status: { dueOn: '2026-12-10' } }])
    expect(await owed(ben, '2026-11-15')).toEqual([])
    await grantRole(at('2026-11-12'), { personId: cleo, role: 'organizer', agencyId })
    expect(await owed(cleo), 'another role').toEqual([])
    expect((await rebuildObligations(at('2026-11-20'))).changed).toBe(0)
    expect(await getRequirement(coordinator, { requirementId })).toMatchObject({
      ...{ agencyId, population: 'role', role: 'supervisor', whom: [{ role: 'supervisor' }] },
    })
  })

  it('asks from the day on the clock of the agency, also once that is corrected', async () => {
    const { agencyId, coordinator, ada, terms } = await makeWorld()
    await makeRequirement(coordinator, terms)
    const late = systemCtx('test', new Date('2026-11-10T05:30:00Z'))
    await grantRole(late, { personId: ada, role: 'supervisor', agencyId })
    expect(await owed(ada)).toMatchObject([{ status: { dueOn: '2026-12-09' } }])
    const admin = actingCtx(await makePerson(), [administrator])
    const { version: madeFrom, coordinators: _, source: __, ...facts } = await getAgency(admin, { agencyId })
    await changeAgency(admin, { ...facts, madeFrom, state: 'NY', timeZone: 'America/New_York' })
    expect(await owed(ada)).toMatchObject([{ status: { dueOn: '2026-12-10' } }])
    expect((await rebuildObligations(at('2026-11-20'))).changed).toBe(0)
  })

  it('asks nobody for what was given and ended on one day, whatever the clocks did on it', async () => {
    const { agencyId, coordinator, ada, terms } = await makeWorld()
    await makeRequirement(coordinator, terms)
    for (const [given, ended] of [
      ['2026-11-01T07:30:00Z', '2026-11-01T09:30:00Z'],
      ['2026-03-08T09:59:00Z', '2026-03-08T10:01:00Z'],
    ] as const) {
      const { roleId } = await grantRole(systemCtx('test', new Date(given)), {
        ...{ personId: ada, role: 'supervisor', agencyId },
      })
      await revokeRole(systemCtx('test', new Date(ended)), { roleId })
      expect(await owed(ada)).toEqual([])
      expect(await owed(ada, given.slice(0, 10))).toEqual([])
    }
  })

  it('goes on where a second unit is led and the first given up, and ends with the service', async () => {
    const { agencyId, coordinator, ada, lead, terms } = await makeWorld()
    const [first, second] = [await makeUnit(agencyId, 'Patrol'), await makeUnit(agencyId, 'Records')]
    const { roleId } = await lead(ada, '2026-10-01', first)
    await makeRequirement(coordinator, terms)
    await lead(ada, '2026-10-20', second)
    await revokeRole(at('2026-11-01'), { roleId })
    expect(await owed(ada)).toMatchObject([{ status: { dueOn: '2026-10-31' } }])
    await write(at('2026-11-18'), 'affiliation.ended', (w) =>
      endAffiliationIn(w, { agencyId, personId: ada, firstDayWithout: '2026-11-18', on: '2026-11-18' }),
    )
    expect(await owed(ada)).toEqual([])
  })

  it('says before it is saved who is asked, who serves no longer, and who never was on the roster', async () => {
    const { coordinator, ada, ben, lead, terms } = await makeWorld()
    const guest = await makePerson('Dora', 'Stone')
    await makeLogin(guest)
    for (const personId of [ada, ben, guest]) await lead(personId, '2026-02-01')
    await owner()`update affiliations set valid_to = '2026-11-01' where person_id = ${ben}`
    const neighbor = await makeWorld()
    await neighbor.lead(neighbor.ada, '2026-02-01')
    expect(await previewRequirement(coordinator, terms)).toMatchObject({
      appliesTo: 1,
      who: {
        asked: { people: 1, first: [{ personId: ada }] },
        not: [
          { why: 'left', first: [{ name: 'Ben Oduya' }] },
          { why: 'not-serving', first: [{ name: 'Dora Stone' }] },
          { why: 'not-named', first: [{ name: 'Cleo Marsh' }] },
        ],
      },
    })
    await expect(makeRequirement(coordinator, { ...terms, role: null })).rejects.toThrow(/Choose the role/)
    await expect(makeRequirement(coordinator, { ...terms, role: 'administrator' })).rejects.toThrow(/Choose the role/)
    await expect(makeRequirement(neighbor.coordinator, terms)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('a rule for a team', () => {
  const makeWorld = async () => {
    const [agencyId, courseId] = [await makeAgency(), await makeCourse()]
    const coordinator = actingCtx(await makePerson(), [coordinatorOf(agencyId)])
    const [ada, ben] = [await makePerson('Ada', 'Reyes'), await makePerson('Ben', 'Oduya')]
    for (const personId of [ada, ben]) await serve(personId, agencyId, { from: '2025-01-01' })
    const { teamId } = await makeTeam(coordinator, { agencyId, name: 'Three Rivers', kind: 'task-force' })
    await addTeamMembers(coordinator, { teamId, personIds: [ada], firstOn: '2025-06-01' })
    const terms = {
      ...{ agencyId, name: 'Interdiction', criterion: { kind: 'course', courseId }, dueKind: 'within-days-of-start' },
      ...{ withinDays: 30, population: 'team', teamId, effectiveFrom: '2026-01-01' },
    }
    return { agencyId, coordinator, ada, ben, teamId, terms }
  }
  const owed = async (personId: string) => (await listMyObligations(actingCtx(personId))).items
  const daysOf = async (coordinator: Parameters<typeof getTeam>[0], teamId: string, personId: string) => {
    const member = (await getTeam(coordinator, { teamId })).members.find((each) => each.personId === personId)
    return { memberId: member?.memberId, madeFrom: member?.version, firstOn: member?.firstOn }
  }

  it('asks who is in it from the rule on, who joins from that day, and who leaves no longer', async () => {
    const { coordinator, ada, ben, teamId, terms } = await makeWorld()
    const { requirementId } = await makeRequirement(coordinator, terms)
    expect((await owed(ada)).map(({ status }) => status.dueOn)).toEqual(['2026-01-31'])
    await addTeamMembers(coordinator, { teamId, personIds: [ben], firstOn: '2026-11-10' })
    const [joined] = await owed(ben)
    expect(joined?.status).toMatchObject({ dueOn: '2026-12-10' })
    expect(joined?.explanation.sentence).toContain(
      'within 30 days of joining the task force “Three Rivers” on November 10, 2026',
    )
    expect(JSON.stringify(joined?.explanation.steps)).toContain('It is for those of the task force “Three Rivers”.')
    await changeTeamMember(coordinator, { ...(await daysOf(coordinator, teamId, ben)), lastOn: '2026-11-15' })
    expect(await owed(ben)).toEqual([])
    const then = (await listMyObligations(actingCtx(ben), { asOf: '2026-11-15' })).items
    expect(JSON.stringify(then[0]?.explanation.steps)).toContain(
      'The end of days in the task force “Three Rivers”, or a change of whom it is for, ended it later',
    )
    expect((await rebuildObligations(systemCtx('test', new Date('2026-11-20T16:00:00Z')))).changed).toBe(0)
    expect(await getRequirement(coordinator, { requirementId })).toMatchObject({
      ...{ population: 'team', teamId, team: { name: 'Three Rivers', kind: 'task-force' } },
      whom: [{ team: { name: 'Three Rivers' } }],
    })
  })

  it('says before it is saved who of the team is asked, and why the others are not', async () => {
    const { coordinator, ada, ben, teamId, terms } = await makeWorld()
    const cleo = await makePerson('Cleo', 'Marsh')
    await serve(cleo, terms.agencyId, { from: '2025-01-01' })
    await addTeamMembers(coordinator, { teamId, personIds: [ben], firstOn: '2027-01-01' })
    await addTeamMembers(coordinator, { teamId, personIds: [cleo], firstOn: '2026-01-01' })
    await owner()`update affiliations set valid_to = '2026-11-01' where person_id = ${cleo}`
    expect(await previewRequirement(coordinator, terms)).toMatchObject({
      appliesTo: 1,
      who: {
        asked: { people: 1, first: [{ personId: ada }] },
        not: [
          { why: 'left', first: [{ name: 'Cleo Marsh' }] },
          { why: 'on-other-days', first: [{ name: 'Ben Oduya' }] },
        ],
      },
    })
  })

  it('ends with the team, can be for none that has ended, and keeps its team from being removed', async () => {
    const { coordinator, ada, teamId, terms } = await makeWorld()
    const { requirementId } = await makeRequirement(coordinator, terms)
    const { teamId: spare } = await makeTeam(coordinator, { agencyId: terms.agencyId, name: 'Spare', kind: 'other' })
    const racing = { ...terms, name: 'Racing', teamId: spare }
    const [made, removed] = await Promise.allSettled([
      makeRequirement(coordinator, racing),
      removeTeam(coordinator, { teamId: spare }),
    ])
    expect([made.status, removed.status].sort(), 'one of the two').toEqual(['fulfilled', 'rejected'])
    const { endVersion: madeFrom } = await getTeam(coordinator, { teamId })
    await endTeam(coordinator, { teamId, madeFrom, lastOn: '2026-11-10' })
    expect(await owed(ada)).toEqual([])
    expect((await listMyObligations(actingCtx(ada), { asOf: '2026-11-10' })).items).toHaveLength(1)
    const change = { ...terms, requirementId, madeFrom: 1, name: 'Otherwise', effectiveFrom: '2026-11-20' }
    await expect(changeRequirement(coordinator, change)).rejects.toThrow(/has ended by then/)
    await expect(previewRequirement(coordinator, change)).rejects.toThrow(/has ended by then/)
    expect((await rebuildObligations(systemCtx('test', new Date('2026-11-20T16:00:00Z')))).changed).toBe(0)
  })

  it('is told by the name that the team has now, and never for a team of another agency', async () => {
    const { coordinator, ada, teamId, terms } = await makeWorld()
    await makeRequirement(coordinator, terms)
    const { version } = await getTeam(coordinator, { teamId })
    await changeTeam(coordinator, { teamId, madeFrom: version, name: '15POVC-24-GK-01234-HT', kind: 'grant' })
    expect(JSON.stringify((await owed(ada))[0]?.explanation.steps)).toContain('the grant “15POVC-24-GK-01234-HT”')
    const neighbor = await makeWorld()
    const strange = { ...terms, name: 'Other', teamId: neighbor.teamId }
    await expect(makeRequirement(coordinator, strange)).rejects.toThrow(/team of this agency/)
    await expect(previewRequirement(coordinator, strange)).rejects.toThrow(/team of this agency/)
    await expect(makeRequirement(coordinator, { ...strange, teamId: null })).rejects.toThrow(/Choose the team/)
  })
})
