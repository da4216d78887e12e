import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Problem } from './api'
import type { useSeen as used } from './followed'

/** What React keeps of a form between two drawings of its screen. */
const kept = vi.hoisted(() => ({ refs: [] as { current: unknown }[], at: 0 }))
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useCallback: (does: unknown) => does,
  useRef: (first: unknown) => {
    kept.refs[kept.at] ??= { current: first }
    return kept.refs[kept.at++]
  },
}))
let useSeen: typeof used
/** A test before this one may have loaded it with React as it is. */
beforeAll(async () => {
  vi.resetModules()
  useSeen = (await import('./followed')).useSeen
})
const draw = (...what: Parameters<typeof used<string>>) => {
  kept.at = 0
  return useSeen(...what)
}
beforeEach(() => {
  kept.refs = []
})
const problem = (status: number) => ({ status }) as Problem

test('a decision is made from what is shown, as long as nobody has begun with it', () => {
  draw('1', false)
  expect(draw('2', false)(null)).toBe('2')
})

test('what changes after somebody began is not what they decided about, until they were told so', () => {
  draw('1', false)
  draw('1', true)
  const seen = draw('2', true)
  expect(seen(null)).toBe('1')
  expect(seen(problem(422))).toBe('1')
  expect(seen(problem(409))).toBe('2')
  expect(draw('3', true)(null)).toBe('2')
})

test('what was begun before a reload is made from what was shown by then', () => {
  expect(draw('2', true, '1')(null)).toBe('1')
  kept.refs = []
  expect(draw('2', false, '1')(null)).toBe('2')
})
