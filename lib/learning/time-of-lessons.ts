/** How long a lesson was open, and for how long it still has to be: read under the reader's turn, decided by `reading-time`. */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { keptOutline } from '@/lib/catalog/kept-outlines'
import type { OutlineLesson } from '@/lib/catalog/tables'
import { named } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { learner, ownEnrollments } from './policy'
import { heardFrom, leastFor, secondsRead, secondsToWait } from './reading-time'
import { enrollments, lessonProgress } from './tables'

export const instant = (name: string) => sql`${sql.placeholder(name)}::timestamptz`
const openedAt = sql`coalesce(p.opened_at, greatest(p.started_at, enrollments.enrolled_at))`
/** Of when the last message about a lesson is. */
export const heardAt = sql`coalesce(p.heard_at, p.opened_at, p.place_at)`
type Asked = { enrollmentId: string; lessonKey: string; claimed: Date }

/**
 * All that a person takes or took: which lessons are done, with their seconds; when the one in question was opened; and of
 * when the last message and the last "done" are.
 */
const readings = named('learning-reading', (db) => {
  const ofLesson = sql`p.lesson_key = ${sql.placeholder('lesson')} and p.enrollment_id = ${sql.placeholder('enrollment')}`
  const reading = sql`lateral (
    select jsonb_object_agg(p.lesson_key, p.read_seconds) filter (where p.done_at is not null) as done,
           max(${openedAt}) filter (where ${ofLesson}) as opened_at,
           max(p.done_at) filter (where p.done_at <= ${instant('now')}) as last_done_at,
           max(${heardAt}) as last_heard_at
    from lesson_progress p where p.enrollment_id = enrollments.id) reading`
  return db
    .select({
      id: enrollments.id,
      courseId: enrollments.courseId,
      versionId: enrollments.courseVersionId,
      enrolledAt: enrollments.enrolledAt,
      completedAt: enrollments.completedAt,
      done: sql<Record<string, number | null> | null>`reading.done`,
      openedAt: sql`reading.opened_at`.mapWith(lessonProgress.openedAt),
      lastDoneAt: sql`reading.last_done_at`.mapWith(lessonProgress.doneAt),
      lastHeardAt: sql`reading.last_heard_at`.mapWith(lessonProgress.heardAt),
    })
    .from(enrollments)
    .innerJoin(reading, sql`true`)
    .where(ownEnrollments)
})

/** All lessons of a reader take turns: what is read in it is what the reader's other messages have left. */
export const turnOf = (person: string) => `lessons ${person}`

/**
 * How long a lesson was open, and for how long it still has to be. Asked in the reader's turn (`turnOf`).
 * @param claimed when the message was written, by the reader's device
 * @throws not-found when the enrollment is not one's own or its edition has no such lesson
 */
export async function timeOf(w: Writer, { enrollmentId, lessonKey, claimed }: Asked) {
  const person = learner(w.ctx.actor)
  const { now } = w.ctx
  const asked = { person, enrollment: enrollmentId, lesson: lessonKey, now: now.toISOString() }
  const rows = await readings.on(w.tx, asked)
  const row = rows.find(({ id }) => id === enrollmentId)
  if (!row) throw notFound('This enrollment')
  const lessons = leastTimes(await keptOutline(w.tx, row.versionId), row, rows)
  const own = lessons.find(({ key }) => key === lessonKey)
  if (!own) throw notFound('This lesson')
  const at = heardFrom(claimed, row.enrolledAt, latest(rows.map(({ lastHeardAt }) => lastHeardAt)), now)
  if (own.isDone) return { at, wasDone: true, readSeconds: own.readSeconds, waitSeconds: 0 }
  const lastDoneAt = row.completedAt ? null : latest(rows.map(({ lastDoneAt }) => lastDoneAt))
  const done = lessons.filter(({ isDone }) => isDone)
  return {
    at,
    wasDone: false,
    readSeconds: secondsRead(row.openedAt ?? at, lastDoneAt, at),
    waitSeconds: secondsToWait({ ...own, openedAt: row.openedAt }, done, lastDoneAt, at),
  }
}

type Reading = Awaited<ReturnType<typeof readings.on>>[number]

/** The lessons of one enrollment: what is asked of each, less where an earlier enrollment in the course has it done, and which are done. */
function leastTimes(
  outline: readonly OutlineLesson[],
  { id, courseId, completedAt, done }: Reading,
  rows: readonly Reading[],
) {
  const isDone = (of: Reading['done'], key: string) => of !== null && Object.hasOwn(of, key)
  const before = completedAt ? [] : rows.filter((each) => each.courseId === courseId && each.id !== id)
  return outline.map(({ key, leastSeconds }) => ({
    key,
    isDone: isDone(done, key),
    readSeconds: done?.[key] ?? null,
    least: leastFor(
      leastSeconds,
      before.some((each) => isDone(each.done, key)),
    ),
  }))
}

const latest = (instants: readonly (Date | null)[]): Date | null =>
  instants.reduce((last, each) => (each && (!last || each > last) ? each : last), null)
