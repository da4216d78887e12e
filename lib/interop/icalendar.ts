/** Events as iCalendar (RFC 5545, with the names of RFC 7986), for calendar programs that subscribe or open a file. */
import { contentLine, dateTime, escapeText, utcDateTime } from './icalendar-lines'
import { isUtc, onTheClock, timeZoneComponents } from './icalendar-zones'

export type FeedStatus = 'confirmed' | 'tentative' | 'cancelled'

export type FeedSession = {
  /** Wall clock in `zone`, `YYYY-MM-DDTHH:MM`. */
  startsLocal: string
  endsLocal: string
  /** IANA name. */
  zone: string
  location: string | null
  /** Names the session for good where sessions may be added or reordered; without it, its place in the list does. */
  key?: string
}

export type FeedEvent = {
  /** Stable for the life of the event; each session gets its own suffix. */
  uid: string
  /** Goes up with every change that people must see, cancellation included (RFC 5545, section 3.8.7.4). */
  sequence: number
  status: FeedStatus
  title: string
  summary: string
  url: string
  sessions: readonly FeedSession[]
  categories: readonly string[]
  /** ISO 8601 instant. */
  lastModified: string
}

export type FeedOptions = {
  /** What the calendar is called in the program that subscribes to it. */
  name: string
  /** When this text is made (DTSTAMP). */
  stampedAt: Date
  /** How often a program should look again. */
  refreshMinutes?: number
}

const TWICE_A_DAY = 12 * 60
const PRODUCT = '-//Attest//Calendar of events//EN'
const STATUS = { confirmed: 'CONFIRMED', tentative: 'TENTATIVE', cancelled: 'CANCELLED' } as const

/** A calendar of events: one VEVENT a session, one VTIMEZONE a zone. Lines end in CRLF and have at most 75 octets. */
export function calendarFeed(events: readonly FeedEvent[], options: FeedOptions): string {
  const refresh = `PT${options.refreshMinutes ?? TWICE_A_DAY}M`
  const name = escapeText(options.name)
  return calendar(events, options.stampedAt, [
    contentLine('NAME', name),
    contentLine('X-WR-CALNAME', name),
    contentLine('REFRESH-INTERVAL;VALUE=DURATION', refresh),
    contentLine('X-PUBLISHED-TTL', refresh),
  ])
}

/** One event with all its sessions, as a file to open or to attach to a message. */
export const eventCalendar = (event: FeedEvent, stampedAt: Date): string => calendar([event], stampedAt, [])

function calendar(events: readonly FeedEvent[], stampedAt: Date, about: readonly string[]): string {
  const sessions = events.flatMap((event) => event.sessions)
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', PRODUCT),
    contentLine('CALSCALE', 'GREGORIAN'),
    contentLine('METHOD', 'PUBLISH'),
    ...about,
    ...timeZoneComponents(sessions),
    ...events.flatMap((event) => event.sessions.flatMap((session, i) => vevent(event, session, i, stampedAt))),
    contentLine('END', 'VCALENDAR'),
  ].join('')
}

function vevent(event: FeedEvent, session: FeedSession, index: number, stampedAt: Date): string[] {
  const cancelled = event.status === 'cancelled'
  return [
    contentLine('BEGIN', 'VEVENT'),
    contentLine('UID', escapeText(sessionUid(event.uid, session.key ?? String(index + 1)))),
    contentLine('SEQUENCE', String(event.sequence)),
    contentLine('DTSTAMP', utcDateTime(stampedAt)),
    contentLine('LAST-MODIFIED', utcDateTime(event.lastModified)),
    contentLine('STATUS', STATUS[event.status]),
    contentLine('TRANSP', cancelled ? 'TRANSPARENT' : 'OPAQUE'),
    ...times(session),
    // Programs strike, hide or keep what is canceled, so the title says it too.
    contentLine('SUMMARY', escapeText(cancelled ? `Canceled: ${event.title}` : event.title)),
    contentLine('DESCRIPTION', escapeText([event.summary, event.url].filter(Boolean).join('\n\n'))),
    contentLine('URL', event.url),
    ...(session.location ? [contentLine('LOCATION', escapeText(session.location))] : []),
    ...(event.categories.length > 0 ? [contentLine('CATEGORIES', event.categories.map(escapeText).join(','))] : []),
    contentLine('END', 'VEVENT'),
  ]
}

function sessionUid(uid: string, key: string): string {
  const [name, ...domain] = uid.split('@')
  return [`${name}-${key}`, ...domain].join('@')
}

/** Start and, when it is later, end. Equal ones (the clock skipped the hour) leave only a start: RFC 5545, 3.6.1. */
function times(session: FeedSession): string[] {
  const [start, end] = [onTheClock(session.startsLocal, session.zone), onTheClock(session.endsLocal, session.zone)]
  const moment = (name: string, clock: typeof start) =>
    isUtc(session.zone)
      ? contentLine(name, utcDateTime(clock.at))
      : contentLine(`${name};TZID=${session.zone}`, dateTime(clock.local))
  return [moment('DTSTART', start), ...(end.at > start.at ? [moment('DTEND', end)] : [])]
}
