/** How lengths of time and days of a year are said. Pure: the browser loads it. */
import { count } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'

/** "every 2 years", "every 18 months", "every year" */
export function every(months: number): string {
  if (months % 12 !== 0) return months === 1 ? 'every month' : `every ${months} months`
  return months === 12 ? 'every year' : `every ${months / 12} years`
}

/** "by the same day every year" */
export const sameDay = (months: number): string => `by the same day ${every(months)}`

/** "2 years", "18 months" */
export const spanOf = (months: number): string =>
  months % 12 === 0 ? count(months / 12, 'year') : count(months, 'month')

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
/** "second", "12th" */
export const ordinal = (n: number): string => ordinals[n - 1] ?? `${n}th`

/** A day of every year: "June 30", from `06-30`. */
export const monthDay = (day: string): string => longDay(`2000-${day}`).split(',')[0] ?? day

const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
/** The last days of the months, to choose from. */
export const monthEnds = lastDays.map((last, i) => {
  const value = `${String(i + 1).padStart(2, '0')}-${last}`
  return { value, label: monthDay(value) }
})
