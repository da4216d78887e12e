/** A calendar as iCalendar (RFC 5545, with the names of RFC 7986), for programs that subscribe or open a file. */
import { contentLine, dateTime, escapeText, utcDateTime } from './icalendar-lines'
import { isUtc, onTheClock, timeZoneComponents } from './icalendar-zones'

export type CalendarEntry = {
  /** Stable for the life of the entry. */
  uid: string
  /** Goes up with every change that people must see, cancellation included (RFC 5545, section 3.8.7.4). */
  sequence: number
  status: keyof typeof STATUS
  title: string
  description: string
  organizer?: { name: string; email: string } | null
  url: string
  /** Wall clock in `zone`, `YYYY-MM-DDTHH:MM`. */
  startsLocal: string
  endsLocal: string
  /** IANA name. */
  zone: string
  location: string | null
  /** Where one joins from afar, and what the link is called. */
  conference?: { label: string; url: string } | null
  categories: readonly string[]
  /** ISO 8601 instant. */
  lastModified: string
}

export type CalendarAbout = {
  /** The program that writes it (PRODID). */
  product: string
  /** When this text is made (DTSTAMP). */
  stampedAt: Date
  /** For programs that follow it: what it is called there, and how often to look again. Without it, it is a file to open. */
  subscription?: { name: string; refreshMinutes: number }
  /** For one person, whose program puts the entry in their calendar or takes it out (RFC 5546). All entries have one UID then. */
  invitation?: Invitation
}
export type Invitation = { method: 'REQUEST' | 'CANCEL'; attendee: { name: string; email: string } }

const STATUS = { confirmed: 'CONFIRMED', tentative: 'TENTATIVE', cancelled: 'CANCELLED' } as const

/** A calendar: one VEVENT an entry, one VTIMEZONE a zone in use. Lines end in CRLF and have at most 75 octets. */
export function calendarText(entries: readonly CalendarEntry[], about: CalendarAbout): string {
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', about.product),
    contentLine('CALSCALE', 'GREGORIAN'),
    contentLine('METHOD', about.invitation?.method ?? 'PUBLISH'),
    ...(about.subscription ? subscriptionLines(about.subscription) : []),
    ...timeZoneComponents(entries),
    ...entries.flatMap((entry) => vevent(entry, about)),
    contentLine('END', 'VCALENDAR'),
  ].join('')
}

function subscriptionLines({ name, refreshMinutes }: { name: string; refreshMinutes: number }): string[] {
  const refresh = `PT${refreshMinutes}M`
  return [
    contentLine('NAME', escapeText(name)),
    contentLine('X-WR-CALNAME', escapeText(name)),
    contentLine('REFRESH-INTERVAL;VALUE=DURATION', refresh),
    contentLine('X-PUBLISHED-TTL', refresh),
  ]
}

const vevent = (entry: CalendarEntry, { stampedAt, invitation }: CalendarAbout): string[] => [
  contentLine('BEGIN', 'VEVENT'),
  contentLine('UID', escapeText(entry.uid)),
  contentLine('SEQUENCE', String(entry.sequence)),
  contentLine('DTSTAMP', utcDateTime(stampedAt)),
  contentLine('LAST-MODIFIED', utcDateTime(entry.lastModified)),
  contentLine('STATUS', STATUS[entry.status]),
  // What is off, or not on yet, takes nobody’s time.
  contentLine('TRANSP', entry.status === 'confirmed' ? 'OPAQUE' : 'TRANSPARENT'),
  ...organizer(entry.organizer),
  ...(invitation ? attendee(entry, invitation) : []),
  ...times(entry),
  contentLine('SUMMARY', escapeText(entry.title)),
  contentLine('DESCRIPTION', escapeText(entry.description)),
  contentLine('URL', entry.url),
  ...placeLines(entry),
  ...(entry.categories.length > 0 ? [contentLine('CATEGORIES', entry.categories.map(escapeText).join(','))] : []),
  contentLine('END', 'VEVENT'),
]

/** A published event names its organizer (RFC 5546, section 3.2.1). */
const organizer = (by: CalendarEntry['organizer']): string[] =>
  by?.email ? [contentLine(`ORGANIZER;CN=${quoted(by.name)}`, `mailto:${addressOf(by.email)}`)] : []

/** Nobody is asked to answer by their program: places are given here. */
function attendee({ status }: CalendarEntry, { method, attendee: { name, email } }: Invitation): string[] {
  const takesPart = method === 'CANCEL' ? 'DECLINED' : status === 'tentative' ? 'TENTATIVE' : 'ACCEPTED'
  return [contentLine(`ATTENDEE;CN=${quoted(name)};PARTSTAT=${takesPart};RSVP=FALSE`, `mailto:${addressOf(email)}`)]
}

const addressOf = (email: string) => email.replace(/[^\x21-\x7e]/g, '')

/** A parameter's value holds no quotation marks and no line breaks (RFC 5545, section 3.1). */
const quoted = (text: string) => `"${text.replace(/["\r\n]+/g, "'")}"`

/** LOCATION where people go, and CONFERENCE (RFC 7986, section 5.11) where they join. */
const placeLines = ({ location, conference }: CalendarEntry): string[] => [
  ...(location ? [contentLine('LOCATION', escapeText(location))] : []),
  ...(conference ? [contentLine(`CONFERENCE;VALUE=URI;LABEL=${quoted(conference.label)}`, conference.url)] : []),
]

/**
 * Start and, when it is later, end. Equal ones (the clock skipped the hour) leave only a start: RFC 5545, 3.6.1. Within the
 * hour that comes twice a wall clock says two things, so both are given in UTC.
 */
function times({ startsLocal, endsLocal, zone }: CalendarEntry): string[] {
  const [start, end] = [onTheClock(startsLocal, zone), onTheClock(endsLocal, zone)]
  const inUtc = isUtc(zone) || start.isTwice || end.isTwice
  const moment = (name: string, clock: typeof start) =>
    inUtc ? contentLine(name, utcDateTime(clock.at)) : contentLine(`${name};TZID=${zone}`, dateTime(clock.local))
  return [moment('DTSTART', start), ...(end.at > start.at ? [moment('DTEND', end)] : [])]
}
