/** One training in whole beside hours, more than once, and about a subject in part: against trying every way. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Settled } from '../shapes'
import { criterionShape } from './countable'
import type { Criterion } from './criterion'
import { notCountedFor } from './facts'
import type { About, CountableCredit } from './lots'
import { weigh } from './meet'
import type { Narrowing } from './narrowing'

const of = (narrow: Narrowing) => ({ kind: 'training' as const, of: narrow })
const about = (...topics: string[]) => of({ topics })
const some = (count: number, members: unknown[]): Criterion =>
  criterionShape.parse({ kind: 'some', count, of: members })
const earned = (id: string, earnedOn: string, facts: Partial<About>, minutes = 60, courseId: string | null = null) => ({
  ...{ id, courseId, creditMinutes: minutes, earnedOn, reversed: false },
  about: {
    ...{ topicIds: [], topicMinutes: null, priorityIds: [], mode: 'in-person' as const, source: 'claim' },
    ...facts,
  },
})
const on = (criterion: Criterion, credits: CountableCredit[]) => weigh(criterion, credits, 'earliest').on
const M = '01890000-0000-7000-8000-000000000001'
const firearms = { topicIds: ['firearms'] }

describe('beside hours', () => {
  const rule = some(2, [about('firearms'), { kind: 'minutes', atLeast: 1440 }])
  const days = ['2026-01-05', '2026-02-05', '2026-03-05'] as const
  const year = (first: number, second: number) => [
    earned('a', days[0], firearms, first),
    earned('b', days[1], firearms, second),
    earned('c', days[2], {}, 960),
  ]

  test('the training is the one that leaves enough hours, in whichever order they came', () => {
    expect(on(rule, year(60, 480))).toBe(days[2])
    expect(on(rule, year(480, 60))).toBe(days[2])
    expect(on(rule, year(480, 480))).toBe(days[2])
    expect(on(rule, year(479, 479))).toBeNull()
  })

  test('the first stays where it is enough', () => {
    const [a, b, c] = [
      earned('a', days[0], firearms, 480),
      earned('b', days[1], firearms, 60),
      earned('c', days[2], {}, 1440),
    ]
    const { counted } = weigh(rule, [a, b, c], 'earliest')
    expect(counted.map(({ creditId, part }) => [creditId, part])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 1],
    ])
  })

  test('hours that no choice of trainings counts exactly are refused', () => {
    const refused = (hours: object) =>
      !criterionShape.safeParse({
        kind: 'some',
        count: 2,
        of: [about('firearms'), { kind: 'minutes', atLeast: 600, ...hours }],
      }).success
    expect(refused({})).toBe(false)
    expect(refused({ parts: [{ of: { topics: ['firearms'] }, atLeast: 60 }] })).toBe(true)
    expect(refused({ caps: [{ modes: ['self-paced'], atMost: 60 }] })).toBe(true)
    expect(refused({ withinMonths: 3 })).toBe(true)
    expect(refused({ eachOnce: true })).toBe(true)
  })

  const kinds = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 })
  /** Up to four modules and events, each always about the same, taken in some order. */
  const taken = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom(30, 60, 120, 240)), { maxLength: 6 })
  test('nobody who tries every way meets it where it is missing, or a day sooner', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }),
        fc.array(kinds, { minLength: 6, maxLength: 6 }),
        taken,
        fc.constantFrom(60, 180, 300),
        fc.option(fc.constantFrom('a', 'b'), { nil: null }),
        (entries, modules, turns, hours, only) => {
          const asked = some(entries.length + 1, [
            ...entries.map((each) => about(each)),
            { kind: 'minutes', atLeast: hours, ...(only && { of: { topics: [only] } }) },
          ])
          const credits = turns.map(([i, minutes], at) => {
            const topicIds = modules[i] ?? []
            // The first two are modules, the next two are events, the others are told apart by nothing.
            const id = `01890000-0000-7000-8000-00000000000${i}`
            const facts = { topicIds, eventId: i === 2 || i === 3 ? id : null }
            return earned(`c${at}`, `2026-01-0${at + 1}`, facts, minutes, i < 2 ? id : null)
          })
          const first = credits.findIndex((_, at) => canMeet(entries, credits.slice(0, at + 1), hours, only))
          expect(on(asked, credits)).toBe(first === -1 ? null : credits[first]?.earnedOn)
        },
      ),
      { numRuns: 1500 },
    )
  })
})

