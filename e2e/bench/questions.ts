/** What people ask of the API most, against the same questions as bare SQL. */
import type postgres from 'postgres'
import { newId } from '@/lib/platform/ids'
import type { Field } from './field'
import { inProcess, overHttp } from './measure'

export type Bench = { base: string; sql: postgres.Sql; field: Field; cookieOf: (sessionId: string) => string }

/** Takes the numbers in turn, and the mean of the rates as one of whole turns. */
async function inTurn(base: string, requests: (() => { path: string; cookie: string })[]) {
  let turn = 0
  const measured = await overHttp({
    url: base,
    requests: [
      {
        method: 'GET',
        setupRequest: (request) => {
          const next = requests[turn++ % requests.length]
          const { path, cookie } = (next as (typeof requests)[number])()
          return { ...request, path, headers: { cookie } }
        },
      },
    ],
  })
  return { ...measured, rate: measured.rate / requests.length }
}

/** Sealed once for each learner: what the measuring costs is not ours. */
function learnersInTurn({ field, cookieOf }: Bench) {
  const learners = field.learners.map((each) => ({ ...each, cookie: cookieOf(each.sessionId) }))
  let next = 0
  return () => {
    const n = next++
    const learner = learners[n % learners.length] as (typeof learners)[number]
    const turn = Math.floor(n / learners.length)
    return { ...learner, lessonKey: field.lessonKeys[turn % field.lessonKeys.length] as string }
  }
}

/** A lesson marked done through the API by 20,000 learners, against the bare statements in one transaction. */
export function lessonDone(bench: Bench) {
  const { base, sql } = bench
  const take = learnersInTurn(bench)
  const ours = () =>
    overHttp({
      url: base,
      requests: [
        {
          method: 'PUT',
          setupRequest: (request) => {
            const { enrollmentId, lessonKey, cookie } = take()
            return {
              ...request,
              path: `/api/v1/enrollments/${enrollmentId}/lessons/${lessonKey}/progress`,
              headers: {
                cookie,
                'content-type': 'application/json',
                'sec-fetch-site': 'same-origin',
              },
              body: JSON.stringify({ placeAt: new Date().toISOString(), done: true }),
            }
          },
        },
      ],
    })
  const baseline = () =>
    inProcess(() => {
      const { enrollmentId, lessonKey, personId } = take()
      return sql.begin(async (tx) => {
        await tx`insert into lesson_progress (enrollment_id, lesson_key, person_id, started_at, place_at, done_at) values (${enrollmentId}, ${lessonKey}, ${personId}, now(), now(), now())
          on conflict (enrollment_id, lesson_key) do update set place_at = greatest(lesson_progress.place_at, excluded.place_at), done_at = least(lesson_progress.done_at, excluded.done_at)`
        await tx`insert into audit_events (id, recorded_at, event, actor_kind, actor_person_id, request_id, person_id, subject_kind, subject_id, detail)
          values (${newId()}, now(), 'lesson.reached', 'person', ${personId}, ${newId()}, ${personId}, 'enrollment', ${enrollmentId}, ${sql.json({ lessonKey, done: true })})`
      })
    })
  return { ours, baseline }
}

/** What a learner's home asks: what is owed, and what is being taken. */
export function learnersHome(bench: Bench) {
  const { base, sql } = bench
  const take = learnersInTurn(bench)
  const asked = (path: string) => () => ({ path, cookie: take().cookie })
  const ours = () => inTurn(base, [asked('/api/v1/me/obligations'), asked('/api/v1/me/enrollments')])
  const baseline = () =>
    inProcess(async () => {
      const { personId } = take()
      await sql`select o.*, r.name, a.name as agency, c.slug, v.title, v.credit_minutes from obligations o join requirements r on r.id = o.requirement_id
        join agencies a on a.id = o.agency_id left join courses c on c.id = o.course_id left join course_versions v on v.id = c.current_version_id where o.person_id = ${personId}`
      await sql`select e.*, c.slug, v.title, v.outline, (select jsonb_agg(to_jsonb(p)) from lesson_progress p where p.enrollment_id = e.id) as progress
        from enrollments e join courses c on c.id = e.course_id join course_versions v on v.id = e.course_version_id
        where e.person_id = ${personId} and e.withdrawn_at is null order by e.enrolled_at desc`
    })
  return { ours, baseline }
}

const serving = (sql: postgres.Sql, agencyId: string) =>
  sql`a.agency_id = ${agencyId} and a.valid_from <= current_date and (a.valid_to is null or a.valid_to > current_date)`
