import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addDays } from '@/lib/platform/time'
import { dayHere } from '@/lib/platform/words-of-time'
import { dayOffered } from './today'

/** A Monday evening in New York, a Tuesday in UTC. */
const evening = '2026-11-24T02:00:00Z'
beforeEach(() => void vi.useFakeTimers({ now: new Date(evening) }))
afterEach(() => void vi.useRealTimers())

test('no day is offered that is not taken yet, where the reader is a day ahead of the clock of requests', () => {
  const own = dayHere(evening)
  expect(dayOffered({ latestOn: addDays(own, -1) })).toBe(addDays(own, -1))
})

test('the own day of the reader is offered where the place is a day ahead of them', () => {
  const own = dayHere(evening)
  expect(dayOffered({ latestOn: addDays(own, 1) })).toBe(own)
})
