import { expect, test } from 'vitest'
import { leadWords, lookWords, mostWords, periodOf, periodWords, titleWords, withPeriod } from './words'

const totals = {
  ...{ creditMinutes: 3660, credits: 23, reversed: 0, firstEarnedOn: '2019-09-01', agencies: 2 },
}

test('the heading says how much in how long, without digits', () => {
  expect(titleWords(totals, '2026-11-26')).toBe('Sixty-one hours in seven years')
  expect(titleWords({ ...totals, creditMinutes: 90, firstEarnedOn: '2026-06-01' }, '2026-11-26')).toBe(
    'More than one hour in one year',
  )
  expect(titleWords({ ...totals, creditMinutes: 45 }, '2026-11-26')).toBe('Your transcript')
})

test('the line below holds the figures', () => {
  expect(leadWords(totals)).toBe(
    '61 hours in 23 credits for 2 agencies since September 1, 2019, none reversed. Each certificate can be verified by anyone who holds its code.',
  )
})

test('a period is read from the address, and what is no day is left out', () => {
  const period = periodOf(new URLSearchParams('from=2026-01-01&to=soon'))
  expect(period).toEqual({ from: '2026-01-01', to: undefined })
  expect(periodWords(period)).toBe('from January 1, 2026 on')
  expect(withPeriod('/transcript', period)).toBe('/transcript?from=2026-01-01')
  expect(withPeriod('/transcript', {})).toBe('/transcript')
  expect(periodOf(new URLSearchParams('from=2026-02-30&to=2026-13-01'))).toEqual({})
  expect(periodOf(new URLSearchParams('from=1899-12-31&to=2200-01-01'))).toEqual({})
  expect(periodOf(new URLSearchParams('from=2024-02-29'))).toEqual({ from: '2024-02-29' })
})

test('the chart names every year that brought the most', () => {
  const years = (...minutes: number[]) => minutes.map((creditMinutes, i) => ({ year: 2026 - i, creditMinutes }))
  expect(mostWords(years(600, 60, 120))).toBe('2026 brought the most hours')
  expect(mostWords(years(600, 60, 600))).toBe('2024 and 2026 brought the most hours')
  expect(mostWords(years(60, 60, 60))).toBe('Each year brought as many hours')
})

test('who looked is told with the agency, and an administrator with what they did and wrote', () => {
  const look = { by: 'Walt Jessup', agencyName: null, reason: null }
  expect(lookWords({ ...look, agencyName: 'Marlow Bay', what: 'opened' })).toBe('Walt Jessup, for Marlow Bay')
  expect(lookWords({ ...look, what: 'opened' })).toBe('Walt Jessup')
  expect(lookWords({ ...look, what: 'compared', reason: 'They called.' })).toBe(
    'Walt Jessup, an administrator, looked at what your record holds, to join it to another one. What they wrote: “They called.”',
  )
  expect(lookWords({ ...look, what: 'restored' })).toBe(
    'Walt Jessup, an administrator, added an address to sign in with.',
  )
})