const inForce = (sql: postgres.Sql, agencyId: string) =>
  sql`o.agency_id = ${agencyId} and o.opens_on <= current_date and (o.ends_on is null or o.ends_on > current_date) and (o.satisfied_on is null or o.satisfied_on > current_date)`

const reportOf = (agencyId: string, name: string) => `/api/v1/agencies/${agencyId}/reports/${name}`

const counted = (sql: postgres.Sql, agencyId: string) =>
  sql`with u as (
      select o.person_id, min(o.due_on) as due from obligations o where ${inForce(sql, agencyId)} and o.due_on <= current_date + 90 group by o.person_id)
    select (select count(distinct a.person_id) from affiliations a where ${serving(sql, agencyId)}) as people, count(*) filter (where due < current_date) as overdue,
      count(*) filter (where due between current_date and current_date + 30) as due30, count(*) filter (where due between current_date + 31 and current_date + 90) as due90 from u`

/** Each row with what our answer holds of it: who, what, where to write to, and how far they have come. */
const missing = (sql: postgres.Sql, agencyId: string) =>
  sql`with missing as materialized (
      select o.person_id, o.requirement_id, o.course_id, o.due_on from obligations o where ${inForce(sql, agencyId)} and o.due_on < current_date),
    page as (select * from missing order by due_on, person_id, requirement_id limit 51)
    select page.*, p.given_name, p.family_name, r.name, c.slug, s.position, u.name as unit, (select count(*) from missing) as total,
      (select l.identifier from logins l where l.person_id = page.person_id and l.kind = 'email' limit 1) as email,
      e.id is not null as begun, cardinality(v.lesson_keys) as lessons,
      (select count(*) from lesson_progress l where l.enrollment_id = e.id and l.done_at is not null) as done,
      (select count(*) from attempts t where t.enrollment_id = e.id and t.submitted_at is not null) as attempts
    from page join people p on p.id = page.person_id join requirements r on r.id = page.requirement_id join courses c on c.id = page.course_id
    left join lateral (select a.unit_id, a.position from affiliations a where a.person_id = page.person_id and ${serving(sql, agencyId)} limit 1) s on true
    left join units u on u.id = s.unit_id
    left join enrollments e on e.person_id = page.person_id and e.course_id = page.course_id and e.completed_at is null and e.withdrawn_at is null
    left join course_versions v on v.id = e.course_version_id order by page.due_on, page.person_id, page.requirement_id`

/** The first screen of a coordinator (counts and the first exceptions), against the same questions as bare SQL. */
export function completionReport({ base, sql, field, cookieOf }: Bench) {
  const { agencyId } = field
  const cookie = cookieOf(field.coordinatorSession)
  const asked = (name: string) => () => ({ path: reportOf(agencyId, name), cookie })
  const ours = () => inTurn(base, [asked('summary'), asked('exceptions?limit=50')])
  const baseline = () =>
    inProcess(async () => {
      await counted(sql, agencyId)
      await missing(sql, agencyId)
    })
  return { ours, baseline }
}

/** The counts alone, against the same question as bare SQL: they are made anew each time, so this is what keeping them would save. */
export function counts({ base, sql, field, cookieOf }: Bench) {
  const { agencyId } = field
  const cookie = cookieOf(field.coordinatorSession)
  const ours = () => inTurn(base, [() => ({ path: reportOf(agencyId, 'summary'), cookie })])
  const baseline = () => inProcess(() => counted(sql, agencyId))
  return { ours, baseline }
}

/** The completion table of the agency as a file (1,000 people, 12,000 rows), against the rows as bare SQL. */
export function completionFile({ base, sql, field, cookieOf }: Bench) {
  const { agencyId } = field
  const cookie = cookieOf(field.coordinatorSession)
  const path = reportOf(agencyId, 'completion.csv')
  let turn = 0
  // Nobody may have more than a few files on their way at once, so the coordinators take turns.
  const cookies = field.coordinatorSessions.map(cookieOf)
  const ours = () => inTurn(base, [() => ({ path, cookie: cookies[turn++ % cookies.length] ?? cookie })])
  const baseline = () =>
    inProcess(
      () => sql`select p.family_name, p.given_name, a.employee_number, u.name as unit, r.name, o.due_on, o.satisfied_on, o.explanation
        from obligations o join affiliations a on a.person_id = o.person_id and ${serving(sql, agencyId)} join people p on p.id = o.person_id
        join requirements r on r.id = o.requirement_id left join units u on u.id = a.unit_id
        where o.agency_id = ${agencyId} order by p.sort_name, p.id, r.name`,
    )
  return { ours, baseline }
}
