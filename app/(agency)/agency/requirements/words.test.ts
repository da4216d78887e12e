import { describe, expect, test } from 'vitest'
import {
  busiestWords,
  changesWords,
  firstDueOn,
  heldWords,
  previewWords,
  repeatWords,
  ruleSentence,
  titleWords,
  whomWords,
  windowWords,
} from './words'

const nothing = {
  ...{
    minutesToGo: 0,
    hourCents: null,
    months: { each: [], later: 0 },
    hurried: { people: 0, first: [] },
    changes: null,
  },
}
const some = (people: number) => ({ people, first: [] })
const nobody = {
  onDay: '2026-11-20',
  serving: 46,
  appliesTo: 0,
  met: 0,
  overdue: 0,
  dueSoon: 0,
  dueLater: 0,
  notCleared: 0,
  waiting: 0,
  who: { asked: some(0), not: [] },
  ...nothing,
}

describe('what would follow from a requirement', () => {
  test('says how many are asked and where each of them stands', () => {
    expect(previewWords({ ...nobody, appliesTo: 41, met: 35, dueSoon: 4, overdue: 2 }, { begins: true })).toBe(
      'On November 20, 2026 this asks 41 people of 46: 35 have met it already, 4 have to do it within 30 days and 2 are late from the start.',
    )
  })

  test('stands in the title as a consequence, in words', () => {
    const title = (appliesTo: number, met: number, serving = 46) => titleWords({ serving, appliesTo, met })
    expect(title(23, 8)).toBe('Fifteen of twenty-three people would owe this')
    expect(title(23, 0)).toBe('Twenty-three people would owe this')
    expect(title(23, 22)).toBe('One of twenty-three people would owe this')
    expect(title(1, 0)).toBe('One person would owe this')
    expect([title(23, 23), title(1, 1)]).toEqual([
      'All twenty-three it asks have met this',
      'The one it asks has met this',
    ])
    expect(title(0, 0)).toBe('Nobody would be asked')
    expect(title(0, 0, 0)).toBe('Nobody is in service yet to owe this')
  })

  test('names the day where one day holds for everybody', () => {
    const terms = { dueKind: 'within-days-of-start', withinDays: 60, dueBy: null, windowDays: 90 } as const
    const effectiveFrom = '2026-11-20'
    expect(firstDueOn({ ...terms, effectiveFrom }, effectiveFrom)).toBe('2027-01-19')
    expect(firstDueOn({ ...terms, effectiveFrom: '2024-01-01' }, effectiveFrom)).toBeNull()
    const byDate = { ...terms, dueKind: 'by-date', withinDays: null, effectiveFrom } as const
    expect(firstDueOn({ ...byDate, dueBy: '2026-12-31' }, effectiveFrom)).toBe('2026-12-31')
    expect(firstDueOn({ ...byDate, dueBy: '2020-01-01' }, effectiveFrom), 'past: the days of the window').toBe(
      '2027-02-18',
    )
    const asked = { ...nobody, appliesTo: 46, met: 40, dueSoon: 2, dueLater: 4 }
    expect(previewWords(asked, { begins: true, dueOn: '2027-01-19' })).toBe(
      'On November 20, 2026 this asks everyone in service, 46 people: 40 have met it already and 6 have to do it by January 19, 2027.',
    )
  })

  test('before an act nobody is late, and no day is named', () => {
    const asked = { ...nobody, appliesTo: 5, met: 1, notCleared: 4 }
    expect(previewWords(asked, { begins: true })).toBe(
      'On November 20, 2026 this asks 5 people of 46: 1 has met it already and 4 are not yet cleared.',
    )
    const terms = { dueKind: 'before-act', withinDays: null, dueBy: null, windowDays: 90 } as const
    expect(firstDueOn({ ...terms, effectiveFrom: '2026-11-20' }, '2026-11-20')).toBeNull()
  })

  test('a change does not call anybody late from the start', () => {
    const words = previewWords({ ...nobody, appliesTo: 1, overdue: 1 }, { begins: false })
    expect(words).toBe('On November 20, 2026 this asks 1 person of 46: 1 is overdue.')
  })

  test('says so when nobody is meant, and why', () => {
    expect(previewWords(nobody, { begins: true })).toContain('none of the 46 people in service')
    expect(previewWords({ ...nobody, serving: 0 }, { begins: true })).toContain('Nobody is in service')
    const not = [{ why: 'other-unit' as const, ...some(44) }]
    const of = (people: number) => ({
      who: { asked: some(0), not: [{ why: 'exempt' as const, ...some(people) }, ...not] },
    })
    expect(previewWords({ ...nobody, who: { asked: some(0), not } }, { begins: true })).toContain('none of the 46')
    expect(previewWords({ ...nobody, ...of(2) }, { begins: true })).toBe(
      'On November 20, 2026 this asks nobody: all 2 whom it is for are left out.',
    )
    expect(previewWords({ ...nobody, ...of(1) }, { begins: true })).toContain('the one whom it is for is left out')
  })
})

