import { expect, it } from 'vitest'
import { isId, newId } from './ids'

it('makes ids of version 7 that sort by the time of their making, and none twice', () => {
  const at = Date.UTC(2026, 10, 27)
  const id = newId(at)
  expect(isId(id)).toBe(true)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(at)
  expect(newId(at) < newId(at + 1)).toBe(true)
  expect(new Set(Array.from({ length: 1000 }, () => newId(at))).size).toBe(1000)
})
