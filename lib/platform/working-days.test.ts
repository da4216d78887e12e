import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './time'
import {
  addWorkingDays,
  holidaysOf,
  isWorkingDay,
  workingDayBy,
  workingDayFrom,
  workingDaysBetween,
} from './working-days'

const day = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays('2021-06-20', days))
const few = fc.integer({ min: 0, max: 60 })

describe('federal holidays', () => {
  test('are the days that are off, also where they fall on a weekend', () => {
    expect([...holidaysOf(2026)].map((each) => each.slice(5)).join(' ')).toBe(
      '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
    )
    expect([...holidaysOf(2027)].map((each) => each.slice(5)).join(' ')).toBe(
      '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
    )
    expect([...holidaysOf(2028)].map((each) => each.slice(5)).join(' ')).toBe(
      '01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25',
    )
  })

  test('are eleven in any twelve months, all from Monday to Friday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2022, max: 2199 }), (year) => {
        const days = [...holidaysOf(year)]
        expect(days.length).toBeGreaterThanOrEqual(10)
        expect(days.length).toBeLessThanOrEqual(12)
        for (const each of days) expect([0, 6]).not.toContain(new Date(`${each}T12:00:00Z`).getUTCDay())
      }),
    )
  })
})

describe('working days', () => {
  test('three from the day before Thanksgiving leave out the holiday and the weekend', () => {
    expect(addWorkingDays('2026-11-25', 3)).toBe('2026-12-01')
  })

  test('are counted from a Saturday as from the Friday before', () => {
    expect(addWorkingDays('2026-11-28', 1)).toBe('2026-11-30')
    expect(addWorkingDays('2026-11-27', 1)).toBe('2026-11-30')
  })

  test('are never added backward', () => {
    expect(() => addWorkingDays('2026-11-27', -1)).toThrow(RangeError)
  })

  test('added are the days that lie between', () => {
    fc.assert(
      fc.property(day, few, (from, count) => {
        const to = addWorkingDays(from, count)
        expect(workingDaysBetween(from, to)).toBe(count)
        if (count > 0) expect(isWorkingDay(to)).toBe(true)
      }),
    )
  })

  test('by a day is at most four days before it, from a day at most four after', () => {
    fc.assert(
      fc.property(day, (on) => {
        expect(isWorkingDay(workingDayBy(on))).toBe(true)
        expect(workingDayBy(on) >= addDays(on, -4) && workingDayBy(on) <= on).toBe(true)
        expect(workingDayFrom(on) <= addDays(on, 4) && workingDayFrom(on) >= on).toBe(true)
      }),
    )
  })
})
