import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween } from './days'

const day = fc.integer({ min: 0, max: 110_000 }).map((n) => Temporal.PlainDate.from('1900-01-01').add({ days: n }))

describe('days and months', () => {
  it('are counted as the calendar of the standard counts them', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (on, n) => {
        const text = on.toString()
        expect(addMonths(text, n)).toBe(on.add({ months: n }).toString())
        expect(addDays(text, n)).toBe(on.add({ days: n }).toString())
        expect(daysBetween(text, addDays(text, n))).toBe(n)
      }),
      { numRuns: 2000 },
    )
  })

  it('are counted over centuries, and refused where no calendar reaches', () => {
    for (const days of [-40_000, 36_525, 146_097])
      expect(addDays('2026-03-08', days)).toBe(Temporal.PlainDate.from('2026-03-08').add({ days }).toString())
    for (const days of [Number.NaN, Number.POSITIVE_INFINITY, 1e12, 0.5])
      expect(() => addDays('2026-03-08', days), String(days)).toThrow(/Not a number of days/)
  })

  it('are refused where there is no such day', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-1', 'soon', ''])
      for (const count of [addDays, addMonths]) expect(() => count(text, 1), text).toThrow(/Not an ISO day/)
  })
})
