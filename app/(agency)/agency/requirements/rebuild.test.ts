import { expect, test } from 'vitest'
import { farWords, lastWords } from './rebuild'

const rebuild = { startedAt: '2026-11-22T03:15:00Z', finishedAt: null, people: 10_000, done: 4200, changed: 0 }

test('says how many are done, and about how long it takes still', () => {
  expect(farWords({ ...rebuild, secondsLeft: null, done: 0 })).toBe('0 of 10,000 people are done.')
  expect(farWords({ ...rebuild, secondsLeft: 40 })).toBe('4,200 of 10,000 people are done; about 40 seconds left.')
  expect(farWords({ ...rebuild, secondsLeft: 61 })).toBe('4,200 of 10,000 people are done; about 2 minutes left.')
  expect(farWords({ ...rebuild, secondsLeft: 0, people: 1, done: 1 })).toBe(
    '1 of 1 person is done; about 1 second left.',
  )
})

test('says when it was done last, and whether anything differed', () => {
  const done = { ...rebuild, secondsLeft: null, finishedAt: '2026-11-23T03:17:00Z' }
  expect(lastWords(done, 'America/Los_Angeles')).toBe(
    'Last worked out again on Nov 22, 2026, for 10,000 people: nothing differed.',
  )
  expect(lastWords({ ...done, changed: 1 }, 'America/Los_Angeles')).toContain('1 due date differed and was put right.')
})
