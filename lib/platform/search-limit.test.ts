import { expect, test } from 'vitest'
import { anyoneCtx } from './context'
import { limitSearches, SEARCHES } from './search-limit'

test('one network asks six hundred questions in five minutes; others, and those behind a proxy that names nobody, go on', () => {
  const now = new Date('2026-11-27T12:01:00Z')
  const ask = (address: string | null, at = now) => {
    try {
      limitSearches(anyoneCtx(at), address)
      return 'answered'
    } catch (error) {
      return error
    }
  }
  const asked = (address: string | null) => Array.from({ length: SEARCHES }, () => ask(address))
  for (const address of ['198.51.100.7', '2001:db8::1', '127.0.0.1', '::1', null])
    expect(new Set(asked(address))).toEqual(new Set(['answered']))
  const refused = { kind: 'too-many', facts: { retryAfterSeconds: 240 } }
  expect([ask('198.51.100.7'), ask('2001:db8::2')]).toMatchObject([refused, refused])
  expect(['198.51.100.8', '127.0.0.1', null].map((address) => ask(address))).toEqual(Array(3).fill('answered'))
  expect(ask('198.51.100.7', new Date('2026-11-27T12:05:00Z'))).toBe('answered')
})
