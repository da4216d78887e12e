/** Pure decisions of learning: merging what devices report, where to resume, drawing and scoring a test, when to retry. */
import type { Assessment, Question, TestRules } from '@/lib/catalog/content'
import type { AskedQuestion, GivenAnswer, Resume, testStates } from './inputs'

/** Times are ISO instants in UTC with milliseconds, so that comparing them as text compares them in time. */
export type ReachedPlace = { place: string | null; placeAt: string }

/**
 * The place that two messages about one lesson come to, whichever arrives first: the later one. Messages of one instant
 * count by their place, so that the order of arrival never matters.
 */
export function mergePlace(a: ReachedPlace, b: ReachedPlace): ReachedPlace {
  if (a.placeAt === b.placeAt) return (a.place ?? '') > (b.place ?? '') ? a : b
  return a.placeAt > b.placeAt ? a : b
}

/** The later answer to one question; of one instant the greater by its words, so that the order of arrival never matters. */
export function mergeAnswer(a: GivenAnswer | undefined, b: GivenAnswer): GivenAnswer {
  if (!a) return b
  if (a.answeredAt !== b.answeredAt) return a.answeredAt > b.answeredAt ? a : b
  return JSON.stringify(a.chosen) > JSON.stringify(b.chosen) ? a : b
}

/** A device's own time, but never later than it is here: a clock that runs ahead must not block what comes after. */
export const notAfter = (instant: string, now: Date) =>
  new Date(Math.min(Date.parse(instant), now.getTime())).toISOString()

type Lesson = { key: string; title: string; minutes: number }
type Touched = { lessonKey: string; place: string | null; placeAt: string; doneAt: string | null }

/**
 * Where to go on: the lesson that was open last, at its place; when that one is done, the next that is not; when all are
 * done, the test.
 */
export function whereToResume(outline: readonly Lesson[], progress: readonly Touched[]): Resume {
  const known = new Map(progress.map((each) => [each.lessonKey, each]))
  const isOpen = ({ key }: Lesson) => !known.get(key)?.doneAt
  const [last] = [...progress].sort((a, b) => (a.placeAt < b.placeAt ? 1 : -1))
  const from = Math.max(
    0,
    outline.findIndex(({ key }) => key === last?.lessonKey),
  )
  const next = outline.slice(from).find(isOpen) ?? outline.find(isOpen)
  if (!next) return { kind: 'test' }
  return {
    kind: 'lesson',
    lessonKey: next.key,
    number: outline.indexOf(next) + 1,
    title: next.title,
    place: known.get(next.key)?.place ?? null,
  }
}

/** The fewest right answers that reach the pass mark. */
export const neededRight = (asked: number, passPercent: number) => Math.ceil((asked * passPercent) / 100)

type Pick = (below: number) => number

function shuffled<T>(items: readonly T[], pick: Pick): T[] {
  const rest = [...items]
  const out: T[] = []
  while (rest.length > 0) out.push(...rest.splice(pick(rest.length), 1))
  return out
}

/**
 * Draws a test from the bank: as many questions as the rules say, spread over the lessons as evenly as they allow, in
 * random order with their options in random order. Of each lesson those come first that were asked least often before.
 * @param pick a number from 0 up to, not including, its argument
 * @param before the ids of questions asked in earlier attempts, one entry a time
 */
export function drawQuestions(assessment: Assessment, pick: Pick, before: readonly string[] = []): AskedQuestion[] {
  const timesAsked = ({ id }: Question) => before.filter((asked) => asked === id).length
  const byLesson = new Map<string, Question[]>()
  const fresh = shuffled(assessment.questions, pick).sort((a, b) => timesAsked(a) - timesAsked(b))
  for (const question of fresh) {
    byLesson.set(question.lessonKey, [...(byLesson.get(question.lessonKey) ?? []), question])
  }
  const piles = shuffled([...byLesson.values()], pick)
  const drawn: Question[] = []
  for (let round = 0; drawn.length < assessment.rules.draw && piles.some((pile) => round < pile.length); round += 1) {
    drawn.push(...piles.flatMap((pile) => pile.slice(round, round + 1)))
  }
  return shuffled(drawn.slice(0, assessment.rules.draw), pick).map(({ id, lessonKey, prompt, options, right }) => ({
    id,
    lessonKey,
    prompt,
    options: shuffled(options, pick).map((option) => ({ id: option.id, text: option.text })),
    several: right.length > 1,
  }))
}

export type Scored = { id: string; lessonKey: string; right: boolean }
export type Score = { right: number; asked: number; needed: number; passed: boolean; questions: Scored[] }

/** A question is right when exactly its right options were chosen; one without an answer is not right. */
export function scoreAttempt(
  asked: readonly AskedQuestion[],
  answers: Readonly<Record<string, GivenAnswer>>,
  { questions: bank, rules }: Assessment,
): Score {
  const questions = asked.map(({ id, lessonKey }) => {
    const keys = new Set(bank.find((question) => question.id === id)?.right)
    const chosen = new Set(answers[id]?.chosen)
    return {
      id,
      lessonKey,
      right: keys.size > 0 && chosen.size === keys.size && [...chosen].every((it) => keys.has(it)),
    }
  })
  const right = questions.filter((question) => question.right).length
  const needed = neededRight(asked.length, rules.passPercent)
  return { right, asked: asked.length, needed, passed: right >= needed, questions }
}

/** Numbers (from 1) of the questions that have no answer, in the order asked. */
export const unanswered = (asked: readonly AskedQuestion[], answers: Readonly<Record<string, GivenAnswer>>): number[] =>
  asked.flatMap(({ id }, place) => (answers[id]?.chosen.length ? [] : [place + 1]))

/** An attempt as far as the rules of retrying ask. `submittedAt` null: it is open. */
export type TakenAttempt = { submittedAt: Date | null; passed: boolean | null }

export type NextAttempt = { state: (typeof testStates)[number]; opensAt: Date | null; used: number }

/**
 * Whether another attempt may begin now.
 * @param taken attempts of this enrollment
 * @param lastFailedAt the last failed attempt at any edition of the module: beginning anew does not shorten the wait
 */
export function nextAttempt(
  rules: TestRules,
  taken: readonly TakenAttempt[],
  lastFailedAt: Date | null,
  lessonsLeft: number,
  now: Date,
): NextAttempt {
  const used = taken.filter(({ submittedAt }) => submittedAt).length
  const say = (state: NextAttempt['state'], opensAt: Date | null = null) => ({ state, opensAt, used })
  if (taken.some(({ passed }) => passed)) return say('passed')
  if (taken.some(({ submittedAt }) => !submittedAt)) return say('open')
  if (lessonsLeft > 0) return say('lessons-left')
  if (used >= rules.attempts) return say('used-up')
  const opensAt = lastFailedAt && new Date(lastFailedAt.getTime() + rules.coolingOffHours * 3_600_000)
  return opensAt && opensAt > now ? say('cooling-off', opensAt) : say('may-start')
}

/** How far an enrollment has come: lessons done, then tries at the test, then which began first. */
export type Progress = { id: string; lessonsDone: number; attempts: number; enrolledAt: string }

/** Of two enrollments in one module, the one that ends: the less far. */
export function lessFar(one: Progress, other: Progress): Progress {
  const byDone = one.lessonsDone - other.lessonsDone || one.attempts - other.attempts
  if (byDone !== 0) return byDone < 0 ? one : other
  return one.enrolledAt <= other.enrolledAt ? other : one
}
