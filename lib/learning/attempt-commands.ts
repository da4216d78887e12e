/** Taking the test of a module: starting an attempt, answering, handing it in. */

import { randomInt } from 'node:crypto'
import { and, desc, eq, sql } from 'drizzle-orm'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { courseVersions } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { named } from '@/lib/platform/database'
import { conflict, DomainError, invalid, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { joined } from '@/lib/platform/words'
import { lockEnrollment } from './commands'
import { completeEnrollment } from './completion'
import { type GivenAnswer, saveAnswerInput, startAttemptInput, submitAttemptInput } from './inputs'
import { learner, ownAttempts } from './policy'
import { drawQuestions, mergeAnswer, type NextAttempt, notAfter, scoreAttempt, unanswered } from './rules'
import { attempts, enrollments } from './tables'
import { findWayToTest } from './test-rules'

/**
 * Starts an attempt at the test, or gives back the one that is open. The questions are drawn from the bank of the edition
 * enrolled in, by the random numbers of the operating system, and kept as asked.
 * @throws not-found; conflict after a pass or a withdrawal; not-now while lessons are left, while the wait after an attempt
 * runs (`opensAt`), or when no attempt is left
 */
export async function startAttempt(ctx: Ctx, input: unknown) {
  const { enrollmentId } = startAttemptInput.parse(input)
  const personId = learner(ctx.actor)
  return writeIfNeeded(ctx, async (w) => {
    const enrollment = await lockEnrollment(w, enrollmentId)
    if (enrollment.withdrawnAt) throw conflict('You have left this module. Enroll again to take its test.')
    const way = await findWayToTest(w.tx, personId, enrollment, ctx.now)
    if (way.openAttemptId) return { attemptId: way.openAttemptId, number: way.next.used + 1 }
    refuseUnlessOpen(
      way.next,
      way.lessonsLeft.map(({ number }) => number),
    )
    const [version] = await assessmentOf.on(w.tx, { version: enrollment.courseVersionId })
    if (!version) throw notFound('This test')
    const before = await askedBefore.on(w.tx, { person: personId, course: enrollment.courseId })
    const asked = before.flatMap(({ questions }) => questions.map(({ id }) => id))
    const attempt = { id: newId(), number: way.next.used + 1 }
    await w.tx.insert(attempts).values({
      ...attempt,
      enrollmentId,
      personId,
      startedAt: ctx.now,
      questions: drawQuestions(version.assessment, (below) => randomInt(below), asked),
      answers: {},
    })
    w.record('attempt.started', { kind: 'attempt', id: attempt.id, personId, detail: { number: attempt.number } })
    return { attemptId: attempt.id, number: attempt.number }
  })
}

function refuseUnlessOpen({ state, opensAt }: NextAttempt, lessonsLeft: number[]) {
  if (state === 'passed') throw conflict('You have passed this test; its credit is on your record.')
  if (state === 'lessons-left') {
    const which = joined(lessonsLeft.map(String))
    throw notNow(
      lessonsLeft.length === 1
        ? `The test opens when lesson ${which} is done, too.`
        : `The test opens when lessons ${which} are done, too.`,
      { lessonsLeft },
    )
  }
  if (state === 'used-up') throw notNow('All attempts are used. Begin the module again to take its test.')
  if (state === 'cooling-off') throw notNow('The next attempt is not open yet.', { opensAt: opensAt?.toISOString() })
}

const assessmentOf = named('learning-assessment', (db) =>
  db
    .select({ assessment: courseVersions.assessment })
    .from(courseVersions)
    .where(eq(courseVersions.id, sql.placeholder('version'))),
)

/** The questions of the person's last attempts at any edition of the module. */
const askedBefore = named('learning-asked-before', (db) =>
  db
    .select({ questions: attempts.questions })
    .from(attempts)
    .innerJoin(enrollments, eq(enrollments.id, attempts.enrollmentId))
    .where(and(ownAttempts, eq(enrollments.courseId, sql.placeholder('course'))))
    .orderBy(desc(attempts.startedAt))
    .limit(20),
)

const lockedAttempt = named('learning-lock-attempt', (db) =>
  db
    .select()
    .from(attempts)
    .where(and(ownAttempts, eq(attempts.id, sql.placeholder('id'))))
    .for('update'),
)

async function lockAttempt(w: Writer, id: string) {
  const [attempt] = await lockedAttempt.on(w.tx, { person: learner(w.ctx.actor), id })
  if (!attempt) throw notFound('This attempt')
  return attempt
}

/**
 * Keeps one answer; an empty choice takes it back. Messages may come twice, late and in any order: the answer given later
 * wins, whichever device it came from.
 * @returns the answer that stands now, by the numbers of its options
 * @throws not-found; conflict when the attempt was handed in; invalid when an option was not offered
 */
export async function saveAnswer(ctx: Ctx, input: unknown) {
  const { attemptId, questionId, chosen, answeredAt } = saveAnswerInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const attempt = await lockAttempt(w, attemptId)
    const question = attempt.questions.find(({ id }) => id === questionId)
    if (!question) throw notFound('This question')
    const wanted = [...new Set(chosen)].sort((a, b) => a - b)
    const ids = wanted.flatMap((number) => question.options[number - 1]?.id ?? [])
    if (ids.length !== wanted.length) throw invalid('chosen', 'Choose among the options of the question.')
    if (ids.length > 1 && !question.several) throw invalid('chosen', 'Choose one.')
    const given: GivenAnswer = { chosen: ids, answeredAt: notAfter(answeredAt, ctx.now) }
    const before = attempt.answers[questionId]
    const answer = mergeAnswer(before, given)
    if (before !== answer && !same(before, answer)) {
      if (attempt.submittedAt) throw conflict('This attempt was handed in; its answers stay as they were.')
      await w.tx
        .update(attempts)
        .set({
          answers: sql`jsonb_set(${attempts.answers}, array[${questionId}]::text[], ${JSON.stringify(answer)}::jsonb)`,
        })
        .where(eq(attempts.id, attemptId))
      w.record('attempt.answered', {
        kind: 'attempt',
        id: attemptId,
        personId: attempt.personId,
        detail: { questionId },
      })
    }
    const numbers = answer.chosen.map((id) => question.options.findIndex((option) => option.id === id) + 1)
    return { questionId, chosen: numbers, answeredAt: answer.answeredAt, savedAt: ctx.now.toISOString() }
  })
}

