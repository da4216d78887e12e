import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
import {
  actingCtx,
  administrator,
  auditorOf,
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
import { getTeam } from '@/lib/agencies/team-queries'
import { addTeamMembers, changeTeamMember, makeTeam } from '@/lib/agencies/teams'
import { write } from '@/lib/audit/write'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { addDays } from '@/lib/platform/time'
import { verifyCertificate } from '@/lib/records/verification'
import { listRequirementChoices } from './choices'
import { changeRequirement, makeRequirement, rebuildObligations, retireRequirement, reverseCredit } from './commands'
import { previewRequirement } from './previewed/preview'
import { getRequirement, listMyObligations, listRequirements } from './queries'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
const system = systemCtx('test', now)
const stored = (agencyId: string) =>
  owner()`select person_id, requirement_id, cycle, opens_on::text, due_on::text, satisfied_on::text, counted_credits, valid_until::text,
    ends_on::text, explanation from obligations where agency_id = ${agencyId} order by person_id, requirement_id, cycle`

async function makeWorld() {
  const [agencyId, courseId] = [await makeAgency(), await makeCourse()]
  const coordinator = actingCtx(newId(), [coordinatorOf(agencyId)])
  const terms = {
    agencyId,
    criterion: { kind: 'course', courseId },
    name: 'Trafficking response',
    dueKind: 'within-days-of-start',
    withinDays: 90,
    repeatMonths: 12,
    population: 'everyone',
    citation: 'Policy 4.12',
    effectiveFrom: '2025-01-01',
  }
  return { agencyId, courseId, coordinator, terms }
}

const earnModule = (personId: string, courseId: string, earnedOn: string) =>
  earn(personId, {
    sourceKind: 'module',
    courseId,
    certificate: { edition: 1 },
    creditMinutes: 120,
    mode: 'self-paced',
    earnedOn,
  })

describe('a requirement', () => {
  it('is owed by those it is for from the day it is made, and met by the credit that is recorded', async () => {
    const { agencyId, courseId, coordinator, terms } = await makeWorld()
    const personId = await makePerson()
    await serve(personId, agencyId, { from: '2026-10-01' })
    await makeRequirement(coordinator, terms)
    const me = actingCtx(personId)
    const [owed] = (await listMyObligations(me)).items
    expect(owed).toMatchObject({ name: 'Trafficking response', status: { kind: 'open', dueOn: '2026-12-30' } })
    const { certificateCode } = await earnModule(personId, courseId, '2026-11-20')
    expect((await verifyCertificate(system, { code: certificateCode ?? '' })).state).toBe('valid')
    const [met] = (await listMyObligations(me)).items
    expect(met).toMatchObject({ status: { kind: 'met', satisfiedOn: '2026-11-20', validUntil: '2027-11-20' } })
    expect(met?.explanation.rule).toBe('Policy 4.12. Version 1, in force since January 1, 2025.')
  })

  it('is owed again when the credit is taken back', async () => {
    const { agencyId, courseId, coordinator, terms } = await makeWorld()
    const personId = await makePerson()
    await serve(personId, agencyId, { from: '2026-01-01' })
    await makeRequirement(coordinator, terms)
    const { creditId } = await earnModule(personId, courseId, '2026-02-02')
    await reverseCredit(coordinator, { creditId, reason: 'Recorded for the wrong person.' })
    const [owed] = (await listMyObligations(actingCtx(personId))).items
    expect(owed).toMatchObject({ status: { kind: 'overdue', dueOn: '2026-04-01', days: 233 } })
    expect(JSON.stringify(owed?.explanation.steps)).toContain('It was taken back.')
  })

  it('is kept by the agency’s coordinators and read by those who look after people there', async () => {
    const { agencyId, coordinator, terms } = await makeWorld()
    const { requirementId } = await makeRequirement(coordinator, terms)
    const neighbor = actingCtx(newId(), [coordinatorOf(await makeAgency())])
    for (const roles of [[supervisorOf(agencyId)], [auditorOf(agencyId)]]) {
      const ctx = actingCtx(newId(), roles)
      expect((await listRequirements(ctx, { agencyId })).items).toHaveLength(1)
      expect((await getRequirement(ctx, { requirementId })).mayChange).toBe(false)
      await expect(makeRequirement(ctx, terms)).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(changeRequirement(ctx, { ...terms, requirementId, madeFrom: 1 })).rejects.toMatchObject({
        kind: 'forbidden',
      })
      await expect(previewRequirement(ctx, terms)).rejects.toMatchObject({ kind: 'forbidden' })
    }
    for (const ctx of [neighbor, actingCtx(newId())]) {
      const tries = [
        makeRequirement(ctx, terms),
        retireRequirement(ctx, { requirementId }),
        getRequirement(ctx, { requirementId }),
        listRequirements(ctx, { agencyId }),
        listRequirementChoices(ctx, { agencyId }),
        previewRequirement(ctx, terms),
      ]
      for (const result of await Promise.allSettled(tries))
        expect(result).toMatchObject({ status: 'rejected', reason: { kind: 'not-found' } })
    }
  })

  it('cannot be for a unit of another agency, or without what its choice needs', async () => {
    const { coordinator, terms } = await makeWorld()
    const unitId = await makeUnit(await makeAgency(), 'Patrol')
    await expect(makeRequirement(coordinator, { ...terms, population: 'unit', unitId })).rejects.toMatchObject({
      fields: [{ field: 'unitId' }],
    })
    await expect(makeRequirement(coordinator, { ...terms, withinDays: null })).rejects.toThrow(/number of days/)
    const nowhere = { kind: 'course', courseId: newId() }
    await expect(makeRequirement(coordinator, { ...terms, criterion: nowhere })).rejects.toMatchObject({
      kind: 'invalid',
    })
  })

  it('says of every version who made it, for whom it is, and how many obligations followed', async () => {
    const { agencyId, terms } = await makeWorld()
    const makerId = await makePerson('Nadia', 'Haddad')
    await serve(makerId, agencyId, { from: '2026-01-01' })
    const maker = actingCtx(makerId, [coordinatorOf(agencyId)])
    const unitId = await makeUnit(agencyId, 'Patrol')
    const { requirementId } = await makeRequirement(maker, terms)
    const change = (version: number, more: object) =>
      changeRequirement(maker, { ...terms, ...more, requirementId, madeFrom: version, effectiveFrom: '2026-12-01' })
    await change(1, { name: 'On patrol', population: 'unit', unitId })
    await change(2, { name: 'On patrol', population: 'unit', unitId, withinDays: 30 })
    await change(3, { name: 'Everybody again' })
    const supervisor = actingCtx(newId(), [supervisorOf(agencyId)])
    const { versions, whom } = await getRequirement(supervisor, { requirementId })
    const told = versions.map(({ number, name, whom: of, obligations }) => [number, name, of?.unitName, obligations])
    expect(told).toEqual([
      [4, 'Everybody again', null, 1],
      [3, 'On patrol', 'Patrol', 0],
      [2, 'On patrol', 'Patrol', 1],
      [1, 'Trafficking response', null, 1],
    ])
    expect(new Set(versions.map(({ by }) => by))).toEqual(new Set(['Nadia Haddad']))
    expect(whom.map(({ unitName, from, to }) => [unitName, from, to])).toEqual([
      [null, '2026-12-01', null],
      [null, '2025-01-01', '2026-12-01'],
    ])
  })

  it('is changed from today on at the earliest, and shows every version it had', async () => {
    const { coordinator, terms } = await makeWorld()
    const { requirementId } = await makeRequirement(coordinator, terms)
    const change = { ...terms, requirementId, madeFrom: 1, repeatMonths: 24 }
    await expect(changeRequirement(coordinator, { ...change, effectiveFrom: '2026-11-19' })).rejects.toMatchObject({
      fields: [{ field: 'effectiveFrom' }],
    })
    await changeRequirement(coordinator, { ...change, effectiveFrom: '2027-01-01' })
    await expect(
      changeRequirement(coordinator, { ...change, madeFrom: 2, effectiveFrom: '2026-12-01' }),
    ).rejects.toMatchObject({
      kind: 'invalid',
    })
    const shown = await getRequirement(coordinator, { requirementId })
    expect(shown.versions).toMatchObject([
      { number: 2, repeatMonths: 24, effectiveFrom: '2027-01-01' },
      { number: 1, repeatMonths: 12 },
    ])
  })

  it('for a unit counts the units below it, and another population begins on the day of the change', async () => {
    const { agencyId, coordinator, terms } = await makeWorld()
    const patrol = await makeUnit(agencyId, 'Patrol')
    const shift = await makeUnit(agencyId, 'Shift A', patrol)
    const records = await makeUnit(agencyId, 'Records')
    const [officer, clerk] = [await makePerson(), await makePerson()]
    await serve(officer, agencyId, { from: '2026-01-01', unitId: shift })
    await serve(clerk, agencyId, { from: '2026-01-01', unitId: records, position: 'Clerk' })
    const { requirementId } = await makeRequirement(coordinator, { ...terms, population: 'unit', unitId: patrol })
    const owing = async (personId: string, asOf: string) =>
      (await listMyObligations(actingCtx(personId), { asOf })).items.length
    expect([await owing(officer, '2026-11-20'), await owing(clerk, '2026-11-20')]).toEqual([1, 0])
    const change = {
      ...terms,
      requirementId,
      madeFrom: 1,
      population: 'position',
      position: 'clerk',
      effectiveFrom: '2026-12-01',
    }
    await changeRequirement(coordinator, change)
    expect([await owing(officer, '2026-11-30'), await owing(clerk, '2026-11-30')]).toEqual([1, 0])
    expect([await owing(officer, '2026-12-01'), await owing(clerk, '2026-12-01')]).toEqual([0, 1])
  })

  it('is retired once, from today on, and touches no credit and no certificate', async () => {
    const { agencyId, courseId, coordinator, terms } = await makeWorld()
    const personId = await makePerson()
    await serve(personId, agencyId, { from: '2026-01-01' })
    const { requirementId } = await makeRequirement(coordinator, terms)
    await earnModule(personId, courseId, '2026-02-02')
    const ledger = () =>
      owner()`select c.hash, x.code from credits c join certificates x on x.credit_id = c.id where c.person_id = ${personId}`
    const before = await ledger()
    await expect(retireRequirement(coordinator, { requirementId, retiredOn: '2026-11-01' })).rejects.toMatchObject({
      kind: 'invalid',
    })
    expect(await retireRequirement(coordinator, { requirementId })).toEqual({ retiredOn: '2026-11-20' })
    await expect(retireRequirement(coordinator, { requirementId })).rejects.toMatchObject({ kind: 'conflict' })
    expect((await listMyObligations(actingCtx(personId))).items).toEqual([])
    expect((await listMyObligations(actingCtx(personId), { asOf: '2026-11-19' })).items).toHaveLength(1)
    expect(await ledger()).toEqual(before)
    expect((await listRequirements(coordinator, { agencyId })).items).toEqual([])
  })

  it('says before it is saved whom it would concern, and saves nothing by that', async () => {
    const { agencyId, courseId, coordinator, terms } = await makeWorld()
    const people = await Promise.all([0, 1, 2, 3].map(() => makePerson()))
    const starts = ['2026-11-01', '2026-09-01', '2026-01-01', '2026-01-01']
    for (const [i, personId] of people.entries()) await serve(personId, agencyId, { from: starts[i] ?? '' })
    await serve(await makePerson(), agencyId, { from: '2020-01-01', to: '2026-01-01' })
    await earnModule(people[3] ?? '', courseId, '2026-05-05')
    const preview = await previewRequirement(coordinator, terms)
    expect(preview).toMatchObject({
      onDay: '2026-11-20',
      serving: 4,
      appliesTo: 4,
      met: 1,
      overdue: 1,
      dueSoon: 1,
      ...{ dueLater: 1, changes: null },
    })
    expect(await stored(agencyId)).toHaveLength(0)
    await makeRequirement(coordinator, terms)
    expect((await stored(agencyId)).length).toBeGreaterThan(4)
  })
})

describe('a requirement that is sent twice, or changed by two', () => {
  it('is made once: by the key of the form, whenever it is sent again, and also at the same moment', async () => {
    const { coordinator, terms, agencyId } = await makeWorld()
    const key = newId()
    const made = await Promise.all([1, 2, 3].map(() => makeRequirement(coordinator, { ...terms, key })))
    const later = { ...coordinator, now: new Date(now.getTime() + 3_600_000) }
    made.push(await makeRequirement(later, { ...terms, key }))
    expect(new Set(made.map(({ requirementId }) => requirementId)).size).toBe(1)
    expect((await listRequirements(coordinator, { agencyId })).items).toHaveLength(1)
    const [trail] = await owner()`select count(*)::int as n from audit_events
      where event = 'requirement.made' and agency_id = ${agencyId}`
    expect(trail?.n).toBe(1)
  })

  it('is made once without a key when the terms are the same within a minute, and again after it', async () => {
    const { coordinator, terms, agencyId } = await makeWorld()
    const made = await Promise.all([1, 2].map(() => makeRequirement(coordinator, terms)))
    expect(made[0]).toEqual(made[1])
    await makeRequirement(coordinator, { ...terms, name: 'Another' })
    await makeRequirement({ ...coordinator, now: new Date(now.getTime() + 61_000) }, terms)
    expect((await listRequirements(coordinator, { agencyId })).items).toHaveLength(3)
  })

  it('belongs to its maker: the same key of somebody else makes another, and one key does not serve for other terms', async () => {
    const { coordinator, terms, agencyId } = await makeWorld()
    const colleague = actingCtx(newId(), [coordinatorOf(agencyId)])
    const key = newId()
    const mine = await makeRequirement(coordinator, { ...terms, key })
    expect(await makeRequirement(colleague, { ...terms, key })).not.toEqual(mine)
    await expect(makeRequirement(coordinator, { ...terms, key, withinDays: 30 })).rejects.toMatchObject({
      kind: 'conflict',
      facts: { saved: mine },
    })
  })

  it('refuses a change that was made from an older version, and says what changed since', async () => {
    const { coordinator, terms } = await makeWorld()
    const { requirementId } = await makeRequirement(coordinator, terms)
    const { agencyId: _, ...rest } = { ...terms, requirementId, effectiveFrom: '2026-11-20' }
    const first = { ...rest, madeFrom: 1, withinDays: 30, citation: 'Policy 5' }
    expect(await changeRequirement(coordinator, first)).toEqual({ version: 2 })
    expect(await changeRequirement(coordinator, first)).toEqual({ version: 2 })
    await expect(changeRequirement(coordinator, { ...rest, madeFrom: 1 })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining(
        'It is version 2 now. Different from what you have here: number of days and source.',
      ),
      facts: { version: 2, differs: ['withinDays', 'citation'], current: { withinDays: 30, citation: 'Policy 5' } },
    })
    expect(await changeRequirement(coordinator, { ...rest, madeFrom: 2 })).toEqual({ version: 3 })
  })
})

