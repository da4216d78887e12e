/** The work of the most frequent requests as bare SQL: no row security, no authority, no audit beyond its line. */
import type postgres from 'postgres'
import { newId } from '@/lib/platform/ids'

export type Lesson = { enrollmentId: string; lessonKey: string; personId: string; placeAt: string; done: boolean }

/** Upsert and audit line in one transaction, each waited for. */
export function bareLessonDone(sql: postgres.Sql, { enrollmentId, lessonKey, personId, placeAt, done }: Lesson) {
  return sql.begin(async (tx) => {
    const [row] =
      await tx`insert into lesson_progress (enrollment_id, lesson_key, person_id, started_at, place_at, done_at) values (${enrollmentId}, ${lessonKey}, ${personId}, now(), ${placeAt}, ${done ? placeAt : null})
        on conflict (enrollment_id, lesson_key) do update set place_at = greatest(lesson_progress.place_at, excluded.place_at), done_at = least(lesson_progress.done_at, excluded.done_at)
        returning lesson_key as "lessonKey", place, place_at as "placeAt", done_at as "doneAt", read_seconds as "readSeconds"`
    await tx`insert into audit_events (id, recorded_at, event, actor_kind, actor_person_id, request_id, person_id, subject_kind, subject_id, detail)
      values (${newId()}, now(), 'lesson.reached', 'person', ${personId}, ${newId()}, ${personId}, 'enrollment', ${enrollmentId}, ${sql.json({ lessonKey, done })})`
    return row
  })
}

/** What a learner's home asks: what is owed, … */
export const bareOwed = (sql: postgres.Sql, personId: string) =>
  sql`select o.*, r.name, a.name as agency, c.slug, v.title, v.credit_minutes from obligations o join requirements r on r.id = o.requirement_id
    join agencies a on a.id = o.agency_id left join courses c on c.id = o.course_id left join course_versions v on v.id = c.current_version_id where o.person_id = ${personId}`

/** … and what is being taken. */
export const bareTaken = (sql: postgres.Sql, personId: string) =>
  sql`select e.*, c.slug, v.title, v.outline, (select jsonb_agg(to_jsonb(p)) from lesson_progress p where p.enrollment_id = e.id) as progress
    from enrollments e join courses c on c.id = e.course_id join course_versions v on v.id = e.course_version_id
    where e.person_id = ${personId} and e.withdrawn_at is null order by e.enrolled_at desc`

export const serving = (sql: postgres.Sql, agencyId: string) =>
  sql`a.agency_id = ${agencyId} and a.valid_from <= current_date and (a.valid_to is null or a.valid_to > current_date)`
const inForce = (sql: postgres.Sql, agencyId: string) =>
  sql`o.agency_id = ${agencyId} and o.opens_on <= current_date and (o.ends_on is null or o.ends_on > current_date) and (o.satisfied_on is null or o.satisfied_on > current_date)`

export const bareCounts = (sql: postgres.Sql, agencyId: string) =>
  sql`with u as (
      select o.person_id, min(o.due_on) as due from obligations o where ${inForce(sql, agencyId)} and o.due_on <= current_date + 90 group by o.person_id)
    select (select count(distinct a.person_id) from affiliations a where ${serving(sql, agencyId)}) as people, count(*) filter (where due < current_date) as overdue,
      count(*) filter (where due between current_date and current_date + 30) as due30, count(*) filter (where due between current_date + 31 and current_date + 90) as due90 from u`

/** Each row with what our answer holds of it: who, what, where to write to, and how far they have come. */
export const bareExceptions = (sql: postgres.Sql, agencyId: string) =>
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
