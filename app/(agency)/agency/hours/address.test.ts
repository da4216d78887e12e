import { expect, test } from 'vitest'
import { addressWith, askedOf, inputOf, noDaysIn, oftenWanted, yearIn } from './address'

test('the address holds the question, and what is no day or no way of serving is passed over', () => {
  const asked = askedOf(new URLSearchParams('from=2026-01-01&to=soon&employment=king&unit=u1'))
  expect(inputOf('a', asked)).toEqual({ agencyId: 'a', from: '2026-01-01', unitId: 'u1' })
  expect(addressWith(asked, { to: '2026-06-30', employment: '' })).toBe(
    '/agency/hours?from=2026-01-01&to=2026-06-30&unit=u1',
  )
})

test.each([
  ['2026-06-30', '2025-07-01', '2026-06-30', '2024-07-01'],
  ['2026-07-01', '2026-07-01', '2027-06-30', '2025-07-01'],
])('on %s the fiscal year from July is %s to %s', (today, from, to, last) => {
  const [, , own, before] = oftenWanted({ today, yearStartsIn: 7 })
  expect(own).toMatchObject({ label: 'this fiscal year', from, to })
  expect(before?.from).toBe(last)
})

test('an agency that counts by the calendar has no year beside it', () => {
  expect(oftenWanted({ today: '2026-02-03', yearStartsIn: 1 })).toHaveLength(2)
  expect(oftenWanted({ today: '2026-02-03', yearStartsIn: null })).toEqual([
    { label: 'this calendar year', from: '2026-01-01', to: '2026-12-31' },
    { label: 'last calendar year', from: '2025-01-01', to: '2025-12-31' },
  ])
})

test('a day that does not exist is told from one that does, and from none', () => {
  const noDays = (from: string, to = '') => noDaysIn({ from, to })
  expect(noDays('2026-02-30')).toEqual(['2026-02-30'])
  expect(noDays('2026-02-28', 'soon')).toEqual(['soon'])
  expect([noDays(''), noDays('2024-02-29', '2026-12-31')]).toEqual([[], []])
  expect(yearIn('2026-02-30')).toEqual({ year: '2026', from: '2026-01-01', to: '2026-12-31' })
  expect([yearIn('soon'), yearIn('20260230'), yearIn('0000-13-01')]).toEqual([null, null, null])
})
