/** Keeping the reader's place in a lesson, that it is done, and how long it was open. */
import { and, eq, sql } from 'drizzle-orm'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { keptOutline } from '@/lib/catalog/kept-outlines'
import { courseVersions, type OutlineLesson } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { named } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { reachPlaceInput } from './inputs'
import { learner, ownEnrollments } from './policy'
import { heardFrom, leastFor, secondsRead, secondsToWait } from './reading-time'
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

const instant = (name: string) => sql`${sql.placeholder(name)}::timestamptz`
const openedAt = sql`coalesce(p.opened_at, greatest(p.started_at, enrollments.enrolled_at))`
const heardAt = sql`coalesce(p.heard_at, p.opened_at, p.place_at)`
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

/** Waits for the reader's other messages; what is sent after it reads what they have left. */
const takeTurn = named('learning-take-turn', (db) =>
  db
    .select({ taken: sql<true>`true` })
    .from(sql`pg_advisory_xact_lock(hashtextextended(${sql.placeholder('turn')}::text, 0))`),
)

/** How long a lesson was open, and for how long it still has to be. All lessons of a reader take turns. */
async function timeOf(w: Writer, { enrollmentId, lessonKey, claimed }: Asked) {
  const person = learner(w.ctx.actor)
  const { now } = w.ctx
  const [, rows] = await Promise.all([
    takeTurn.on(w.tx, { turn: `lessons ${person}` }),
    readings.on(w.tx, { person, enrollment: enrollmentId, lesson: lessonKey, now: now.toISOString() }),
  ])
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
