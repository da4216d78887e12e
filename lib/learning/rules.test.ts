import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Assessment } from '@/lib/catalog/content'
import type { GivenAnswer } from './inputs'
import {
  drawQuestions,
  mergeAnswer,
  mergePlace,
  neededRight,
  nextAttempt,
  notAfter,
  type ReachedPlace,
  scoreAttempt,
  unanswered,
  whereToResume,
} from './rules'

const instant = fc
  .integer({ min: 0, max: 20 })
  .map((minute) => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString())
const reached = fc.record({
  place: fc.option(fc.constantFrom('a', 'b', 'before-you-speak')),
  placeAt: instant,
})
const given = fc.record({ chosen: fc.subarray(['a', 'b', 'c']), answeredAt: instant })

/** All messages, each once or more, in any order. */
const anyInterleaving = <T>(message: fc.Arbitrary<T>) =>
  fc
    .array(message, { minLength: 1, maxLength: 8 })
    .chain((messages) =>
      fc.tuple(
        fc.shuffledSubarray(messages, { minLength: messages.length }),
        fc.shuffledSubarray([...messages, ...messages], { minLength: messages.length * 2 }),
      ),
    )

describe('two devices that report progress', () => {
  const merged = (messages: readonly ReachedPlace[]) => messages.reduce(mergePlace)

  test('come to the same, whatever the order and however often a message arrives', () => {
    fc.assert(
      fc.property(anyInterleaving(reached), ([once, twice]) => {
        expect(merged(twice)).toEqual(merged(once))
      }),
    )
  })

  test('never lose the furthest place in time', () => {
    fc.assert(
      fc.property(fc.array(reached, { minLength: 1, maxLength: 8 }), (messages) => {
        const result = merged(messages)
        const times = messages.map(({ placeAt }) => placeAt).sort()
        expect(result.placeAt).toBe(times.at(-1))
        expect(messages.filter(({ placeAt }) => placeAt === result.placeAt).map(({ place }) => place)).toContain(
          result.place,
        )
      }),
    )
  })
})

describe('two devices that answer one question', () => {
  const merged = (messages: readonly GivenAnswer[]) =>
    messages.reduce<GivenAnswer | undefined>((before, message) => mergeAnswer(before, message), undefined)

  test('come to the same answer, and it is one that was given last', () => {
    fc.assert(
      fc.property(anyInterleaving(given), ([once, twice]) => {
        const result = merged(once)
        expect(merged(twice)).toEqual(result)
        expect(result?.answeredAt).toBe(
          once
            .map(({ answeredAt }) => answeredAt)
            .sort()
            .at(-1),
        )
        expect(once).toContainEqual(result)
      }),
    )
  })
})

test('a device whose clock runs ahead cannot block what comes after', () => {
  const now = new Date('2026-11-22T10:00:00.000Z')
  expect(notAfter('2031-01-01T00:00:00Z', now)).toBe('2026-11-22T10:00:00.000Z')
  expect(notAfter('2026-11-22T09:59:00+01:00', now)).toBe('2026-11-22T08:59:00.000Z')
})

describe('where to go on', () => {
  const outline = ['one', 'two', 'three'].map((key) => ({ key, title: key, minutes: 5 }))
  const at = (lessonKey: string, minute: number, done: boolean, place: string | null = null) => ({
    lessonKey,
    place,
    placeAt: new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString(),
    doneAt: done ? '2026-11-22T09:00:00.000Z' : null,
  })
  const resume = (...progress: ReturnType<typeof at>[]) => whereToResume(outline, progress)

  test('is the first lesson when nothing was opened', () => {
    expect(resume()).toMatchObject({ kind: 'lesson', lessonKey: 'one', number: 1, place: null })
  })
  test('is the exact place in the lesson that was open last', () => {
    expect(resume(at('one', 1, true), at('two', 5, false, 'heading'))).toMatchObject({
      lessonKey: 'two',
      place: 'heading',
    })
    expect(resume(at('three', 3, false, 'x'), at('two', 5, false, 'y'))).toMatchObject({ lessonKey: 'two', place: 'y' })
  })
  test('is the next lesson that is not done, also one that was skipped', () => {
    expect(resume(at('one', 1, true), at('two', 2, true))).toMatchObject({ lessonKey: 'three' })
    expect(resume(at('one', 1, true), at('three', 3, true))).toMatchObject({ lessonKey: 'two' })
  })
  test('is the test when every lesson is done', () => {
    expect(resume(at('one', 1, true), at('two', 2, true), at('three', 3, true))).toEqual({ kind: 'test' })
  })
})

const bank = (sizes: Record<string, number>, draw: number): Assessment => ({
  questions: Object.entries(sizes).flatMap(([lessonKey, size]) =>
    Array.from({ length: size }, (_, i) => ({
      id: `${lessonKey}-${i}`,
      lessonKey,
      prompt: `About ${lessonKey}?`,
      options: ['a', 'b', 'c'].map((id) => ({ id, text: `Option ${id}` })),
      right: i % 3 === 0 ? ['a', 'c'] : ['a'],
      rationale: 'Because.',
    })),
  ),
  rules: { draw, passPercent: 80, attempts: 4, coolingOffHours: 24 },
})

const picker = (seed: number[]) => {
  let place = 0
  return (below: number) => (seed[place++ % seed.length] ?? 0) % below
}
const seeds = fc.array(fc.nat(1000), { minLength: 5, maxLength: 50 })

