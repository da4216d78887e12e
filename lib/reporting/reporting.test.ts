import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
import {
  actingCtx,
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
import { write } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { makeRequirement, reverseCredit } from '@/lib/requirements/commands'
import { agencyCharts, completionSummary, monthEnds, requirementStanding } from './attention'
import { completionMatrix } from './completion'
import { completionColumns, exportCompletion } from './completion-file'
import { listExceptions } from './exceptions'
import { explainStatus, personRecord } from './person'
import { transcriptForAgency } from './transcript'
import { listMyViews } from './views'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T18:00:00Z')

/** Seven people: three overdue in two units, one due in 30 days, one later, one met, one nobody asks anything of; and a leaver. */
const world = { agency: '', neighbor: '', patrol: '', shift: '', records: '', trafficking: '', ethics: '', course: '' }
const who: Record<string, string> = {}
let coordinator: Ctx
let stranger: Ctx

const earnModule = (personId: string, courseId: string, earnedOn: string) =>
  earn(personId, {
    ...{ sourceKind: 'module', courseId, earnedOn },
    title: 'Ethics in victim services',
    creditMinutes: 120,
  })

beforeAll(async () => {
  const agency = await makeAgency('Marlow Bay Police Department')
  const neighbor = await makeAgency('Neighbor')
  const patrol = await makeUnit(agency, 'Patrol')
  const shift = await makeUnit(agency, 'Patrol B', patrol)
  const records = await makeUnit(agency, 'Records')
  const [course, other] = [await makeCourse('ethics'), await makeCourse('trafficking')]
  Object.assign(world, { agency, neighbor, patrol, shift, records, course })
  const starts: [string, string, string, string, string][] = [
    ['bell', 'Marcus', 'Bell', '2026-04-14', shift],
    ['zhao', 'Wen Li', 'Zhao', '2026-06-01', shift],
    ['nunez', 'Tomás', 'Núñez', '2026-07-01', records],
    ['okafor', 'Amara', 'Okafor', '2026-09-10', patrol],
    ['orourke', 'Samuel', "O'Rourke", '2026-11-01', records],
    ['lindqvist', 'Harold', 'Lindqvist', '2026-01-01', records],
  ]
  for (const [key, given, family, from, unitId] of starts) {
    who[key] = await makePerson(given, family)
    await serve(who[key] ?? '', agency, { from, unitId, position: 'Officer' })
  }
  who.gone = await makePerson('Long', 'Gone')
  await serve(who.gone, agency, { from: '2020-01-01', to: '2026-06-01' })
  who.far = await makePerson('Not', 'Ours')
  await serve(who.far, neighbor, { from: '2020-01-01' })
  coordinator = actingCtx(newId(), [coordinatorOf(agency)], now)
  stranger = actingCtx(newId(), [coordinatorOf(neighbor)], now)
  const terms = {
    agencyId: agency,
    dueKind: 'within-days-of-start',
    withinDays: 90,
    effectiveFrom: '2019-01-01',
    citation: 'Policy 4.12',
  }
  world.ethics = (
    await makeRequirement(coordinator, {
      ...terms,
      name: 'Ethics',
      criterion: { kind: 'course', courseId: course },
      population: 'everyone',
      repeatMonths: 24,
    })
  ).requirementId
  world.trafficking = (
    await makeRequirement(coordinator, {
      ...terms,
      name: 'Trafficking',
      criterion: { kind: 'course', courseId: other },
      population: 'unit',
      unitId: patrol,
      withinDays: 30,
    })
  ).requirementId
  await earnModule(who.lindqvist ?? '', course, '2026-02-02')
})

const ask = () => ({ agencyId: world.agency })

describe('the summary', () => {
  it('counts each person once, under the most urgent training', async () => {
    expect(await completionSummary(coordinator, ask())).toEqual({
      agencyName: 'Marlow Bay Police Department',
      beginsOn: '2020-01-01',
      asOf: '2026-11-20',
      today: '2026-11-20',
      people: 6,
      requirements: 2,
      counts: { overdue: 4, due30: 0, due60: 0, due90: 1, notCleared: 0, upToDate: 1 },
      overdueTrainings: 6,
    })
  })

  it('is the same for a past day whenever it is asked', async () => {
    const then = await completionSummary(coordinator, { ...ask(), asOf: '2026-07-13' })
    expect(then).toMatchObject({ people: 4, counts: { overdue: 2, due30: 0, due60: 0, due90: 1 }, overdueTrainings: 2 })
    expect((await completionSummary(coordinator, { ...ask(), asOf: '2025-01-01' })).people).toBe(1)
  })

  it('holds a supervisor to the own unit and those below', async () => {
    const supervisor = actingCtx(newId(), [supervisorOf(world.agency, world.patrol)], now)
    expect(await completionSummary(supervisor, ask())).toMatchObject({ people: 3, counts: { overdue: 3 } })
    const below = actingCtx(newId(), [supervisorOf(world.agency, world.shift)], now)
    expect(await completionSummary(below, ask())).toMatchObject({ people: 2, counts: { overdue: 2 } })
  })
})

describe('who may ask', () => {
  it('is who looks after people there; for all others the agency does not exist', async () => {
    const person = { ...ask(), personId: who.bell ?? '' }
    const all = (ctx: Ctx) => [
      completionSummary(ctx, ask()),
      listExceptions(ctx, ask()),
      requirementStanding(ctx, ask()),
      agencyCharts(ctx, ask()),
      completionMatrix(ctx, ask()),
      personRecord(ctx, person),
      explainStatus(ctx, { ...person, requirementId: world.ethics }),
      exportCompletion(ctx, ask()),
    ]
    for (const ctx of [
      stranger,
      actingCtx(who.bell ?? '', [], now),
      actingCtx(newId(), [{ role: 'administrator', agencyId: null, unitId: null }], now),
    ])
      for (const result of await Promise.allSettled(all(ctx)))
        expect(result).toMatchObject({ status: 'rejected', reason: { kind: 'not-found' } })
    for (const result of await Promise.allSettled(all(actingCtx(newId(), [auditorOf(world.agency)], now))))
      expect(result.status).toBe('fulfilled')
  })

  it('never shows a neighbor’s people, by name, count, search or id', async () => {
    expect((await completionMatrix(coordinator, { ...ask(), person: 'ours' })).items).toEqual([])
    await expect(personRecord(coordinator, { ...ask(), personId: who.far ?? '' })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(
      personRecord(coordinator, { agencyId: world.neighbor, personId: who.far ?? '' }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('keeps a supervisor from a person of another unit', async () => {
    const supervisor = actingCtx(newId(), [supervisorOf(world.agency, world.patrol)], now)
    expect((await personRecord(supervisor, { ...ask(), personId: who.bell ?? '' })).familyName).toBe('Bell')
    await expect(personRecord(supervisor, { ...ask(), personId: who.nunez ?? '' })).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect((await completionMatrix(supervisor, ask())).items.map((each) => each.familyName)).toEqual([
      'Bell',
      'Zhao',
      'Okafor',
    ])
  })
})

describe('the exceptions', () => {
  it('come longest overdue first, with what is missing and what is known', async () => {
    const { items, total } = await listExceptions(coordinator, ask())
    expect(total).toBe(6)
    expect(items.map((each) => [each.familyName, each.requirementName, each.days])).toEqual([
      ['Bell', 'Trafficking', 190],
      ['Zhao', 'Trafficking', 142],
      ['Bell', 'Ethics', 130],
      ['Zhao', 'Ethics', 82],
      ['Núñez', 'Ethics', 52],
      ['Okafor', 'Trafficking', 41],
    ])
    expect(items[0]).toMatchObject({
      unitName: 'Patrol B',
      position: 'Officer',
      known: { state: 'not-started', attempts: 0 },
    })
  })

  it('say each requirement once where two ask for the same training', async () => {
    const agencyId = await makeAgency('Harbor Light Victim Services')
    await serve(await makePerson('Ana', 'Twice'), agencyId, { from: '2026-01-01' })
    const keeper = actingCtx(newId(), [coordinatorOf(agencyId)], now)
    for (const name of ['By law', 'By policy'])
      await makeRequirement(keeper, {
        agencyId,
        name,
        criterion: { kind: 'course', courseId: world.course },
        population: 'everyone',
        dueKind: 'within-days-of-start',
        withinDays: 90,
        effectiveFrom: '2019-01-01',
      })
    const { items, total } = await listExceptions(keeper, { agencyId })
    expect([items.map((each) => each.requirementName).sort(), total]).toEqual([['By law', 'By policy'], 2])
  })

  it('are paged without a gap', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listExceptions(coordinator, { ...ask(), limit: 2, ...(cursor && { cursor }) })
      seen.push(...page.items.map((each) => `${each.familyName} ${each.requirementName}`))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(6)
    await expect(listExceptions(coordinator, { ...ask(), cursor: 'x' })).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('can be asked by when they fall due', async () => {
    const due = async (bucket: string) =>
      (await listExceptions(coordinator, { ...ask(), bucket })).items.map((each) => each.familyName)
    expect(await due('due-30')).toEqual(['Okafor'])
    expect(await due('due-90')).toEqual(["O'Rourke"])
  })
})

describe('where the agency stands', () => {
  it('is counted for each requirement', async () => {
    expect((await requirementStanding(coordinator, ask())).items).toEqual([
      {
        requirementId: world.ethics,
        name: 'Ethics',
        appliesTo: 6,
        met: 1,
        overdue: 3,
        due90: 2,
        later: 0,
        notCleared: 0,
      },
      {
        requirementId: world.trafficking,
        name: 'Trafficking',
        appliesTo: 3,
        met: 0,
        overdue: 3,
        due90: 0,
        later: 0,
        notCleared: 0,
      },
    ])
  })

  it('is drawn by week, by month and by unit', async () => {
    const charts = await agencyCharts(coordinator, ask())
    expect(charts.weeks).toHaveLength(13)
    expect(charts.weeks.filter((week) => week.due > 0)).toEqual([
      { from: '2026-12-04', due: 1, soon: true },
      { from: '2027-01-29', due: 1, soon: false },
    ])
    expect(charts.history.map((each) => each.on)).toEqual(monthEnds('2026-11-20'))
    expect(charts.history.at(-1)).toEqual({ on: '2026-11-20', required: 9, met: 1 })
    expect(charts.history[0]).toEqual({ on: '2025-11-30', required: 1, met: 0 })
    expect(charts.units).toEqual([
      { unitName: 'Patrol B', overdue: 4 },
      { unitName: 'Patrol', overdue: 1 },
      { unitName: 'Records', overdue: 1 },
    ])
  })

  it('names the month ends of a year, whatever their length', () => {
    expect(monthEnds('2028-03-31').slice(-3)).toEqual(['2028-01-31', '2028-02-29', '2028-03-31'])
    expect(new Set(monthEnds('2026-12-15')).size).toBe(13)
  })
})

describe('the completion table', () => {
  it('shows the overdue first, then everybody else by name, each with every requirement', async () => {
    const table = await completionMatrix(coordinator, ask())
    expect(table.columns.map((each) => each.name)).toEqual(['Ethics', 'Trafficking'])
    expect(table.counts).toEqual({ total: 6, overdue: 4, due30: 0, notCleared: 0 })
    expect(table.totals).toEqual([
      { appliesTo: 6, met: 1, overdue: 3, notCleared: 0 },
      { appliesTo: 3, met: 0, overdue: 3, notCleared: 0 },
    ])
    const cells = table.items.map((each) => [each.familyName, ...each.cells.map((cell) => cell.kind)])
    expect(cells).toEqual([
      ['Bell', 'overdue', 'overdue'],
      ['Zhao', 'overdue', 'overdue'],
      ['Núñez', 'overdue', 'not-applicable'],
      ['Okafor', 'due-soon', 'overdue'],
      ['Lindqvist', 'met', 'not-applicable'],
      ["O'Rourke", 'open', 'not-applicable'],
    ])
  })

  it('is filtered by name without accents, by unit, by requirement and by urgency', async () => {
    const names = async (filter: object) =>
      (await completionMatrix(coordinator, { ...ask(), ...filter })).items.map((each) => each.familyName)
    expect(await names({ person: 'NUNEZ' })).toEqual(['Núñez'])
    expect(await names({ person: '%' })).toEqual([])
    expect(await names({ unitId: world.patrol })).toEqual(['Bell', 'Zhao', 'Okafor'])
    expect(await names({ requirementId: world.trafficking })).toEqual(['Bell', 'Zhao', 'Okafor'])
    expect(await names({ requirementId: world.ethics, status: 'due-30' })).toEqual(['Okafor'])
    expect(await names({ status: 'up-to-date' })).toEqual(['Lindqvist'])
    expect(await names({ status: 'due-90' })).toEqual(["O'Rourke"])
    expect(await names({ person: '', unitId: '', status: '' })).toHaveLength(6)
  })

  it('finds people however their name is typed, and by their number, in the table and in the file alike', async () => {
    const [one] = (await completionMatrix(coordinator, { ...ask(), person: 'O’Rourke' })).items
    await owner()`update affiliations set employee_number = '0490' where person_id = ${one?.personId ?? ''}`
    const inTable = async (person: string) =>
      (await completionMatrix(coordinator, { ...ask(), person })).items.map((each) => each.familyName)
    const inFile = async (person: string) => {
      const { rows } = await exportCompletion(coordinator, { ...ask(), person })
      const names = new Set<unknown>()
      for await (const line of rows) names.add(line[3])
      return [...names]
    }
    const [okafor] = (await completionMatrix(coordinator, { ...ask(), person: 'okafor' })).items
    const given = okafor?.givenName ?? ''
    for (const typed of [`${given} Okafor`, `okafor ${given.toLowerCase()}`, `Okafor, ${given}`, 'oka']) {
      expect(await inTable(typed), typed).toEqual(['Okafor'])
      expect(await inFile(typed), typed).toEqual(['Okafor'])
    }
    for (const typed of ["O'Rourke", 'O’Rourke', 'orourke', 'O‘ROURKE', '490', '0490', 'rourke 490']) {
      expect(await inTable(typed), typed).toEqual(["O'Rourke"])
      expect(await inFile(typed), typed).toEqual(["O'Rourke"])
    }
    expect(await inTable('okafor rourke')).toEqual([])
    expect(await inTable('49')).toEqual([])
  })

  it('gives as a file the lines that were asked for', async () => {
    const statuses = async (filter: object) => {
      const { rows } = await exportCompletion(coordinator, { ...ask(), ...filter })
      const found: unknown[] = []
      for await (const line of rows) found.push(line[completionColumns.indexOf('status')])
      return found
    }
    const overdue = await statuses({ status: 'overdue' })
    expect(new Set(overdue)).toEqual(new Set(['overdue']))
    expect(overdue).toHaveLength((await statuses({})).filter((status) => status === 'overdue').length)
    expect(await statuses({ status: 'due-30' })).toEqual([])
  })

  it('is paged without a gap', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await completionMatrix(coordinator, { ...ask(), limit: 1, ...(cursor && { cursor }) })
      seen.push(...page.items.map((each) => each.familyName))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(['Bell', 'Zhao', 'Núñez', 'Okafor', 'Lindqvist', "O'Rourke"])
    for (const wrong of ['x', '[]', '["2026-01-01","a","b"]'])
      await expect(completionMatrix(coordinator, { ...ask(), cursor: wrong })).rejects.toMatchObject({
        kind: 'invalid',
      })
  })

  it('shows people who have left on the days they served, and not after', async () => {
    const on = async (asOf: string) =>
      (await completionMatrix(coordinator, { ...ask(), asOf })).items.map((each) => each.familyName)
    expect(await on('2026-05-31')).toContain('Gone')
    expect(await on('2026-06-01')).not.toContain('Gone')
  })

  it('comes as a file with one line for each person and requirement, and every download is noted', async () => {
    const { rows } = await exportCompletion(coordinator, { ...ask(), unitId: world.records })
    const lines: Record<string, unknown>[] = []
    for await (const row of rows) lines.push(Object.fromEntries(completionColumns.map((name, i) => [name, row[i]])))
    expect(
      lines.map((line) => [line.family_name, line.requirement, line.status, line.days, line.due_on, line.completed_on]),
    ).toEqual([
      ['Lindqvist', 'Ethics', 'met', null, null, '2026-02-02'],
      ['Núñez', 'Ethics', 'overdue', -52, '2026-09-29', null],
      ["O'Rourke", 'Ethics', 'open', 71, '2027-01-30', null],
    ])
    expect(lines[0]).toMatchObject({
      as_of: '2026-11-20',
      rule_version: 1,
      citation: 'Policy 4.12',
      valid_until: '2028-02-02',
      unit: 'Records',
    })
    const [noted] =
      await owner()`select detail, agency_id from audit_events where event = 'report.exported' and detail->>'unitId' = ${world.records}`
    expect(noted).toMatchObject({ agency_id: world.agency, detail: { asOf: '2026-11-20' } })
  })
})

describe('one person', () => {
  it('is shown with every obligation explained, what was earned, service and who looked', async () => {
    const dana = await makePerson('Dana', 'Whitfield')
    await serve(dana, world.agency, { from: '2026-11-19', to: '2026-11-20' })
    const ctx = actingCtx(dana, [coordinatorOf(world.agency)], now)
    await personRecord(ctx, { ...ask(), personId: who.lindqvist ?? '' })
    const record = await personRecord(ctx, { ...ask(), personId: who.lindqvist ?? '' })
    expect(record).toMatchObject({
      familyName: 'Lindqvist',
      unitName: 'Records',
      servesSince: '2026-01-01',
      obligations: [{ requirementName: 'Ethics', status: { kind: 'met', validUntil: '2028-02-02' } }],
      credits: [{ title: 'Ethics in victim services' }],
      totals: { credits: 1, creditMinutes: 120 },
      chain: { holds: true, length: 1 },
      views: [{ by: 'Dana Whitfield' }],
      mayCorrect: true,
    })
    expect(record.obligations[0]?.explanation.steps.map((step) => step.heading)).toContain('The clock')
  })

  it('goes on paper for the agency under its own name for the person, and each paper is noted', async () => {
    const dana = await makePerson('Dana', 'Whitfield')
    const ctx = actingCtx(dana, [coordinatorOf(world.agency)], now)
    const person = { agencyId: world.agency, personId: who.lindqvist ?? '' }
    await owner()`insert into names_on_papers (agency_id, person_id, given_name, family_name, recorded_at)
      values (${person.agencyId}, ${person.personId}, 'Ingrid', 'Lindqvist-Moe', now())`
    const { fileName, facts } = await transcriptForAgency(ctx, person)
    await owner()`delete from names_on_papers where person_id = ${person.personId}`
    expect(fileName).toMatch(/^transcript Ingrid Lindqvist-Moe, .+, 2026-11-20\.pdf$/)
    expect(facts).toMatchObject({
      personName: 'Ingrid Lindqvist-Moe',
      credits: [{ title: 'Ethics in victim services' }],
    })
    expect(facts.verifyNote).toMatch(/^Made for .+\. Every certificate code can be checked/)
    const noted = await owner()`select event from audit_events where actor_person_id = ${dana} order by event`
    expect(noted.map(({ event }) => event)).toEqual(['report.exported', 'report.viewed'])
    await write(ctx, 'access.restored', async (w) =>
      w.record('access.restored', { kind: 'login', id: newId(), ...person, detail: { reason: 'They called back.' } }),
    )
    const restored = { by: 'Dana Whitfield', what: 'restored', reason: 'They called back.' }
    const seen = await listMyViews(actingCtx(person.personId, [], now))
    expect(seen.items).toContainEqual(expect.objectContaining(restored))
    expect(seen.items).toContainEqual(expect.objectContaining({ by: 'Dana Whitfield', what: 'opened', reason: null }))
    for (const [agencyId, personId] of [
      [world.agency, who.far ?? ''],
      [world.neighbor, person.personId],
    ])
      await expect(transcriptForAgency(ctx, { agencyId, personId })).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('on paper holds of somebody who left only what was earned here', async () => {
    const [leaver, here] = [await makePerson('Lou', 'Ferrer'), await makeAgency('Alder Police')]
    const ctx = actingCtx(newId(), [coordinatorOf(here)], now)
    await serve(leaver, here, { from: '2025-01-01', to: '2026-06-01' })
    await earnModule(leaver, world.course, '2026-03-01')
    await serve(leaver, await makeAgency('Beech Police'), { from: '2026-06-01' })
    await earnModule(leaver, world.course, '2026-07-01')
    const { facts } = await transcriptForAgency(ctx, { agencyId: here, personId: leaver })
    expect(facts.credits.map(({ earnedOn }) => earnedOn)).toEqual(['2026-03-01'])
    expect(facts.verifyNote).toContain('it holds what was earned while serving there')
  })

  it('answers for any day, also before and after service', async () => {
    const on = async (asOf: string) => {
      const { status } = await explainStatus(coordinator, {
        ...ask(),
        asOf,
        personId: who.gone ?? '',
        requirementId: world.ethics,
      })
      return status.kind
    }
    expect(await on('2019-12-31')).toBe('not-applicable')
    expect(await on('2020-02-01')).toBe('open')
    expect(await on('2026-05-31')).toBe('overdue')
    expect(await on('2026-06-01')).toBe('not-applicable')
  })

  it('explains a requirement that never applied as not required', async () => {
    const answer = await explainStatus(coordinator, {
      ...ask(),
      personId: who.nunez ?? '',
      requirementId: world.trafficking,
    })
    expect(answer).toMatchObject({
      requirementName: 'Trafficking',
      status: { kind: 'not-applicable' },
      explanation: null,
    })
  })

  it('shows a credit that was taken back as such, and as not counting', async () => {
    const { creditId } = await earnModule(who.orourke ?? '', world.course, '2026-11-10')
    await reverseCredit(coordinator, { creditId, reason: 'Recorded for the wrong person.' })
    const record = await personRecord(coordinator, { ...ask(), personId: who.orourke ?? '' })
    expect(record.credits[0]?.reversed).toMatchObject({ reason: 'Recorded for the wrong person.' })
    expect(record.obligations[0]?.status.kind).toBe('open')
    expect(JSON.stringify(record.obligations[0]?.explanation)).toContain('It was taken back.')
  })
})

describe('the trail of views', () => {
  const views = async (personId: string) =>
    (
      await owner()`select subject_kind from audit_events where event = 'report.viewed' and actor_person_id = ${personId} order by recorded_at`
    ).map((row) => row.subject_kind)

  it('has one entry for each person, report and hour', async () => {
    const viewer = await makePerson()
    const at = (time: string) => actingCtx(viewer, [coordinatorOf(world.agency)], new Date(time))
    await listExceptions(at('2026-11-20T18:00:00Z'), ask())
    await listExceptions(at('2026-11-20T18:59:59Z'), ask())
    await completionMatrix(at('2026-11-20T18:30:00Z'), ask())
    expect(await views(viewer)).toEqual(['report:attention', 'report:completion'])
    await listExceptions(at('2026-11-20T19:00:00Z'), ask())
    expect(await views(viewer)).toHaveLength(3)
  })

  it('has an entry also when a token that may only read looked', async () => {
    const viewer = await makePerson()
    const ctx: Ctx = {
      actor: {
        kind: 'person',
        personId: viewer,
        roles: [coordinatorOf(world.agency)],
        via: { kind: 'token', tokenId: newId(), mayWrite: false },
      },
      now,
      requestId: newId(),
      locale: 'en',
    }
    await completionMatrix(ctx, ask())
    expect(await views(viewer)).toEqual(['report:completion'])
  })

  it('has none for who was refused', async () => {
    const viewer = await makePerson()
    await listExceptions(actingCtx(viewer, [coordinatorOf(world.neighbor)], now), ask()).catch(() => {})
    expect(await views(viewer)).toEqual([])
  })
})
