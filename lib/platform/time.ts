/** Days, instants and zones. The only place that touches the clock or Temporal. */
import { Temporal } from 'temporal-polyfill'
import type { Day } from './days'

export { addDays, addMonths, type Day, daysBetween, isDay } from './days'

export const systemNow = (): Date => new Date()

/** The day it is in a zone at an instant. */
export function dayIn(zone: string, at: Date): Day {
  const ms = at.getTime()
  const last = lastAsked.get(zone)
  if (last?.ms === ms) return last.day
  const day = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString()
  lastAsked.set(zone, { ms, day })
  return day
}

/** Zones are few; within one request the same is asked for every row. */
const lastAsked = new Map<string, { ms: number; day: Day }>()

/** The earliest day that anybody on earth has at an instant: whatever counts from it holds on every own day from then on. */
export const earliestDay = (at: Date): Day => dayIn('Etc/GMT+12', at)

/**
 * The instant of a wall-clock time in a zone. A time that the clock skips moves forward by the gap, one that comes
 * twice is the first: the `compatible` rule of RFC 5545.
 */
export function instantOf(wallTime: string, zone: string): Date {
  const zoned = Temporal.PlainDateTime.from(wallTime).toZonedDateTime(zone, { disambiguation: 'compatible' })
  return new Date(zoned.epochMilliseconds)
}

/** Does this wall-clock time exist in the zone (is it not skipped by a change of clocks)? */
export function wallTimeExists(wallTime: string, zone: string): boolean {
  const plain = Temporal.PlainDateTime.from(wallTime)
  return plain.toZonedDateTime(zone, { disambiguation: 'compatible' }).toPlainDateTime().equals(plain)
}

export const plusMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)
export const plusDays = (at: Date, days: number): Date => plusMinutes(at, days * 24 * 60)
