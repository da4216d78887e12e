/** Which days a roster may say. Pure. */
import { addDays, type Day } from '@/lib/platform/time'

/** Days that a roster says ahead of time are at most a year away: files and forms hold to it alike. */
export const lastDayAhead = (today: Day): Day => addDays(today, 366)

/** Why a day cannot stand in a roster, in a sentence; nothing when it can. */
export const strangeDay = (day: Day, today: Day): string | null =>
  day > lastDayAhead(today) ? 'This day is more than a year ahead. Check the year.' : null