describe('drawing a test', () => {
  test('asks as many as the rules say, no question twice, and never holds the key', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 17 }), (seed, draw) => {
        const drawn = drawQuestions(bank({ one: 8, two: 5, three: 4 }, draw), picker(seed))
        expect(drawn).toHaveLength(draw)
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(draw)
        expect(JSON.stringify(drawn)).not.toMatch(/right|rationale|Because/)
        for (const { options } of drawn) expect(options.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c'])
      }),
    )
  })

  test('asks about every lesson as evenly as the bank allows', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const drawn = drawQuestions(bank({ one: 20, two: 5, three: 1 }, 9), picker(seed))
        const about = (key: string) => drawn.filter(({ lessonKey }) => lessonKey === key).length
        expect([about('one'), about('two'), about('three')]).toEqual([4, 4, 1])
      }),
    )
  })

  test('asks first what was not asked before, and keeps the lessons even', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const questions = bank({ one: 6, two: 6, three: 6 }, 6)
        const before: string[] = []
        for (const attempt of [1, 2, 3]) {
          const drawn = drawQuestions(questions, picker(seed), before)
          expect(drawn.filter(({ id }) => before.includes(id))).toEqual([])
          for (const key of ['one', 'two', 'three'])
            expect(drawn.filter(({ lessonKey }) => lessonKey === key)).toHaveLength(2)
          before.push(...drawn.map(({ id }) => id))
          expect(new Set(before).size).toBe(attempt * 6)
        }
        expect(drawQuestions(questions, picker(seed), before)).toHaveLength(6)
      }),
    )
  })

  test('does not keep the order in which the author wrote the options', () => {
    const firsts = new Set(
      Array.from(
        { length: 60 },
        (_, i) => drawQuestions(bank({ one: 12 }, 12), picker([i, i * 7 + 3, i * 13 + 1]))[0]?.options[0]?.id,
      ),
    )
    expect(firsts.size).toBeGreaterThan(1)
  })
})

describe('scoring', () => {
  const assessment = bank({ one: 10 }, 10)
  const asked = drawQuestions(assessment, () => 0)
  const answer = (chosen: string[]): GivenAnswer => ({ chosen, answeredAt: '2026-11-22T09:00:00.000Z' })
  const keyOf = (id: string) => assessment.questions.find((question) => question.id === id)?.right ?? []

  test('counts a question with several right options only when exactly those are chosen', () => {
    const several = asked.find(({ several }) => several)?.id ?? ''
    const score = (chosen: string[]) => scoreAttempt(asked, { [several]: answer(chosen) }, assessment).right
    expect([score(['a', 'c']), score(['c', 'a']), score(['a']), score(['a', 'b', 'c']), score([])]).toEqual([
      1, 1, 0, 0, 0,
    ])
  })

  test('passes at the mark and not one below it', () => {
    const answersTo = (count: number) =>
      Object.fromEntries(asked.slice(0, count).map(({ id }) => [id, answer(keyOf(id))]))
    expect(scoreAttempt(asked, answersTo(8), assessment)).toMatchObject({ right: 8, needed: 8, passed: true })
    expect(scoreAttempt(asked, answersTo(7), assessment)).toMatchObject({ right: 7, passed: false })
  })

  test('takes a question that the bank no longer holds as not right', () => {
    const without = { ...assessment, questions: [] }
    expect(scoreAttempt(asked, Object.fromEntries(asked.map(({ id }) => [id, answer([])])), without).right).toBe(0)
  })

  test('rounds the mark up, never down', () => {
    expect([neededRight(15, 80), neededRight(12, 80), neededRight(3, 67), neededRight(10, 100)]).toEqual([
      12, 10, 3, 10,
    ])
  })

  test('names the questions without an answer by their number', () => {
    const [first, , third] = asked
    expect(unanswered(asked.slice(0, 3), { [first?.id ?? '']: answer(['a']), [third?.id ?? '']: answer([]) })).toEqual([
      2, 3,
    ])
  })
})

describe('whether another attempt may begin', () => {
  const rules = { draw: 10, passPercent: 80, attempts: 2, coolingOffHours: 24 }
  const at = (iso: string) => new Date(iso)
  const failed = { submittedAt: at('2026-11-21T10:00:00Z'), passed: false }
  const now = at('2026-11-22T09:59:59Z')

  test('not before every lesson is done', () => {
    expect(nextAttempt(rules, [], null, 1, now).state).toBe('lessons-left')
    expect(nextAttempt(rules, [], null, 0, now).state).toBe('may-start')
  })
  test('not before the wait is over, and then to the second', () => {
    expect(nextAttempt(rules, [failed], failed.submittedAt, 0, now)).toEqual({
      state: 'cooling-off',
      opensAt: at('2026-11-22T10:00:00Z'),
      used: 1,
    })
    expect(nextAttempt(rules, [failed], failed.submittedAt, 0, at('2026-11-22T10:00:00Z')).state).toBe('may-start')
  })
  test('not sooner by beginning the module anew', () => {
    expect(nextAttempt(rules, [], failed.submittedAt, 0, now).state).toBe('cooling-off')
  })
  test('not when all are used', () => {
    expect(nextAttempt(rules, [failed, failed], failed.submittedAt, 0, at('2027-01-01T00:00:00Z')).state).toBe(
      'used-up',
    )
  })
  test('an open one goes on, whatever else holds', () => {
    expect(nextAttempt(rules, [{ submittedAt: null, passed: null }], null, 2, now).state).toBe('open')
  })
  test('a pass stays a pass', () => {
    const passed = { submittedAt: at('2026-11-20T10:00:00Z'), passed: true }
    expect(nextAttempt(rules, [failed, passed], failed.submittedAt, 0, now).state).toBe('passed')
  })
})
