/** The calendar for programs that subscribe to it, in our words; `feed-files.ts` writes it as iCalendar, Atom or JSON Feed. */

import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { priorities, topics } from '@/lib/catalog/tables'
import { topicsIn } from '@/lib/catalog/topics'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import { invalid, notFound } from '@/lib/platform/errors'
import type { Locale } from '@/lib/platform/locales'
import { plusDays } from '@/lib/platform/time'
import { askedSlug } from './calendar'
import { feedName } from './filter-words'
import { feedFilter } from './inputs'
import { eventChanges } from './life-tables'
import { askedNear } from './near'
import { wallText } from './places'
import { onCalendar } from './policy'
import { all, eventConditions, hasWords, sessionConditions } from './search'
import { eventSessions, events, hiddenPlaces } from './tables'
import { addressWords, kindNames } from './words'

const FEED_LIMIT = 5000
const DAYS_BACK = 90

const columns = {
  id: events.id,
  slug: events.slug,
  title: events.title,
  summary: events.summary,
  kind: events.kind,
  status: events.status,
  sequence: events.sequence,
  hidePlace: events.hidePlace,
  sponsor: events.sponsor,
  contactEmail: events.contactEmail,
  topicIds: events.topicIds,
  priorityIds: events.priorityIds,
  cancelReason: events.cancelReason,
  publishedAt: events.publishedAt,
  updatedAt: events.updatedAt,
}
type Row = Pick<typeof events.$inferSelect, keyof typeof columns>

export type FeedSession = {
  /** Names the session for good, wherever it stands in the list. */
  key: string
  /** Wall clock in `zone` (an IANA name), `YYYY-MM-DDTHH:MM`. */
  startsLocal: string
  endsLocal: string
  zone: string
  location: string | null
  link: string | null
  /** Taken out of the event after it was public: programs hear that it is off. */
  withdrawn: boolean
  withdrawReason: string | null
}

/** An event as a subscriber follows it, with the sessions that were taken out of it since it was public. */
export type FeedItem = {
  /** Stable for the life of the event. */
  uid: string
  sequence: number
  /** Tentative: postponed, with no day yet; it is kept under the one it had. */
  status: 'confirmed' | 'tentative' | 'cancelled'
  title: string
  summary: string
  cancelReason: string | null
  /** Why it is postponed, while it is. */
  postponeReason: string | null
  organizer: { name: string; email: string }
  url: string
  categories: string[]
  /** ISO instants. */
  publishedAt: string
  lastModified: string
  sessions: FeedSession[]
}

/**
 * The first five thousand events that a subscriber follows, canceled ones included: those of the filter, from ninety days back
 * unless it names days. `changedAt` is the last change of any of them (ISO instant), or null when there are none.
 * @throws invalid for a filter or a value that is not known: a subscription must not silently grow or run dry
 */
export async function feedEvents(ctx: Ctx, input: unknown = {}) {
  const filter = feedFilter.parse(input)
  if (askedNear(filter)?.place.isKnown === false)
    throw invalid('near', 'This ZIP code is not known: check its five digits, or give a state instead.')
  const notOverBy = plusDays(ctx.now, -DAYS_BACK)
  return read(ctx, async (tx) => {
    const rows = await tx
      .select(columns)
      .from(events)
      .innerJoin(eventSessions, eq(eventSessions.eventId, events.id))
      .where(all(...eventConditions(filter, hasWords), ...(await sessionConditions(tx, filter, notOverBy))))
      .groupBy(events.id)
      .orderBy(asc(sql`min(${eventSessions.startsAt})`), asc(events.id))
      .limit(FEED_LIMIT)
    const names = await categoryNames(tx, ctx.locale)
    return { ...(await shaped(tx, rows, names)), name: feedName(filter, (id) => names.get(id)) }
  })
}

/** One event in the same shape. @throws not-found */
export async function feedEvent(ctx: Ctx, input: unknown) {
  const slug = askedSlug(input)
  const feed = await read(ctx, async (tx) => {
    const rows = await tx
      .select(columns)
      .from(events)
      .where(all(onCalendar, eq(events.slug, slug)))
      .limit(1)
    return shaped(tx, rows, await categoryNames(tx, ctx.locale))
  })
  const [event] = feed.items
  if (!event) throw notFound('This event')
  return { event, changedAt: event.lastModified }
}

/**
 * Events whatever their state, for those who come: with the places that are not shown, where `open` says so of an event.
 * Called as the system, which reads them.
 */
