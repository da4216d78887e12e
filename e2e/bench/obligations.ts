/**
 * What people owe, derived: one person with 60 requirements and 300 credits anew, an agency of 10,000 with 60 requirements from
 * nothing, and its report, today's and of an earlier day.
 */
import '@/lib/derivations'
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { writeIfNeeded } from '@/lib/audit/write'
import { systemCtx } from '@/lib/platform/context'
import { closeDatabase } from '@/lib/platform/database'
import { rebuildAgency } from '@/lib/requirements/derived/rebuild'
import type { Bench } from './questions'

const PEOPLE = 10_000
const REQUIREMENTS = 60
const CREDITS_EACH = 8
/** Of these the record is long. */
const LONG_RECORDS = 40
const CREDITS_OF_LONG = 300
const TURNS = 200

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const at = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? 0

/** Of ten rules five ask for a module, two for some of a list, three for hours with a limit and a minimum; every third repeats. */
async function fillAgency(sql: postgres.Sql): Promise<{ agencyId: string; long: string[] }> {
  const agencyId = randomUUID()
  await sql`insert into agencies (id, name, sort_name, kind, state, time_zone, created_at, updated_at)
    values (${agencyId}, 'Agency of 10,000', 'agency of 10,000', 'law-enforcement', 'CA', 'America/Los_Angeles', now(), now())`
  await sql`create temporary table owing as select gen_random_uuid() as person_id, n from generate_series(1, ${PEOPLE}) n`
  await sql`insert into people (id, given_name, family_name, sort_name, created_at)
    select person_id, 'Given ' || n, 'Owing', 'owing, given ' || n, now() from owing`
  await sql`insert into affiliations (id, person_id, agency_id, employment, employee_number, service_starts_on, valid_from, recorded_at)
    select gen_random_uuid(), person_id, ${agencyId}, 'sworn', n::text, current_date - 900, current_date - 900, now() from owing`
  const courses = (await sql`select id from courses where current_version_id is not null order by slug`).map(
    ({ id }) => id,
  )
  const rules = Array.from({ length: REQUIREMENTS }, (_, n) => {
    const courseId = courses[n % courses.length]
    const list = [0, 1, 2].map((more) => ({ kind: 'course', courseId: courses[(n + more) % courses.length] }))
    const hours = {
      kind: 'minutes',
      atLeast: 600 + n * 10,
      of: {},
      caps: [{ modes: ['self-paced'], atMost: 300 }],
      parts: [{ of: { topics: ['trauma-informed-response'] }, atLeast: 60, caps: [], mayShare: false, parts: [] }],
      withinMonths: null,
      eachOnce: false,
    }
    const kind = n % 10
    const criterion = kind < 5 ? { kind: 'course', courseId } : kind < 7 ? { kind: 'some', count: 2, of: list } : hours
    return { id: randomUUID(), version: randomUUID(), n, criterion, months: n % 3 === 0 ? 12 : null }
  })
  const given = sql.json(rules)
  await sql`insert into requirements (id, agency_id, name, created_at)
    select id, ${agencyId}, 'Requirement ' || n, now() from jsonb_to_recordset(${given}) as r(id uuid, n int)`
  await sql`insert into requirement_versions (id, requirement_id, agency_id, number, criterion, due_kind, within_days, repeat_months, window_days, effective_from, created_at)
    select version, id, ${agencyId}, 1, criterion, 'within-days-of-start', 365, months, 90, current_date - 1000, now()
    from jsonb_to_recordset(${given}) as r(id uuid, version uuid, criterion jsonb, months int)`
  await sql`insert into assignments (id, requirement_id, agency_id, population, valid_from)
    select gen_random_uuid(), id, ${agencyId}, 'everyone', current_date - 1000 from jsonb_to_recordset(${given}) as r(id uuid)`
  await sql`insert into credits (id, person_id, agency_id, source_kind, source_id, course_id, title, credit_minutes, priority_ids, topic_ids, mode,
      earned_on, zone, recorded_at, recorded_by, format, sequence, prev_hash, hash)
    select gen_random_uuid(), o.person_id, ${agencyId}, 'module', gen_random_uuid(), (${courses}::uuid[])[1 + (o.n + s) % ${courses.length}], 'Training ' || s, 60,
      '{collaboration}', array[(array['trauma-informed-response', 'human-trafficking'])[1 + s % 2]], (array['self-paced', 'in-person'])[1 + s % 2],
      current_date - 20 - (s * 37 + o.n) % 700, 'America/Los_Angeles', now(), 'bench', 1, s, ''::bytea, decode(md5(o.n || '-' || s), 'hex')
    from owing o, generate_series(1, ${CREDITS_OF_LONG}) s where s <= ${CREDITS_EACH} or o.n <= ${LONG_RECORDS}`
  const long = await sql`select person_id as id from owing where n <= ${LONG_RECORDS}`
  await sql`drop table owing`
  return { agencyId, long: long.map(({ id }) => id) }
}

/**
 * The same agency as one that keeps its rules: of what it asked since two years ago nineteen of twenty are met, every third rule
 * repeats, and of its last turn two in ten are open. Written as they would be derived.
 */
