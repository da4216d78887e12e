import { afterAll, expect, test, vi } from 'vitest'
import { api } from '@/app/_client/api'
import { ForModerators } from '@/app/(public)/calendar/[slug]/for-moderators'
import { drawn, somebody, wordsOf } from '@/e2e/support/drawn'
import { LookUp } from './look-up'

// Drawn as in a browser past its first drawing.
const store = vi.hoisted(() => {
  // Files share what they have loaded: here it is loaded anew, with this React, and again by who comes after.
  vi.resetModules()
  return { useSyncExternalStore: (_: unknown, now: () => unknown) => now() }
})
vi.mock('react', async (original) => ({ ...(await original<object>()), ...store }))
afterAll(() => vi.resetModules())

test('a moderator looks for an event by words, and pastes no address', () => {
  const said = wordsOf(drawn(<LookUp slug={null} />))
  expect(said).toContain('Words of its title, place or organization')
  expect(said).not.toMatch(/address|link/i)
})

test('the page of an event leads a moderator to the place where they decide about it, and nobody else', () => {
  const page = (moderate: boolean) => {
    const me = { ...somebody, may: { ...somebody.may, moderate } }
    return drawn(<ForModerators slug="two-desks" />, { known: [[api.identity.getMe.queryKey(), me]] })
  }
  expect(page(true)).toContain('href="/moderation?event=two-desks"')
  expect(page(false)).toBe('')
})