const same = (a: GivenAnswer | undefined, b: GivenAnswer) =>
  a !== undefined && a.answeredAt === b.answeredAt && a.chosen.join() === b.chosen.join()

/**
 * Hands an attempt in: scores it here, with the keys of the edition enrolled in. A pass completes the enrollment and posts
 * the credit in the same transaction. Handing in twice changes nothing; the result is read with `getAttemptResult`.
 * @throws not-found; conflict after a withdrawal; invalid when questions have no answer and that was not confirmed (a field
 * `question-N` for each)
 */
export async function submitAttempt(ctx: Ctx, input: unknown): Promise<{ attemptId: string; passed: boolean }> {
  const { attemptId, confirmUnanswered } = submitAttemptInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { enrollmentId } = await findAttempt(w, attemptId)
    const enrollment = await lockEnrollment(w, enrollmentId)
    const attempt = await lockAttempt(w, attemptId)
    if (attempt.submittedAt) return { attemptId, passed: attempt.passed === true }
    if (enrollment.withdrawnAt) throw conflict('You have left this module, so its test cannot be handed in.')
    const open = unanswered(attempt.questions, attempt.answers)
    if (open.length > 0 && !confirmUnanswered) throw notAnswered(open)
    const [version] = await assessmentOf.on(w.tx, { version: enrollment.courseVersionId })
    if (!version) throw notFound('This test')
    const { right, passed } = scoreAttempt(attempt.questions, attempt.answers, version.assessment)
    await w.tx.update(attempts).set({ submittedAt: ctx.now, right, passed }).where(eq(attempts.id, attemptId))
    const { personId } = enrollment
    w.record('attempt.submitted', { kind: 'attempt', id: attemptId, personId, detail: { right, passed } })
    if (passed) await completeEnrollment(w, enrollment)
    return { attemptId, passed }
  })
}

/** Which enrollment an attempt belongs to; read first, since enrollments are locked before their attempts. */
async function findAttempt(w: Writer, attemptId: string) {
  const [attempt] = await enrollmentOfAttempt.on(w.tx, { person: learner(w.ctx.actor), id: attemptId })
  if (!attempt) throw notFound('This attempt')
  return attempt
}

const enrollmentOfAttempt = named('learning-enrollment-of-attempt', (db) =>
  db
    .select({ enrollmentId: attempts.enrollmentId })
    .from(attempts)
    .where(and(ownAttempts, eq(attempts.id, sql.placeholder('id')))),
)

function notAnswered(numbers: number[]) {
  const message =
    numbers.length === 1
      ? `Question ${numbers[0]} has no answer yet.`
      : `Questions ${joined(numbers.map(String))} have no answer yet.`
  const fields = numbers.map((number) => ({
    field: `question-${number}`,
    message: `Question ${number} has no answer yet.`,
  }))
  return new DomainError('invalid', message, fields, { unanswered: numbers })
}
