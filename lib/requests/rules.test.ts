import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  askersVerbs,
  type RequestState,
  type RequestVerb,
  requestKinds,
  requestSides,
  requestStates,
  requestVerbs,
} from './kinds'
import { refusalTexts } from './messages'
import { awaitsEvent, follows, isOver, mayTake, refusal, stepsFrom, stepsOf } from './rules'

const walk = fc.array(fc.constantFrom(...requestVerbs), { maxLength: 40 })
/** The states that steps lead through; what is not possible is passed over. */
const through = (verbs: readonly RequestVerb[]): RequestState[] => {
  const states: RequestState[] = ['draft']
  for (const verb of verbs) {
    const next = follows(states.at(-1) ?? 'draft', verb)
    if (next) states.push(next)
  }
  return states
}
const whole = ['submitted', 'screened', 'accepted', 'scheduled', 'delivered', 'evaluated', 'closed'] as const

describe('the states of a request', () => {
  test('lead from a draft to a closed request', () => {
    expect(through(['submit', 'screen', 'accept', 'schedule', 'deliver', 'evaluate', 'close'])).toEqual([
      'draft',
      ...whole,
    ])
  })

  test('skip none on any way to the end', () => {
    fc.assert(
      fc.property(walk, (verbs) => {
        const states = through(verbs)
        for (const [i, state] of whole.entries()) {
          if (states.includes(state)) expect(states).toEqual(expect.arrayContaining(whole.slice(0, i)))
        }
      }),
    )
  })

  test('never lead out of an end, nor back into a draft', () => {
    fc.assert(
      fc.property(walk, (verbs) => {
        const states = through(verbs)
        const end = states.findIndex(isOver)
        expect(end === -1 || end === states.length - 1).toBe(true)
        const sent = states.indexOf('submitted')
        if (sent > 0) expect(states.slice(sent)).not.toContain('draft')
      }),
    )
  })

  test('are all reached, and each leads to an end', () => {
    const reached = new Set<RequestState>(['draft'])
    for (const state of reached) for (const verb of stepsFrom(state)) reached.add(follows(state, verb) ?? state)
    expect([...reached].sort()).toEqual([...requestStates].sort())
    const ending = new Set(requestStates.filter(isOver))
    for (const _ of requestStates)
      for (const state of requestStates)
        if (stepsFrom(state).some((verb) => ending.has(follows(state, verb) ?? state))) ending.add(state)
    expect(ending.size).toBe(requestStates.length)
  })

  test('once decided are decided for good', () => {
    fc.assert(
      fc.property(walk, (verbs) => {
        const states = through(verbs)
        const decided = states.findIndex((state) => state === 'accepted' || state === 'declined')
        if (decided < 0) return
        for (const state of states.slice(decided)) expect(['submitted', 'screened']).not.toContain(state)
      }),
    )
  })

  test('are screened again after their requester changed what was screened', () => {
    expect(through(['submit', 'screen', 'change', 'accept'])).toEqual(['draft', 'submitted', 'screened', 'submitted'])
  })

  test('go back to accepted when the day falls through, and never once it took place', () => {
    expect(follows('scheduled', 'release')).toBe('accepted')
    expect(follows('delivered', 'release')).toBeNull()
    expect(follows('delivered', 'withdraw')).toBeNull()
  })

  test('say in both languages why a step is not possible', () => {
    for (const state of requestStates)
      for (const verb of requestVerbs)
        if (!follows(state, verb)) expect(refusalTexts[refusal(state, verb)].es).toBeTruthy()
  })
})

describe('who takes a step', () => {
  test.each([
    ['requester', 'change submit evaluate withdraw'],
    ['coordinator', 'withdraw'],
    ['officer', 'screen accept decline schedule release deliver evaluate close'],
    ['system', 'release deliver'],
  ] as const)('%s: %s', (side, verbs) => {
    expect(requestVerbs.filter((verb) => mayTake(verb, [side])).join(' ')).toBe(verbs)
  })

  test('of those who ask are the ones that row security takes from them, and the evaluation that is written for them', () => {
    const taken = requestVerbs.filter((verb) => mayTake(verb, ['requester']))
    expect(taken.filter((verb) => verb !== 'evaluate')).toEqual([...askersVerbs])
  })

  test('nobody decides about what they or their agency asked for', () => {
    fc.assert(
      fc.property(fc.subarray([...requestSides]), fc.constantFrom(...requestVerbs), (sides, verb) => {
        const asked = sides.includes('requester') || sides.includes('coordinator')
        if (asked && !sides.includes('system') && mayTake(verb, sides))
          expect([...askersVerbs, 'evaluate']).toContain(verb)
        expect(mayTake(verb, [])).toBe(false)
      }),
    )
  })

  test('every open state has somebody who can go on', () => {
    for (const state of requestStates)
      expect(stepsOf(state, ['requester']).length + stepsOf(state, ['officer']).length > 0).toBe(!isOver(state))
  })
})

describe('what a step asks for besides the state', () => {
  const now = new Date('2027-05-11T23:00:00Z')
  const later = new Date('2027-05-12T00:00:00Z')

  test('a training is delivered when its event is over, and not before', () => {
    expect(awaitsEvent('training', 'deliver', later, now)).toBe(true)
    expect(awaitsEvent('prosecution-training', 'deliver', undefined, now)).toBe(true)
    expect(awaitsEvent('training', 'deliver', now, now)).toBe(false)
  })

  test('nothing else waits for an event', () => {
    for (const verb of requestVerbs) expect(awaitsEvent('other-help', verb, null, now)).toBe(false)
    for (const kind of requestKinds) expect(awaitsEvent(kind, 'schedule', null, now)).toBe(false)
  })
})
