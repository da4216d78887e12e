/** Days and credit in the words of the printed records. */
import type { Day } from '@/lib/platform/time'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** `2026-08-14` as "August 14, 2026". */
export function longDay(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${MONTHS[Number(month) - 1] ?? ''} ${Number(date)}, ${year}`
}

/** `2026-08-14` as "Aug 14, 2026". */
export const shortDay = (day: Day): string => longDay(day).replace(/^(\p{L}{3})\p{L}*/u, '$1')

/** Minutes of credit as a figure in hours: "2.0", or with two decimals where one would round. */
export const hours = (minutes: number): string => (minutes / 60).toFixed(minutes % 6 === 0 ? 1 : 2)

/** Minutes of credit in words: "1 hour", "1.5 hours", or "50 minutes" and "1 hour 20 minutes" where hours would round. */
export function duration(minutes: number): string {
  if (minutes % 15 === 0 || minutes % 6 === 0) return count(minutes / 60, 'hour')
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [whole > 0 && count(whole, 'hour'), count(rest, 'minute')]
  return parts.filter(Boolean).join(' ')
}

/** Who accepted a training that others gave: "Accepted by …", "Imported from … by …". */
export const acceptedWords = ({
  byName,
  on,
  fileName,
}: {
  byName: string
  on: Day
  fileName: string | null
}): string =>
  fileName === null
    ? `Accepted by ${byName} on ${shortDay(on)}`
    : `Imported from “${fileName}” on ${shortDay(on)}, by ${byName}`

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`