/** By trying every credit for every entry. */
function canMeet(
  entries: readonly string[],
  credits: readonly ReturnType<typeof earned>[],
  hours: number,
  only: string | null,
): boolean {
  const [entry, ...rest] = entries
  const isOfHours = ({ about: { topicIds } }: (typeof credits)[number]) => only === null || topicIds.includes(only)
  if (entry === undefined) return credits.filter(isOfHours).reduce((sum, each) => sum + each.creditMinutes, 0) >= hours
  return tries(entry, rest, credits, [], hours, only)
}

function tries(
  entry: string,
  rest: readonly string[],
  credits: readonly ReturnType<typeof earned>[],
  held: readonly ReturnType<typeof earned>[],
  hours: number,
  only: string | null,
): boolean {
  return credits.some((credit) => {
    if (!credit.about.topicIds.includes(entry) || held.some((each) => isSame(each, credit))) return false
    const now = [...held, credit]
    const [next, ...more] = rest
    if (next !== undefined) return tries(next, more, credits, now, hours, only)
    return canMeet(
      [],
      credits.filter((each) => !now.includes(each)),
      hours,
      only,
    )
  })
}

const isSame = (one: ReturnType<typeof earned>, other: ReturnType<typeof earned>) =>
  one === other ||
  (one.courseId !== null && one.courseId === other.courseId) ||
  (one.about.eventId != null && one.about.eventId === other.about.eventId)

describe('the same training again', () => {
  const list = some(2, [about('firearms'), { kind: 'course', courseId: M }])
  const module = (id: string, day: string, minutes = 60) =>
    earned(id, day, { ...firearms, source: 'module' }, minutes, M)

  test('is no second one of a list', () => {
    expect(on(list, [module('m1', '2026-01-05'), module('m2', '2026-02-05')])).toBeNull()
    expect(on(list, [module('m1', '2026-01-05'), earned('c', '2026-02-05', firearms)])).toBe('2026-02-05')
  })

  test('nor where it stands on two records, whichever entry and hours are beside it', () => {
    expect(on(list, [module('m1', '2026-01-05'), module('m2', '2026-02-05', 0)])).toBeNull()
    const hours = some(2, [about('firearms'), { kind: 'minutes', atLeast: 60 }])
    expect(on(hours, [module('m1', '2026-01-05'), module('m2', '2026-02-05', 0)])).toBeNull()
    // Its day counts where what stands on the other record counts for another time.
    expect(on(some(1, [about('firearms')]), [module('m2', '2026-02-05', 0)])).toBe('2026-02-05')
  })
})

describe('about a subject in part', () => {
  const day = (topicMinutes: Record<string, number>) =>
    earned('c', '2026-01-05', { topicIds: Object.keys(topicMinutes), topicMinutes }, 480)

  test('a sitting is as long as its minutes about the subject', () => {
    const rule = criterionShape.parse(of({ topics: ['x'], sittingMinutes: 240 }))
    expect(on(rule, [day({ x: 10 })])).toBeNull()
    expect(on(rule, [day({ x: 239 })])).toBeNull()
    expect(on(rule, [day({ x: 240 })])).toBe('2026-01-05')
    expect(on(criterionShape.parse(of({ topics: ['x', 'y'], sittingMinutes: 240 })), [day({ x: 120, y: 120 })])).toBe(
      '2026-01-05',
    )
  })

  test('what it must not be about, no minute of it is', () => {
    const rule = criterionShape.parse(of({ topics: ['x'], exceptTopics: ['firearms'] }))
    expect(on(rule, [day({ x: 240, firearms: 240 })])).toBeNull()
    expect(on(rule, [day({ x: 240 })])).toBe('2026-01-05')
  })
})

describe('why it does not count', () => {
  const told = (narrow: Narrowing) => {
    const criterion = criterionShape.parse(of(narrow))
    const cycle = {
      ...{ satisfied: null, soFar: [], opensOn: '2026-01-01', period: null, renews: false, edition: null },
      ...{ asked: null, version: { criterion } },
    } as unknown as Settled
    const credits = [
      earned('near', '2026-01-05', { title: 'Range day', provider: 'Bayview Institute' }),
      earned('far', '2026-02-05', { title: 'First aid', provider: 'Bayview Institute' }),
    ]
    return notCountedFor(cycle, null, credits).map(({ creditId, why }) => [creditId, why])
  }

  test('its provider is named of training that is asked for but for that, and of no other', () => {
    expect(told({ titles: ['Range day'], providers: { names: ['LEMIT'] } })).toEqual([['near', 'provider']])
    expect(told({ providers: { names: ['LEMIT'] } })).toEqual([])
    expect(told({ providers: { names: ['LEMIT'] }, modes: ['in-person'] })).toEqual([])
  })
})
