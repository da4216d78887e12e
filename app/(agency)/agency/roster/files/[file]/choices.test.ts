import { expect, test } from 'vitest'
import { doneNote } from './choices'

const counts = { refused: 1, duplicate: 0, leaving: 3, moved: 0, changed: 4, returning: 0, new: 2, unchanged: 9 }
const loadedCounts = { ...counts, changed: 3, leaving: 0 }

test.each([
  ['applied', 'new', 'all loaded'],
  ['applied', 'changed', '3 loaded, 1 left as they were'],
  ['applied', 'leaving', 'none loaded: left as they were'],
  ['rolled-back', 'new', '2 loaded, then taken back'],
  ['rolled-back', 'leaving', 'none loaded: left as they were'],
] as const)('of a load that is %s, %s says: %s', (state, kind, words) => {
  expect(doneNote({ state, counts, absent: 0, loadedCounts }, kind)).toBe(words)
})
