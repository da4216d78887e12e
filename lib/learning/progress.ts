/** Keeping the reader's place in a lesson, that it is done, and how long it was open. */
import { and, eq, sql } from 'drizzle-orm'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { keptOutline } from '@/lib/catalog/kept-outlines'
import { courseVersions } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { named } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { reachPlaceInput } from './inputs'
import { learner, ownEnrollments } from './policy'
import { lessonTimes, readingColumns, readingOfOne } from './queries'
import { heardFrom, secondsRead, secondsToWait } from './reading-time'
import { notAfter } from './rules'
import { enrollments, lessonProgress } from './tables'

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
  const { time, upsert } = await writeIfNeeded(ctx, async (w) => {
    const time = done ? await timeOf(w, { enrollmentId, lessonKey, claimed }) : null
    const isDone = time?.waitSeconds === 0
    const upsert = upsertProgress.on(w.tx, {
      enrollment: enrollmentId,
      lesson: lessonKey,
      person: personId,
      place: place ?? null,
      at: notAfter(placeAt, ctx.now),
      claimed: (time?.at ?? claimed).toISOString(),
      now: ctx.now.toISOString(),
      isDone,
      readSeconds: isDone ? time.readSeconds : null,
    })
    // Who holds the reader's turn knows how the lesson stands, so the answer, the audit line and the end need not wait for each other.
    if (!time) await upsert
    else upsert.catch(() => {})
    if (isDone && !time.wasDone) {
      const detail = { lessonKey, done: true, readSeconds: time.readSeconds }
      w.record('lesson.reached', { kind: 'enrollment', id: enrollmentId, personId, detail })
    }
    return { time, upsert }
  })
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

const readingOf = named('learning-reading', (db) =>
  db
    .select({ versionId: enrollments.courseVersionId, enrolledAt: enrollments.enrolledAt, ...readingColumns })
    .from(enrollments)
    .innerJoin(readingOfOne, sql`true`)
    .where(and(ownEnrollments, eq(enrollments.id, sql.placeholder('enrollment')))),
)

/** Waits for the reader's other messages; what is sent after it reads what they have left. */
const takeTurn = named('learning-take-turn', (db) =>
  db
    .select({ taken: sql<true>`true` })
    .from(sql`pg_advisory_xact_lock(hashtextextended(${sql.placeholder('turn')}::text, 0))`),
)

const dateOrNull = (instant: string | null) => (instant === null ? null : new Date(instant))

/** How long a lesson was open, and for how long it still has to be. All lessons of a reader take turns. */
async function timeOf(w: Writer, it: { enrollmentId: string; lessonKey: string; claimed: Date }) {
  const person = learner(w.ctx.actor)
  const { now } = w.ctx
  const [, [row]] = await Promise.all([
    takeTurn.on(w.tx, { turn: `lessons ${person}` }),
    readingOf.on(w.tx, { person, enrollment: it.enrollmentId, now: now.toISOString() }),
  ])
  if (!row) throw notFound('This enrollment')
  const times = lessonTimes({ ...row, outline: await keptOutline(w.tx, row.versionId) })
  const own = times.get(it.lessonKey)
  if (!own) throw notFound('This lesson')
  const at = heardFrom(it.claimed, row.enrolledAt, dateOrNull(row.lastHeardAt), now)
  if (own.doneAt) return { at, wasDone: true, readSeconds: own.readSeconds, waitSeconds: 0 }
  const done = [...times.values()].filter(({ doneAt }) => doneAt)
  const lastDoneAt = dateOrNull(row.lastDoneAt)
  return {
    at,
    wasDone: false,
    readSeconds: secondsRead(own.openedAt ?? at, lastDoneAt, at),
    waitSeconds: secondsToWait(own, done, lastDoneAt, at),
  }
}

const instant = (name: string) => sql`${sql.placeholder(name)}::timestamptz`

/** Of when the last message is that was heard from the owner of an enrollment, in whatever module. */
const lastHeardAt = sql`(
  select max(coalesce(p.heard_at, p.opened_at, p.place_at)) from enrollments e join lesson_progress p on p.enrollment_id = e.id
  where e.person_id = enrollments.person_id)`

/**
 * `heardFrom` in the statement itself; what was said before is asked only of a message that waited. Worked out once, however
 * often it is named: that is what the offset is for.
 */
const heard = sql`lateral (select least(${instant('now')}, greatest(${instant('claimed')}, enrollments.enrolled_at,
  case when ${instant('claimed')} < ${instant('now')} then ${lastHeardAt} end)) as at offset 0) heard`
const heardAt = sql<Date>`heard.at`

/** `mergePlace` as one statement, since this is the write that comes most often; a test holds the two together. */
const upsertProgress = named('learning-reach-place', (db) => {
  const old = lessonProgress
  const comesLater = sql`(excluded.place_at, coalesce(excluded.place, '') collate "C") >= (${old.placeAt}, coalesce(${old.place}, '') collate "C")`
  return db
    .insert(lessonProgress)
    .select((qb) =>
      qb
        .select({
          enrollmentId: enrollments.id,
          lessonKey: sql<string>`${sql.placeholder('lesson')}::text`.as('lesson_key'),
          personId: enrollments.personId,
          place: sql<string | null>`${sql.placeholder('place')}::text`.as('place'),
          startedAt: sql<Date>`${heardAt}`.as('started_at'),
          placeAt: sql<Date>`${instant('at')}`.as('place_at'),
          openedAt: sql<Date>`${heardAt}`.as('opened_at'),
          doneAt: sql<Date | null>`case when ${sql.placeholder('isDone')}::boolean then ${heardAt} end`.as('done_at'),
          heardAt: sql<Date>`${heardAt}`.as('heard_at'),
          readSeconds: sql<number | null>`${sql.placeholder('readSeconds')}::int`.as('read_seconds'),
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
    .onConflictDoUpdate({
      target: [lessonProgress.enrollmentId, lessonProgress.lessonKey],
      set: {
        place: sql`case when ${comesLater} then excluded.place else ${old.place} end`,
        placeAt: sql`greatest(${old.placeAt}, excluded.place_at)`,
        doneAt: sql`coalesce(${old.doneAt}, excluded.done_at)`,
        heardAt: sql`greatest(${old.heardAt}, excluded.heard_at)`,
        readSeconds: sql`case when ${old.doneAt} is null then excluded.read_seconds else ${old.readSeconds} end`,
      },
    })
    .returning({
      place: lessonProgress.place,
      placeAt: lessonProgress.placeAt,
      doneAt: lessonProgress.doneAt,
      readSeconds: lessonProgress.readSeconds,
    })
})
