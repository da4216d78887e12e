/** Modules that were begun or completed on the joined record go on with the other. */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import type { Moved, Pair } from '@/lib/identity/moved'
import { lessFar, type Progress } from './rules'

type Open = Progress & { courseId: string; personId: string }

const REASON = 'Two records were joined; the enrollment that was further goes on.'

export async function moveLearning(
  w: Writer,
  { personId, lastingId }: Pair,
): Promise<Pick<Moved, 'enrollments' | 'enrollmentsEnded'>> {
  const open = await w.tx.execute<Open>(sql`
    select e.id, e.course_id as "courseId", e.person_id as "personId", e.enrolled_at::text as "enrolledAt",
      (select count(*) from lesson_progress p where p.enrollment_id = e.id and p.done_at is not null)::int as "lessonsDone",
      (select count(*) from attempts t where t.enrollment_id = e.id)::int as attempts
    from enrollments e where e.person_id in (${personId}::uuid, ${lastingId}::uuid) and e.completed_at is null
      and e.withdrawn_at is null order by e.id for update`)
  const ended = open
    .filter((each) => each.personId === personId)
    .flatMap((each) => {
      const other = open.find((own) => own.personId === lastingId && own.courseId === each.courseId)
      return other ? [lessFar(each, other)] : []
    })
  for (const { id } of ended) {
    await w.tx.execute(sql`update enrollments set withdrawn_at = ${w.ctx.now.toISOString()}, withdrawn_reason = ${REASON}
      where id = ${id}::uuid`)
    w.record('enrollment.withdrawn', { kind: 'enrollment', id, personId: lastingId, detail: { joined: true } })
  }
  const rows = await w.tx.execute<{ id: string }>(
    sql`update enrollments set person_id = ${lastingId}::uuid where person_id = ${personId}::uuid returning id`,
  )
  await follow(w, personId, lastingId)
  return { enrollments: rows.map(({ id }) => id), enrollmentsEnded: ended.map(({ id }) => id) }
}

/** Progress and attempts belong to whoever the enrollment belongs to. */
async function follow(w: Writer, from: string, to: string): Promise<void> {
  for (const table of [sql`lesson_progress`, sql`attempts`])
    await w.tx.execute(sql`update ${table} t set person_id = ${to}::uuid from enrollments e
      where t.person_id = ${from}::uuid and e.id = t.enrollment_id and e.person_id = ${to}::uuid`)
}

/** Puts them back; what was completed since stays with the record that earned it. */
export async function moveLearningBack(
  w: Writer,
  { personId, lastingId }: Pair,
  { enrollments, enrollmentsEnded }: Moved,
  joinedAt: Date,
): Promise<void> {
  const since = joinedAt.toISOString()
  const list = (ids: readonly string[]) => sql`any(${`{${ids.join(',')}}`}::uuid[])`
  await w.tx.execute(sql`update enrollments e set person_id = ${personId}::uuid
    where e.id = ${list(enrollments)} and e.person_id = ${lastingId}::uuid
      and (e.completed_at is null or e.completed_at <= ${since}::timestamptz)`)
  await follow(w, lastingId, personId)
  await w.tx.execute(sql`update enrollments e set withdrawn_at = null, withdrawn_reason = null
    where e.id = ${list(enrollmentsEnded)} and e.withdrawn_reason = ${REASON} and not exists (select 1 from enrollments o
      where o.person_id = e.person_id and o.course_id = e.course_id and o.id <> e.id
        and (o.completed_at > ${since}::timestamptz or (o.completed_at is null and o.withdrawn_at is null)))`)
}
