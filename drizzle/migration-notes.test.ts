/** Whoever runs an installation reads what a release does to it before it does it. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('every migration has a line that says what it changes, in their order', () => {
  const { entries } = JSON.parse(readFileSync('drizzle/migrations/meta/_journal.json', 'utf8')) as {
    entries: { tag: string }[]
  }
  const lines = readFileSync('drizzle/migrations/NOTES.md', 'utf8').matchAll(/^\| (\d{4}_\w+) \| (.+?) \|/gm)
  expect([...lines].map(([, tag]) => tag)).toEqual(entries.map(({ tag }) => tag))
})
