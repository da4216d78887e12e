import { describe, expect, test } from 'vitest'
import { dueWords, leadOf, type Summary, titleOf, weeksCaption } from './words'

const summary = (asOf: string, overdue = 2): Summary => ({
  agencyName: 'Marlow Bay',
  asOf,
  today: '2026-11-26',
  people: 46,
  requirements: 3,
  counts: { overdue, due30: 1, due60: 0, due90: 0, notCleared: 0, upToDate: 40 },
  overdueTrainings: overdue,
  beginsOn: '2019-01-01',
})

describe('a day is spoken of as what it is', () => {
  test('past, today and to come', () => {
    expect(titleOf(summary('2026-06-01'))).toBe('Two people were overdue')
    expect(titleOf(summary('2026-11-26'))).toBe('Two people are overdue')
    expect(titleOf(summary('2027-06-01'))).toBe('Two people will be overdue')
    expect(titleOf(summary('2027-06-01', 0))).toBe('Nobody will be overdue')
    const gated = (n: number) => ({
      ...summary('2026-11-26', 0),
      counts: { ...summary('2026-11-26').counts, notCleared: n },
    })
    expect(leadOf(gated(0))).toBe('46 people in Marlow Bay. One person falls due in the next 30 days.')
    expect(leadOf(gated(1))).toMatch(/ One person is not yet cleared for what waits for a training\.$/)
    expect(leadOf(gated(2))).toMatch(/ Two people are not yet cleared for what waits for their training\.$/)
    expect(leadOf(summary('2027-06-01'))).toMatch(/^On June 1, 2027, if nothing more is completed: /)
  })
})

test('what is late says so by itself', () => {
  const words = (dueOn: string) => dueWords(dueOn, '2026-11-26')
  expect(['2026-11-11', '2026-11-26', '2026-12-01'].map(words)).toEqual(['Overdue by 15 days', 'today', 'in 5 days'])
})

describe('what falls due by week', () => {
  const weeks = (...due: number[]) => due.map((each, i) => ({ from: `2026-12-0${i + 1}`, due: each }))
  test('names the busiest week only where there is one', () => {
    expect(weeksCaption(weeks(0, 0))).toBe('Nothing falls due in 13 weeks')
    expect(weeksCaption(weeks(1, 3, 2))).toBe(
      '6 trainings fall due in 13 weeks; the week of Dec 2, 2026 is the busiest',
    )
    expect(weeksCaption(weeks(3, 1, 3))).toContain('the weeks of Dec 1, 2026 and Dec 3, 2026 are the busiest')
    expect(weeksCaption(weeks(1, 1, 1, 1))).toBe('4 trainings fall due in 13 weeks, at most 1 training in one week')
    expect(weeksCaption(weeks(0, 1))).toBe('1 training falls due in 13 weeks, in the week of Dec 2, 2026')
  })
})
