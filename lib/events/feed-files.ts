/** What subscribers get of events: a calendar for programs that follow it or open a file, and a feed of what is new. Pure. */
import { type AtomAbout, type AtomEntry, atomText } from '@/lib/formats/atom'
import { type CalendarEntry, calendarText, type Invitation } from '@/lib/formats/icalendar'
import { type JsonFeedAbout, jsonFeedText } from '@/lib/formats/json-feed'
import type { FeedItem, FeedSession } from './feed'
import { sessionWords } from './words'

const PRODUCT = '-//Attest//Calendar of events//EN'
const TWICE_A_DAY = 12 * 60

/**
 * Events for programs that subscribe to them, each session an entry of its own.
 * @param about what the calendar is called there, and when this text is made
 */
export const calendarFeed = (items: readonly FeedItem[], { name, stampedAt }: { name: string; stampedAt: Date }) =>
  calendarText(items.flatMap(entriesOf), {
    product: PRODUCT,
    stampedAt,
    subscription: { name, refreshMinutes: TWICE_A_DAY },
  })

/** One event with all its sessions, as a file to open or to attach to a message. */
export const eventCalendar = (item: FeedItem, stampedAt: Date): string =>
  calendarText(entriesOf(item), { product: PRODUCT, stampedAt })

/** One session for one person who comes: its entry under the same UID as everywhere, or its removal. */
export const sessionCalendar = (
  item: FeedItem,
  session: FeedSession,
  { status, stampedAt, ...invitation }: Invitation & { status: FeedItem['status']; stampedAt: Date },
): string =>
  calendarText([{ ...entryOf(item, session), status, title: titleOf(item.title, status) }], {
    ...{ product: PRODUCT, stampedAt, invitation },
  })

/** Several sessions for one person, each under its UID, as a file to open: an invitation has one UID (RFC 5546, section 3.2.2). */
export const sessionsCalendar = (
  item: FeedItem,
  sessions: readonly { session: FeedSession; status: FeedItem['status'] }[],
  stampedAt: Date,
): string =>
  calendarText(
    sessions.map(({ session, status }) => ({
      ...entryOf(item, session),
      status,
      title: titleOf(item.title, status),
    })),
    { product: PRODUCT, stampedAt },
  )

/** What somebody is registered for, under a private address: each session once. */
export const personalFeed = (items: readonly FeedItem[], stampedAt: Date): string =>
  calendarText(items.flatMap(entriesOf), {
    product: PRODUCT,
    stampedAt,
    subscription: { name: 'My dates', refreshMinutes: TWICE_A_DAY },
  })

const entriesOf = (item: FeedItem): CalendarEntry[] => item.sessions.map((session) => entryOf(item, session))

function entryOf(item: FeedItem, session: FeedSession): CalendarEntry {
  const status = session.withdrawn ? 'cancelled' : item.status
  return {
    uid: sessionUid(item.uid, session.key),
    sequence: item.sequence,
    status,
    // Programs strike, hide or keep what is canceled, so the title says it too.
    title: titleOf(item.title, status),
    description: descriptionOf(item, session),
    organizer: item.organizer,
    url: item.url,
    startsLocal: session.startsLocal,
    endsLocal: session.endsLocal,
    zone: session.zone,
    location: session.location ?? session.link,
    conference: session.link ? { label: 'Join online', url: session.link } : null,
    categories: item.categories,
    lastModified: item.lastModified,
  }
}

const titleOf = (title: string, status: FeedItem['status']): string =>
  status === 'cancelled' ? `Canceled: ${title}` : status === 'tentative' ? `Postponed: ${title}` : title

function sessionUid(uid: string, key: string): string {
  const [name, ...domain] = uid.split('@')
  return [`${name}-${key}`, ...domain].join('@')
}

function descriptionOf(item: FeedItem, session: FeedSession): string {
  const why = item.cancelReason ? `Canceled: ${item.cancelReason}` : null
  const off = session.withdrawReason ? `This session does not take place: ${session.withdrawReason}` : null
  const removed = session.withdrawn && item.status !== 'cancelled' ? (off ?? 'This session does not take place.') : null
  const later = item.postponeReason ? `Postponed, with no new day yet: ${item.postponeReason}` : null
  const join = session.link ? `Join: ${session.link}` : null
  return [why ?? removed ?? later, item.summary, join, item.url].filter(Boolean).join('\n\n')
}

/** The same events for feed readers, the last changed first. */
export const atomFeed = (items: readonly FeedItem[], about: Omit<AtomAbout, 'generator'>): string =>
  atomText(lastFirst(items).map(newsOf), { ...about, generator: 'Attest' })

/** The same as JSON, with the times of the sessions for programs. */
export const jsonFeed = (items: readonly FeedItem[], about: Omit<JsonFeedAbout, 'language'>): string =>
  jsonFeedText(
    lastFirst(items).map((item) => ({ ...newsOf(item), more: { _attest: forPrograms(item) } })),
    { ...about, language: 'en-US' },
  )

const lastFirst = (items: readonly FeedItem[]) =>
  [...items].sort((a, b) => (a.lastModified < b.lastModified ? 1 : a.lastModified > b.lastModified ? -1 : 0))

/** Wall clocks with their zone, as everywhere; an hour that comes twice is the first of the two. */
const forPrograms = ({ status, sequence, sessions }: FeedItem) => ({
  status,
  sequence,
  sessions: sessions.map(({ startsLocal, endsLocal, zone, location, link, withdrawn }) => ({
    starts_local: startsLocal,
    ends_local: endsLocal,
    zone,
    location,
    link,
    withdrawn,
  })),
})

const newsOf = (item: FeedItem): AtomEntry => ({
  id: `urn:uuid:${item.uid.split('@')[0]}`,
  title: titleOf(item.title, item.status),
  url: item.url,
  summary: summaryOf(item),
  author: item.organizer.name,
  categories: item.categories,
  publishedAt: item.publishedAt,
  changedAt: item.lastModified,
})

function summaryOf({ cancelReason, postponeReason, summary, sessions }: FeedItem): string {
  const [first] = sessions.filter(({ withdrawn }) => !withdrawn)
  const later = postponeReason ? `Postponed, with no new day yet: ${postponeReason}` : null
  return [cancelReason ? `Canceled: ${cancelReason}` : later, first ? `${sessionWords(first)}.` : null, summary]
    .filter(Boolean)
    .join(' ')
}
