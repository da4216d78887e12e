import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeOwner, owner } from '@/e2e/support/facts'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { write } from '@/lib/audit/write'
import { loadReference, publishCourse, retireCourse } from '@/lib/catalog/commands'
import { addPerson } from '@/lib/identity/people'
import { anyoneCtx, type Ctx, personCtx, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { plusMinutes } from '@/lib/platform/time'
import { credits } from '@/lib/records/tables'
import { verifyCertificate } from '@/lib/records/verification'
import { saveAnswer, startAttempt, submitAttempt } from './attempt-commands'
import { getAttempt, getAttemptResult } from './attempt-queries'
import { enroll, withdraw } from './commands'
import { reachPlace } from './progress'
import { getEnrollment, listMyEnrollments } from './queries'
import { mergePlace, type ReachedPlace } from './rules'
import { getTestRules } from './test-rules'

testDatabase()

const system = systemCtx('test')
const start = new Date('2026-11-20T18:00:00.000Z')
const lessons = ['first', 'second', 'third']
let amara: Ctx
let theo: Ctx
let count = 0
let slug = ''

const publish = (sketch: Partial<Parameters<typeof moduleMarkdown>[0]> = {}) =>
  publishCourse(system, { markdown: moduleMarkdown({ slug, title: `Module ${slug}`, ...sketch }) })

async function person(givenName: string, roles: { role: 'coordinator'; agencyId: string; unitId: null }[] = []) {
  const { personId } = await write(system, 'person.added', (w) =>
    addPerson(w, { givenName, familyName: 'Okafor', email: null }),
  )
  return personCtx({ kind: 'person', personId, roles, via: { kind: 'session', sessionId: newId() } }, start)
}
const later = (ctx: Ctx, minutes: number): Ctx => ({ ...ctx, now: plusMinutes(ctx.now, minutes) })
const personOf = (ctx: Ctx) => (ctx.actor.kind === 'person' ? ctx.actor.personId : '')

beforeAll(async () => {
  await loadReference(system)
  amara = await person('Amara')
  theo = await person('Theo')
})

afterAll(closeOwner)

beforeEach(async () => {
  slug = `module-${++count}`
  await publish()
})

const begin = async (ctx = amara) => (await enroll(ctx, { slug })).enrollmentId
const done = (ctx: Ctx, enrollmentId: string, lessonKey: string, at = ctx.now) =>
  reachPlace(ctx, { enrollmentId, lessonKey, placeAt: at.toISOString(), done: true })
async function readAll(ctx: Ctx, enrollmentId: string) {
  for (const key of lessons) await done(ctx, enrollmentId, key)
}

/** Answers the first `right` questions rightly and the others wrongly. */
async function answerAll(ctx: Ctx, attemptId: string, right: number) {
  const { questions } = await getAttempt(ctx, { attemptId })
  for (const [place, { id, options }] of questions.entries()) {
    const wanted = options.find(({ text }) => text.startsWith('The right answer') === place < right)
    await saveAnswer(ctx, { attemptId, questionId: id, chosen: [wanted?.number], answeredAt: ctx.now.toISOString() })
  }
  return questions.length
}

async function ready(ctx = amara) {
  const enrollmentId = await begin(ctx)
  await readAll(ctx, enrollmentId)
  return enrollmentId
}

async function passed(ctx = amara) {
  const enrollmentId = await ready(ctx)
  const { attemptId } = await startAttempt(ctx, { enrollmentId })
  await answerAll(ctx, attemptId, 6)
  await submitAttempt(ctx, { attemptId })
  return { enrollmentId, attemptId }
}

const creditsOf = (ctx: Ctx) =>
  read(ctx, (tx) =>
    tx
      .select()
      .from(credits)
      .where(eq(credits.personId, personOf(ctx))),
  ).then((rows) => rows.filter(({ title }) => title === `Module ${slug}`))
const happened = (ctx: Ctx, id: string) =>
  read(ctx, (tx) =>
    tx.execute<{ event: string }>(
      sql`select event from audit_events where subject_id = ${id} order by recorded_at, id`,
    ),
  ).then((rows) => rows.map(({ event }) => event))

describe('enrolling', () => {
  test('begins once, however often it is asked for', async () => {
    const first = await enroll(amara, { slug })
    expect(first).toMatchObject({ edition: 1, began: true })
    expect(await enroll(amara, { slug })).toEqual({ ...first, began: false })
    expect(await happened(amara, first.enrollmentId)).toEqual(['enrollment.started'])
  })

  test('from two devices at once leaves one enrollment', async () => {
    const both = await Promise.allSettled([enroll(amara, { slug }), enroll(amara, { slug })])
    const ids = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value.enrollmentId] : []))
    expect(new Set(ids).size).toBe(1)
    expect((await listMyEnrollments(amara)).items.filter((each) => each.slug === slug)).toHaveLength(1)
  })

  test('stays with the edition it began with when another is published', async () => {
    const enrollmentId = await begin()
    await publish({ title: 'Rewritten', lessons: ['quite', 'other', 'words'] })
    const { enrollment } = await getEnrollment(amara, { slug })
    expect(enrollment).toMatchObject({ enrollmentId, edition: 1, isEarlier: true, lessonsTotal: 3 })
    await expect(done(amara, enrollmentId, 'quite')).rejects.toMatchObject({ kind: 'not-found' })
    expect(await enroll(theo, { slug })).toMatchObject({ edition: 2 })
  })

  test('is closed once the module is retired, but who is enrolled may finish', async () => {
    const enrollmentId = await ready()
    await retireCourse(system, { slug })
    await expect(enroll(theo, { slug })).rejects.toMatchObject({ kind: 'conflict' })
    const { attemptId } = await startAttempt(amara, { enrollmentId })
    await answerAll(amara, attemptId, 6)
    expect(await submitAttempt(amara, { attemptId })).toMatchObject({ passed: true })
    expect(await creditsOf(amara)).toHaveLength(1)
  })

  test('asks for a sign-in and for a module that exists', async () => {
    await expect(enroll(anyoneCtx(), { slug })).rejects.toMatchObject({ kind: 'signed-out' })
    await expect(enroll(amara, { slug: 'nowhere' })).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('can be left, and begun again from the start', async () => {
    const enrollmentId = await begin()
    await done(amara, enrollmentId, 'first')
    await withdraw(amara, { enrollmentId, reason: 'Other duties' })
    expect((await getEnrollment(amara, { slug })).enrollment).toBeNull()
    await expect(withdraw(amara, { enrollmentId })).rejects.toMatchObject({ kind: 'conflict' })
    expect(await begin()).not.toBe(enrollmentId)
    expect((await getEnrollment(amara, { slug })).enrollment).toMatchObject({ lessonsDone: 0 })
  })
})

