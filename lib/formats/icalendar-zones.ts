/** VTIMEZONE components (RFC 5545, section 3.6.5), generated from the IANA rules of the running machine. */
import { LRUCache } from 'lru-cache'
import { Temporal } from 'temporal-polyfill'
import { contentLine, dateTime, utcOffset } from './icalendar-lines'

type Stay = { startsLocal: string; endsLocal: string; zone: string }
type Years = { first: number; last: number }

/** A moment at which the clock is changed, in the wall clock before it. */
type Change = { onset: Temporal.PlainDateTime; from: string; to: string; name: string }

/** Enough years to tell "the last Sunday" from "the fourth". */
const YEARS_TO_KNOW_A_RULE = 10
const UTC = new Set(['UTC', 'Etc/UTC'])
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

export const isUtc = (zone: string): boolean => UTC.has(zone)

/** What clocks in the zone show at a wall-clock time, and when: one that is skipped moves forward by the gap (RFC 5545, 3.3.5). */
export function onTheClock(local: string, zone: string): { local: string; at: Date; isTwice: boolean } {
  const plain = Temporal.PlainDateTime.from(local)
  const zoned = plain.toZonedDateTime(zone, { disambiguation: 'compatible' })
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' })
  return {
    local: zoned.toPlainDateTime().toString(),
    at: new Date(zoned.epochMilliseconds),
    isTwice: later.toPlainDateTime().equals(plain) && later.epochMilliseconds !== zoned.epochMilliseconds,
  }
}

/**
 * The lines of one VTIMEZONE for each zone in use, valid over the years in use. They begin a year earlier: some programs
 * know no offset before the second change.
 */
export function timeZoneComponents(stays: readonly Stay[]): string[] {
  const years = new Map<string, Years>()
  for (const { zone, startsLocal, endsLocal } of stays) {
    if (isUtc(zone)) continue
    const [first, last] = [Number(startsLocal.slice(0, 4)) - 1, Number(endsLocal.slice(0, 4))]
    const known = years.get(zone) ?? { first, last }
    years.set(zone, { first: Math.min(known.first, first), last: Math.max(known.last, first, last) })
  }
  return [...years].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([zone, span]) => vtimezone(zone, span))
}

/** Finding the changes of a zone takes some ten milliseconds, and the rules only change with the machine's Node. */
const made = new LRUCache<string, string[]>({ max: 500 })

function vtimezone(zone: string, years: Years): string[] {
  const key = `${zone} ${years.first} ${years.last}`
  const lines = made.get(key) ?? madeOf(zone, years)
  made.set(key, lines)
  return lines
}

function madeOf(zone: string, years: Years): string[] {
  const changes = changesOf(zone, years)
  return [
    contentLine('BEGIN', 'VTIMEZONE'),
    contentLine('TZID', zone),
    ...(changes.length > 0 ? byDirection(changes).flatMap((group) => observances(group, years)) : fixed(zone, years)),
    contentLine('END', 'VTIMEZONE'),
  ]
}

/** The change before the first year (it says what holds as that year begins) and all until a rule can be told. */
function changesOf(zone: string, years: Years): Change[] {
  const until = lastYearAsked(years)
  const changes: Change[] = []
  const start = Temporal.PlainDate.from({ year: years.first, month: 1, day: 1 }).toZonedDateTime(zone)
  let at = start.getTimeZoneTransition('next')
  while (at && at.year <= until) {
    changes.push(changeAt(at))
    at = at.getTimeZoneTransition('next')
  }
  const before = start.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  return before && changes.length > 0 ? [changeAt(before), ...changes] : changes
}

const lastYearAsked = (years: Years) => Math.max(years.last, years.first + YEARS_TO_KNOW_A_RULE)

function changeAt(at: Temporal.ZonedDateTime): Change {
  const before = at.subtract({ nanoseconds: 1 })
  const onset = before.toPlainDateTime().add({ nanoseconds: 1 })
  return { onset, from: before.offset, to: at.offset, name: zoneName(at) }
}

function byDirection(changes: readonly Change[]): Change[][] {
  const groups = new Map<string, Change[]>()
  for (const change of changes) {
    const direction = `${change.from} ${change.to}`
    groups.set(direction, [...(groups.get(direction) ?? []), change])
  }
  return [...groups.values()]
}

/**
 * One component for all changes in one direction when they follow one yearly rule (programs know RRULE best), else one
 * component for each change in the years in use.
 */
function observances(group: Change[], years: Years): string[] {
  const [first] = group
  const rule = yearlyRule(group, lastYearAsked(years))
  if (first && rule) return observance(first, [contentLine('RRULE', rule)])
  return group.filter((change) => change.onset.year <= years.last).flatMap((change) => observance(change, []))
}

function yearlyRule(group: readonly Change[], until: number): string | null {
  const onsets = group.map((change) => change.onset)
  const [first] = onsets
  if (!first || onsets.length < 2 || onsets.some((onset, i) => onset.year !== first.year + i)) return null
  if (onsets.at(-1)?.year !== until) return null
  const alike = (part: (onset: Temporal.PlainDateTime) => unknown) => new Set(onsets.map(part)).size === 1
  const clock = (onset: Temporal.PlainDateTime) => `${onset.month} ${onset.dayOfWeek} ${onset.toPlainTime()}`
  const place = alike(weekOfMonth) ? weekOfMonth(first) : onsets.every(isLastOfMonth) ? -1 : null
  if (!alike(clock) || place === null) return null
  return `FREQ=YEARLY;BYMONTH=${first.month};BYDAY=${place}${WEEKDAYS[first.dayOfWeek - 1]}`
}

const weekOfMonth = (onset: Temporal.PlainDateTime) => Math.ceil(onset.day / 7)
const isLastOfMonth = (onset: Temporal.PlainDateTime) => onset.day + 7 > onset.daysInMonth

/** A zone whose clocks are not changed in these years. */
function fixed(zone: string, years: Years): string[] {
  const at = Temporal.PlainDate.from({ year: years.first, month: 1, day: 1 }).toZonedDateTime(zone)
  const onset = Temporal.PlainDateTime.from('1970-01-01T00:00:00')
  return observance({ onset, from: at.offset, to: at.offset, name: zoneName(at) }, [])
}

function observance(change: Change, rule: readonly string[]): string[] {
  const kind = offsetMinutes(change.to) > offsetMinutes(change.from) ? 'DAYLIGHT' : 'STANDARD'
  return [
    contentLine('BEGIN', kind),
    contentLine('DTSTART', dateTime(change.onset.toString())),
    contentLine('TZOFFSETFROM', utcOffset(change.from)),
    contentLine('TZOFFSETTO', utcOffset(change.to)),
    ...rule,
    // Where English has no short name the data says "GMT+10", which is no name.
    ...(/^[A-Z]+$/.test(change.name) ? [contentLine('TZNAME', change.name)] : []),
    contentLine('END', kind),
  ]
}

function offsetMinutes(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

function zoneName(at: Temporal.ZonedDateTime): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: at.timeZoneId, timeZoneName: 'short' })
  return format.formatToParts(at.epochMilliseconds).find((part) => part.type === 'timeZoneName')?.value ?? ''
}
