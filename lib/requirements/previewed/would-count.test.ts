import { describe, expect, it, test } from 'vitest'
import { criterionShape } from '../engine/countable'
import { isAskedFor, type Offered, soonestWay, wouldAdd, wouldCount } from './would-count'

const id = (n: number) => `01890000-0000-7000-8000-00000000000${n}`
const module = (n: number, creditMinutes: number, topicIds: string[] = []): Offered => ({
  ...{ courseId: id(n), slug: `m${n}`, title: `Module ${n}`, creditMinutes, topicIds, priorityIds: [] },
})
const hours = criterionShape.parse({
  ...{ kind: 'minutes', atLeast: 600, caps: [{ modes: ['self-paced'], atMost: 240 }] },
  parts: [{ of: { topics: ['ethics'] }, atLeast: 120 }],
})
const offered = [module(1, 180), module(2, 60, ['ethics']), module(3, 90, ['ethics']), module(4, 30)]
const counted = (minutes: number, part: number, mode: 'self-paced' | 'in-person') => ({
  ...{ creditId: `c${minutes}${part}`, earnedOn: '2026-01-01', minutes, part, mode },
})
const slugs = (given: Parameters<typeof wouldCount>[0]['counted'], taken: string[] = [], asks = hours) =>
  wouldCount({ asks, owed: null, counted: given, day: '2026-06-01' }, offered, new Set(taken)).map(({ slug }) => slug)

describe('modules that would count', () => {
  it('come first where they fill a minimum, then the longest; what counts already is left out', () => {
    expect(slugs([])).toEqual(['m3', 'm2', 'm1'])
    expect(slugs([counted(120, 1, 'in-person')])).toEqual(['m1', 'm3', 'm2'])
    expect(slugs([], [id(3)])).toEqual(['m2', 'm1', 'm4'])
  })

  it('are none where the limit on learning alone is reached, or only the minimum is missing and they are about something else', () => {
    expect(slugs([counted(240, 0, 'self-paced')])).toEqual([])
    expect(slugs([counted(480, 0, 'in-person')])).toEqual(['m3', 'm2'])
  })

  it('are those of a list that are not done', () => {
    const list = criterionShape.parse({
      ...{ kind: 'some', count: 2, of: [1, 4].map((n) => ({ kind: 'course', courseId: id(n) })) },
    })
    expect(slugs([], [id(1)], list)).toEqual(['m4'])
  })
})

describe('an event to come', () => {
  const event = (creditMinutes: number, topicIds: string[] = [], mode: 'in-person' | 'virtual' = 'in-person') => ({
    ...{ id: 'e', courseId: null, creditMinutes, earnedOn: '', reversed: false },
    about: { topicIds, topicMinutes: null as Record<string, number> | null, priorityIds: [], mode, source: 'event' },
  })
  const adds = (given: Parameters<typeof wouldAdd>[0]['counted'], credit: ReturnType<typeof event>, asks = hours) =>
    wouldAdd({ asks, owed: null, counted: given, day: '2026-06-01' }, credit)

  it('adds what is missing and no more, whatever the limit on learning alone', () => {
    expect(adds([], event(240))).toBe(240)
    expect(adds([counted(240, 0, 'self-paced')], event(720))).toBe(240)
    expect(adds([counted(480, 0, 'in-person')], event(240))).toBe(0)
    expect(adds([counted(480, 0, 'in-person')], event(240, ['ethics']))).toBe(120)
  })

  it('adds what it has of the topic that is missing, whichever of its topics that is', () => {
    const several = { ...event(240), about: { ...event(240).about, topicMinutes: { arrest: 90, ethics: 60 } } }
    expect(adds([counted(480, 0, 'in-person')], several)).toBe(60)
    const law = criterionShape.parse({ kind: 'minutes', atLeast: 600, of: { topics: ['law'] } })
    expect(adds([], several, law)).toBe(0)
  })

  it('is not asked for where only modules are, or another way of giving it', () => {
    const list = criterionShape.parse({ kind: 'course', courseId: id(1) })
    const live = criterionShape.parse({ kind: 'minutes', atLeast: 60, of: { modes: ['virtual'] } })
    expect([isAskedFor(hours, event(60)), isAskedFor(list, event(60))]).toEqual([true, false])
    expect([isAskedFor(live, event(60)), isAskedFor(live, event(60, [], 'virtual'))]).toEqual([false, true])
  })
})

test('what is missing is to be had in the catalog, on the calendar, among what one holds, or elsewhere', () => {
  const event = { kind: 'event', eventId: '01890000-0000-7000-8000-000000000001', series: false } as const
  const course = criterionShape.parse({ kind: 'training', of: { titles: ['Range day'] } })
  expect(soonestWay(undefined, false)).toBe('module')
  expect(soonestWay(criterionShape.parse({ kind: 'certification', of: [{ kind: 'first-aid' }] }), false)).toBe(
    'certification',
  )
  expect(soonestWay(course, false)).toBe('elsewhere')
  expect(soonestWay(course, true)).toBe('module')
  expect(soonestWay(event, false)).toBe('event')
  expect(soonestWay(criterionShape.parse({ kind: 'some', count: 1, of: [event, course] }), false)).toBe('event')
})
