/** Days by the calendar alone, without zones and without Temporal, so that the browser may reckon with them. */

/** A day without a time, ISO 8601 (`2026-11-22`). */
export type Day = string

const MS_OF_DAY = 86_400_000

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T12:00:00Z`).toJSON()?.startsWith(text) === true

/** The calendar of UTC has no gaps, so no calendar has to be asked. */
function noonOf(day: Day): number {
  if (!isDay(day)) throw new RangeError(`Not an ISO day: ${day}`)
  return Date.parse(`${day}T12:00:00Z`)
}

/** Whole days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => (noonOf(to) - noonOf(from)) / MS_OF_DAY

export const addDays = (day: Day, days: number): Day =>
  new Date(noonOf(day) + days * MS_OF_DAY).toISOString().slice(0, 10)
