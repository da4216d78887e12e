/** The rules of a test as they stand for one person: what is between them and the next attempt. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { changedSince } from '@/lib/catalog/queries'
import { courses, courseVersions } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { named, read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { type MyTestRules, slugInput } from './inputs'
import { learner, ownAttempts, ownEnrollments } from './policy'
import { practiceNow } from './queries'
import { neededRight, nextAttempt } from './rules'
import { attempts, enrollments, lessonProgress } from './tables'

/** The rules of the test and the lessons of an edition. */
export const rulesOf = named('learning-test-rules', (db) =>
  db
    .select({ rules: courseVersions.testRules, outline: courseVersions.outline })
    .from(courseVersions)
    .where(eq(courseVersions.id, sql.placeholder('version'))),
)

const doneLessons = named('learning-done-lessons', (db) =>
  db
    .select({ key: lessonProgress.lessonKey })
    .from(lessonProgress)
    .where(
      and(eq(lessonProgress.enrollmentId, sql.placeholder('enrollment')), sql`${lessonProgress.doneAt} is not null`),
    ),
)

const takenAttempts = named('learning-taken-attempts', (db) =>
  db
    .select({
      id: attempts.id,
      number: attempts.number,
      submittedAt: attempts.submittedAt,
      right: attempts.right,
      passed: attempts.passed,
    })
    .from(attempts)
    .where(and(ownAttempts, eq(attempts.enrollmentId, sql.placeholder('enrollment'))))
    .orderBy(desc(attempts.number)),
)

const lastFailed = named('learning-last-failed', (db) =>
  db
    .select({ submittedAt: attempts.submittedAt })
    .from(attempts)
    .innerJoin(enrollments, eq(enrollments.id, attempts.enrollmentId))
    .where(and(ownAttempts, eq(enrollments.courseId, sql.placeholder('course')), eq(attempts.passed, false)))
    .orderBy(desc(attempts.submittedAt))
    .limit(1),
)

/** What stands between a person and the next attempt of an enrollment, now. */
export async function findWayToTest(
  tx: Tx,
  person: string,
  enrollment: { id: string; courseId: string; courseVersionId: string },
  now: Date,
) {
  const [version] = await rulesOf.on(tx, { version: enrollment.courseVersionId })
  if (!version) throw notFound('This test')
  const done = new Set((await doneLessons.on(tx, { enrollment: enrollment.id })).map(({ key }) => key))
  const taken = await takenAttempts.on(tx, { person, enrollment: enrollment.id })
  const [failed] = await lastFailed.on(tx, { person, course: enrollment.courseId })
  const lessonsLeft = version.outline
    .map(({ key, title }, place) => ({ key, number: place + 1, title }))
    .filter(({ key }) => !done.has(key))
  return {
    rules: version.rules,
    lessonsLeft,
    taken,
    next: nextAttempt(version.rules, taken, failed?.submittedAt ?? null, lessonsLeft.length, now),
    openAttemptId: taken.find(({ submittedAt }) => !submittedAt)?.id ?? null,
  }
}

/** The open enrollment in a module, or else the one completed last. */
const enrollmentToTest = named('learning-enrollment-to-test', (db) =>
  db
    .select({
      id: enrollments.id,
      courseId: enrollments.courseId,
      courseVersionId: enrollments.courseVersionId,
      edition: courseVersions.edition,
      isEarlier: sql<boolean>`coalesce(${courses.currentVersionId} <> ${courseVersions.id}, true)`,
      completedAt: enrollments.completedAt,
      changedSince,
    })
    .from(enrollments)
    .innerJoin(courses, eq(courses.id, enrollments.courseId))
    .innerJoin(courseVersions, eq(courseVersions.id, enrollments.courseVersionId))
    .where(and(ownEnrollments, eq(courses.slug, sql.placeholder('slug')), isNull(enrollments.withdrawnAt)))
    .orderBy(sql`${enrollments.completedAt} desc nulls first`)
    .limit(1),
)

const currentRules = named('learning-current-rules', (db) =>
  db
    .select({ rules: courseVersions.testRules, outline: courseVersions.outline })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.id, courses.currentVersionId))
    .where(eq(courses.slug, sql.placeholder('slug'))),
)

/**
 * The rules of a module's test before it is started: pass mark, attempts used and left, when the next one opens, and what
 * stands in the way. For who is enrolled those of the edition enrolled in.
 * @throws not-found
 */
export async function getTestRules(ctx: Ctx, input: unknown): Promise<MyTestRules> {
  const { slug } = slugInput.parse(input)
  const person = learner(ctx.actor)
  return read(ctx, async (tx) => {
    const [enrollment] = await enrollmentToTest.on(tx, { person, slug })
    if (!enrollment) return notEnrolled(await currentRules.on(tx, { slug }))
    const { rules, lessonsLeft, taken, next, openAttemptId } = await findWayToTest(tx, person, enrollment, ctx.now)
    return {
      state: next.state,
      ...rulesInWords(rules),
      attemptsUsed: next.used,
      nextOpensAt: next.opensAt?.toISOString() ?? null,
      enrollmentId: enrollment.id,
      earlierEdition: enrollment.isEarlier ? enrollment.edition : null,
      changedSince: enrollment.completedAt ? null : enrollment.changedSince,
      openAttemptId,
      lessonsLeft,
      practice: await practiceNow(tx, person, enrollment.courseId, ctx.now),
      taken: taken.flatMap(({ id, submittedAt, right, passed, number }) => {
        if (!submittedAt) return []
        const handedIn = { submittedAt: submittedAt.toISOString(), right: right ?? 0, passed: passed === true }
        return [{ attemptId: id, number, ...handedIn }]
      }),
    }
  })
}

type Rules = Awaited<ReturnType<typeof currentRules.on>>[number]

const rulesInWords = ({ draw, passPercent, attempts: allowed, coolingOffHours }: Rules['rules']) => ({
  draw,
  needed: neededRight(draw, passPercent),
  passPercent,
  attempts: allowed,
  coolingOffHours,
})

function notEnrolled([version]: Rules[]): MyTestRules {
  if (!version) throw notFound('This module')
  return {
    state: 'not-enrolled',
    ...rulesInWords(version.rules),
    attemptsUsed: 0,
    nextOpensAt: null,
    enrollmentId: null,
    earlierEdition: null,
    changedSince: null,
    openAttemptId: null,
    lessonsLeft: version.outline.map(({ key, title }, place) => ({ key, number: place + 1, title })),
    practice: null,
    taken: [],
  }
}
