/** The rules of a test as they stand for one person, an attempt as asked, and its result. */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Question } from '@/lib/catalog/content'
import { courses, courseVersions } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { named, read, type Tx } from '@/lib/platform/database'
import { notFound, notNow } from '@/lib/platform/errors'
import { credits } from '@/lib/records/tables'
import { standingCreditOn } from '@/lib/requirements/repeats'
import { type Attempt, type AttemptResult, attemptInput, type MyTestRules, slugInput } from './inputs'
import { learner, ownAttempts, ownEnrollments } from './policy'
import { certificateCodeOf, practiceNow } from './queries'
import { neededRight, nextAttempt, scoreAttempt } from './rules'
import { attempts, enrollments, lessonProgress } from './tables'

const rulesOf = named('learning-test-rules', (db) =>
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
    openAttemptId: null,
    lessonsLeft: version.outline.map(({ key, title }, place) => ({ key, number: place + 1, title })),
    practice: null,
    taken: [],
  }
}

const attemptById = named('learning-attempt', (db) =>
  db
    .select({
      attemptId: attempts.id,
      enrollmentId: attempts.enrollmentId,
      number: attempts.number,
      startedAt: attempts.startedAt,
      submittedAt: attempts.submittedAt,
      questions: attempts.questions,
      answers: attempts.answers,
      right: attempts.right,
      passed: attempts.passed,
      slug: courses.slug,
      title: courseVersions.title,
      edition: courseVersions.edition,
      isEarlier: sql<boolean>`coalesce(${courses.currentVersionId} <> ${courseVersions.id}, true)`,
      rules: courseVersions.testRules,
      personId: attempts.personId,
      courseId: enrollments.courseId,
      courseVersionId: enrollments.courseVersionId,
      creditId: enrollments.creditId,
    })
    .from(attempts)
    .innerJoin(enrollments, eq(enrollments.id, attempts.enrollmentId))
    .innerJoin(courses, eq(courses.id, enrollments.courseId))
    .innerJoin(courseVersions, eq(courseVersions.id, enrollments.courseVersionId))
    .where(and(ownAttempts, eq(attempts.id, sql.placeholder('id')))),
)

/**
 * An attempt as its questions were asked, with the answers so far. Options carry their number as shown, never the bank's
 * ids: those are in the author's order and would tell.
 * @throws not-found
 */
export async function getAttempt(ctx: Ctx, input: unknown): Promise<Attempt> {
  const { attemptId } = attemptInput.parse(input)
  const [row] = await read(ctx, (tx) => attemptById.on(tx, { person: learner(ctx.actor), id: attemptId }))
  if (!row) throw notFound('This attempt')
  const { enrollmentId, slug, title, edition, isEarlier, number, startedAt, submittedAt } = row
  return {
    ...{ attemptId, enrollmentId, slug, title, edition, isEarlier, number },
    attempts: row.rules.attempts,
    startedAt: startedAt.toISOString(),
    submittedAt: submittedAt?.toISOString() ?? null,
    questions: row.questions.map(({ id, prompt, several, options }) => ({
      ...{ id, prompt, several },
      options: options.map(({ text }, place) => ({ number: place + 1, text })),
      chosen: (row.answers[id]?.chosen ?? []).map((chosen) => options.findIndex((option) => option.id === chosen) + 1),
      answeredAt: row.answers[id]?.answeredAt ?? null,
    })),
  }
}

const keysOf = named('learning-keys', (db) =>
  db
    .select({ assessment: courseVersions.assessment })
    .from(courseVersions)
    .where(eq(courseVersions.id, sql.placeholder('version'))),
)

const creditById = named('learning-credit', (db) =>
  db
    .select({ creditId: credits.id, creditMinutes: credits.creditMinutes, earnedOn: credits.earnedOn })
    .from(credits)
    .where(and(eq(credits.personId, sql.placeholder('person')), eq(credits.id, sql.placeholder('credit'))))
    .orderBy(asc(credits.sequence)),
)

/**
 * How an attempt came out: the score, and by lesson how much was right. After a pass every question with its reason; after
 * no pass only the lessons, since the same bank is asked again.
 * @throws not-found; not-now while the attempt is open
 */
export async function getAttemptResult(ctx: Ctx, input: unknown): Promise<AttemptResult> {
  const { attemptId } = attemptInput.parse(input)
  const person = learner(ctx.actor)
  return read(ctx, async (tx) => {
    const [row] = await attemptById.on(tx, { person, id: attemptId })
    if (!row) throw notFound('This attempt')
    if (!row.submittedAt) throw notNow('This attempt was not handed in yet.')
    const [version] = await keysOf.on(tx, { version: row.courseVersionId })
    if (!version) throw notFound('This test')
    const score = scoreAttempt(row.questions, row.answers, version.assessment)
    const enrollment = { id: row.enrollmentId, courseId: row.courseId, courseVersionId: row.courseVersionId }
    const { next, rules } = await findWayToTest(tx, person, enrollment, ctx.now)
    const passed = row.passed === true
    const [credit] = passed && row.creditId ? await creditById.on(tx, { person, credit: row.creditId }) : []
    const { enrollmentId, slug, title, edition, isEarlier, number } = row
    return {
      ...{ attemptId, enrollmentId, slug, title, edition, isEarlier, number, passed },
      submittedAt: row.submittedAt.toISOString(),
      right: row.right ?? score.right,
      asked: score.asked,
      needed: score.needed,
      lessons: await lessonScores(tx, row.courseVersionId, score.questions),
      questions: passed ? explained(row, score.questions, version.assessment.questions) : null,
      attemptsLeft: passed ? 0 : Math.max(0, rules.attempts - next.used),
      nextOpensAt: next.opensAt?.toISOString() ?? null,
      credit: credit ? { ...credit, certificateCode: await certificateCodeOf(tx, person, credit.creditId) } : null,
      practice: passed && !row.creditId ? { earnedOn: await standingCreditOn(tx, row.personId, row.courseId) } : null,
    }
  })
}

type Scored = ReturnType<typeof scoreAttempt>['questions']
type AttemptRow = Awaited<ReturnType<typeof attemptById.on>>[number]

async function lessonScores(tx: Tx, courseVersionId: string, scored: Scored) {
  const [version] = await rulesOf.on(tx, { version: courseVersionId })
  return (version?.outline ?? []).flatMap(({ key, title }, place) => {
    const own = scored.filter(({ lessonKey }) => lessonKey === key)
    const right = own.filter((question) => question.right).length
    return own.length > 0 ? [{ lessonKey: key, number: place + 1, title, asked: own.length, right }] : []
  })
}

function explained({ questions, answers }: AttemptRow, scored: Scored, bank: readonly Question[]) {
  return questions.map(({ id, prompt, options }, place) => {
    const entry = bank.find((question) => question.id === id)
    const textOf = (wanted: readonly string[]) =>
      options.filter((option) => wanted.includes(option.id)).map(({ text }) => text)
    return {
      number: place + 1,
      prompt,
      right: scored[place]?.right === true,
      chosen: textOf(answers[id]?.chosen ?? []),
      answer: textOf(entry?.right ?? []),
      rationale: entry?.rationale ?? '',
    }
  })
}
