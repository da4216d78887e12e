/** Days by the calendar alone, without zones and without Temporal, so that the browser may reckon with them. */

/** A day without a time, ISO 8601 (`2026-11-22`). */
export type Day = string

/** Ten thousand years. */
const MOST_DAYS = 3_652_500
const MS_OF_DAY = 86_400_000

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T12:00:00Z`).toJSON()?.startsWith(text) === true

/** The calendar of UTC has no gaps, so no calendar has to be asked. */
function noonOf(day: Day): number {
  const { year, month, date } = partsOf(day)
  return Date.UTC(year, month - 1, date, 12)
}

/** Due dates are worked out by the thousand: the figures are read without a calendar. Years before 100 are none of ours. */
function partsOf(day: Day): { year: number; month: number; date: number } {
  const figures = figuresOf(day)
  const [year, month, date] = [Math.floor(figures / 10_000), Math.floor(figures / 100) % 100, figures % 100]
  const isOne = year >= 100 && date >= 1 && date <= lengthOf(year, month)
  if (!isOne) throw new RangeError(`Not an ISO day: ${day}`)
  return { year, month, date }
}

/** 20261128 of 2026-11-28; 0 where it has another shape. */
function figuresOf(day: Day): number {
  if (day.length !== 10 || day[4] !== '-' || day[7] !== '-') return 0
  let figures = 0
  for (let at = 0; at < 10; at++) {
    if (at === 4 || at === 7) continue
    const figure = day.charCodeAt(at) - ZERO
    if (figure < 0 || figure > 9) return 0
    figures = figures * 10 + figure
  }
  return figures
}

const ZERO = '0'.charCodeAt(0)
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengthOf = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0))
const two = (n: number) => (n < 10 ? `0${n}` : String(n))
const written = (year: number, month: number, date: number): Day =>
  `${year < 1000 ? String(year).padStart(4, '0') : year}-${two(month)}-${two(date)}`

/**
 * Months later, on the same day of the month or the last one there is: 31 January plus 1 month is 28 (29) February, and
 * 29 February 2024 plus 12 months is 28 February 2025. Decided once, stated in docs/decisions/0005-dates.md.
 */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day)
  const all = year * 12 + month - 1 + months
  const [inYear, inMonth] = [Math.floor(all / 12), (((all % 12) + 12) % 12) + 1]
  return written(inYear, inMonth, Math.min(date, lengthOf(inYear, inMonth)))
}

/** Whole days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => (noonOf(to) - noonOf(from)) / MS_OF_DAY

/** Month by month: mostly it is the next one. @throws RangeError for no whole number, and for more days than we reckon with */
export function addDays(day: Day, days: number): Day {
  if (!Number.isInteger(days) || Math.abs(days) > MOST_DAYS) throw new RangeError(`Not a number of days: ${days}`)
  let { year, month, date } = partsOf(day)
  date += days
  while (date < 1) {
    month--
    if (month === 0) [year, month] = [year - 1, 12]
    date += lengthOf(year, month)
  }
  for (let length = lengthOf(year, month); date > length; length = lengthOf(year, month)) {
    date -= length
    month++
    if (month === 13) [year, month] = [year + 1, 1]
  }
  return written(year, month, date)
}
