/** Keeping the reader's place in a lesson, and that it is done. */
import { and, eq, sql } from 'drizzle-orm'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { courseVersions } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { named } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { reachPlaceInput } from './inputs'
import { learner, ownEnrollments } from './policy'
import { notAfter } from './rules'
import { enrollments, lessonProgress } from './tables'
import { heardAt, instant, timeOf, turnOf } from './time-of-lessons'

/**
 * Keeps how far a lesson was read, and that it is done. Messages may come twice, late and in any order: the later place
 * wins, done stays done. When a lesson was opened and done is decided by the server (`heardFrom`): a device that says how
 * long ago it was is believed back to the reader's last message or the enrollment, and its clock orders places alone.
 * Where the edition asks for a least time, a lesson that was not open for it stays as it is, and `waitSeconds` says how
 * long that takes; nothing is lost by asking too early. A place alone is a bookmark and leaves no trace in the audit trail;
 * the first "done" does.
 * @returns how the lesson stands now
 * @throws not-found when the enrollment is not one's own or its edition has no such lesson
 */
export async function reachPlace(ctx: Ctx, input: unknown) {
  const { enrollmentId, lessonKey, place, placeAt, done, secondsAgo = 0 } = reachPlaceInput.parse(input)
  const personId = learner(ctx.actor)
  const claimed = new Date(ctx.now.getTime() - secondsAgo * 1000)
  const reach = async (w: Writer) => {
    const time = done ? await timeOf(w, { enrollmentId, lessonKey, claimed }) : null
    const isDone = time?.waitSeconds === 0
    const at = notAfter(placeAt, ctx.now)
    const said = { enrollment: enrollmentId, lesson: lessonKey, person: personId, place: place ?? null, at }
    const upsert = time
      ? keepHeard.on(w.tx, {
          ...said,
          heard: time.at.toISOString(),
          doneAt: isDone ? time.at.toISOString() : null,
          readSeconds: isDone ? time.readSeconds : null,
        })
      : keepPlace.on(w.tx, { ...said, claimed: claimed.toISOString(), now: ctx.now.toISOString() })
    // Who holds the reader's turn knows how the lesson stands, so the answer, the audit line and the end need not wait for each other.
    if (!time) await upsert
    else upsert.catch(() => {})
    if (isDone && !time.wasDone) {
      const detail = { lessonKey, done: true, readSeconds: time.readSeconds }
      w.record('lesson.reached', { kind: 'enrollment', id: enrollmentId, personId, detail })
    }
    return { time, upsert }
  }
  const { time, upsert } = await writeIfNeeded(ctx, reach, { turn: done ? turnOf(personId) : undefined })
  const [row] = await upsert
  if (!row) throw notFound('This lesson')
  return {
    lessonKey,
    place: row.place,
    placeAt: row.placeAt.toISOString(),
    doneAt: row.doneAt?.toISOString() ?? null,
    readSeconds: row.readSeconds,
    waitSeconds: row.doneAt ? 0 : (time?.waitSeconds ?? null),
  }
}

/** Of when the last message is that was heard from the owner of an enrollment, in whatever module. */
const lastHeardAt = sql`(
  select max(${heardAt}) from enrollments e join lesson_progress p on p.enrollment_id = e.id
  where e.person_id = enrollments.person_id)`

/**
 * `heardFrom` in the statement itself; what was said before is asked only of a message that waited. Worked out once, however
 * often it is named: that is what the offset is for.
 */
const heard = sql`lateral (select least(${instant('now')}, greatest(${instant('claimed')}, enrollments.enrolled_at,
  case when ${instant('claimed')} < ${instant('now')} then ${lastHeardAt} end)) as at offset 0) heard`

const old = lessonProgress
const comesLater = sql`(excluded.place_at, coalesce(excluded.place, '') collate "C") >= (${old.placeAt}, coalesce(${old.place}, '') collate "C")`

/** `mergePlace` as one statement, since this is the write that comes most often; a test holds the two together. */
const merged = {
  target: [old.enrollmentId, old.lessonKey],
  set: {
    place: sql`case when ${comesLater} then excluded.place else ${old.place} end`,
    placeAt: sql`greatest(${old.placeAt}, excluded.place_at)`,
    doneAt: sql`coalesce(${old.doneAt}, excluded.done_at)`,
    heardAt: sql`greatest(${old.heardAt}, excluded.heard_at)`,
    readSeconds: sql`case when ${old.doneAt} is null then excluded.read_seconds else ${old.readSeconds} end`,
  },
}
const stands = { place: old.place, placeAt: old.placeAt, doneAt: old.doneAt, readSeconds: old.readSeconds }

/** What is said by who holds the reader's turn: whose the enrollment is, and that it has the lesson, was read. */
const keepHeard = named('learning-keep-heard', (db) => {
  const heard = instant('heard')
  return db
    .insert(lessonProgress)
    .values({
      enrollmentId: sql.placeholder('enrollment'),
      lessonKey: sql.placeholder('lesson'),
      personId: sql.placeholder('person'),
      place: sql.placeholder('place'),
      placeAt: instant('at'),
      ...{ startedAt: heard, openedAt: heard, heardAt: heard },
      doneAt: instant('doneAt'),
      readSeconds: sql.placeholder('readSeconds'),
    })
    .onConflictDoUpdate(merged)
    .returning(stands)
})

/** A place alone: nothing need be known of the other lessons, so it is checked and kept in one way. */
const keepPlace = named('learning-keep-place', (db) => {
  const at = sql<Date>`heard.at`
  return db
    .insert(lessonProgress)
    .select((qb) =>
      qb
        .select({
          enrollmentId: enrollments.id,
          lessonKey: sql<string>`${sql.placeholder('lesson')}::text`.as('lesson_key'),
          personId: enrollments.personId,
          place: sql<string | null>`${sql.placeholder('place')}::text`.as('place'),
          startedAt: sql<Date>`${at}`.as('started_at'),
          placeAt: sql<Date>`${instant('at')}`.as('place_at'),
          openedAt: sql<Date>`${at}`.as('opened_at'),
          doneAt: sql<Date | null>`null::timestamptz`.as('done_at'),
          heardAt: sql<Date>`${at}`.as('heard_at'),
          readSeconds: sql<number | null>`null::int`.as('read_seconds'),
        })
        .from(enrollments)
        .innerJoin(courseVersions, eq(courseVersions.id, enrollments.courseVersionId))
        .innerJoin(heard, sql`true`)
        .where(
          and(
            ownEnrollments,
            eq(enrollments.id, sql.placeholder('enrollment')),
            sql`${sql.placeholder('lesson')}::text = any(${courseVersions.lessonKeys})`,
          ),
        ),
    )
    .onConflictDoUpdate(merged)
    .returning(stands)
})
