/** What somebody is learning and where they stopped. */

import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { dayOfPerson } from '@/lib/agencies/own-day'
import { changedSince } from '@/lib/catalog/queries'
import { courses, courseVersions, type OutlineLesson } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { named, read, readOnce, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { recordsOf } from '@/lib/platform/row-security'
import { certificates } from '@/lib/records/tables'
import { findPractice, type Practice } from '@/lib/requirements/derived/repeats'
import { type Enrollment, slugInput } from './inputs'
import { learner, ownEnrollments } from './policy'
import { type LessonTime, leastFor, secondsToWait } from './reading-time'
import { whereToResume } from './rules'
import { enrollments } from './tables'

type ProgressRow = {
  lessonKey: string
  place: string | null
  startedAt: string
  placeAt: string
  doneAt: string | null
  openedAt: string
  readSeconds: number | null
}

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** All lessons that were opened, as one value; times as ISO text in UTC. */
const opened = sql`jsonb_agg(jsonb_build_object('lessonKey', p.lesson_key, 'place', p.place, 'startedAt', ${iso('p.started_at')},
    'placeAt', ${iso('p.place_at')}, 'doneAt', ${iso('p.done_at')}, 'openedAt', ${iso('coalesce(p.opened_at, greatest(p.started_at, enrollments.enrolled_at))')},
    'readSeconds', p.read_seconds))`
const progress = sql<ProgressRow[] | null>`(
  select ${opened} from lesson_progress p where p.enrollment_id = ${enrollments.id})`

/** When the person last marked a lesson done, in whatever module; asked only where something is left to do. */
const lastDoneAt = sql<string | null>`case when ${enrollments.completedAt} is null then (
  select ${iso('max(p.done_at)')} from enrollments e join lesson_progress p on p.enrollment_id = e.id
  where e.person_id = ${enrollments.personId} and p.done_at <= ${sql.placeholder('now')}::timestamptz) end`

/** The lessons that the person marked done before, in another enrollment in the same course. */
const readBefore = sql<string[] | null>`case when ${enrollments.completedAt} is null then (
  select jsonb_agg(distinct p.lesson_key) from enrollments e join lesson_progress p on p.enrollment_id = e.id
  where e.person_id = ${enrollments.personId} and e.course_id = ${enrollments.courseId} and e.id <> ${enrollments.id}
    and p.done_at is not null) end`

type Reading = { outline: readonly OutlineLesson[]; progress: ProgressRow[] | null; readBefore: string[] | null }

/** How long each lesson of an enrollment was open, by its key. */
function lessonTimes({ outline, progress, readBefore }: Reading): Map<string, LessonTime> {
  return new Map(
    outline.map(({ key, leastSeconds }) => {
      const own = progress?.find(({ lessonKey }) => lessonKey === key)
      const at = (instant: string | null | undefined) => (instant ? new Date(instant) : null)
      const least = leastFor(leastSeconds, readBefore?.includes(key) === true)
      return [
        key,
        { openedAt: at(own?.openedAt), doneAt: at(own?.doneAt), readSeconds: own?.readSeconds ?? null, least },
      ]
    }),
  )
}

/** When the next attempt opens after one that did not pass; null where none was, or one is open. */
const testOpensAt = sql<string | null>`(
  select to_char((max(a.submitted_at) + make_interval(hours => (${courseVersions.testRules} ->> 'coolingOffHours')::int))
    at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  from attempts a join enrollments e on e.id = a.enrollment_id
  where e.person_id = ${enrollments.personId} and e.course_id = ${enrollments.courseId} and a.passed = false
    and not exists (select 1 from attempts o where o.enrollment_id = ${enrollments.id} and o.submitted_at is null))`

const enrollmentColumns = {
  testOpensAt,
  enrollmentId: enrollments.id,
  slug: courses.slug,
  title: courseVersions.title,
  edition: courseVersions.edition,
  editionName: courseVersions.editionName,
  isEarlier: sql<boolean>`coalesce(${courses.currentVersionId} <> ${courseVersions.id}, true)`,
  changedSince,
  creditMinutes: courseVersions.creditMinutes,
  outline: courseVersions.outline,
  enrolledAt: enrollments.enrolledAt,
  completedAt: enrollments.completedAt,
  withdrawnAt: enrollments.withdrawnAt,
  ...{ progress, lastDoneAt, readBefore },
}

const myEnrollments = named('learning-my-enrollments', (db) =>
  db
    .select(enrollmentColumns)
    .from(enrollments)
    .innerJoin(courses, eq(courses.id, enrollments.courseId))
    .innerJoin(courseVersions, eq(courseVersions.id, enrollments.courseVersionId))
    .where(and(ownEnrollments, isNull(enrollments.withdrawnAt)))
    .orderBy(desc(enrollments.enrolledAt), desc(enrollments.id))
    .limit(200),
)

type Row = Awaited<ReturnType<typeof myEnrollments.on>>[number]

function lessonsOf(row: Reading & { lastDoneAt: string | null }, now: Date): Enrollment['lessons'] {
  const times = lessonTimes(row)
  const done = [...times.values()].filter(({ doneAt }) => doneAt)
  const last = row.lastDoneAt === null ? null : new Date(row.lastDoneAt)
  return row.outline.map(({ key, title, minutes }) => {
    const own = row.progress?.find(({ lessonKey }) => lessonKey === key)
    const time = times.get(key)
    return {
      ...{ key, title, minutes },
      startedAt: own?.startedAt ?? null,
      doneAt: own?.doneAt ?? null,
      place: own?.place ?? null,
      readSeconds: own?.readSeconds ?? null,
      waitSeconds: !time || time.doneAt ? 0 : secondsToWait(time, done, last, now),
    }
  })
}

function shaped({ outline, progress, lastDoneAt, readBefore, testOpensAt, ...row }: Row, now: Date): Enrollment {
  const reached = progress ?? []
  const lessons = lessonsOf({ outline, progress, lastDoneAt, readBefore }, now)
  const left = lessons.filter(({ doneAt }) => !doneAt)
  const enrolledAt = row.enrolledAt.toISOString()
  return {
    ...row,
    enrolledAt,
    completedAt: row.completedAt?.toISOString() ?? null,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    lastActiveAt: [enrolledAt, ...reached.map(({ placeAt }) => placeAt)].sort().at(-1) ?? enrolledAt,
    lessonsTotal: lessons.length,
    lessonsDone: lessons.length - left.length,
    minutesLeft: left.reduce((sum, { minutes }) => sum + minutes, 0),
    resume: whereToResume(outline, reached),
    testOpensAt: testOpensAt !== null && testOpensAt > now.toISOString() ? testOpensAt : null,
    lessons,
  }
}

/** One's own enrollments but those one left: open ones first, then the latest completed (at most 200). */
export async function listMyEnrollments(ctx: Ctx): Promise<{ items: Enrollment[] }> {
  const person = learner(ctx.actor)
  const rows = await readOnce(ctx, myEnrollments, { person, now: ctx.now.toISOString() })
  const items = rows.map((row) => shaped(row, ctx.now))
  const byLast = (a: Enrollment, b: Enrollment) => (a.lastActiveAt < b.lastActiveAt ? 1 : -1)
  return {
    items: [
      ...items.filter((each) => !each.completedAt).sort(byLast),
      ...items.filter((each) => each.completedAt).sort(byLast),
    ],
  }
}

const openEnrollment = named('learning-open-enrollment', (db) =>
  db
    .select(enrollmentColumns)
    .from(enrollments)
    .innerJoin(courses, eq(courses.id, enrollments.courseId))
    .innerJoin(courseVersions, eq(courseVersions.id, enrollments.courseVersionId))
    .where(
      and(
        ownEnrollments,
        eq(courses.slug, sql.placeholder('slug')),
        isNull(enrollments.completedAt),
        isNull(enrollments.withdrawnAt),
      ),
    )
    .limit(1),
)

const lastCompletedOf = named('learning-last-completed', (db) =>
  db
    .select({
      completedAt: enrollments.completedAt,
      edition: courseVersions.edition,
      creditId: enrollments.creditId,
    })
    .from(enrollments)
    .innerJoin(courses, eq(courses.id, enrollments.courseId))
    .innerJoin(courseVersions, eq(courseVersions.id, enrollments.courseVersionId))
    .where(and(ownEnrollments, eq(courses.slug, sql.placeholder('slug')), isNotNull(enrollments.completedAt)))
    // Practice after a credit leaves its proof where it was.
    .orderBy(sql`(${enrollments.creditId} is null)`, desc(enrollments.completedAt))
    .limit(1),
)

const courseBySlug = named('learning-course-by-slug', (db) =>
  db
    .select({ id: courses.id })
    .from(courses)
    .where(eq(courses.slug, sql.placeholder('slug'))),
)

const codeOfCredit = named('learning-certificate-of-credit', (db) =>
  db
    .select({ code: certificates.code })
    .from(certificates)
    .where(
      and(
        sql`${certificates.personId} in ${recordsOf(sql.placeholder('person'))}`,
        eq(certificates.creditId, sql.placeholder('credit')),
      ),
    )
    .orderBy(desc(certificates.issuedAt), desc(certificates.id))
    .limit(1),
)

/** The code of the latest certificate of a credit, if one was issued. */
export async function certificateCodeOf(tx: Tx, person: string, credit: string | null): Promise<string | null> {
  if (!credit) return null
  const [row] = await codeOfCredit.on(tx, { person, credit })
  return row?.code ?? null
}

/**
 * One's own enrollment in a module, with the exact lesson and place to go on from; `enrollment` is null when none is open.
 * Whether the module exists is not asked: no enrollment says no more than that.
 */
export async function getEnrollment(ctx: Ctx, input: unknown) {
  const { slug } = slugInput.parse(input)
  const person = learner(ctx.actor)
  return read(ctx, async (tx) => {
    const [open] = await openEnrollment.on(tx, { person, slug, now: ctx.now.toISOString() })
    const [last] = await lastCompletedOf.on(tx, { person, slug })
    const [course] = await courseBySlug.on(tx, { slug })
    if (!course && !open && !last) throw notFound('This module')
    return {
      enrollment: open ? shaped(open, ctx.now) : null,
      lastCompleted: last?.completedAt
        ? {
            completedAt: last.completedAt.toISOString(),
            edition: last.edition,
            certificateCode: await certificateCodeOf(tx, person, last.creditId),
          }
        : null,
      practice: course ? await practiceNow(tx, person, course.id, ctx.now) : null,
    }
  })
}

/** Whether completing a module today would be practice, by the person's own day. */
export async function practiceNow(tx: Tx, personId: string, courseId: string, now: Date): Promise<Practice | null> {
  return findPractice(tx, { personId, courseId }, await dayOfPerson(tx, personId, now))
}
