import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
import {
  actingCtx,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeCourse,
  makeLogin,
  makePerson,
  owner,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { draftClaim, submitClaim } from '@/lib/claims/commands'
import { approveClaim } from '@/lib/claims/review'
import { systemCtx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { unprintableProblem } from '@/lib/platform/letters'
import { plusDays } from '@/lib/platform/time'
import { getMyTranscript } from '@/lib/records/queries'
import { explainStatus } from '@/lib/reporting/person'
import { makeRequirement, reverseCredit } from '@/lib/requirements/commands'
import { addToRoster } from '../roster/people'
import { checkHistory, loadHistory, takeBackHistory } from './commands'
import { getHistoryFile, listHistoryFiles, listRefusedHistory } from './queries'
import { MOST_OF_A_DAY } from './rules'
import { matchHistory, takeUpWaiting } from './waiting'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
const system = systemCtx('test', now)
const HEADER = 'Badge,Last name,First name,E-mail,Course,Completed,Hours,Delivery,Provider,Reference,Locker'

let agencyId: string
let coordinator: ReturnType<typeof actingCtx>
let coordinatorId: string
let rosa: string
let count = 0

beforeAll(() => {
  count = 0
})

async function begin() {
  agencyId = await makeAgency()
  coordinatorId = await makePerson('Dana', 'Whitfield')
  coordinator = actingCtx(coordinatorId, [coordinatorOf(agencyId)], now)
  rosa = await serve('Rosa', 'Delgado', { employeeNumber: '0417', startsOn: '2020-01-06' })
}

async function serve(givenName: string, familyName: string, more: Record<string, unknown> = {}) {
  const { personId } = await addToRoster(coordinator, {
    ...{ agencyId, givenName, familyName, employment: 'sworn', startsOn: '2020-01-06' },
    ...more,
  })
  return personId
}

const row = (
  cells: Partial<
    Record<'badge' | 'last' | 'first' | 'email' | 'course' | 'on' | 'hours' | 'how' | 'by' | 'ref', string>
  >,
) => {
  const {
    badge = '417',
    last = 'Delgado',
    first = 'Rosa',
    email = '',
    course = 'Interviewing',
    on = '2024-03-01',
  } = cells
  const { hours = '4', how = 'Classroom', by = 'State academy', ref = '' } = cells
  return [badge, last, first, email, course, on, hours, how, by, ref, '12'].join(',')
}
const check = (rows: string[], ctx = coordinator, more = {}) =>
  checkHistory(ctx, { agencyId, fileName: `old-${++count}.csv`, text: [HEADER, ...rows].join('\n'), ...more })
const fileOf = async ({ batchId }: { batchId: string }, kind?: string) => getHistoryFile(coordinator, { batchId, kind })
async function load(rows: string[], more: { include?: string[]; leaveOut?: string[] } = {}) {
  const { batchId } = await check(rows)
  return { batchId, ...(await loadHistory(coordinator, { batchId, ...more })) }
}
const creditsOf = (personId: string) => owner()<
  { title: string; minutes: number; agency: string | null; source: string; topics: string[] }[]
>`
  select title, credit_minutes as minutes, agency_id as agency, source_kind as source from credits where person_id = ${personId} order by sequence`
const kinds = async (rows: string[], ctx = coordinator) => {
  const { batchId } = await check(rows, ctx)
  const file = await getHistoryFile(ctx, { batchId })
  return [...file.items, ...(await getHistoryFile(ctx, { batchId, kind: 'known' })).items].map(({ kind }) => kind)
}

describe('a file of earlier training', () => {
  beforeAll(begin)

  it('is checked first: it says of each row what would be recorded, and records nothing', async () => {
    const batch = await check([row({}), row({ badge: '9', last: 'Nobody' }), row({ on: 'soon', hours: 'long' })])
    const file = await fileOf(batch)
    expect(file.counts).toMatchObject({ new: 1, unmatched: 1, refused: 1 })
    expect(file.items.map(({ kind, why }) => [kind, why])).toEqual([
      ['new', expect.stringContaining('4 hours, completed on March 1, 2024')],
      ['unmatched', expect.stringContaining('waits until')],
      ['refused', expect.stringMatching(/“soon” is not a day.*“long” is no length/)],
    ])
    expect(file.columnsIgnored).toEqual(['Locker'])
    expect(await creditsOf(rosa)).toEqual([])
    const { header, rows } = await listRefusedHistory(coordinator, batch)
    expect(rows.map((cells) => cells[header.indexOf('Hours')])).toEqual(['long'])
  })

  it('names who sent it as the agency may read them, and by the record that goes on', async () => {
    const batch = await check([row({})])
    const by = async (ctx = coordinator) => [
      (await getHistoryFile(ctx, batch)).uploadedBy,
      (await listHistoryFiles(ctx, { agencyId })).items.find(({ batchId }) => batchId === batch.batchId)?.uploadedBy,
    ]
    expect(await by()).toEqual(['Dana Whitfield', 'Dana Whitfield'])
    await owner()`insert into names_on_papers (agency_id, person_id, given_name, family_name, recorded_at)
      values (${agencyId}, ${coordinatorId}, 'D.', 'Papers', now())`
    expect(await by()).toEqual(['D. Papers', 'D. Papers'])
    const lastingId = await makePerson('Nadia', 'Haddad')
    await owner()`insert into joined_records (id, person_id, lasting_id, joined_at)
      values (${newId()}, ${coordinatorId}, ${lastingId}, now())`
    expect(await by(actingCtx(lastingId, [coordinatorOf(agencyId)], now))).toEqual(['Nadia Haddad', 'Nadia Haddad'])
    await owner()`delete from joined_records where person_id = ${coordinatorId}`
    await owner()`delete from names_on_papers where person_id = ${coordinatorId}`
  })

  it('is recorded once it is confirmed: for the agency of that day, without a certificate, and says where it came from', async () => {
    const { batchId, recorded } = await load([row({ course: 'Report writing', hours: '1:30', ref: 'T-77' })])
    expect(recorded).toBe(1)
    expect(await creditsOf(rosa)).toEqual([
      { title: 'Report writing', minutes: 90, agency: agencyId, source: 'import' },
    ])
    expect(await owner()`select 1 from certificates where person_id = ${rosa}`).toHaveLength(0)
    const { items } = await getMyTranscript(actingCtx(rosa, [], now))
    expect(items[0]?.accepted).toMatchObject({
      byName: 'Dana Whitfield',
      fileName: expect.stringMatching(/^old-/),
      on: '2026-11-20',
    })
    await expect(loadHistory(coordinator, { batchId })).rejects.toThrow('loaded already')
  })

  it('records nothing twice: not the same file, not what a module, a claim or another file brought', async () => {
    const rows = [row({ course: 'Firearms', ref: 'A' }), row({ course: 'First aid' })]
    await load(rows)
    const before = await creditsOf(rosa)
    expect(await kinds(rows)).toEqual(['known', 'known'])
    await expect(load(rows)).rejects.toThrow('nothing to load')
    const credit = { sourceKind: 'claim', title: 'Ethics', mode: 'virtual', earnedOn: '2025-05-05' } as const
    await earn(rosa, { ...credit, zone: 'America/New_York' })
    const again = [
      row({ course: 'ETHICS', on: '5/5/2025' }),
      row({ course: 'Ethics course', on: '5/5/2025' }),
      row({ course: 'Fire arms II', ref: 'A' }),
    ]
    expect((await kinds(again)).sort()).toEqual(['alike', 'known', 'known'])
    expect(await creditsOf(rosa)).toHaveLength(before.length + 1)
  })

  it('finds a claim of several days by each of its days, and not once its credit was reversed', async () => {
    const acting = actingCtx(rosa, [], now)
    const days = { startsOn: '2025-09-08', endsOn: '2025-09-10' }
    const fields = { title: 'Peer support academy', provider: 'State', minutes: 1440, mode: 'in-person', ...days }
    const { claimId, version } = await draftClaim(acting, { fields })
    const sent = await submitClaim(acting, { claimId, madeFrom: version, attested: true })
    await approveClaim(coordinator, { claimId, madeFrom: sent.version, minutes: 1440 })
    const rows = [
      ...['2025-09-08', '2025-09-09', '2025-09-10'].map((on) => row({ course: 'Peer Support Academy', on })),
      row({ course: 'Peer support', on: '2025-09-08' }),
      row({ course: 'Radio', on: '2025-09-08' }),
      ...['2025-09-07', '2025-09-11'].map((on) => row({ course: 'Peer support academy', on })),
    ]
    const batch = await check(rows)
    const { items } = await fileOf(batch, 'known')
    expect(items.map(({ why }) => why)).toEqual([
      'It is on the record already: accepted as outside training of Sep 8, 2025 to Sep 10, 2025.',
      'It is on the record already: accepted as outside training of Sep 8, 2025 to Sep 10, 2025.',
      'It is on the record already: accepted as outside training.',
    ])
    const { items: others } = await fileOf(batch)
    expect(others.map(({ kind, why }) => [kind, why.includes('Sep 8, 2025 to Sep 10, 2025')])).toEqual([
      ['alike', true],
      ['new', false],
      ['new', false],
      ['new', false],
    ])
    const [approved] = await owner()<{ id: string }[]>`select credit_id as id from claims where id = ${claimId}`
    await reverseCredit(coordinator, { creditId: approved?.id, reason: 'It was another person.' })
    expect((await fileOf(await check(rows))).counts).toMatchObject({ known: 0, new: 6 })
  })

  it('finds the same training twice in one file, and asks about what is called alike', async () => {
    expect(
      await kinds([row({ course: 'Driving' }), row({ course: 'driving' }), row({ course: 'Driving course' })]),
    ).toEqual(['new', 'twice', 'alike'])
  })

  it('takes only so many of one day and person, each of which is compared with the others', async () => {
    const rows = Array.from({ length: MOST_OF_A_DAY + 1 }, (_, n) => row({ course: `Unit ${n}`, on: '2011-01-01' }))
    const file = await fileOf(await check(rows), 'refused')
    expect(file.items.map(({ line, why }) => [line, why.slice(0, 12)])).toEqual([[MOST_OF_A_DAY + 2, '200 rows tel']])
  })

  it('records nothing of a check that no longer holds', async () => {
    const rows = [row({ course: 'Search and seizure' })]
    const [first, second] = [await check(rows), await check(rows)]
    await loadHistory(coordinator, first)
    await expect(loadHistory(coordinator, second)).rejects.toMatchObject({ kind: 'conflict' })
    expect((await creditsOf(rosa)).filter(({ title }) => title === 'Search and seizure')).toHaveLength(1)
  })

  it('records it once where two confirm the same check at once', async () => {
    const batch = await check([row({ course: 'Traffic stops' })])
    const both = await Promise.allSettled([loadHistory(coordinator, batch), loadHistory(coordinator, batch)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await creditsOf(rosa)).filter(({ title }) => title === 'Traffic stops')).toHaveLength(1)
  })

  it('reads how it was given, and refuses a row that does not say where nobody said it for all', async () => {
    for (const how of ['', 'Zoomer']) {
      const { items } = await fileOf(await check([row({ course: 'K9', how })]))
      expect(items.map(({ kind, mode }) => [kind, mode])).toEqual([['refused', null]])
    }
    const { batchId } = await check(
      [row({ course: 'K9', how: '' }), row({ course: 'Radio', how: 'Webinar' })],
      coordinator,
      { otherwise: 'self-paced' },
    )
    expect((await fileOf({ batchId })).items.map(({ mode }) => mode)).toEqual(['self-paced', 'virtual'])
  })

  it('refuses hostile cells row by row: formulas, control characters, letters without end', async () => {
    const rows = [
      row({ course: '=HYPERLINK(1)' }),
      row({ course: 'a'.repeat(10_000) }),
      row({ hours: '999999' }),
      row({ on: '2031-01-01' }),
    ]
    expect(await kinds(rows)).toEqual(['refused', 'refused', 'refused', 'refused'])
    await load([row({ course: 'Bad\u0000 \u202eletters\u0007' })]).catch((error: unknown) =>
      expect(error).toBeInstanceOf(DomainError),
    )
    expect((await creditsOf(rosa)).every(({ title }) => unprintableProblem(title) === null)).toBe(true)
  })
})

describe('taking a load back', () => {
  beforeAll(begin)

  it('reverses what stands of it, and the same file may be loaded anew', async () => {
    const rows = [row({ course: 'One' }), row({ course: 'Two' }), row({ badge: '55', last: 'Later', first: 'Lou' })]
    const { batchId } = await load(rows)
    expect(await takeBackHistory(coordinator, { batchId })).toEqual({ credits: 2, people: 1 })
    expect((await creditsOf(rosa)).reduce((sum, { minutes }) => sum + minutes, 0)).toBe(0)
    await serve('Lou', 'Later', { employeeNumber: '55' })
    await takeUpWaiting(system, agencyId)
    expect((await fileOf({ batchId })).waitingCount).toBe(0)
    await expect(takeBackHistory(coordinator, { batchId })).rejects.toThrow('taken back already')
    expect(await load(rows)).toMatchObject({ recorded: 3, waiting: 0 })
  })

  it('is over after thirty days', async () => {
    const { batchId } = await load([row({ course: 'Three' })])
    const later = { ...coordinator, now: plusDays(now, 31) }
    await expect(takeBackHistory(later, { batchId })).rejects.toThrow('30 days')
  })
})

describe('whoever is not on the roster', () => {
  beforeAll(begin)

  it('waits, and is taken up once they appear on it, once', async () => {
    const rows = [
      row({ badge: '77', last: 'Okafor', first: 'Ife' }),
      row({ badge: '77', last: 'Okafor', first: 'Ife', course: 'Ethics' }),
    ]
    const { batchId, waiting } = await load(rows)
    expect(waiting).toBe(2)
    const ife = await serve('Ife', 'Okafor', { employeeNumber: '077' })
    const jobs = await owner()<
      { n: number }[]
    >`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'take-up-history' and key = ${`history ${agencyId}`}`
    expect(jobs[0]?.n).toBe(1)
    await takeUpWaiting(system, agencyId)
    await takeUpWaiting(system, agencyId)
    expect((await creditsOf(ife)).map(({ title }) => title)).toEqual(['Interviewing', 'Ethics'])
    expect(await fileOf({ batchId })).toMatchObject({ waitingCount: 0, appliedCount: 2 })
    const { items } = await getMyTranscript(actingCtx(ife, [], now))
    expect(items[0]?.accepted?.byName).toBe('Dana Whitfield')
  })

  it('waits once, however often the file is checked and loaded, and anew once it was taken back', async () => {
    const rows = [row({ badge: '4711', last: 'Vega', first: 'Ida' }), row({ course: 'Night driving' })]
    const [first, second] = [await check(rows), await check([rows[0] ?? ''])]
    expect(await loadHistory(coordinator, first)).toMatchObject({ recorded: 1, waiting: 1 })
    await expect(loadHistory(coordinator, second)).rejects.toMatchObject({ kind: 'conflict' })
    const more = [...rows, row({ badge: '4711', last: 'Vega', first: 'Ida', course: 'Radio' })]
    const again = await check(more)
    expect((await fileOf(again)).counts).toMatchObject({ known: 2, unmatched: 1 })
    const { items } = await fileOf(again, 'known')
    expect(items[0]?.why).toMatch(/^It waits for them already, from “old-\d+\.csv”\.$/)
    expect(await loadHistory(coordinator, again)).toEqual({ recorded: 0, waiting: 1, left: 2 })
    await takeBackHistory(coordinator, first)
    expect((await fileOf(await check(more))).counts).toMatchObject({ new: 1, unmatched: 1, known: 1 })
    const ida = await serve('Ida', 'Vega', { employeeNumber: '4711' })
    await takeUpWaiting(system, agencyId)
    expect((await creditsOf(ida)).map(({ title }) => title)).toEqual(['Radio'])
  })

  it('is named by hand with all their rows, but by nobody for themselves nor for a stranger', async () => {
    const rows = ['Interviewing', 'Ethics'].map((course) => row({ badge: '', last: 'Smith', first: 'Bo', course }))
    const { batchId } = await load(rows)
    const [first] = (await fileOf({ batchId }, 'waiting')).items
    const key = first?.key ?? ''
    const stranger = await makePerson()
    await expect(matchHistory(coordinator, { batchId, row: key, personId: stranger })).rejects.toMatchObject({
      kind: 'not-found',
    })
    const bo = await serve('Robert', 'Smith', { employeeNumber: '88' })
    const named = await matchHistory(coordinator, { batchId, row: key, personId: bo })
    expect(named).toEqual({ recorded: 2, left: 0, passedOver: [] })
    await expect(matchHistory(coordinator, { batchId, row: key, personId: bo })).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect(await creditsOf(bo)).toHaveLength(2)
  })

  it('is told from another one of the same name by the number, as often as somebody is named', async () => {
    const john = (badge: string, course: string) => row({ badge, last: 'Smith', first: 'John', course })
    const { batchId } = await load([john('1001', 'One'), john('1002', 'Two'), john('1001', 'Three')])
    const { awaited, awaitedCount } = await fileOf({ batchId })
    expect(awaitedCount).toBe(2)
    expect(awaited).toMatchObject([
      { row: 'row 2', name: 'John Smith', number: '1001', rows: 2 },
      { row: 'row 3', name: 'John Smith', number: '1002', rows: 1 },
    ])
    const father = await serve('John', 'Smith', { employeeNumber: '31' })
    expect(await matchHistory(coordinator, { batchId, row: 'row 3', personId: father })).toMatchObject({ recorded: 1 })
    const { awaited: left } = await fileOf({ batchId })
    expect(left.map(({ row: first }) => first)).toEqual(['row 2'])
  })

  it('is told which rows are not recorded for them, and why', async () => {
    const jo = await serve('Jo', 'Vance', { employeeNumber: '41' })
    await load([row({ badge: '41', last: 'Vance', first: 'Jo', course: 'Interviewing children', ref: '' })])
    const waiting = ['Interviewing children', 'Interviewing children part 1', 'Report writing']
    const { batchId } = await load(
      waiting.map((course) => row({ badge: '', last: 'Vance', first: 'J', course, ref: '' })),
    )
    const { recorded, passedOver } = await matchHistory(coordinator, { batchId, row: 'row 2', personId: jo })
    expect(recorded + passedOver.length).toBe(3)
    expect(passedOver[0]).toEqual({ line: 2, why: expect.stringContaining('on the record already') })
    expect(passedOver.map(({ why }) => why).join(' ')).not.toContain('Tick it')
    expect((await creditsOf(jo)).map(({ title }) => title)).toContain('Report writing')
  })
})

describe('whose it is', () => {
  beforeAll(begin)

  it('nobody loads their own record; another coordinator does', async () => {
    const { personId } = await addToRoster(coordinator, {
      ...{
        agencyId,
        givenName: 'Kim',
        familyName: 'Lane',
        employment: 'sworn',
        startsOn: '2020-01-06',
        employeeNumber: '3',
      },
    })
    const kim = actingCtx(personId, [coordinatorOf(agencyId)], now)
    const rows = [row({ badge: '3', last: 'Lane', first: 'Kim' })]
    expect(await kinds(rows, kim)).toEqual(['refused'])
    const batch = await check(rows)
    await expect(loadHistory(kim, batch)).rejects.toMatchObject({ kind: 'conflict' })
    expect(await loadHistory(coordinator, batch)).toMatchObject({ recorded: 1 })
  })

  it('nor does another one say that what waits in their own file is theirs', async () => {
    const batch = await check([row({ badge: '', last: 'Whitfeld', first: 'D' })])
    expect(await loadHistory(coordinator, batch)).toMatchObject({ waiting: 1 })
    await owner()`insert into affiliations (id, person_id, agency_id, employment, service_starts_on, valid_from, recorded_at)
      values (${newId()}, ${coordinatorId}, ${agencyId}, 'sworn', '2020-01-01', '2020-01-01', now())`
    const other = actingCtx(await makePerson(), [coordinatorOf(agencyId)], now)
    const named = matchHistory(other, { batchId: batch.batchId, row: 'row 2', personId: coordinatorId })
    await expect(named).rejects.toThrow('Nobody loads their own record')
  })

  it('is the agency that they served on that day: another one is refused, and none has to be ticked', async () => {
    const other = await makeAgency()
    const whose = actingCtx(await makePerson(), [coordinatorOf(other)], now)
    await serve('Ana', 'Reyes', { employeeNumber: '12', startsOn: '2025-01-06' })
    await owner()`insert into affiliations (id, person_id, agency_id, employment, service_starts_on, valid_from, valid_to, recorded_at)
      select ${newId()}, person_id, ${other}, 'sworn', '2022-01-01', '2022-01-01', '2024-01-01', now() from affiliations where agency_id = ${agencyId} and employee_number = '12'`
    const ana = { badge: '12', last: 'Reyes', first: 'Ana' }
    expect(await kinds([row({ ...ana, on: '2023-02-02' }), row({ ...ana, on: '2021-02-02' })])).toEqual([
      'refused',
      'outside',
    ])
    await expect(load([row({ ...ana, on: '2021-02-02' })])).rejects.toThrow('nothing to load')
    expect(await load([row({ ...ana, on: '2021-02-02' })], { include: ['row 2'] })).toMatchObject({ recorded: 1 })
    await expect(listHistoryFiles(whose, { agencyId })).rejects.toMatchObject({ kind: 'not-found' })
    const batch = await check([row({})])
    for (const asked of [getHistoryFile, loadHistory, takeBackHistory])
      await expect(asked(whose, batch)).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('is nobody’s who has not said that they serve here', async () => {
    const stranger = await makePerson('Sam', 'Stone')
    await makeLogin(stranger, `stone-${newId()}@agency.example`)
    await owner()`insert into affiliations (id, person_id, agency_id, employment, service_starts_on, valid_from, employee_number, recorded_at)
      values (${newId()}, ${stranger}, ${agencyId}, 'sworn', '2020-01-01', '2020-01-01', '99', now())`
    expect(await kinds([row({ badge: '99', last: 'Stone', first: 'Sam' })])).toEqual(['unmatched'])
  })

  it('counts for what is asked of people, and the explanation says where it came from', async () => {
    const { requirementId } = await makeRequirement(coordinator, {
      ...{ agencyId, name: 'Hours', population: 'everyone', citation: null, effectiveFrom: '2026-01-01' },
      ...{ criterion: { kind: 'minutes', of: {}, atLeast: 240 }, dueKind: 'by-date', dueBy: '2026-12-31' },
    })
    await makeCourse()
    const asked = { agencyId, personId: rosa, requirementId }
    expect((await explainStatus(coordinator, asked)).status.kind).not.toBe('met')
    await load([row({ course: 'De-escalation', on: '2026-03-03' })])
    const { status, explanation } = await explainStatus(coordinator, asked)
    expect(status.kind).toBe('met')
    expect(JSON.stringify(explanation)).toMatch(
      /De-escalation.*imported from “old-\d+\.csv” on Nov 20, 2026, by Dana Whitfield/,
    )
  })
})