describe('what a change makes different', () => {
  const same = { asked: 0, noLongerAsked: 0, overdue: 0, noLongerOverdue: 0, owesAgain: 0, overdueNamed: [] }
  test('is said in one sentence, and nothing of a new rule', () => {
    expect(changesWords(nobody)).toEqual([])
    expect(changesWords({ ...nobody, changes: same })).toEqual([
      'Nobody stands differently on November 20, 2026: what is running keeps the rule it began under.',
    ])
    expect(changesWords({ ...nobody, changes: same }, true)).toEqual([
      'Nobody stands differently on November 20, 2026.',
    ])
    expect(changesWords({ ...nobody, changes: { ...same, asked: 2, owesAgain: 1, overdue: 3 } })).toEqual([
      'Against the rule as it is now: 2 are asked who are not today, 1 has met it today and would owe it and 3 become overdue.',
    ])
  })
  test('names the month in which most have to do it', () => {
    expect(
      busiestWords([
        { month: '2027-01', people: 2 },
        { month: '2027-07', people: 7 },
      ]),
    ).toBe('Most have to do it by July 2027')
  })
})

describe('a rule in words', () => {
  test('the days of the window are named only where they decide something', () => {
    const days = { windowDays: 90, withinDays: 60, dueBy: null, repeatFrom: 'completion' } as const
    expect(windowWords({ ...days, dueKind: 'within-days-of-start', repeatMonths: null })).toBeNull()
    expect(windowWords({ ...days, dueKind: 'within-days-of-start', repeatMonths: 12 })).toBe(
      'A renewal counts from 90 days before it is due.',
    )
    expect(windowWords({ ...days, dueKind: 'by-date', repeatMonths: null })).toBe(
      'Whoever starts after the day has 90 days.',
    )
  })

  test('a rule of fixed days says that completing early moves nothing', () => {
    const rule = {
      dueKind: 'by-date',
      dueBy: '2026-12-31',
      withinDays: null,
      windowDays: 90,
      repeatMonths: 12,
    } as const
    expect(repeatWords({ ...rule, repeatFrom: 'fixed-day' })).toBe('Then by the same day every year')
    expect(windowWords({ ...rule, repeatFrom: 'fixed-day' })).toContain('does not move the next one')
    expect(repeatWords({ ...rule, repeatFrom: 'completion' })).toBe('Then every year')
    expect(ruleSentence({ ...rule, repeatFrom: 'fixed-day', whom: 'Everyone', what: '“Ethics”' })).toBe(
      'Everyone must complete “Ethics” by December 31, 2026, then by the same day every year.',
    )
  })

  test('a sentence that is not complete shows where a word is missing', () => {
    const blank = { dueKind: 'within-days-of-start', dueBy: null, withinDays: null, repeatMonths: null } as const
    expect(ruleSentence({ ...blank, repeatFrom: 'completion', whom: 'Everyone', what: null })).toBe(
      'Everyone must complete … within … days of starting, once.',
    )
  })

  test('a unit takes those below it along', () => {
    expect(whomWords({ population: 'unit', unitName: 'Patrol B', position: null, employment: null })).toBe(
      'Patrol B and the units below it',
    )
  })

  test('shows where a word is missing also when two things narrow it', () => {
    const two = { unitName: 'Patrol', position: 'Clerk', employment: null }
    expect(whomWords({ ...two, population: 'role' })).toBe(
      'Those who hold the role of … in Patrol and the units below it with the position “Clerk”',
    )
    expect(whomWords({ ...two, population: 'team' })).toMatch(/^Those of … in Patrol/)
    expect(whomWords({ ...two, population: 'employment' })).toMatch(/^People who serve as … in Patrol/)
    expect(whomWords({ ...two, population: 'position' })).toMatch(/^Everyone in Patrol/)
  })

  test('says all that must hold, and who is left out: by name while they are few', () => {
    const one = { population: 'unit', unitName: null, position: null, employment: null } as const
    const both = { ...one, unitName: 'Patrol', employment: 'sworn' } as const
    expect(whomWords(both)).toBe('The sworn members in Patrol and the units below it')
    expect(whomWords({ ...both, position: 'Officer' })).toBe(
      'The sworn members in Patrol and the units below it with the position “Officer”',
    )
    expect(whomWords({ ...one, unitName: 'Patrol', position: 'Officer' })).toBe(
      'Everyone in Patrol and the units below it with the position “Officer”',
    )
    const led = { ...one, population: 'role', role: 'supervisor', employment: 'volunteer' } as const
    expect(whomWords(led)).toBe('The supervisors who are volunteers')
    const all = { ...one, population: 'everyone' } as const
    expect(whomWords({ ...all, excepted: [{ name: 'Ada Reyes' }] })).toBe('Everyone except Ada Reyes')
    expect(whomWords({ ...all, peopleExcepted: 2 })).toBe('Everyone except 2 people')
    expect(whomWords({ ...both, excepted: [], peopleExcepted: 1 })).toContain('below it except 1 person')
  })
})

describe('how long a version held', () => {
  const today = '2026-11-20'
  test('the newest holds since its day, or from it when that is to come', () => {
    expect(heldWords('2024-05-04', undefined, today)).toBe('since May 4, 2024')
    expect(heldWords('2027-01-01', undefined, today)).toBe('from Jan 1, 2027')
  })
  test('an earlier one until the next took effect, and not at all when both name the same day', () => {
    expect(heldWords('2024-05-04', '2026-01-01', today)).toBe('May 4, 2024 until Jan 1, 2026')
    expect(heldWords('2027-01-01', '2027-01-01', today)).toBe('never: replaced before its day')
  })
})
