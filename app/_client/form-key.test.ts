import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { formKey } from './form-key'

test('keys are UUIDs, and no two are alike', () => {
  const keys = Array.from({ length: 100 }, formKey)
  for (const key of keys) expect(z.uuidv4().safeParse(key).success).toBe(true)
  expect(new Set(keys).size).toBe(keys.length)
})

test('no screen asks the browser for one itself: over a line without TLS it has none', () => {
  const screens = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
  expect(screens.length).toBeGreaterThan(100)
  expect(screens.filter((file) => readFileSync(`app/${file}`, 'utf8').includes('randomUUID'))).toEqual([])
})
