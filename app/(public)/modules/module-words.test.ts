import { expect, test } from 'vitest'
import { leastTimeWords, minutesSteps, practiceWords, waitToDoneWords } from './module-words'

const lesson = (words: number, checks = 1, scenarios = 0) => ({
  ...{ key: 'k', title: 't', minutes: 5 },
  effort: { words, checks, scenarios },
})

test('the minutes of a module are laid open with the figures of the stated rule', () => {
  expect(minutesSteps([lesson(5000, 6, 1), lesson(4000, 4)], 12, 60)).toEqual({
    parts: [
      '9,000 words at 200 a minute: 45 minutes',
      '10 practice questions, half a minute each: 5 minutes',
      '1 story with choices, 3 minutes each: 3 minutes',
      '12 test questions, a minute and a quarter each: 15 minutes',
    ],
    total:
      'Together about 68 minutes. Rounded down to steps of 5, that supports 65 minutes of credit; this module gives 60 minutes.',
  })
})

test('nothing is claimed for an edition whose figures were not kept', () => {
  expect(minutesSteps([lesson(100), { key: 'k', title: 't', minutes: 5 }], 12, 60)).toBeNull()
})

test('practice is named as such before it begins', () => {
  expect(practiceWords({ earnedOn: '2026-11-26', countsFrom: '2027-08-28' })).toBe(
    'Your credit of November 26, 2026 stands. Taking this module again now is practice and adds no hours; it counts again from August 28, 2027.',
  )
})

test('agencies are told what reading time is asked for, or that none is', () => {
  const timed = (leastSeconds: number) => ({ ...lesson(1000), leastSeconds })
  expect(leastTimeWords([timed(60), timed(150)])).toBe(
    'A lesson can be marked done once it has been open for 1 to 3 minutes, which is half of what a fast reader needs; 4 minutes for the whole module, and half as long for anyone who read it before. How long each lesson was open is kept with the record; it does not prove reading. Credit rests on the estimated time and on passing the test, not on measured time.',
  )
  for (const none of [[lesson(1000)], [timed(0)]])
    expect(leastTimeWords(none)).toMatch(/^A lesson can be marked done at any time\./)
})

test('the wait is said by the minute, never by the second', () => {
  expect(waitToDoneWords(61)).toMatch(/in 2 minutes\./)
  expect(waitToDoneWords(60)).toMatch(/in 1 minute\./)
  expect(waitToDoneWords(59)).toMatch(/in less than a minute\./)
})
