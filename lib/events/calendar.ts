/** Reading the calendar, for anyone: published and canceled events, never a place that is not shown. */

import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { priorities, topics } from '@/lib/catalog/tables'
import { topicsIn } from '@/lib/catalog/topics'
import type { Ctx } from '@/lib/platform/context'
import { named, read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import type { Locale } from '@/lib/platform/locales'
import { readSearchWords } from '@/lib/platform/search-words'
import { type CalendarFilter, listCalendarInput, slugInput } from './inputs'
import { eventChanges } from './life-tables'
import { type Asked, askedNear, milesTo } from './near'
import { wallText } from './places'
import { onCalendar } from './policy'
import { isPublic } from './rules'
import { all, eventConditions, hasWords, isLike, sessionConditions } from './search'
import { alsoOn } from './series-dates'
import type { Calendar, CalendarItem, EventChange, PublicEvent, PublicSession } from './shapes'
import { eventSessions, events } from './tables'

const PAGE = 50

const itemColumns = {
  id: events.id,
  slug: events.slug,
  title: events.title,
  summary: events.summary,
  kind: events.kind,
  format: events.format,
  status: events.status,
  sponsor: events.sponsor,
  creditMinutes: events.creditMinutes,
  placeHidden: events.hidePlace,
  cancelledAt: events.cancelledAt,
}

const sessionColumns = {
  id: eventSessions.id,
  eventId: eventSessions.eventId,
  startsLocal: eventSessions.startsLocal,
  endsLocal: eventSessions.endsLocal,
  zone: eventSessions.zone,
  startsAt: eventSessions.startsAt,
  endsAt: eventSessions.endsAt,
  venueName: eventSessions.venueName,
  address: eventSessions.address,
  city: eventSessions.city,
  state: eventSessions.state,
  postalCode: eventSessions.postalCode,
  link: eventSessions.link,
}

/**
 * A page of fifty events by their first session within the filter. Words are looked for in title, summary, sponsor, topics,
 * place and description, accents aside; found nowhere, words like them are.
 */
export async function listCalendar(ctx: Ctx, input: unknown = {}): Promise<Calendar> {
  const { page, ...filter } = listCalendarInput.parse(input)
  return read(ctx, async (tx) => {
    const found = await findPage(tx, ctx.now, filter, page, hasWords)
    const { wanted, unwanted } = readSearchWords(filter.q)
    const close = wanted && !unwanted && found.total === 0 ? await findPage(tx, ctx.now, filter, page, isLike) : null
    const { rows, total, page: shown } = close ?? found
    const near = askedNear(filter)
    const items = await withSessions(tx, rows, near)
    const pages = Math.max(1, Math.ceil(total / PAGE))
    return { items, total, page: shown, pages, onlyClose: (close?.total ?? 0) > 0, place: near?.place ?? null }
  })
}

type Found = { rows: ItemRow[]; total: number; page: number }

/** A page beyond the end is the last one: a link that somebody kept outlives its page. */
async function findPage(
  tx: Tx,
  now: Date,
  filter: CalendarFilter,
  page: number,
  matching: (words: string) => SQL,
): Promise<Found> {
  const conditions = all(...eventConditions(filter, matching), ...(await sessionConditions(tx, filter, now)))
  const rows = await tx
    .select({ ...itemColumns, total: sql<number>`count(*) over ()::int` })
    .from(events)
    .innerJoin(eventSessions, eq(eventSessions.eventId, events.id))
    .where(conditions)
    .groupBy(events.id)
    .orderBy(asc(sql`min(${eventSessions.startsAt})`), asc(events.id))
    .limit(PAGE)
    .offset((page - 1) * PAGE)
  if (rows[0] || page === 1) return { rows, total: rows[0]?.total ?? 0, page }
  const [counted] = await tx
    .select({ total: sql<number>`count(distinct ${events.id})::int` })
    .from(events)
    .innerJoin(eventSessions, eq(eventSessions.eventId, events.id))
    .where(conditions)
  const last = Math.max(1, Math.ceil((counted?.total ?? 0) / PAGE))
  return findPage(tx, now, filter, Math.min(last, page - 1), matching)
}

type ItemRow = Pick<typeof events.$inferSelect, Exclude<keyof typeof itemColumns, 'placeHidden'>> & {
  placeHidden: boolean
}

/** Events on the calendar as lists show them, in the order of the ids. */
export async function itemsOf(tx: Tx, ids: readonly string[], near: Asked | null): Promise<CalendarItem[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .select(itemColumns)
    .from(events)
    .where(and(onCalendar, inArray(events.id, [...ids])))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return withSessions(
    tx,
    ids.flatMap((id) => byId.get(id) ?? []),
    near,
  )
}

async function withSessions(tx: Tx, rows: readonly ItemRow[], near: Asked | null): Promise<CalendarItem[]> {
  const sessions = await sessionsOf(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const own = sessions.get(row.id) ?? []
    const miles = own.flatMap((session) => milesTo(near, { ...session, placeHidden: row.placeHidden }) ?? [])
    return { ...shapedItem(row, own), miles: miles.length > 0 ? Math.min(...miles) : null }
  })
}

