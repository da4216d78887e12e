/**
 * Reading iCalendar as other programs really write it (RFC 5545): entry by entry, so that a broken one is refused with its
 * line and the others go on. Runs in a worker with a deadline (icalendar-worker.ts): no file is trusted to come to an end.
 */
import ICAL from 'ical.js'
import { atOnce } from '@/lib/platform/slices'
import { cleanBlock, cleanLine } from '@/lib/platform/text'
import { addDays, instantOf } from '@/lib/platform/time'
import { wallOf } from '@/lib/platform/words-of-time'
import { decode } from './csv-encoding'
import { cutCalendar, type RawComponent, type RawLine } from './icalendar-cutting'
import {
  type CalendarReading,
  type ForeignEvent,
  MOST_DATES,
  type ReadingOptions,
  type RefusedEntry,
} from './icalendar-entries'
import { dayOnClock, later, type Moment, momentOf, onClock, readMoment, untilOn, type Zones } from './icalendar-moments'
import { daysOfSeries, Refusal } from './icalendar-series'
import { zoneDescribed, zoneNamed } from './icalendar-tzid'

type Progress = (line: number | null) => void
export type Read = CalendarReading | { problem: string }

/** Reads a calendar. @param begin told of each series before it is worked out, and after */
export function readCalendar(bytes: Uint8Array, options: ReadingOptions, begin: Progress = () => {}): Read {
  const decoded = atOnce(decode(bytes))
  if ('problem' in decoded) return { problem: NOT_TEXT }
  const cut = cutCalendar(decoded.text.replace(/^\ufeff/, ''))
  if ('problem' in cut) return cut
  const method = headValue(cut.head, 'METHOD')?.toUpperCase() ?? 'PUBLISH'
  if (!['PUBLISH', 'REQUEST', 'ADD', 'CANCEL'].includes(method))
    return { problem: 'This is an answer to an invitation, not a calendar of events.' }
  const zones = zonesOf(cut.components, headValue(cut.head, 'X-WR-TIMEZONE'), options.zone)
  const refused: RefusedEntry[] = []
  const entries = cut.components
    .filter(({ name }) => name === 'VEVENT')
    .flatMap((component) => guarded(component, refused, () => [entryOf(component, zones, method === 'CANCEL')]))
  const reading = { name: nameOf(cut.head), events: [] as ForeignEvent[], refused, past: 0, later: 0 }
  for (const [master, overrides] of seriesOf(entries)) {
    const found = guarded(master.component, refused, () => [datesOf(master, overrides, { options, zones, begin })])
    for (const { events, past, later } of found) {
      reading.events.push(...events)
      reading.past += past
      reading.later += later
    }
    if (reading.events.length > MOST_DATES)
      return {
        problem:
          'The calendar has more than 1,000 dates to come. Export a shorter span of days, or one calendar at a time.',
      }
  }
  return reading
}

const NOT_TEXT = 'This is not a text file, or not in a known encoding. Export the calendar as iCalendar (.ics).'

function headValue(head: readonly RawLine[], name: string): string | null {
  const found = head.find((each) => each.name === name)
  return found ? found.text.slice(found.text.indexOf(':') + 1).trim() : null
}

const nameOf = (head: readonly RawLine[]): string | null =>
  cleanLine((headValue(head, 'X-WR-CALNAME') ?? headValue(head, 'NAME') ?? '').replace(/\\([,;\\])/g, '$1')).slice(
    0,
    150,
  ) || null

function zonesOf(components: readonly RawComponent[], usual: string | null, given: string): Zones {
  const byName = new Map<string, string | null>()
  for (const component of components.filter(({ name }) => name === 'VTIMEZONE')) {
    const tzid = headValue(component.lines, 'TZID')
    if (tzid) byName.set(tzid, zoneDescribed(component))
  }
  const named = usual ? (zoneNamed(usual) ?? byName.get(usual) ?? null) : null
  return { byName, usual: named ?? given, isUsualNamed: named !== null }
}

/** What keeps one entry from being read is said with its line; nothing it does stops the others. */
function guarded<T>(component: RawComponent, refused: RefusedEntry[], work: () => T[]): T[] {
  const name = cleanLine((headValue(component.lines, 'SUMMARY') ?? '').replace(/\\([,;\\])/g, '$1')).slice(0, 150)
  const refuse = (why: string): T[] => {
    refused.push({ line: component.line, name, why })
    return []
  }
  if (component.problem) return refuse(component.problem)
  try {
    return work()
  } catch (error) {
    return refuse(
      error instanceof Refusal
        ? error.message
        : 'It is not written as a calendar writes entries, so it cannot be read.',
    )
  }
}