export async function feedItemsFor(
  { tx, ctx }: { tx: Tx; ctx: Ctx },
  eventIds: readonly string[],
  open: ReadonlySet<string>,
): Promise<FeedItem[]> {
  if (eventIds.length === 0) return []
  const rows = await tx
    .select(columns)
    .from(events)
    .where(inArray(events.id, [...eventIds]))
    .orderBy(asc(events.id))
  const { items } = await shaped(tx, rows, await categoryNames(tx, ctx.locale))
  const ids = rows.flatMap(({ id, hidePlace }) => (hidePlace && open.has(id) ? [id] : []))
  const places = await placesNotShown(tx, ids)
  return items.map((item, i) => {
    const row = rows[i]
    if (!row || !ids.includes(row.id)) return item
    const sessions = item.sessions.map((session) => ({ ...session, ...places.get(session.key) }))
    return { ...item, summary: row.summary, sessions }
  })
}

async function placesNotShown(tx: Tx, eventIds: readonly string[]) {
  const found = new Map<string, Pick<FeedSession, 'location' | 'link'>>()
  if (eventIds.length === 0) return found
  const rows = await tx
    .select({ hidden: hiddenPlaces, state: eventSessions.state })
    .from(hiddenPlaces)
    .innerJoin(eventSessions, eq(eventSessions.id, hiddenPlaces.sessionId))
    .where(inArray(eventSessions.eventId, [...eventIds]))
  for (const { hidden, state } of rows)
    found.set(hidden.sessionId, { location: addressWords({ ...hidden, state }) || null, link: hidden.link })
  return found
}

async function shaped(tx: Tx, rows: readonly Row[], names: ReadonlyMap<string, string>) {
  const sessions = await sessionsEver(tx, rows)
  const reasons = await reasonsOf(tx, rows)
  const items = rows.map(
    (row): FeedItem => ({
      uid: `${row.id}@attest`,
      sequence: row.sequence,
      status: row.status === 'cancelled' ? 'cancelled' : row.status === 'postponed' ? 'tentative' : 'confirmed',
      title: row.title,
      summary: row.hidePlace ? `${row.summary}\n\nThe place is given after you register.` : row.summary,
      cancelReason: row.cancelReason,
      postponeReason: row.status === 'postponed' ? (reasons.get(row.id) ?? null) : null,
      organizer: { name: row.sponsor, email: row.contactEmail },
      url: `${publicUrl()}/calendar/${row.slug}`,
      categories: [kindNames[row.kind], ...[...row.priorityIds, ...row.topicIds].flatMap((id) => names.get(id) ?? [])],
      publishedAt: (row.publishedAt ?? row.updatedAt).toISOString(),
      lastModified: row.updatedAt.toISOString(),
      sessions: (sessions.get(row.id) ?? []).map((session) => ({
        key: session.id,
        startsLocal: wallText(session.startsLocal),
        endsLocal: wallText(session.endsLocal),
        zone: session.zone,
        location: row.hidePlace ? null : addressWords(session) || null,
        link: row.hidePlace ? null : session.link,
        withdrawn: session.withdrawnAt !== null,
        withdrawReason: session.withdrawnAt === null ? null : (reasons.get(session.id) ?? null),
      })),
    }),
  )
  const changedAt = items.reduce<string | null>(
    (last, { lastModified }) => (last && last > lastModified ? last : lastModified),
    null,
  )
  return { items, changedAt }
}

/** Why events are postponed and sessions are off, by the id of each; the last word of several. */
async function reasonsOf(tx: Tx, rows: readonly Row[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map()
  const found = await tx
    .select({ eventId: eventChanges.eventId, sessionId: eventChanges.sessionId, reason: eventChanges.reason })
    .from(eventChanges)
    .where(
      and(
        inArray(eventChanges.kind, ['postponed', 'session-cancelled']),
        inArray(
          eventChanges.eventId,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(eventChanges.changedAt), asc(eventChanges.id))
  return new Map(found.map(({ eventId, sessionId, reason }) => [sessionId ?? eventId, reason]))
}

type Session = typeof eventSessions.$inferSelect

/** The sessions of events in order; those taken out last. */
async function sessionsEver(tx: Tx, rows: readonly Row[]): Promise<Map<string, Session[]>> {
  const byEvent = new Map<string, Session[]>()
  if (rows.length === 0) return byEvent
  const ids = rows.map(({ id }) => id)
  const found = await tx
    .select()
    .from(eventSessions)
    .where(inArray(eventSessions.eventId, ids))
    .orderBy(asc(sql`${eventSessions.withdrawnAt} is not null`), asc(eventSessions.startsAt), asc(eventSessions.id))
  for (const row of found) byEvent.set(row.eventId, [...(byEvent.get(row.eventId) ?? []), row])
  return byEvent
}

export async function categoryNames(tx: Tx, locale: Locale): Promise<Map<string, string>> {
  const named = [
    ...topicsIn(locale, await tx.select({ id: topics.id, name: topics.name }).from(topics)),
    ...(await tx.select({ id: priorities.id, name: priorities.name }).from(priorities)),
  ]
  return new Map(named.map(({ id, name }) => [id, name]))
}
