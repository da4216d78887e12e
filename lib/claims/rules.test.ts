import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areTitlesAlike } from '@/lib/records/titles'
import { claimStates, claimVerbs } from './kinds'
import { follows, likenessOf, mayTake, type Stand, wantsSecond } from './rules'

const stand = (given: Partial<Stand> = {}): Stand => ({
  ...{ state: 'submitted', minutes: 180, acceptedMinutes: null },
  ...{ otherTopics: false, decidedBy: [], settled: false },
  ...given,
})
const sides = (own: boolean, reviews: boolean, above = false) => ({ own, reviews, above })

describe('what may follow', () => {
  test('a claim is sent, decided once, and answered finally once', () => {
    expect(follows(stand({ state: 'draft' }), 'submit')).toBe('submitted')
    expect(follows(stand(), 'approve')).toBe('approved')
    expect(follows(stand({ state: 'approved', acceptedMinutes: 180 }), 'dispute')).toBeNull()
    expect(follows(stand({ state: 'approved', acceptedMinutes: 120 }), 'dispute')).toBe('disputed')
    const otherTopics = { state: 'approved', acceptedMinutes: 180, otherTopics: true } as const
    expect(follows(stand(otherTopics), 'dispute')).toBe('disputed')
    expect(follows(stand({ state: 'rejected' }), 'dispute')).toBe('disputed')
    expect(follows(stand({ state: 'rejected', settled: true }), 'dispute')).toBeNull()
    const approved = { state: 'approved', acceptedMinutes: 180 } as const
    for (const verb of claimVerbs) expect(follows(stand(approved), verb)).toBe(verb === 'reopen' ? 'submitted' : null)
    for (const verb of claimVerbs) expect(follows(stand({ ...approved, settled: true }), verb)).toBeNull()
  })

  test('nobody decides about their own claim, whatever they are to the agency and wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...claimStates),
        fc.constantFrom(...claimVerbs),
        fc.boolean(),
        (state, verb, reviews) => {
          const own = mayTake(verb, sides(true, reviews), stand({ state }), 'me')
          expect(own).toBe(['submit', 'withdraw', 'dispute'].includes(verb))
          expect(mayTake(verb, sides(false, false), stand({ state }), 'me')).toBe(false)
          expect(mayTake(verb, sides(false, true, true), stand({ state }), 'me')).toBe(false)
        },
      ),
    )
  })

  test('a second look and a final answer are somebody else’s', () => {
    const decided = stand({ decidedBy: ['first'] })
    for (const verb of ['second', 'grant', 'refuse'] as const) {
      expect(mayTake(verb, sides(false, true), decided, 'first')).toBe(false)
      expect(mayTake(verb, sides(false, true), decided, 'other')).toBe(true)
    }
    expect(mayTake('return', sides(false, true), decided, 'first')).toBe(true)
  })

  test.each([
    [480, null, false],
    [480, 480, false],
    [481, 480, true],
  ])('%i minutes where two look above %s: %s', (minutes, above, wanted) => {
    expect(wantsSecond(minutes, above)).toBe(wanted)
  })
})

describe('the same training', () => {
  const claim = { title: 'What may be shared, and what may not', startsOn: '2026-09-17', endsOn: '2026-09-17' }

  test.each([
    ['What may be shared and what may not', true],
    ['what may be shared – and what may not!', true],
    ['WHAT MAY BE SHARED', true],
    ['Shared lunch', false],
    ['Trauma and memory', false],
    ['Training', false],
    ['', false],
  ])('“%s” is called alike: %s', (title, alike) => expect(areTitlesAlike(claim.title, title)).toBe(alike))

  test('is one of the same title and days; of one alone it is only said', () => {
    expect(likenessOf(claim, claim)).toBe('same')
    expect(likenessOf(claim, { ...claim, title: 'Radio language' })).toBe('same-day')
    expect(likenessOf(claim, { ...claim, startsOn: '2025-09-17', endsOn: '2025-09-17' })).toBe('same-title')
    expect(likenessOf(claim, { title: 'Radio language', startsOn: '2025-09-17', endsOn: '2025-09-17' })).toBeNull()
    expect(likenessOf(claim, { ...claim, startsOn: '2026-09-14', endsOn: '2026-09-18' })).toBe('same')
  })

  test('is as like to the one as to the other', () => {
    const words = fc.array(fc.constantFrom('trauma', 'memory', 'ethics', 'the', 'law', 'part', 'two'), { maxLength: 6 })
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [one, other] = [a.join(' '), b.join(' ')]
        expect(areTitlesAlike(one, other)).toBe(areTitlesAlike(other, one))
        if (one) expect(areTitlesAlike(one, one)).toBe(true)
      }),
    )
  })
})
