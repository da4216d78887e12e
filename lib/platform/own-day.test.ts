import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const files = ['lib', 'app', 'drizzle', 'e2e'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file)),
)

/** Ways to take a day that is nobody's: the day in UTC, or in whatever zone the machine stands. */
const NOBODYS_DAY =
  /dayIn\(\s*'(?:Etc\/)?(?:UTC|GMT)'|\?\? 'UTC'|toISOString\(\)\.(?:slice|substring|substr|split)|new Date\(\)\s*\.(?!toISOString)|\bcurrent_date\b|now\(\)::date|\.to(?:Locale)?DateString\(/

/** Days that are only counted on, from a day that is somebody's; and tests that need any day at all. */
const ALLOWED = new Map([
  ['lib/platform/time.ts', 'the one place that makes days'],
  ['lib/platform/days.ts', 'counts days on from a day'],
  ['lib/platform/words-of-time.ts', 'counts days on from a day'],
  ['app/(agency)/agency/_attention/days.ts', 'counts days on from a day'],
  ['app/(agency)/agency/requirements/words.ts', 'counts days on from a day'],
  ['app/(organizer)/_event-form/values.ts', 'counts days on from a day'],
  ['lib/events/wall-time.ts', 'reads a wall clock that was worked out for a zone'],
  ['e2e/bench/bench.ts', 'any day'],
  ['e2e/bench/bare.ts', 'any day'],
  ['e2e/bench/field.ts', 'any day'],
  ['e2e/bench/directory.ts', 'any day'],
  ['e2e/bench/events.ts', 'any day'],
  ['e2e/bench/obligations.ts', 'any day'],
  ['e2e/journeys/other-calendars.spec.ts', 'any day'],
  ['e2e/support/full-record.ts', 'any day'],
])

describe('a day', () => {
  it('is always somebody’s: no source takes the day of UTC or of the machine', () => {
    const guilty = files.filter((file) => {
      const text = readFileSync(path.join(root, file), 'utf8')
      return !ALLOWED.has(file) && NOBODYS_DAY.test(text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, ''))
    })
    expect(guilty).toEqual([])
  })

  it('is looked for by a pattern that finds the mistakes', () => {
    for (const mistake of [
      "dayIn('UTC', now)",
      "dayIn(zone ?? 'UTC', now)",
      'now.toISOString().slice(0, 10)',
      'new Date().getDate()',
      'at.toLocaleDateString()',
    ])
      expect(mistake).toMatch(NOBODYS_DAY)
  })
})
