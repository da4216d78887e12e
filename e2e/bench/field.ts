/** A field of 100,000 people in 100 agencies, made in bulk as the owner: the volume the figures are about. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { newId } from '@/lib/platform/ids'
import type { Explanation } from '@/lib/requirements/engine/facts'

const AGENCIES = 100
const PEOPLE_EACH = 1000
const REQUIREMENTS_EACH = 12
const LEARNERS = 60_000
const COORDINATORS = 4

/** How each obligation came to be, as the rules would write it. */
const EXPLANATION = {
  version: 1,
  effectiveFrom: '2025-07-15',
  citation: 'Policy 4.12',
  trigger: { kind: 'service-started', on: '2025-10-23' },
  population: { kind: 'everyone', unitId: null, position: null },
  due: { kind: 'within-days', from: '2025-10-23', days: 365 },
  repeatMonths: null,
  windowDays: 90,
  notCounted: [],
  ended: null,
} satisfies Explanation

export type Field = {
  agencyId: string
  lessonKeys: string[]
  learners: { personId: string; enrollmentId: string; sessionId: string }[]
  coordinatorSession: string
  /** Of several coordinators, each of whom may have a few files on their way. */
  coordinatorSessions: string[]
}

export async function fillField(sql: postgres.Sql): Promise<Field> {
  const agencies = Array.from({ length: AGENCIES }, () => newId())
  const agencyId = agencies[0] as string
  await sql`insert into agencies (id, name, sort_name, kind, state, time_zone, created_at, updated_at)
    select id::uuid, 'Agency ' || n, 'agency ' || n, 'law-enforcement', 'CA', 'America/Los_Angeles', now(), now() from unnest(${agencies}::text[]) with ordinality as a(id, n)`
  await sql.unsafe('drop table if exists bench_people')
  await sql`create table bench_people as
    select gen_random_uuid() as person_id, a.id::uuid as agency_id, a.n as a, p as n
    from unnest(${agencies}::text[]) with ordinality as a(id, n), generate_series(1, ${PEOPLE_EACH}) p`
  await sql`insert into people (id, given_name, family_name, sort_name, created_at) select person_id, 'Given ' || n, 'Family ' || a, 'family ' || a || ', given ' || n, now() from bench_people`
  await sql`insert into affiliations (id, person_id, agency_id, employment, employee_number, service_starts_on, valid_from, recorded_at)
    select gen_random_uuid(), person_id, agency_id, 'sworn', n::text, current_date - 400, current_date - 400, now() from bench_people`
  await sql`insert into joinings (agency_id, person_id, joined_at) select agency_id, person_id, now() - interval '300 days' from bench_people`
  await sql`insert into logins (id, person_id, kind, identifier, verified_at, created_at, main_since)
    select gen_random_uuid(), person_id, 'email', 'p' || n || '@a' || a || '.example', now() - interval '300 days', now() - interval '400 days', now() - interval '300 days' from bench_people`
  await fillRequirements(sql, agencies)
  const learners = await fillLearners(sql)
  const coordinatorSessions: string[] = []
  for (let n = 0; n < COORDINATORS; n += 1) coordinatorSessions.push(await addCoordinator(sql, agencyId, n))
  await sql`drop table bench_people, bench_requirements`
  await sql`vacuum analyze`
  const [version] =
    await sql`select v.lesson_keys from course_versions v join courses c on c.current_version_id = v.id order by c.slug limit 1`
  const [coordinatorSession = ''] = coordinatorSessions
  return { agencyId, coordinatorSession, coordinatorSessions, learners, lessonKeys: version?.lesson_keys as string[] }
}

/** @returns their session */
async function addCoordinator(sql: postgres.Sql, agencyId: string, n: number): Promise<string> {
  const [personId, session, address] = [randomUUID(), newId(), `bench${n}@agency.example`]
  await sql`insert into people (id, given_name, family_name, sort_name, created_at) values (${personId}, 'Dana', 'Bench', 'bench, dana', now())`
  await sql`insert into logins (id, person_id, kind, identifier, verified_at, created_at) values (${randomUUID()}, ${personId}, 'email', ${address}, now(), now())`
  await sql`insert into roles (id, person_id, role, agency_id, bound_to, granted_at) values (${randomUUID()}, ${personId}, 'coordinator', ${agencyId}, ${address}, now())`
  await sql`insert into sessions (id, person_id, created_at, last_seen_at, expires_at, device) values (${session}, ${personId}, now(), now(), now() + interval '12 hours', 'bench')`
  return session
}

async function fillRequirements(sql: postgres.Sql, agencies: string[]): Promise<void> {
  const [course] = await sql`select id from courses order by slug limit 1`
  await sql`create table bench_requirements as
    select gen_random_uuid() as id, gen_random_uuid() as version_id, a.id::uuid as agency_id, r as n from unnest(${agencies}::text[]) a(id), generate_series(1, ${REQUIREMENTS_EACH}) r`
  await sql`insert into requirements (id, agency_id, name, created_at) select id, agency_id, 'Requirement ' || n, now() from bench_requirements`
  await sql`insert into requirement_versions (id, requirement_id, agency_id, number, criterion, due_kind, within_days, window_days, effective_from, created_at)
    select version_id, id, agency_id, 1, jsonb_build_object('kind', 'course', 'courseId', ${course?.id}::uuid), 'within-days-of-start', 365, 90, current_date - 500, now() from bench_requirements`
  await sql`insert into assignments (id, requirement_id, agency_id, population, valid_from) select gen_random_uuid(), id, agency_id, 'everyone', current_date - 500 from bench_requirements`
  await sql`insert into obligations (person_id, requirement_id, cycle, agency_id, version_id, course_id, opens_on, due_on, satisfied_on, renews, explanation)
    select p.person_id, r.id, 1, p.agency_id, r.version_id, ${course?.id}, current_date - 400,
           current_date + (hashtext(p.person_id::text || r.n) % 200) + 100,
           case when hashtext(r.n || p.person_id::text) % 10 < 9 then current_date - 30 end, false, ${sql.json(EXPLANATION)}
    from bench_people p join bench_requirements r on r.agency_id = p.agency_id`
}

async function fillLearners(sql: postgres.Sql): Promise<Field['learners']> {
  const rows = await sql`
    with chosen as (select person_id, gen_random_uuid() as enrollment_id, gen_random_uuid() as session_id from bench_people limit ${LEARNERS}),
    enrolled as (
      insert into enrollments (id, person_id, course_id, course_version_id, enrolled_at)
      select c.enrollment_id, c.person_id, m.id, m.current_version_id, now() - interval '3 hours' from chosen c, (select * from courses where current_version_id is not null order by slug limit 1) m),
    signed as (
      insert into sessions (id, person_id, created_at, last_seen_at, expires_at, device)
      select session_id, person_id, now(), now(), now() + interval '12 hours', 'bench' from chosen)
    select person_id as "personId", enrollment_id as "enrollmentId", session_id as "sessionId" from chosen`
  // Each lesson was opened long enough ago to be marked done: what is measured is the change, not a polite refusal.
  await sql`insert into lesson_progress (enrollment_id, lesson_key, person_id, started_at, place_at, opened_at, heard_at)
    select e.id, k.key, e.person_id, now() - interval '2 hours', now() - interval '2 hours', now() - interval '2 hours', now() - interval '2 hours'
    from enrollments e join course_versions v on v.id = e.course_version_id, unnest(v.lesson_keys) as k(key)
    where e.id = any(${rows.map((row) => row.enrollmentId)}::uuid[])`
  return [...rows] as unknown as Field['learners']
}
