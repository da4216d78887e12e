/** What is read of a foreign calendar. A wall clock and its zone, as everywhere; what is unsure is said with it. */

export type ForeignEvent = {
  /** Where its entry begins in the file. */
  line: number
  uid: string
  /** Of a series, the day of this date as the series has it; else nothing. */
  recurrence: string
  sequence: number
  /** When it was changed last, as far as it says (ISO). */
  changedAt: string | null
  title: string
  description: string
  location: string
  url: string
  /** Where one joins by video. */
  joinUrl: string
  categories: string[]
  organizerName: string
  organizerEmail: string
  contact: string
  isCancelled: boolean
  isTentative: boolean
  isAllDay: boolean
  /** `2026-12-10T09:00`, and for whole days the days alone, the last one being the first that is not part of it. */
  starts: string
  ends: string
  zone: string
  /** How sure the zone is: named by the entry, an instant that was put into a zone, or without any. */
  zoneBy: 'name' | 'instant' | 'nothing'
}

export type RefusedEntry = { line: number; name: string; why: string }
export type CalendarReading = {
  name: string | null
  events: ForeignEvent[]
  refused: RefusedEntry[]
  /** Dates that were passed over: over already, or further ahead than events are posted. */
  past: number
  later: number
}
export type ReadingOptions = {
  /** The zone of what names none. */
  zone: string
  /** Now, ISO; and until which day dates of series are read. */
  now: string
  until: string
  /** Entries (by the line they begin in) whose series cannot be worked out in time. */
  skip: number[]
}
export const MOST_DATES = 1000
