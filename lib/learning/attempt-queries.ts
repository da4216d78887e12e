/** An attempt as asked, and its result. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Question } from '@/lib/catalog/content'
import { courses, courseVersions } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { named, read, type Tx } from '@/lib/platform/database'
import { notFound, notNow } from '@/lib/platform/errors'
import { recordsOf } from '@/lib/platform/row-security'
import { credits } from '@/lib/records/tables'
import { standingCreditOn } from '@/lib/requirements/derived/repeats'
import { type Attempt, type AttemptResult, attemptInput } from './inputs'
import { learner, ownAttempts } from './policy'
import { certificateCodeOf } from './queries'
import { scoreAttempt } from './rules'
import { attempts, enrollments } from './tables'
import { findWayToTest, rulesOf } from './test-rules'

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
    .where(
      and(
        sql`${credits.personId} in ${recordsOf(sql.placeholder('person'))}`,
        eq(credits.id, sql.placeholder('credit')),
      ),
    )
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
