import { expect, test } from 'vitest'
import { everyMonth, halfSince } from './half-since'

const months = (...minutes: number[]) => minutes.map((each, i) => ({ key: `2026-0${i + 1}`, minutes: each }))

test('the last month since which half was earned is named, and none where there are few', () => {
  expect(halfSince(months(60, 60, 120, 60, 60))).toBe('2026-03')
  expect(halfSince(months(60, 60, 60, 60))).toBe('2026-03')
  expect(halfSince(months(300, 60, 60, 60))).toBe('2026-01')
  expect(halfSince(months(60, 60, 60))).toBeNull()
})

test('months without an hour have their place in the chart', () => {
  const months = [
    { key: '2025-11', minutes: 60 },
    { key: '2026-02', minutes: 30 },
  ]
  expect(everyMonth(months).map(({ key, minutes }) => [key, minutes])).toEqual([
    ...[
      ['2025-11', 60],
      ['2025-12', 0],
      ['2026-01', 0],
      ['2026-02', 30],
    ],
  ])
  expect(everyMonth([])).toEqual([])
})
