/** One training in whole, by its name, its subject or who gave it: which meets a rule, which of several it stands for, and what is said of it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askedWords, termsNotes } from '../explained/asked'
import { isAskedFor } from '../previewed/would-count'
import { criterionShape } from './countable'
import { asksTheSame, type Criterion, coursesOf, namedIn, whoeverGave } from './criterion'
import { keyOf, narrowingIn } from './keys'
import type { About, CountableCredit } from './lots'
import { concerns, weigh } from './meet'
import type { Narrowing } from './narrowing'

const of = (narrow: Narrowing) => ({ kind: 'training' as const, of: narrow })
const some = (count: number, members: unknown[]): Criterion =>
  criterionShape.parse({ kind: 'some', count, of: members })
const earned = (id: string, earnedOn: string, about: Partial<About>, minutes = 60): CountableCredit => ({
  ...{ id, courseId: null, creditMinutes: minutes, earnedOn, reversed: false },
  about: {
    ...{ topicIds: [], topicMinutes: null, priorityIds: [], mode: 'in-person', source: 'claim' },
    ...about,
  },
})
const met = (criterion: Criterion, credits: CountableCredit[]) => {
  const { on, counted } = weigh(criterion, credits, 'earliest')
  return { on, ids: counted.map(({ creditId }) => creditId) }
}

describe('a course given elsewhere', () => {
  const chief = criterionShape.parse(of({ titles: ['New chief training'], providers: { names: ['LEMIT'] } }))
  const right = { title: 'new CHIEF  training', provider: 'Lemit' }

  test('counts by the name and the provider under which it was accepted, and by no other', () => {
    expect(met(chief, [earned('c1', '2026-01-05', right)])).toEqual({ on: '2026-01-05', ids: ['c1'] })
    expect(met(chief, [earned('c1', '2026-01-05', { ...right, provider: 'Bayview Institute' })]).on).toBeNull()
    expect(met(chief, [earned('c1', '2026-01-05', { ...right, title: 'New chief training, part 1' })]).on).toBeNull()
    expect(met(chief, [earned('c1', '2026-01-05', { ...right, title: null })]).on).toBeNull()
    expect(met(chief, [{ ...earned('c1', '2026-01-05', right), reversed: true }]).on).toBeNull()
  })

  test('counts in whole, however long it was, unless the rule says how long a sitting is', () => {
    const day = criterionShape.parse(of({ topics: ['first-aid'], sittingMinutes: 240 }))
    const short = earned('c1', '2026-01-05', { topicIds: ['first-aid'] }, 239)
    expect(met(day, [short]).on).toBeNull()
    expect(met(day, [short, earned('c2', '2026-02-05', { topicIds: ['first-aid'] }, 240)]).ids).toEqual(['c2'])
  })

  test('is read among all training, and known to be of the kind whoever gave it', () => {
    expect(coursesOf([chief])).toBeNull()
    const others = earned('c1', '2026-01-05', { ...right, provider: 'Bayview Institute' })
    expect([concerns(chief)(others), concerns(whoeverGave(chief))(others)]).toEqual([false, true])
    expect([isAskedFor(chief, others), isAskedFor(chief, earned('c2', '2026-01-05', right))]).toEqual([false, true])
  })

  test('must say something of what it is', () => {
    expect(criterionShape.safeParse(of({ modes: ['in-person'] })).error?.issues[0]?.path).toEqual(['of', 'titles'])
    expect(criterionShape.safeParse(of({ topics: ['first-aid'] })).success).toBe(true)
  })

  test('is said with its name, its subject and who gives it', () => {
    const called = (id: string) => (id === 'first-aid' ? 'First aid' : id)
    expect(askedWords(chief, called)).toBe('a course called “New chief training”, given by “LEMIT”')
    expect(askedWords(criterionShape.parse(of({ topics: ['first-aid'] })), called)).toBe('a course about First aid')
    expect(termsNotes(chief, called)).toHaveLength(3)
    expect(namedIn(some(1, [of({ topics: ['first-aid'] })])).topics).toEqual(['first-aid'])
  })

  test('is known by what is asked of it, in whichever order it was written', () => {
    const [one, other] = [of({ topics: ['a'], modes: ['virtual'] }), of({ modes: ['virtual'], topics: ['a'] })]
    expect(keyOf(one)).toBe(keyOf(other))
    expect(narrowingIn(keyOf(one))).toEqual(one.of)
    expect(asksTheSame(criterionShape.parse(one), criterionShape.parse(other))).toBe(true)
    expect(criterionShape.safeParse({ kind: 'some', count: 2, of: [one, other] }).success).toBe(false)
  })
})

describe('of several', () => {
  const list = some(2, [of({ topics: ['firearms'] }), of({ topics: ['judgment'] })])

  test('each training stands for one, and moves to the other where that lets both be there', () => {
    const both = earned('both', '2026-01-05', { topicIds: ['firearms', 'judgment'] })
    const one = earned('one', '2026-02-05', { topicIds: ['firearms'] })
    expect(met(list, [both])).toEqual({ on: null, ids: ['both'] })
    expect(met(list, [both, one])).toEqual({ on: '2026-02-05', ids: ['both', 'one'] })
    expect(met(list, [earned('x', '2026-01-05', { topicIds: ['firearms'] }), one]).on).toBeNull()
  })

  test('a module that is asked for by name is left for that where another will do for the rest', () => {
    const courseId = '01890000-0000-7000-8000-000000000001'
    const rule = some(2, [of({ topics: ['firearms'] }), { kind: 'course', courseId }])
    const module = { ...earned('m', '2026-01-05', { topicIds: ['firearms'], source: 'module' }), courseId }
    expect(met(rule, [module, earned('c', '2026-02-05', { topicIds: ['firearms'] })])).toMatchObject({
      on: '2026-02-05',
    })
  })

  test('hours beside it are of what is left', () => {
    const rule = some(2, [of({ titles: ['Range day'] }), { kind: 'minutes', atLeast: 120 }])
    const range = earned('range', '2026-01-05', { title: 'Range day' }, 480)
    expect(met(rule, [range]).on).toBeNull()
    expect(met(rule, [range, earned('more', '2026-02-05', {}, 120)])).toEqual({
      on: '2026-02-05',
      ids: ['range', 'more'],
    })
  })

  test('several sessions of an event are one of a list', () => {
    const rule = some(2, [of({ topics: ['firearms'] }), of({ titles: ['Range day'] })])
    const session = (id: string) =>
      earned(id, `2026-01-0${id}`, { topicIds: ['firearms'], title: 'Range day', eventId: 'e1', source: 'event' })
    expect(met(rule, [session('1'), session('2')]).on).toBeNull()
  })

  const topic = fc.constantFrom('a', 'b', 'c')
  const topics = fc.uniqueArray(topic, { minLength: 1, maxLength: 3 })
  test('nobody who tries every way fills one entry more, or is done a day sooner', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(topics, { minLength: 1, maxLength: 4, selector: (each) => [...each].sort().join() }),
        fc.array(topics, { maxLength: 6 }),
        fc.integer({ min: 1, max: 4 }),
        (entries, given, count) => {
          fc.pre(count <= entries.length)
          const rule = some(
            count,
            entries.map((each) => of({ topics: [...each].sort() })),
          )
          const credits = given.map((topicIds, i) => earned(`c${i}`, `2026-01-0${i + 1}`, { topicIds }))
          const most = (upTo: number) => best(entries, given.slice(0, upTo), count)
          const { on, ids } = met(rule, credits)
          expect(ids.length).toBe(most(credits.length))
          const first = credits.findIndex((_, i) => most(i + 1) === count)
          expect(on).toBe(first === -1 ? null : credits[first]?.earnedOn)
          expect(new Set(ids).size).toBe(ids.length)
        },
      ),
      { numRuns: 500 },
    )
  })
})

/** As many entries as any choice fills, by trying all. */
function best(entries: readonly string[][], given: readonly string[][], count: number): number {
  const [first, ...rest] = given
  if (!first || count === 0) return 0
  const ways = entries.flatMap((entry, i) =>
    entry.some((each) => first.includes(each)) ? 1 + best(entries.toSpliced(i, 1), rest, count - 1) : [],
  )
  return Math.max(best(entries, rest, count), ...ways)
}