const shapedItem = (row: ItemRow, sessions: PublicSession[]): Omit<CalendarItem, 'miles'> => ({
  slug: row.slug,
  title: row.title,
  summary: row.summary,
  kind: row.kind,
  format: row.format,
  status: isPublic(row.status) ? row.status : 'published',
  sponsor: row.sponsor,
  creditMinutes: row.creditMinutes,
  placeHidden: row.placeHidden,
  cancelledAt: row.cancelledAt?.toISOString() ?? null,
  sessions,
})

/** What anyone may see of the sessions of events, by event and in order. */
export async function sessionsOf(tx: Tx, eventIds: readonly string[]): Promise<Map<string, PublicSession[]>> {
  const byEvent = new Map<string, PublicSession[]>()
  if (eventIds.length === 0) return byEvent
  const rows = await tx
    .select(sessionColumns)
    .from(eventSessions)
    .where(and(inArray(eventSessions.eventId, [...eventIds]), isNull(eventSessions.withdrawnAt)))
    .orderBy(asc(eventSessions.eventId), asc(eventSessions.position))
  for (const { eventId, ...row } of rows) {
    const session = {
      ...row,
      startsLocal: wallText(row.startsLocal),
      endsLocal: wallText(row.endsLocal),
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
    }
    byEvent.set(eventId, [...(byEvent.get(eventId) ?? []), session])
  }
  return byEvent
}

const bySlug = named('events-by-slug', (db) =>
  db
    .select({
      ...itemColumns,
      description: events.description,
      audiences: events.audiences,
      topicIds: events.topicIds,
      priorityIds: events.priorityIds,
      cost: events.cost,
      accessibility: events.accessibility,
      contactName: events.contactName,
      contactEmail: events.contactEmail,
      contactPhone: events.contactPhone,
      registrationUrl: events.registrationUrl,
      cancelReason: events.cancelReason,
      sequence: events.sequence,
      updatedAt: events.updatedAt,
      seriesId: events.seriesId,
    })
    .from(events)
    .where(and(onCalendar, eq(events.slug, sql.placeholder('slug'))))
    .limit(1),
)

/** What no event can be called is not found. */
export function askedSlug(input: unknown): string {
  const parsed = slugInput.safeParse(input)
  if (!parsed.success) throw notFound('This event')
  return parsed.data.slug
}

/** An event as its page shows it. @throws not-found */
export async function getEvent(ctx: Ctx, input: unknown): Promise<PublicEvent> {
  const slug = askedSlug(input)
  return read(ctx, async (tx) => {
    const [row] = await bySlug.on(tx, { slug })
    if (!row) throw notFound('This event')
    const sessions = await sessionsOf(tx, [row.id])
    const names = await facetNames(tx, ctx.locale)
    return {
      ...shapedItem(row, sessions.get(row.id) ?? []),
      description: row.description,
      audiences: row.audiences,
      topics: names.topics.filter(({ id }) => row.topicIds.includes(id)),
      priorities: names.priorities.filter(({ id }) => row.priorityIds.includes(id)),
      cost: row.cost,
      accessibility: row.accessibility,
      contactName: row.contactName,
      contactEmail: row.contactEmail,
      contactPhone: row.contactPhone,
      registrationUrl: row.registrationUrl,
      cancelReason: row.cancelReason,
      changes: await changesOf(tx, row.id),
      alsoOn: await alsoOn(tx, ctx, row),
      sequence: row.sequence,
      updatedAt: row.updatedAt.toISOString(),
    }
  })
}

const CHANGES_SHOWN = 5

async function changesOf(tx: Tx, eventId: string): Promise<EventChange[]> {
  const rows = await tx
    .select({ change: eventChanges, session: eventSessions })
    .from(eventChanges)
    .leftJoin(eventSessions, eq(eventSessions.id, eventChanges.sessionId))
    .where(eq(eventChanges.eventId, eventId))
    .orderBy(desc(eventChanges.changedAt), desc(eventChanges.id))
    .limit(CHANGES_SHOWN)
  return rows.map(({ change: { kind, reason, timesBefore, changedAt }, session }) => ({
    ...{ kind, reason, timesBefore, changedAt: changedAt.toISOString() },
    session: session && {
      startsLocal: wallText(session.startsLocal),
      endsLocal: wallText(session.endsLocal),
      zone: session.zone,
    },
  }))
}

const allTopics = named('events-topics', (db) => db.select({ id: topics.id, name: topics.name }).from(topics))
const allPriorities = named('events-priorities', (db) =>
  db.select({ id: priorities.id, name: priorities.name }).from(priorities).orderBy(asc(priorities.position)),
)
const facetNames = async (tx: Tx, locale: Locale) => ({
  topics: topicsIn(locale, await allTopics.on(tx)),
  priorities: await allPriorities.on(tx),
})

/** The topics and priorities that events are filtered by and tagged with. */
export const listFacets = (ctx: Ctx) => read(ctx, (tx) => facetNames(tx, ctx.locale))
