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
  /** The address that everybody may join by. */
  link?: string | null
  /** Taken out of the event after it was public: programs hear that it is off. */
  withdrawn?: boolean
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
  /** Why it was canceled. */
  cancelReason?: string | null
  organizer?: { name: string; email: string } | null
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
  const status = session.withdrawn ? 'cancelled' : event.status
  const off = status === 'cancelled'
  return [
    contentLine('BEGIN', 'VEVENT'),
    contentLine('UID', escapeText(sessionUid(event.uid, session.key ?? String(index + 1)))),
    contentLine('SEQUENCE', String(event.sequence)),
    contentLine('DTSTAMP', utcDateTime(stampedAt)),
    contentLine('LAST-MODIFIED', utcDateTime(event.lastModified)),
    contentLine('STATUS', STATUS[status]),
    contentLine('TRANSP', off ? 'TRANSPARENT' : 'OPAQUE'),
    ...organizer(event.organizer),
    ...times(session),
    // Programs strike, hide or keep what is canceled, so the title says it too.
    contentLine('SUMMARY', escapeText(off ? `Canceled: ${event.title}` : event.title)),
    contentLine('DESCRIPTION', escapeText(descriptionOf(event, session))),
    contentLine('URL', event.url),
    ...placeLines(session),
    ...(event.categories.length > 0 ? [contentLine('CATEGORIES', event.categories.map(escapeText).join(','))] : []),
    contentLine('END', 'VEVENT'),
  ]
}

function descriptionOf(event: FeedEvent, session: FeedSession): string {
  const why = event.cancelReason ? `Canceled: ${event.cancelReason}` : null
  const removed = session.withdrawn && event.status !== 'cancelled' ? 'This session does not take place.' : null
  const join = session.link ? `Join: ${session.link}` : null
  return [why ?? removed, event.summary, join, event.url].filter(Boolean).join('\n\n')
}

/** A published event names its organizer (RFC 5546, section 3.2.1). */
const organizer = (by: FeedEvent['organizer']): string[] =>
  by?.email ? [contentLine(`ORGANIZER;CN=${quoted(by.name)}`, `mailto:${by.email.replace(/[^\x21-\x7e]/g, '')}`)] : []

/** A parameter's value holds no quotation marks and no line breaks (RFC 5545, section 3.1). */
const quoted = (text: string) => `"${text.replace(/["\r\n]+/g, "'")}"`

/** LOCATION where people go, and CONFERENCE (RFC 7986, section 5.11) where they join. */
const placeLines = ({ location, link }: FeedSession): string[] => [
  ...(location || link ? [contentLine('LOCATION', escapeText(location ?? link ?? ''))] : []),
  ...(link ? [contentLine('CONFERENCE;VALUE=URI;LABEL="Join online"', link)] : []),
]

function sessionUid(uid: string, key: string): string {
  const [name, ...domain] = uid.split('@')
  return [`${name}-${key}`, ...domain].join('@')
}

/**
 * Start and, when it is later, end. Equal ones (the clock skipped the hour) leave only a start: RFC 5545, 3.6.1. Within the
 * hour that comes twice a wall clock says two things, so both are given in UTC.
 */
function times(session: FeedSession): string[] {
  const { zone } = session
  const [start, end] = [onTheClock(session.startsLocal, zone), onTheClock(session.endsLocal, zone)]
  const inUtc = isUtc(zone) || start.isTwice || end.isTwice
  const moment = (name: string, clock: typeof start) =>
    inUtc ? contentLine(name, utcDateTime(clock.at)) : contentLine(`${name};TZID=${zone}`, dateTime(clock.local))
  return [moment('DTSTART', start), ...(end.at > start.at ? [moment('DTEND', end)] : [])]
}
