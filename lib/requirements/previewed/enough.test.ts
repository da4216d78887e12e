import { describe, expect, it } from 'vitest'
import { criterionShape } from '../engine/countable'
import type { Criterion } from '../engine/criterion'
import type { CountableCredit } from '../engine/lots'
import { enoughFor, mostWeighed, type Placed } from './enough'
import { creditOf } from './would-count'

const id = (n: number) => `01890000-0000-7000-8000-00000000000${n}`
const module = (n: number, creditMinutes: number, topicIds: string[] = []): CountableCredit => ({
  ...creditOf({ courseId: id(n), slug: `m${n}`, title: `Module ${n}`, creditMinutes, topicIds, priorityIds: [] }),
  earnedOn: '2026-11-20',
})
const event = (n: number, free: number | null, creditMinutes = 240, topicIds: string[] = []): Placed => ({
  free,
  credit: {
    ...{ id: id(n), courseId: null, creditMinutes, earnedOn: `2026-12-0${n}`, reversed: false },
    about: { topicIds, topicMinutes: null, priorityIds: [], mode: 'in-person', source: 'event', eventId: id(n) },
  },
})
const hours = (more: object = {}): Criterion => criterionShape.parse({ kind: 'minutes', atLeast: 480, ...more })
const listOf = (count: number, of: number[]) =>
  criterionShape.parse({ kind: 'some', count, of: of.map((n) => ({ kind: 'event', eventId: id(n) })) })

describe('training with places is enough', () => {
  it('for any number where modules alone meet the rule, whatever places events have', () => {
    expect(enoughFor(hours(), [module(1, 300), module(2, 180)], [event(3, 2)])).toEqual({ people: null, brings: null })
  })

  it('for as many as its events have places, where a limit on learning alone leaves hours to them', () => {
    const capped = hours({ caps: [{ modes: ['self-paced'], atMost: 240 }] })
    const modules = [module(1, 300), module(2, 180)]
    expect(enoughFor(capped, modules, [event(3, 12), event(4, 31)])).toEqual({ people: 43, brings: null })
    expect(enoughFor(capped, modules, [event(3, 12), event(4, null)]).people).toBeNull()
  })

  it('for as many as have a place in each, where more than one is asked of everybody', () => {
    expect(enoughFor(listOf(2, [1, 2]), [], [event(1, 10), event(2, 4)]).people).toBe(4)
    expect(enoughFor(listOf(1, [1, 2]), [], [event(1, 10), event(2, 4)]).people).toBe(14)
  })

  it('for those found so far, where there is no time to look further', () => {
    const all = [event(1, 10, 480), event(2, 4, 480)]
    expect(enoughFor(hours(), [], all).people).toBe(14)
    expect(enoughFor(hours(), [], all, () => false)).toEqual({ people: 10, brings: null })
  })

  it('as far as it can be reckoned: of a rule of hundreds of parts the nearest trainings alone are weighed', () => {
    const inside = Array.from({ length: 12 }, (_, n) => ({ of: { topics: [`t${n}`] }, atLeast: 5 }))
    const parts = Array.from({ length: 20 }, () => ({ of: { topics: ['t'] }, atLeast: 60, parts: inside }))
    const many = { atLeast: 1200, parts }
    expect(mostWeighed(hours(many))).toBe(153)
    // As many as there may be where they must lie together.
    const together = hours({ ...many, parts: parts.slice(0, 3), withinMonths: 12 })
    expect(mostWeighed(together)).toBe(77)
    for (const usual of [hours(), hours({ withinMonths: 12, parts: [{ of: { topics: ['t'] }, atLeast: 60 }] })])
      expect(mostWeighed(usual)).toBeGreaterThan(300)
    const modules = Array.from({ length: 120 }, (_, n) => ({ ...module(1, 10, ['t']), id: `${n}` }))
    const { brings } = enoughFor(together, modules, [event(3, 5, 30, ['t'])])
    expect(brings?.have).toBe(76 * 10 + 30)
  })

  it('for nobody where all of it together is too little or without a place, and says what it brings', () => {
    const all = enoughFor(hours(), [module(1, 90)], [event(3, 5)])
    expect(all).toEqual({ people: 0, brings: { unit: 'minutes', have: 330, need: 480 } })
    expect(enoughFor(hours(), [], [event(3, 0), event(4, 0)])).toMatchObject({ people: 0, brings: { have: 0 } })
    expect(enoughFor(listOf(2, [1, 2]), [], [event(1, 3)]).brings).toEqual({ unit: 'parts', have: 1, need: 2 })
  })

  it('for nobody where it is all about something else than a minimum asks', () => {
    const ethics = hours({ parts: [{ of: { topics: ['ethics'] }, atLeast: 120 }] })
    const { people, brings } = enoughFor(ethics, [module(1, 600)], [event(3, 5)])
    expect({ people, brings }).toEqual({ people: 0, brings: { unit: 'minutes', have: 360, need: 480 } })
    expect(enoughFor(ethics, [module(1, 360), module(2, 120, ['ethics'])], []).people).toBeNull()
  })

  it('in the hours of a rule that has its own', () => {
    const fifty = hours({ hour: { minutes: 50 } })
    expect(enoughFor(fifty, [module(1, 400)], []).people).toBeNull()
    expect(enoughFor(fifty, [module(1, 399)], []).people).toBe(0)
  })
})