async function fillKept(sql: postgres.Sql, from: string): Promise<string> {
  const agencyId = randomUUID()
  await sql`insert into agencies (id, name, sort_name, kind, state, time_zone, created_at, updated_at)
    values (${agencyId}, 'Agency that keeps its rules', 'agency that keeps its rules', 'law-enforcement', 'CA', 'America/Los_Angeles', now(), now())`
  await sql`insert into affiliations (id, person_id, agency_id, employment, employee_number, service_starts_on, valid_from, recorded_at)
    select gen_random_uuid(), person_id, ${agencyId}, employment, employee_number, service_starts_on, valid_from, now() from affiliations where agency_id = ${from}`
  await sql`create temporary table kept as
    select gen_random_uuid() as id, gen_random_uuid() as version, row_number() over () as n from requirements where agency_id = ${from}`
  await sql`insert into requirements (id, agency_id, name, created_at) select id, ${agencyId}, 'Requirement ' || n, now() from kept`
  await sql`insert into requirement_versions (id, requirement_id, agency_id, number, criterion, due_kind, within_days, window_days, effective_from, created_at)
    select k.version, k.id, ${agencyId}, 1, (select criterion from requirement_versions where agency_id = ${from} and criterion->>'kind' = 'course' limit 1),
           'within-days-of-start', 365, 90, current_date - 1000, now() from kept k`
  await sql`insert into obligations (person_id, requirement_id, cycle, agency_id, version_id, opens_on, due_on, satisfied_on, renews, explanation)
    select a.person_id, k.id, turn, ${agencyId}, k.version, current_date - 900 + turn * 300, current_date - 800 + turn * 300 + abs(p.part) % 400,
           case when turn = 1 and (k.n % 3 = 0 or p.part % 20 <> 0) or turn = 2 and p.part % 10 >= 2 then current_date - 590 + turn * 200 + abs(p.part) % 90 end,
           turn = 2, (select explanation from obligations where agency_id = ${from} limit 1)
    from affiliations a, kept k, generate_series(1, 2) turn, lateral (select abs(hashtext(a.person_id::text || k.n)) as part) p
    where a.agency_id = ${agencyId} and (turn = 1 or k.n % 3 = 0)`
  await sql`drop table kept`
  return agencyId
}

/** As a change touches them: locked, derived, written where it differs, in the transaction of the change. */
const derived = (personId: string) => writeIfNeeded(systemCtx('bench'), async (w) => w.touch({ person: personId }))

const ASKED = 9

/** One after the other, the middle of so many. */
async function asked(bench: Bench, cookie: string, path: string): Promise<number> {
  const took: number[] = []
  for (let turn = 0; turn < ASKED; turn += 1) {
    const start = performance.now()
    const answer = await fetch(bench.base + path, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`)
    await answer.arrayBuffer()
    took.push(performance.now() - start)
  }
  return at(
    took.sort((a, b) => a - b),
    0.5,
  )
}

/** @returns a line for each of them */
export async function owing(bench: Bench, socketDir: string): Promise<string> {
  const { sql, field, cookieOf } = bench
  process.env.ATTEST_SOCKET = socketDir
  const { agencyId, long } = await sql.reserve().then((one) => fillAgency(one).finally(() => one.release()))
  await sql`vacuum analyze`
  const began = performance.now()
  const rows = await rebuildAgency(systemCtx('bench'), agencyId)
  const whole = performance.now() - began
  const again = performance.now()
  const changed = await rebuildAgency(systemCtx('bench'), agencyId)
  if (changed !== 0) throw new Error(`${changed} rows were not as they should be after all were derived.`)
  const checked = performance.now() - again
  await sql`vacuum analyze`
  const took: number[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    const start = performance.now()
    await derived(long[turn % long.length] as string)
    if (turn >= long.length) took.push(performance.now() - start)
  }
  took.sort((a, b) => a - b)
  const kept = await sql.reserve().then((one) => fillKept(one, agencyId).finally(() => one.release()))
  await sql`vacuum analyze`
  await sql`insert into roles (id, person_id, role, agency_id, bound_to, granted_at)
    select gen_random_uuid(), s.person_id, 'coordinator', a.id, l.identifier, now()
    from sessions s join logins l using (person_id), unnest(${[agencyId, kept]}::uuid[]) a(id) where s.id = ${field.coordinatorSession}`
  const cookie = cookieOf(field.coordinatorSession)
  const [day] = await sql`select (current_date - 200)::text as earlier`
  const lines = [
    `agency of ${PEOPLE} with ${REQUIREMENTS} requirements: ${rows} rows derived in ${seconds(whole)} (aim 180 s), looked at again in ${seconds(checked)}`,
    `one person with ${REQUIREMENTS} requirements and ${CREDITS_OF_LONG} credits: p50 ${at(took, 0.5).toFixed(1)} ms, p95 ${at(took, 0.95).toFixed(1)} ms (aim p95 20 ms)`,
  ]
  const asFarAs = { 'where hardly anything is met': agencyId, 'where nine in ten are met': kept }
  for (const [state, id] of Object.entries(asFarAs))
    for (const path of ['summary?', 'exceptions?limit=50&']) {
      const report = `/api/v1/agencies/${id}/reports/${path}`
      const now = await asked(bench, cookie, report)
      const earlier = await asked(bench, cookie, `${report}asOf=${day?.earlier}`)
      lines.push(
        `${path.split('?')[0]} ${state}: p50 ${now.toFixed(0)} ms; of an earlier day ${earlier.toFixed(0)} ms, ${(earlier / now).toFixed(1)} times (aims 50 ms, 3 times)`,
      )
    }
  const [hours] = await sql`select v.requirement_id as id from requirement_versions v
    where v.agency_id = ${agencyId} and v.criterion->>'kind' = 'minutes' order by v.requirement_id limit 1`
  const report = `/api/v1/agencies/${agencyId}/reports/hours`
  const [all, one] = [
    await asked(bench, cookie, report),
    await asked(bench, cookie, `${report}?requirementId=${hours?.id}`),
  ]
  lines.push(
    `hours of a year: p50 ${all.toFixed(0)} ms; with who is short of one requirement ${one.toFixed(0)} ms (aim 50 ms)`,
  )
  await closeDatabase()
  return lines.join('\n')
}
