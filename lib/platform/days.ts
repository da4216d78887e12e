/** Days by the calendar alone, without zones and without Temporal, so that the browser may reckon with them. */

/** A day without a time, ISO 8601 (`2026-11-22`). */
export type Day = string

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
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))]
  const isOne = SHAPE.test(day) && year >= 100 && date >= 1 && date <= lengthOf(year, month)
  if (!isOne) throw new RangeError(`Not an ISO day: ${day}`)
  return { year, month, date }
}

const SHAPE = /^\d{4}-\d{2}-\d{2}$/
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengthOf = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0))
const two = (n: number) => String(n).padStart(2, '0')

/**
 * Months later, on the same day of the month or the last one there is: 31 January plus 1 month is 28 (29) February, and
 * 29 February 2024 plus 12 months is 28 February 2025. Decided once, stated in docs/decisions/0005-dates.md.
 */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day)
  const all = year * 12 + month - 1 + months
  const [inYear, inMonth] = [Math.floor(all / 12), (((all % 12) + 12) % 12) + 1]
  return `${String(inYear).padStart(4, '0')}-${two(inMonth)}-${two(Math.min(date, lengthOf(inYear, inMonth)))}`
}

/** Whole days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => (noonOf(to) - noonOf(from)) / MS_OF_DAY

export const addDays = (day: Day, days: number): Day =>
  new Date(noonOf(day) + days * MS_OF_DAY).toISOString().slice(0, 10)
