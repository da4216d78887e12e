import { expect, test } from 'vitest'
import { minimumsOf, overWords } from './minimums'

test('what is over a limit is said in words, and that there may be more', () => {
  expect(overWords({ minutes: 360, people: 3, atLeast: false })).toBe(
    'Six hours of three people were over a limit on how training is given; they are on the records, and do not count toward this requirement.',
  )
  expect(overWords({ minutes: 60, people: 1, atLeast: true })).toMatch(/^At least one hour of one person were over/)
  expect(overWords({ minutes: 90, people: 2, atLeast: false })).toMatch(/^1.5 hours of two people/)
})

test('a topic without hours has its line where it has a minimum, and nothing is said where no requirement was asked about', () => {
  const short = {
    ...{ figures: { farShort: 0, short: 0, partMissing: 0, met: 0 }, total: 0, items: [], overLimit: null },
    limits: [{ label: 'Self-paced', atMost: 960 }],
    minimums: [
      { key: 'law', topicId: 'law', label: 'Law update', needMinutes: 360, below: 0, limits: [] },
      { key: 'part-2', topicId: null, label: 'training in person', needMinutes: 60, below: 2, limits: [] },
    ],
  }
  const told = minimumsOf({ short }, () => '')
  expect(told?.topics).toEqual([{ key: 'law', name: 'Law update' }])
  expect(told?.others.map(({ key }) => key)).toEqual(['part-2'])
  expect([told?.whole, told?.of('ethics')]).toEqual(['self-paced at most 16 hours each', 'none'])
  expect(minimumsOf({ short: null }, () => '')).toBeNull()
})