describe('keeping the place', () => {
  test('resumes at the exact lesson and heading on another device', async () => {
    const enrollmentId = await begin()
    await done(amara, enrollmentId, 'first')
    const at = plusMinutes(start, 3)
    await reachPlace(later(amara, 5), {
      enrollmentId,
      lessonKey: 'second',
      place: 'before-you-speak',
      placeAt: at.toISOString(),
    })
    expect((await getEnrollment(amara, { slug })).enrollment).toMatchObject({
      lessonsDone: 1,
      lessonsTotal: 3,
      minutesLeft: 13,
      lastActiveAt: at.toISOString(),
      resume: { kind: 'lesson', lessonKey: 'second', number: 2, place: 'before-you-speak' },
    })
  })

  test('a message that was held up takes nothing back', async () => {
    const enrollmentId = await begin()
    await done(later(amara, 10), enrollmentId, 'first', plusMinutes(start, 10))
    const late = await reachPlace(later(amara, 11), {
      enrollmentId,
      lessonKey: 'first',
      place: 'old',
      placeAt: plusMinutes(start, 1).toISOString(),
    })
    expect(late).toMatchObject({ place: null, doneAt: plusMinutes(start, 10).toISOString() })
  })

  test('comes to the same as the rule, in any order and however often (property)', async () => {
    const enrollmentId = await begin()
    let round = 0
    const message = fc.record({
      place: fc.option(fc.constantFrom('a', 'b', 'c-d')),
      minute: fc.integer({ min: 0, max: 5 }),
      done: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 6 }), async (messages) => {
        const lessonKey = lessons[round++ % 3] ?? ''
        await owner()`delete from lesson_progress where enrollment_id = ${enrollmentId} and lesson_key = ${lessonKey}`
        let last: unknown
        for (const { place, minute, done: isDone } of messages) {
          const placeAt = plusMinutes(start, minute).toISOString()
          last = await reachPlace(later(amara, 60), { enrollmentId, lessonKey, place, placeAt, done: isDone })
        }
        const wanted = messages
          .map(({ place, minute }): ReachedPlace => ({ place, placeAt: plusMinutes(start, minute).toISOString() }))
          .reduce(mergePlace)
        const isDone = messages.some((each) => each.done)
        const doneAt = isDone ? later(amara, 60).now.toISOString() : null
        expect(last).toMatchObject({ lessonKey, ...wanted, doneAt })
      }),
      { numRuns: 40 },
    )
  })

  test('leaves a trace when a lesson is done first, none for a bookmark or a repetition', async () => {
    const enrollmentId = await begin()
    await reachPlace(amara, { enrollmentId, lessonKey: 'first', place: 'x', placeAt: start.toISOString() })
    await done(amara, enrollmentId, 'first')
    await done(later(amara, 1), enrollmentId, 'first')
    expect(await happened(amara, enrollmentId)).toEqual(['enrollment.started', 'lesson.reached'])
  })

  test('nobody writes the progress of another, nor of a lesson that is not there', async () => {
    const enrollmentId = await begin()
    await expect(done(theo, enrollmentId, 'first')).rejects.toMatchObject({ kind: 'not-found' })
    await expect(done(amara, enrollmentId, 'fourth')).rejects.toMatchObject({ kind: 'not-found' })
    await expect(done(anyoneCtx(), enrollmentId, 'first')).rejects.toMatchObject({ kind: 'signed-out' })
    expect((await getEnrollment(amara, { slug })).enrollment).toMatchObject({ lessonsDone: 0 })
  })
})