type Entry = Omit<ForeignEvent, 'recurrence' | 'starts' | 'ends' | 'zone' | 'zoneBy' | 'isAllDay'> & {
  component: RawComponent
  parsed: ICAL.Component
  starts: Moment
  ends: Moment
  /** Of an override: the day in the series that it stands for. */
  replaces: string | null
}

function entryOf(component: RawComponent, zones: Zones, isCancelled: boolean): Entry {
  const parsed = new ICAL.Component(
    ICAL.parse(
      `BEGIN:VEVENT\r\n${component.lines.map(({ text }) => text).join('\r\n')}\r\nEND:VEVENT\r\n`,
    ) as unknown[],
  )
  for (const once of ['dtstart', 'dtend', 'uid', 'summary'])
    if (parsed.getAllProperties(once).length > 1)
      throw new Refusal(`It gives ${once.toUpperCase()} twice, and it cannot be told which counts.`)
  const text = (name: string) => cleanBlock(plain(String(parsed.getFirstPropertyValue(name) ?? '')))
  const kept = text('class').toUpperCase()
  if (kept === 'PRIVATE' || kept === 'CONFIDENTIAL') throw new Refusal('It is marked as private, so it is not taken.')
  const title = cleanLine(text('summary'))
  const starts = momentOf(parsed, 'dtstart', zones)
  if (!starts) throw new Refusal('It does not say when it begins.')
  const uid = cleanLine(text('uid')).slice(0, 500) || `${title} ${starts.wall}`
  const override = momentOf(parsed, 'recurrence-id', zones)
  if (parsed.getFirstProperty('recurrence-id')?.getParameter('range'))
    throw new Refusal(
      'It changes all later dates of its series at once. Export the calendar so that each change stands alone.',
    )
  const organizer = parsed.getFirstProperty('organizer')
  const sequence = Number(parsed.getFirstPropertyValue('sequence') ?? 0)
  return {
    ...{ component, parsed, line: component.line, uid, title, starts, ends: endOf(parsed, starts, zones) },
    ...{
      description: text('description'),
      location: text('location'),
      url: link(text('url')),
      contact: text('contact'),
    },
    joinUrl: link(['conference', 'x-google-conference', 'x-microsoft-skypeteamsmeetingurl'].map(text).find(link) ?? ''),
    categories: parsed
      .getAllProperties('categories')
      .flatMap((each) => each.getValues().map((value) => cleanLine(String(value))))
      .slice(0, 30),
    organizerName: cleanLine(String(organizer?.getParameter('cn') ?? '')).slice(0, 200),
    organizerEmail: cleanLine(String(organizer?.getFirstValue() ?? '').replace(/^mailto:/i, '')).slice(0, 254),
    sequence: Number.isInteger(sequence) && sequence >= 0 && sequence < 2 ** 31 ? sequence : 0,
    changedAt: stamp(parsed, 'last-modified') ?? stamp(parsed, 'dtstamp'),
    isCancelled: isCancelled || text('status').toUpperCase() === 'CANCELLED',
    isTentative: text('status').toUpperCase() === 'TENTATIVE',
    replaces: override ? dayOnClock(override, starts) : null,
  }
}

/** Outlook and others write HTML where text belongs. */
const plain = (text: string): string =>
  /<\/?(?:p|br|div|span|a|b|html|body|ul|li)\b[^>]*>/i.test(text)
    ? text
        .replace(/<(?:br|\/p|\/div|\/li)[^>]*>/gi, '\n')
        .replace(/<[^<>]{0,2000}>/g, '')
        .replace(/&nbsp;/g, ' ')
        .replace(/&amp;/g, '&')
    : text

const link = (text: string): string => (/^https:\/\/[^\s\\@]+$/.test(text) && text.length <= 500 ? text : '')

function stamp(parsed: ICAL.Component, name: string): string | null {
  const value = parsed.getFirstPropertyValue(name)
  return value instanceof ICAL.Time && !value.isDate ? `${value.toString().slice(0, 19).replace(/Z$/, '')}Z` : null
}

function endOf(parsed: ICAL.Component, starts: Moment, zones: Zones): Moment {
  const end = momentOf(parsed, 'dtend', zones)
  if (end) {
    if (end.isDay !== starts.isDay)
      throw new Refusal('It begins at a time and ends with a day, or the other way round.')
    return { ...starts, wall: onClock(end, starts) }
  }
  const duration = parsed.getFirstPropertyValue('duration')
  if (duration instanceof ICAL.Duration) {
    const seconds = duration.toSeconds()
    if (seconds <= 0 || seconds > 60 * 86_400) throw new Refusal('Its length cannot be read.')
    return {
      ...starts,
      wall: starts.isDay ? addDays(starts.wall, Math.ceil(seconds / 86_400)) : later(starts, seconds),
    }
  }
  if (starts.isDay) return { ...starts, wall: addDays(starts.wall, 1) }
  throw new Refusal('It does not say when it ends.')
}

