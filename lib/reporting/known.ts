/** What is known of a training that is still missing: begun, how far, and how often the test was tried. Never answers. */
import { and, inArray, sql } from 'drizzle-orm'
import { people, showsItself } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'

export type Known = {
  state: 'not-started' | 'started' | 'lessons-done'
  lessonsDone: number
  lessonsTotal: number
  attempts: number
}
type Wanted = { personId: string; courseId: string }

/**
 * By `person course`; only people whom the caller has found in reach may be asked for. Of those who have yet to say that they
 * serve there nothing is known.
 */
export async function knownOf(ctx: Ctx, tx: Tx, asked: readonly Wanted[]): Promise<Map<string, Known>> {
  const wanted = await shownOf(tx, asked)
  if (wanted.length === 0) return new Map()
  const rows = await asSystem(tx, ctx, () =>
    tx.execute<Wanted & Omit<Known, 'state'>>(sql`
      select w."personId", w."courseId", coalesce(cardinality(v.lesson_keys), 0) as "lessonsTotal",
             (select count(*) from lesson_progress l where l.enrollment_id = e.id and l.done_at is not null)::int as "lessonsDone",
             (select count(*) from attempts t where t.enrollment_id = e.id and t.submitted_at is not null)::int as attempts
      from jsonb_to_recordset(${JSON.stringify(wanted.map(({ personId, courseId }) => ({ personId, courseId })))}::jsonb) as w("personId" uuid, "courseId" uuid)
      join enrollments e on e.person_id = w."personId" and e.course_id = w."courseId" and e.completed_at is null and e.withdrawn_at is null
      join course_versions v on v.id = e.course_version_id`),
  )
  const found = new Map(rows.map(({ personId, courseId, ...row }) => [`${personId} ${courseId}`, known(row)]))
  for (const { personId, courseId } of wanted) {
    const key = `${personId} ${courseId}`
    if (!found.has(key)) found.set(key, { state: 'not-started', lessonsDone: 0, lessonsTotal: 0, attempts: 0 })
  }
  return found
}

async function shownOf(tx: Tx, asked: readonly Wanted[]): Promise<Wanted[]> {
  if (asked.length === 0) return []
  const ids = [...new Set(asked.map(({ personId }) => personId))]
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, ids), showsItself(people.id)))
  const shown = new Set(rows.map(({ id }) => id))
  return asked.filter(({ personId }) => shown.has(personId))
}

const known = (row: Omit<Known, 'state'>): Known => ({
  ...row,
  state: row.lessonsTotal > 0 && row.lessonsDone >= row.lessonsTotal ? 'lessons-done' : 'started',
})