describe('the test of a module', () => {
  test('opens when every lesson is done, and says which are not', async () => {
    const enrollmentId = await begin()
    await done(amara, enrollmentId, 'second')
    expect(await getTestRules(amara, { slug })).toMatchObject({
      state: 'lessons-left',
      lessonsLeft: [{ number: 1 }, { number: 3 }],
    })
    await expect(startAttempt(amara, { enrollmentId })).rejects.toMatchObject({
      kind: 'not-now',
      message: 'The test opens when lessons 1 and 3 are done, too.',
    })
    await done(amara, enrollmentId, 'first')
    await done(amara, enrollmentId, 'third')
    expect(await getTestRules(amara, { slug })).toMatchObject({ state: 'may-start', draw: 6, needed: 5, attempts: 2 })
  })

  test('says its rules to who has not enrolled', async () => {
    expect(await getTestRules(theo, { slug })).toMatchObject({
      state: 'not-enrolled',
      draw: 6,
      needed: 5,
      attemptsUsed: 0,
    })
  })

  test('goes on with the open attempt, with the same questions', async () => {
    const enrollmentId = await ready()
    const first = await startAttempt(amara, { enrollmentId })
    const asked = await getAttempt(amara, first)
    expect(asked.questions).toHaveLength(6)
    expect(await startAttempt(later(amara, 60), { enrollmentId })).toEqual(first)
    expect(await getAttempt(amara, first)).toEqual(asked)
  })

  test('from two tabs at once starts one attempt', async () => {
    const enrollmentId = await ready()
    const both = await Promise.all([startAttempt(amara, { enrollmentId }), startAttempt(amara, { enrollmentId })])
    expect(both[0]).toEqual(both[1])
  })

  test('shows neither key nor reason before it was passed', async () => {
    const enrollmentId = await ready()
    const { attemptId } = await startAttempt(amara, { enrollmentId })
    await answerAll(amara, attemptId, 2)
    const before = JSON.stringify([await getAttempt(amara, { attemptId }), await getTestRules(amara, { slug })])
    expect(before).not.toMatch(/The reason of|"right"/)
    await expect(getAttemptResult(amara, { attemptId })).rejects.toMatchObject({ kind: 'not-now' })
    await submitAttempt(amara, { attemptId })
    const after = await getAttemptResult(amara, { attemptId })
    expect(after).toMatchObject({ passed: false, right: 2, questions: null, credit: null })
    expect(JSON.stringify(after)).not.toContain('The reason of')
  })

  test('is nobody else’s: not another person’s, not a coordinator’s, not anyone’s', async () => {
    const enrollmentId = await ready()
    const { attemptId } = await startAttempt(amara, { enrollmentId })
    const [question] = (await getAttempt(amara, { attemptId })).questions
    const coordinator = await person('Carmen', [{ role: 'coordinator', agencyId: newId(), unitId: null }])
    for (const other of [theo, coordinator]) {
      await expect(getAttempt(other, { attemptId })).rejects.toMatchObject({ kind: 'not-found' })
      await expect(getAttemptResult(other, { attemptId })).rejects.toMatchObject({ kind: 'not-found' })
      await expect(startAttempt(other, { enrollmentId })).rejects.toMatchObject({ kind: 'not-found' })
      await expect(submitAttempt(other, { attemptId, confirmUnanswered: true })).rejects.toMatchObject({
        kind: 'not-found',
      })
      await expect(
        saveAnswer(other, { attemptId, questionId: question?.id, chosen: [1], answeredAt: start.toISOString() }),
      ).rejects.toMatchObject({ kind: 'not-found' })
    }
    await expect(getAttempt(anyoneCtx(), { attemptId })).rejects.toMatchObject({ kind: 'signed-out' })
    expect((await getAttempt(amara, { attemptId })).questions.every(({ chosen }) => chosen.length === 0)).toBe(true)
  })
})

