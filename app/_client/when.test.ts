import { expect, it } from 'vitest'
import { moment, ownZone } from '@/lib/platform/words-of-time'
import { whenWords } from './when'

it('an instant is said by the reader’s own clock, in the words that all other times have', () => {
  const at = '2026-11-22T17:05:00.000Z'
  expect(whenWords(at)).toBe(moment(at, ownZone()))
  expect(whenWords(at)).toMatch(/^November 2[123], 2026, at \d{1,2}:\d\d [ap]\.m\. \S/)
})
