import { describe, expect, it } from 'vitest'
import { inWords } from '@/lib/platform/in-words'
import { approvalTexts, bringsTexts } from './messages'
import { type Counts, isNothing, movedWords, outcomeOf, whyNotWords } from './words'

const rule = { requirementId: 'r', name: 'Firearms', agencyName: 'Marlow Bay' }
const counts = (given: Partial<Counts>): Counts => ({
  ...{ ...rule, unit: 'minutes', have: 0, would: 60, need: 120, from: null, dueOn: null, parts: [] },
  ...{ isMet: false, isAhead: false, was: 'open', becomes: 'open', ...given },
})

describe('what would follow from a claim, in words', () => {
  it('is the day on which it is due next, and that it is past', () => {
    const moved = { ...rule, dueWas: '2027-06-01', dueBecomes: '2027-02-01', isOverdue: false }
    const say = inWords(bringsTexts, 'en')
    expect(movedWords(say, moved)).toBe('Firearms: what is owed next would be due February 1, 2027, not June 1, 2027.')
    expect(movedWords(say, { ...moved, dueBecomes: '2026-02-01', isOverdue: true })).toBe(
      'Firearms: what is owed next would be due February 1, 2026, not June 1, 2027, and would be overdue.',
    )
    expect(isNothing({ counts: [], moves: [moved], not: [] })).toBe(false)
    expect(isNothing({ counts: [], moves: [], not: [] })).toBe(true)
  })

  it('is that it adds nothing, or less than all of it, and why', () => {
    const say = inWords(bringsTexts, 'en')
    expect(whyNotWords(say, { ...rule, why: 'enough', minutes: null })).toBe(
      'Firearms: it would add nothing. There is enough of this already.',
    )
    expect(whyNotWords(say, { ...rule, why: 'over-limit', minutes: 60 })).toBe(
      'Firearms: 1 hour of it would not count. The limit on training of this kind is reached.',
    )
  })

  it.each([
    [{ becomes: 'met', isMet: true }, ', all that it asks'],
    [{ was: 'overdue', becomes: 'met', isMet: true }, ', no longer overdue'],
    [{ was: 'overdue', becomes: 'overdue' }, ', still overdue'],
    [{ was: 'met', becomes: 'overdue' }, ', then overdue'],
    [{ was: 'met', becomes: 'open' }, ', no longer all that it asks'],
    [{ isAhead: true, isMet: true }, ', toward a time that has not begun'],
    [{}, ''],
  ] satisfies [Partial<Counts>, string][])('says of %o what comes of it', (given, said) => {
    const say = inWords(approvalTexts, 'en')
    const figures = { name: 'Firearms', have: '0', would: '1', need: '2 hours' }
    expect(say('ifApproved', { ...figures, outcome: outcomeOf(counts(given)) })).toBe(
      `If approved: “Firearms” 0 to 1 of 2 hours${said}.`,
    )
  })
})
