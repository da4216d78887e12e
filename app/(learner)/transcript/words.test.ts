import { expect, test } from 'vitest'
import { inWords } from '@/lib/platform/in-words'
import { transcriptTexts } from './messages'
import { leadWords, lookWords, mostWords, noDayOf, partOf, partWords, titleWords, withPart } from './words'

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

test('a part is read from the address, and what cannot be understood is left out', () => {
  const of = (query: string) => partOf(new URLSearchParams(query))
  expect(of('from=2026-01-01&to=soon&mode=virtual&priority=harmony&agency=1')).toEqual({
    ...{ from: '2026-01-01', mode: 'virtual' },
  })
  expect(of('from=2026-02-30&to=2026-13-01')).toEqual({})
  expect(of('from=1899-12-31&to=2200-01-01')).toEqual({})
  expect(withPart('/transcript', of('from=2024-02-29&topic=ethics'))).toBe('/transcript?from=2024-02-29&topic=ethics')
  expect(withPart('/transcript', {})).toBe('/transcript')
})

test('a day of the address that does not exist is named, and nothing else is', () => {
  const of = (query: string) => noDayOf(new URLSearchParams(query))
  expect(of('from=2026-02-30')).toBe('2026-02-30')
  expect(of('from=2026-01-01&to=soon')).toBe('soon')
  expect(of('from=2024-02-29&to=')).toBeUndefined()
  expect(of('')).toBeUndefined()
})

test('the part is said in both languages, with the names of today', () => {
  const agencyId = '01a21d21-9afa-7cd6-aae8-b09e42df1315'
  const part = { from: '2026-01-01', topic: 'ethics', mode: 'in-person', agencyId } as const
  const choices = { topics: [{ id: 'ethics', name: 'Ethics' }], agencies: [{ agencyId, name: 'Marlow Bay' }] }
  const said = (locale: 'en' | 'es') => partWords(inWords(transcriptTexts, locale), part, choices)
  expect(said('en')).toBe('earned from January 1, 2026 on, about Ethics, given in person, earned for Marlow Bay')
  expect(said('es')).toBe(
    'obtenida desde el 1 de enero de 2026, sobre Ethics, impartida en persona, obtenida para Marlow Bay',
  )
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