describe('a rule of calendar years', () => {
  const byYear = { dueKind: 'by-date', withinDays: null, dueBy: '2026-12-31', repeatMonths: 12 }

  it('asks again on December 31 of the next year, whenever it was done', async () => {
    const { agencyId, courseId, coordinator, terms } = await makeWorld()
    const person = await makePerson()
    await serve(person, agencyId, { from: '2020-01-01' })
    await earnModule(person, courseId, '2026-02-10')
    const { requirementId } = await makeRequirement(coordinator, { ...terms, ...byYear })
    expect(await getRequirement(coordinator, { requirementId })).toMatchObject({ repeatFrom: 'fixed-day' })
    expect((await stored(agencyId)).map((row) => row.due_on)).toEqual(['2026-12-31', '2027-12-31'])
  })

  it('keeps to the completion where that is said, and refuses fixed days without a day', async () => {
    const { agencyId, courseId, coordinator, terms } = await makeWorld()
    const person = await makePerson()
    await serve(person, agencyId, { from: '2020-01-01' })
    await earnModule(person, courseId, '2026-02-10')
    await makeRequirement(coordinator, { ...terms, ...byYear, repeatFrom: 'completion' })
    expect((await stored(agencyId)).map((row) => row.due_on)).toEqual(['2026-12-31', '2027-02-10'])
    await expect(makeRequirement(coordinator, { ...terms, repeatFrom: 'fixed-day' })).rejects.toThrow(/names a day/)
  })
})

