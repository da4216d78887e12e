import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criterionShape } from '../engine/countable'
import type { CountableCredit, CountedCredit } from '../engine/lots'
import { weigh } from '../engine/meet'
import { progressOf } from '../engine/progress'
import { closingOf, type Option } from './closing'

const DAY = '2026-11-20'
type Given = Partial<{ topics: string[]; mode: 'in-person' | 'virtual' | 'self-paced'; sure: boolean }>
const option = (
  id: string,
  minutes: number,
  { topics = [], mode = 'in-person', sure = false }: Given = {},
): Option => ({
  sure,
  training: {
    ...{ id, courseId: null, creditMinutes: minutes, earnedOn: DAY, reversed: false },
    about: { topicIds: topics, topicMinutes: null, mode },
  },
})
const forty = criterionShape.parse({
  ...{ kind: 'minutes', atLeast: 2400, caps: [{ modes: ['self-paced'], atMost: 960 }] },
  parts: [
    { of: { topics: ['law'] }, atLeast: 360 },
    { of: { topics: ['trafficking'] }, atLeast: 480 },
  ],
})
const counted: CountedCredit[] = [
  { creditId: 'a', earnedOn: '2026-03-01', minutes: 480, part: 2, mode: 'in-person' },
  { creditId: 'b', earnedOn: '2026-04-01', minutes: 1200, part: 0, mode: 'in-person' },
  { creditId: 'c', earnedOn: '2026-05-01', minutes: 300, part: 0, mode: 'self-paced' },
]
const closing = (options: readonly Option[], have = counted) =>
  closingOf({ asks: forty, owed: null, counted: have, day: DAY }, options)
const told = (given: ReturnType<typeof closing>) =>
  given.items.map(({ option: { training }, adds }) => [training.id, adds])

describe('what would close what is owed', () => {
  it('begins with what somebody is coming to, then takes what adds most, and stops when nothing is missing', () => {
    const found = closing([
      option('general', 240),
      option('law', 300, { topics: ['law'] }),
      option('held', 60, { sure: true }),
      option('last', 120, { topics: ['law'], mode: 'self-paced' }),
      option('more', 120, { topics: ['law'] }),
    ])
    expect(told(found)).toEqual([
      ['held', 60],
      ['law', 300],
      ['last', 60],
    ])
    expect(found).toMatchObject({ haveMinutes: 2400, closes: true })
  })

  it('leaves the room of a minimum to what is of its topic, and says that it does not close it', () => {
    expect(closing([option('general', 600)])).toMatchObject({ items: [{ adds: 60 }], haveMinutes: 2040, closes: false })
  })

  it('adds no more of what is learned alone than the limit leaves, and nothing that is not asked for', () => {
    const near = counted.map((each) => (each.creditId === 'c' ? { ...each, minutes: 940 } : each))
    const alone = (minutes: number) => option(`alone ${minutes}`, minutes, { topics: ['law'], mode: 'self-paced' })
    expect(told(closing([alone(120), alone(60)], near))).toEqual([['alone 120', 20]])
  })

  it('counts minutes that stand in a part beside the others once', () => {
    const asks = criterionShape.parse({
      ...{ kind: 'minutes', atLeast: 240 },
      parts: [{ of: { topics: ['law'] }, atLeast: 60, mayShare: true }],
    })
    const owing = { asks, owed: null, day: DAY }
    expect(closingOf({ ...owing, counted: [] }, [option('law', 240, { topics: ['law'] })])).toMatchObject({
      ...{ items: [{ adds: 240 }], haveMinutes: 240, closes: true },
    })
    const full = [{ creditId: 'a', earnedOn: DAY, minutes: 240, part: 0 }]
    expect(closingOf({ ...owing, counted: full }, [option('law', 90, { topics: ['law'] })])).toMatchObject({
      ...{ items: [{ adds: 60 }], haveMinutes: 240, closes: true },
    })
  })

  it('never promises more than the evaluator finds once all of it is earned', () => {
    const training = fc.record({
      minutes: fc.integer({ min: 15, max: 900 }),
      topics: fc.subarray(['law', 'trafficking', 'other']),
      mode: fc.constantFrom('in-person' as const, 'self-paced' as const),
    })
    fc.assert(
      fc.property(fc.array(training, { maxLength: 8 }), fc.array(training, { maxLength: 8 }), (before, after) => {
        const options = (given: typeof before, name: string) =>
          given.map(({ minutes, ...each }, i) => option(`${name}${i}`, minutes, each))
        const earned = options(before, 'b').map((each): CountableCredit => each.training)
        const found = closing(options(after, 'o'), weigh(forty, earned, 'earliest').counted)
        const then = weigh(forty, [...earned, ...found.items.map((each) => each.option.training)], 'earliest')
        const { whole } = progressOf(forty, null, then.counted, DAY)
        expect(whole.have).toBeGreaterThanOrEqual(found.haveMinutes)
        if (found.closes) expect(then.on).not.toBeNull()
      }),
    )
  })
})