describe('answering', () => {
  const answer = (ctx: Ctx, attemptId: string, questionId: string | undefined, chosen: number[], minute: number) =>
    saveAnswer(later(ctx, 60), { attemptId, questionId, chosen, answeredAt: plusMinutes(start, minute).toISOString() })

  test('keeps what was chosen last, in whatever order two devices send it', async () => {
    const enrollmentId = await ready()
    const { attemptId } = await startAttempt(amara, { enrollmentId })
    const [one, two] = (await getAttempt(amara, { attemptId })).questions
    expect(await answer(amara, attemptId, one?.id, [2], 5)).toMatchObject({ chosen: [2] })
    expect(await answer(amara, attemptId, one?.id, [3], 4)).toMatchObject({ chosen: [2] })
    expect(await answer(amara, attemptId, one?.id, [2], 5)).toMatchObject({ chosen: [2] })
    await Promise.all([answer(amara, attemptId, one?.id, [1], 9), answer(amara, attemptId, two?.id, [3], 8)])
    const kept = (await getAttempt(amara, { attemptId })).questions
    expect([kept[0]?.chosen, kept[1]?.chosen]).toEqual([[1], [3]])
    expect((await happened(amara, attemptId)).filter((event) => event === 'attempt.answered')).toHaveLength(3)
  })

  test('takes only options that were offered, and one where one is asked for', async () => {
    const enrollmentId = await ready()
    const { attemptId } = await startAttempt(amara, { enrollmentId })
    const [one] = (await getAttempt(amara, { attemptId })).questions
    await expect(answer(amara, attemptId, one?.id, [4], 1)).rejects.toMatchObject({ kind: 'invalid' })
    await expect(answer(amara, attemptId, one?.id, [1, 2], 1)).rejects.toMatchObject({ kind: 'invalid' })
    await expect(answer(amara, attemptId, 'not-asked', [1], 1)).rejects.toMatchObject({ kind: 'not-found' })
    expect((await getAttempt(amara, { attemptId })).questions[0]?.chosen).toEqual([])
  })

  test('changes nothing once the attempt was handed in', async () => {
    const { attemptId } = await passed()
    const [one] = (await getAttempt(amara, { attemptId })).questions
    const other = one?.chosen[0] === 1 ? 2 : 1
    await expect(answer(amara, attemptId, one?.id, [other], 30)).rejects.toMatchObject({ kind: 'conflict' })
    expect((await getAttempt(amara, { attemptId })).questions[0]?.chosen).toEqual(one?.chosen)
  })
})

