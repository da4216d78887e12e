import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { retention, retentionTable } from './retention'

it('is written in the operations page as the rules have it', () => {
  expect(readFileSync('docs/operations.md', 'utf8')).toContain(retentionTable(retention))
})

it('counts each rule under a name of its own', () => {
  expect(new Set(retention.map(({ name }) => name)).size).toBe(retention.length)
})
