/** Keeping the reader's place in a lesson, that it is done, and how long it was open. */
import { and, eq, sql } from 'drizzle-orm'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { courseVersions } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { named } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { lockEnrollment } from './commands'
import { reachPlaceInput } from './inputs'
import { learner, ownEnrollments } from './policy'
import { lessonTimes, readingColumns } from './queries'
import { secondsRead, secondsToWait } from './reading-time'
import { notAfter } from './rules'
import { enrollments, lessonProgress } from './tables'

/**
 * Keeps how far a lesson was read, and that it is done. Messages may come twice, late and in any order: the later place
 * wins, done stays done. Where the edition asks for a least time, a lesson that was not open for it stays as it is, and
 * `waitSeconds` says how long that takes; nothing is lost by asking too early. A place alone is a bookmark and leaves no
 * trace in the audit trail; the first "done" does.
 * @returns how the lesson stands now
 * @throws not-found when the enrollment is not one's own or its edition has no such lesson
 */
export async function reachPlace(ctx: Ctx, input: unknown) {
  const { enrollmentId, lessonKey, place, placeAt, done, secondsAgo = 0 } = reachPlaceInput.parse(input)
  const personId = learner(ctx.actor)
  const at = notAfter(placeAt, ctx.now)
  const heardAt = new Date(ctx.now.getTime() - secondsAgo * 1000)
  return writeIfNeeded(ctx, async (w) => {
    const time = done ? await timeOf(w, { enrollmentId, lessonKey, at: heardAt }) : null
    const isDone = time?.waitSeconds === 0
    const [row] = await upsertProgress.on(w.tx, {
      enrollment: enrollmentId,
      lesson: lessonKey,
      person: personId,
      place: place ?? null,
      at,
      heardAt: heardAt.toISOString(),
      doneAt: isDone ? at : null,
      readSeconds: isDone ? time.readSeconds : null,
    })
    if (!row) throw notFound('This lesson')
    if (row.doneAt && !row.wasDone) {
      const detail = { lessonKey, done: true, readSeconds: row.readSeconds }
      w.record('lesson.reached', { kind: 'enrollment', id: enrollmentId, personId, detail })
    }
    return {
      lessonKey,
      place: row.place,
      placeAt: row.placeAt.toISOString(),
      doneAt: row.doneAt?.toISOString() ?? null,
      readSeconds: row.readSeconds,
      waitSeconds: row.doneAt ? 0 : (time?.waitSeconds ?? 0),
    }
  })
}

const readingOf = named('learning-reading', (db) =>
  db
    .select({ outline: courseVersions.outline, enrolledAt: enrollments.enrolledAt, ...readingColumns })
    .from(enrollments)
    .innerJoin(courseVersions, eq(courseVersions.id, enrollments.courseVersionId))
    .where(and(ownEnrollments, eq(enrollments.id, sql.placeholder('enrollment')))),
)

/** How long a lesson was open at an instant, and for how long it still has to be. Two tabs take turns. */
async function timeOf(w: Writer, it: { enrollmentId: string; lessonKey: string; at: Date }) {
  await lockEnrollment(w, it.enrollmentId)
  const [row] = await readingOf.on(w.tx, { person: learner(w.ctx.actor), enrollment: it.enrollmentId })
  const times = row ? lessonTimes(row) : new Map()
  const own = times.get(it.lessonKey)
  if (!row || !own) throw notFound('This lesson')
  const at = new Date(Math.max(it.at.getTime(), row.enrolledAt.getTime()))
  if (own.doneAt) return { readSeconds: own.readSeconds, waitSeconds: 0 }
  const done = [...times.values()].filter(({ doneAt }) => doneAt)
  const lastDoneAt = row.lastDoneAt === null ? null : new Date(row.lastDoneAt)
  return {
    readSeconds: secondsRead(own.openedAt ?? at, lastDoneAt, at),
    waitSeconds: secondsToWait(own, done, lastDoneAt, at),
  }
}

/** `mergeProgress` as one statement, since this is the write that comes most often; a test holds the two together. */
const upsertProgress = named('learning-reach-place', (db) => {
  const old = lessonProgress
  const comesLater = sql`(excluded.place_at, coalesce(excluded.place, '') collate "C") >= (${old.placeAt}, coalesce(${old.place}, '') collate "C")`
  const instant = (name: string) => sql`${sql.placeholder(name)}::timestamptz`
  return db
    .insert(lessonProgress)
    .select((qb) =>
      qb
        .select({
          enrollmentId: enrollments.id,
          lessonKey: sql<string>`${sql.placeholder('lesson')}::text`.as('lesson_key'),
          personId: enrollments.personId,
          place: sql<string | null>`${sql.placeholder('place')}::text`.as('place'),
          startedAt: sql<Date>`${instant('at')}`.as('started_at'),
          placeAt: sql<Date>`${instant('at')}`.as('place_at'),
          doneAt: sql<Date | null>`${instant('doneAt')}`.as('done_at'),
          openedAt: sql<Date>`greatest(${instant('heardAt')}, ${enrollments.enrolledAt})`.as('opened_at'),
          readSeconds: sql<number | null>`${sql.placeholder('readSeconds')}::int`.as('read_seconds'),
        })
        .from(enrollments)
        .innerJoin(courseVersions, eq(courseVersions.id, enrollments.courseVersionId))
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
        startedAt: sql`least(${old.startedAt}, excluded.started_at)`,
        doneAt: sql`least(${old.doneAt}, excluded.done_at)`,
        openedAt: sql`least(coalesce(${old.openedAt}, ${old.startedAt}), excluded.opened_at)`,
        readSeconds: sql`case when ${old.doneAt} is null then excluded.read_seconds else ${old.readSeconds} end`,
      },
    })
    .returning({
      place: lessonProgress.place,
      placeAt: lessonProgress.placeAt,
      doneAt: lessonProgress.doneAt,
      readSeconds: lessonProgress.readSeconds,
      // Read from before this statement.
      wasDone: sql<boolean>`exists (select 1 from lesson_progress was where was.enrollment_id = lesson_progress.enrollment_id
        and was.lesson_key = lesson_progress.lesson_key and was.done_at is not null)`,
    })
})
