import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SHOWN_FROM } from './kinds'
import { type Answer, lastDayOf, NO_ANSWERS, resultOf, shownAfter, visible, withAnswer } from './rules'

const answers = fc.array(
  fc.record({
    marks: fc.dictionary(fc.constantFrom('useful', 'ready'), fc.integer({ min: 1, max: 5 })),
    words: fc.dictionary(fc.constantFrom('helped', 'different'), fc.string({ maxLength: 12 })),
  }),
  { maxLength: 23 },
)

const counting = (given: readonly Answer[]) =>
  given.reduce(
    (before, answer) => {
      const counted = withAnswer(before.counted, answer)
      return { counted, shown: shownAfter(counted, before.shown) }
    },
    { counted: NO_ANSWERS, shown: NO_ANSWERS },
  )

const rating = { id: 'useful', kind: 'rating', text: null } as const
const all = (mark: number, times: number): Answer[] =>
  Array.from({ length: times }, () => ({ marks: { useful: mark }, words: {} }))

describe('what is kept of answers', () => {
  test('is the same in whichever order they came, so that it tells of none', () => {
    fc.assert(
      fc.property(
        answers.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, other]) => {
          expect(counting(other).counted).toEqual(counting(list).counted)
        },
      ),
    )
  })

  test('loses no mark and no word', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const { counted } = counting(list)
        const marks = Object.values(counted.marks).flat()
        expect(marks.reduce((sum, n) => sum + n, 0)).toBe(list.flatMap((each) => Object.keys(each.marks)).length)
        expect(Object.values(counted.words).flat().sort()).toEqual(
          list.flatMap((each) => Object.values(each.words).filter(Boolean)).sort(),
        )
        expect(counted.answers).toBe(list.length)
      }),
    )
  })
})

describe('what is shown of it', () => {
  test('is nothing below five, and never differs by fewer than five answers while people still answer', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const seen = list.map((_, i) => visible(counting(list.slice(0, i + 1)), true)?.answers ?? 0)
        const steps = [0, ...seen].flatMap((n, i, before) => (i === 0 ? [] : [n - (before[i - 1] ?? 0)]))
        expect(steps.every((step) => step === 0 || step === SHOWN_FROM)).toBe(true)
      }),
    )
  })

  test('is all of it at the end, unless fewer than five have answered', () => {
    expect(visible(counting(all(4, 4)), false)).toBeNull()
    expect(visible(counting(all(4, 7)), true)?.answers).toBe(5)
    expect(visible(counting(all(4, 7)), false)?.answers).toBe(7)
  })

  test('has the mean of a statement, and neither mean nor marks where fewer than five gave one', () => {
    const seven = counting([...all(5, 3), ...all(2, 4), { marks: { ready: 1 }, words: {} }]).counted
    expect(resultOf(rating, seven)).toMatchObject({ counts: [0, 4, 0, 0, 3], mean: 3.3 })
    expect(resultOf({ ...rating, id: 'ready' }, seven)).toMatchObject({ counts: null, mean: null })
  })
})

test('people may answer for thirty days, by the days of the place', () => {
  expect(lastDayOf('2026-12-18')).toBe('2027-01-17')
  expect(lastDayOf(null)).toBeNull()
})