describe('stored obligations', () => {
  it('are exactly what a rebuild from nothing gives, whatever happened before', async () => {
    const step = fc.record({
      who: fc.nat({ max: 2 }),
      what: fc.constantFrom('earn', 'reverse', 'leave', 'join', 'change', 'retire', 'add', 'end'),
      days: fc.nat({ max: 500 }),
      months: fc.option(fc.integer({ min: 1, max: 24 })),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        const { agencyId, courseId, coordinator, terms } = await makeWorld()
        // A credit earned after leaving has no agency of record, so that no coordinator may take it back.
        const corrector = actingCtx(newId(), [administrator])
        const people = [await makePerson(), await makePerson(), await makePerson()]
        for (const personId of people) await serve(personId, agencyId, { from: '2025-02-01' })
        const { requirementId } = await makeRequirement(coordinator, terms)
        const { teamId } = await makeTeam(coordinator, { agencyId, name: 'Grant', kind: 'grant' })
        const byName = { population: 'people', personIds: people.slice(0, 2) }
        const byRole = { population: 'role', role: 'supervisor' }
        const byWay = { population: 'employment', employment: 'contractor' }
        const gate = { dueKind: 'before-act', limits: { heldBack: 'answer the line' }, repeatMonths: null }
        const credits: string[] = []
        let version = 1
        for (const { who, what, days, months } of steps) {
          const personId = people[who] ?? ''
          const on = addDays('2025-03-01', days)
          const serving = await owner()`select 1 from affiliations where person_id = ${personId} and valid_to is null`
          if (what === 'earn') credits.push((await earnModule(personId, courseId, on)).creditId)
          const reversed = what === 'reverse' ? credits.pop() : undefined
          if (reversed) await reverseCredit(corrector, { creditId: reversed, reason: 'Recorded by mistake.' })
          if (what === 'leave' && serving.length > 0)
            await owner()`update affiliations set valid_to = greatest(valid_from, ${on}::date) where person_id = ${personId} and valid_to is null`
          if (what === 'join' && serving.length === 0) await serve(personId, agencyId, { from: '2026-08-01' })
          if (what === 'leave' || what === 'join')
            await write(system, 'affiliation.changed', async (w) => {
              w.touch({ agency: agencyId, people: [personId] })
              w.record('affiliation.changed', { kind: 'person', id: personId })
            })
          const change = {
            ...terms,
            requirementId,
            madeFrom: version,
            repeatMonths: months,
            ...[{}, byName, { population: 'team', teamId }, byRole, byWay][days % 5],
            ...(days % 3 === 0 ? gate : {}),
            effectiveFrom: addDays('2026-11-20', days % 90),
          }
          if (what === 'change') {
            const changed = await changeRequirement(coordinator, change).catch(() => null)
            version = changed?.version ?? version
          }
          if (what === 'add')
            await addTeamMembers(coordinator, { teamId, personIds: [personId], firstOn: on }).catch(() => {})
          const inIt = (await getTeam(coordinator, { teamId })).members.find((each) => each.personId === personId)
          if (what === 'end' && inIt)
            await changeTeamMember(coordinator, {
              ...{ memberId: inIt.memberId, madeFrom: inIt.version, firstOn: inIt.firstOn },
              ...(days % 2 === 0 ? { isMistake: true } : { lastOn: addDays(inIt.firstOn, days % 40) }),
            }).catch(() => {})
          if (what === 'retire' && days % 5 === 0)
            await retireRequirement(coordinator, { requirementId }).catch(() => {})
        }
        const kept = [...(await stored(agencyId))]
        expect((await rebuildObligations(system)).changed).toBe(0)
        await owner()`delete from obligations where agency_id = ${agencyId}`
        await rebuildObligations(system)
        expect([...(await stored(agencyId))]).toEqual(kept)
      }),
      { numRuns: 8, endOnFailure: true },
    )
  }, 60_000)

  it('are mended by a rebuild when somebody changed them by hand', async () => {
    const { agencyId, coordinator, terms } = await makeWorld()
    const personId = await makePerson()
    await serve(personId, agencyId, { from: '2026-01-01' })
    await makeRequirement(coordinator, terms)
    const right = [...(await stored(agencyId))]
    await owner()`update obligations set satisfied_on = '2026-02-02' where agency_id = ${agencyId}`
    expect((await rebuildObligations(system)).changed).toBe(1)
    expect([...(await stored(agencyId))]).toEqual(right)
    await expect(rebuildObligations(coordinator)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('come out right when a credit is recorded while the roster changes', async () => {
    const { agencyId, courseId, coordinator, terms } = await makeWorld()
    const people = await Promise.all([0, 1, 2, 3].map(() => makePerson()))
    for (const personId of people) await serve(personId, agencyId, { from: '2026-01-01' })
    await makeRequirement(coordinator, terms)
    const leave = write(system, 'roster.applied', async (w) => {
      await w.tx.execute(`update affiliations set valid_to = '2026-06-01' where agency_id = '${agencyId}'`)
      w.touch({ agency: agencyId })
      w.record('roster.applied', { kind: 'agency', id: agencyId })
    })
    await Promise.all([leave, ...people.map((personId) => earnModule(personId, courseId, '2026-02-02'))])
    const kept = [...(await stored(agencyId))]
    expect(kept.filter((row) => row.satisfied_on === '2026-02-02' && row.ends_on === '2026-06-01')).toHaveLength(4)
  })
})