describe('handing in', () => {
  test('names the questions without an answer, and goes on only when that is confirmed', async () => {
    const enrollmentId = await ready()
    const { attemptId } = await startAttempt(amara, { enrollmentId })
    const { questions } = await getAttempt(amara, { attemptId })
    for (const place of [0, 1, 3, 4]) {
      await saveAnswer(amara, {
        attemptId,
        questionId: questions[place]?.id,
        chosen: [1],
        answeredAt: start.toISOString(),
      })
    }
    await expect(submitAttempt(amara, { attemptId })).rejects.toMatchObject({
      kind: 'invalid',
      message: 'Questions 3 and 6 have no answer yet.',
      fields: [{ field: 'question-3' }, { field: 'question-6' }],
    })
    expect((await getAttempt(amara, { attemptId })).submittedAt).toBeNull()
    await submitAttempt(amara, { attemptId, confirmUnanswered: true })
    expect((await getAttempt(amara, { attemptId })).submittedAt).toBe(start.toISOString())
  })

  test('a pass posts one credit with a certificate and completes the module', async () => {
    const { enrollmentId, attemptId } = await passed()
    const result = await getAttemptResult(amara, { attemptId })
    expect(result).toMatchObject({ passed: true, right: 6, asked: 6, needed: 5, attemptsLeft: 0, nextOpensAt: null })
    expect(result.credit).toMatchObject({
      creditMinutes: 60,
      earnedOn: '2026-11-20',
      certificateCode: expect.stringMatching(/^AT-/),
    })
    expect(result.questions?.[0]).toMatchObject({
      number: 1,
      right: true,
      rationale: expect.stringContaining('The reason of'),
    })
    expect(await creditsOf(amara)).toMatchObject([{ sourceKind: 'module', sourceId: enrollmentId, mode: 'self-paced' }])
    const mine = await getEnrollment(amara, { slug })
    expect(mine.enrollment).toBeNull()
    expect(mine.lastCompleted).toMatchObject({ edition: 1, certificateCode: result.credit?.certificateCode })
    expect(await happened(amara, enrollmentId)).toContain('enrollment.completed')
  })

  test('twice, one after the other or at once, gives the same result and no second credit', async () => {
    const enrollmentId = await ready()
    const { attemptId } = await startAttempt(amara, { enrollmentId })
    await answerAll(amara, attemptId, 5)
    const all = await Promise.all([1, 2, 3].map((minute) => submitAttempt(later(amara, minute), { attemptId })))
    expect(all).toEqual([1, 2, 3].map(() => ({ attemptId, passed: true })))
    expect(await submitAttempt(later(amara, 9), { attemptId })).toEqual({ attemptId, passed: true })
    expect(await creditsOf(amara)).toHaveLength(1)
  })

  test('below the mark tells which lessons to read again and when the next attempt opens, and posts nothing', async () => {
    const enrollmentId = await ready()
    const { attemptId } = await startAttempt(amara, { enrollmentId })
    await answerAll(amara, attemptId, 4)
    await submitAttempt(amara, { attemptId })
    const result = await getAttemptResult(amara, { attemptId })
    expect(result).toMatchObject({ passed: false, right: 4, attemptsLeft: 1, nextOpensAt: '2026-11-21T18:00:00.000Z' })
    expect(result.lessons.map(({ asked }) => asked)).toEqual([2, 2, 2])
    expect(result.lessons.reduce((sum, { right }) => sum + right, 0)).toBe(4)
    expect(await creditsOf(amara)).toEqual([])
    const opensAt = async (ctx: Ctx) => (await getEnrollment(ctx, { slug })).enrollment?.testOpensAt
    expect([await opensAt(amara), await opensAt(later(amara, 24 * 60))]).toEqual(['2026-11-21T18:00:00.000Z', null])
    await expect(startAttempt(later(amara, 60), { enrollmentId })).rejects.toMatchObject({ kind: 'not-now' })
  })

  test('when all attempts are used the module is begun anew, without a shorter wait', async () => {
    const enrollmentId = await ready()
    for (const day of [0, 1]) {
      const then = later(amara, day * 24 * 60)
      const { attemptId } = await startAttempt(then, { enrollmentId })
      await answerAll(then, attemptId, 0)
      await submitAttempt(then, { attemptId })
    }
    const after = later(amara, 25 * 60)
    expect(await getTestRules(after, { slug })).toMatchObject({ state: 'used-up', attemptsUsed: 2 })
    const anew = await enroll(after, { slug, again: true })
    expect(anew.began).toBe(true)
    await readAll(after, anew.enrollmentId)
    expect(await getTestRules(after, { slug })).toMatchObject({
      state: 'cooling-off',
      nextOpensAt: '2026-11-22T18:00:00.000Z',
    })
    const open = later(amara, 48 * 60)
    expect(await getTestRules(open, { slug })).toMatchObject({ state: 'may-start', attemptsUsed: 0 })
  })

  test('beginning anew is refused while attempts are left', async () => {
    const enrollmentId = await ready()
    await expect(enroll(amara, { slug, again: true })).rejects.toMatchObject({ kind: 'conflict' })
    expect((await getEnrollment(amara, { slug })).enrollment).toMatchObject({ enrollmentId, lessonsDone: 3 })
  })

  test('is scored by the edition enrolled in, not by a later one', async () => {
    const enrollmentId = await ready()
    const { attemptId } = await startAttempt(amara, { enrollmentId })
    await publish({ title: 'Rewritten', lessons: ['quite', 'other', 'words'] })
    await answerAll(amara, attemptId, 6)
    expect(await submitAttempt(amara, { attemptId })).toMatchObject({ passed: true })
    expect(await creditsOf(amara)).toHaveLength(1)
  })

  test('after leaving the module nothing can be handed in', async () => {
    const enrollmentId = await ready()
    const { attemptId } = await startAttempt(amara, { enrollmentId })
    await answerAll(amara, attemptId, 6)
    await withdraw(amara, { enrollmentId })
    await expect(submitAttempt(amara, { attemptId })).rejects.toMatchObject({ kind: 'conflict' })
    expect(await creditsOf(amara)).toEqual([])
  })

  test('a renewal earns another credit and leaves the first as it was', async () => {
    await passed()
    const [before] = await creditsOf(amara)
    await passed(later(amara, 60 * 24 * 365))
    const after = await creditsOf(amara)
    expect(after).toHaveLength(2)
    expect(after).toContainEqual(before)
  })

  test('a renewal that is not passed takes nothing of the pass before, nor of its certificate', async () => {
    const { attemptId } = await passed()
    const [before] = await creditsOf(amara)
    const { credit } = await getAttemptResult(amara, { attemptId })
    const nextYear = later(amara, 60 * 24 * 365)
    const enrollmentId = await ready(nextYear)
    const again = await startAttempt(nextYear, { enrollmentId })
    await answerAll(nextYear, again.attemptId, 0)
    await submitAttempt(nextYear, { attemptId: again.attemptId })
    expect(await creditsOf(nextYear)).toEqual([before])
    expect(await verifyCertificate(nextYear, { code: credit?.certificateCode })).toMatchObject({ state: 'valid' })
    const { lastCompleted } = await getEnrollment(nextYear, { slug })
    expect(lastCompleted).toMatchObject({ certificateCode: credit?.certificateCode })
  })
})

test('a day of learning is counted in the zone the person reads times in', async () => {
  const night = { ...theo, now: new Date('2026-11-21T03:30:00.000Z') }
  await passed(night)
  expect(await creditsOf(night)).toMatchObject([{ earnedOn: '2026-11-20', zone: 'America/New_York' }])
})
