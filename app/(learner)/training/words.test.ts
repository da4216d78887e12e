import { describe, expect, test } from 'vitest'
import { eventsWords, leadWords, type Obligation, statusWords } from './words'

type Kind = Obligation['status']['kind']
const status = (kind: Kind, days: number | null = null, dueOn: string | null = null) => ({
  status: { kind, days, dueOn, satisfiedOn: null, validUntil: null, waived: false },
})

describe('the sentence under the heading', () => {
  const lead = (...items: [Kind, number?][]) => leadWords(items.map(([kind, days]) => status(kind, days ?? null)))
  test('names what is late and what comes next', () => {
    expect(lead(['overdue', 11], ['due-soon', 12], ['met'])).toBe(
      'One training is overdue and one is due in 12 days. Everything else is in order.',
    )
    expect(lead(['overdue', 11], ['overdue', 2])).toBe('Two trainings are overdue.')
    expect(lead(['due-soon', 1])).toBe('One training is due in 1 day.')
    expect(lead(['due-soon', 0], ['due-soon', 9], ['open', 90])).toBe(
      'Two trainings are due soon, the first today. Everything else is in order.',
    )
  })
  test('is calm when nothing is late', () => {
    expect(lead(['met'], ['open', 200])).toBe('Nothing is overdue, and nothing is due soon.')
    expect(lead()).toBe('No agency asks for training from you now.')
  })
})

test('a status always says its number', () => {
  const words = (...args: Parameters<typeof status>) => statusWords(status(...args).status, '2026-11-20')
  expect(words('overdue', 11, '2026-11-09')).toBe('Overdue by 11 days')
  expect(words('due-soon', 12, '2026-12-02')).toBe('Due in 12 days')
  expect(words('due-soon', 0, '2026-11-20')).toBe('Due today')
  expect(words('open', 222, '2027-06-30')).toBe('Due in 7 months')
})

test('the next events are those of the state where somebody serves, or all', () => {
  expect(eventsWords('Ohio')).toEqual({
    none: 'No event in Ohio or online is on the calendar now.',
    all: 'All events in Ohio or online',
  })
  expect(eventsWords(null)).toEqual({ none: 'No event is on the calendar now.', all: 'All events' })
})