/** Each entry with what changes single dates of it; an override whose series is not in the file stands alone. */
function seriesOf(entries: readonly Entry[]): Map<Entry, Map<string, Entry>> {
  const masters = new Map<string, Entry>()
  for (const entry of entries) {
    const known = entry.replaces === null ? masters.get(entry.uid) : undefined
    if (entry.replaces === null && (!known || isNewer(entry, known))) masters.set(entry.uid, entry)
  }
  const series = new Map<Entry, Map<string, Entry>>([...masters.values()].map((each) => [each, new Map()]))
  for (const entry of entries) {
    if (entry.replaces === null) continue
    const master = masters.get(entry.uid)
    if (!master) series.set(entry, new Map())
    else {
      const overrides = series.get(master)
      const known = overrides?.get(entry.replaces)
      if (!known || isNewer(entry, known)) overrides?.set(entry.replaces, entry)
    }
  }
  return series
}

const isNewer = (a: Entry, b: Entry): boolean =>
  a.sequence !== b.sequence ? a.sequence > b.sequence : (a.changedAt ?? '') > (b.changedAt ?? '')

type Way = { options: ReadingOptions; zones: Zones; begin: Progress }

function datesOf(master: Entry, overrides: ReadonlyMap<string, Entry>, { options, zones, begin }: Way) {
  const { parsed, starts } = master
  const rules = master.component.lines
    .filter(({ name }) => name === 'RRULE')
    .map(({ text }) => text.slice(text.indexOf(':') + 1).trim())
  const added = daysIn(parsed, 'rdate', starts, zones)
  const isSeries = rules.length + added.length > 0 || master.replaces !== null
  if (rules.length > 0 && options.skip.includes(master.line))
    throw new Refusal('Its dates take too long to work out. Its rule says something that never comes.')
  if (rules.length > 0) begin(master.line)
  const today = wallOf(options.now, starts.zone).on
  const { days, past, later } = daysOfSeries({
    ...{ rules, added, starts: starts.wall, without: new Set(daysIn(parsed, 'exdate', starts, zones)) },
    ...{ from: addDays(today, -2), until: options.until },
    untilOnClock: (utc) => untilOn(utc, starts.zone),
  })
  begin(null)
  const events = days.map((day) => {
    const override = overrides.get(day)
    return foreignOf(override ?? master, isSeries ? (master.replaces ?? day) : '', override ? null : day)
  })
  const isOver = (event: ForeignEvent) => endsBefore(event, options.now)
  const kept = events.filter((event) => !isOver(event))
  return { events: kept, past: past + events.length - kept.length, later }
}

const endsBefore = ({ ends, zone, isAllDay }: ForeignEvent, now: string): boolean =>
  instantOf(isAllDay ? `${ends}T00:00` : ends, zone).toISOString() <= now

const MOST_LISTED = 500

/** Days that are added or left out, as the clocks of the series show them. */
function daysIn(parsed: ICAL.Component, name: string, starts: Moment, zones: Zones): string[] {
  const properties = parsed.getAllProperties(name)
  const values = properties.flatMap((each) =>
    each.getValues().map((value) => [value, String(each.getParameter('tzid') ?? '')] as const),
  )
  if (values.length > MOST_LISTED) throw new Refusal(`It lists more than ${MOST_LISTED} days one by one.`)
  return values.map(([value, tzid]) => {
    const moment = value instanceof ICAL.Period ? value.start : value
    return dayOnClock(readMoment(moment, tzid, zones), starts)
  })
}

function foreignOf(entry: Entry, recurrence: string, day: string | null): ForeignEvent {
  const { component: _, parsed: __, replaces: ___, starts, ends, ...rest } = entry
  const moved = day === null || day === starts.wall.slice(0, 10) ? null : daysApart(starts.wall, day)
  const at = (wall: string) => (moved === null ? wall : `${addDays(wall.slice(0, 10), moved)}${wall.slice(10)}`)
  return {
    ...rest,
    recurrence,
    isAllDay: starts.isDay,
    starts: at(starts.wall),
    ends: at(ends.wall),
    zone: starts.zone,
    zoneBy: starts.by,
  }
}

const daysApart = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000)
