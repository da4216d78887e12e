/** The calendar for programs that subscribe to it, in our words; `interop` writes it as iCalendar. */
import { asc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import { notFound } from '@/lib/platform/errors'
import { stateName } from '@/lib/platform/states'
import { addDays, dayIn } from '@/lib/platform/time'
import { askedSlug, sessionsOf } from './calendar'
import { calendarFilter } from './inputs'
import { onCalendar } from './policy'
import { all, eventConditions, hasWords, sessionConditions } from './search'
import type { PublicSession } from './shapes'
import { eventSessions, events } from './tables'
import { kindNames } from './words'

const FEED_LIMIT = 1000
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
  updatedAt: events.updatedAt,
}
type Row = Pick<typeof events.$inferSelect, keyof typeof columns>

/**
 * The first thousand events that a subscriber follows, canceled ones included: those of the filter, from ninety days back
 * unless it names days. `changedAt` is the last change of any of them (ISO instant), or null when there are none.
 */
export async function feedEvents(ctx: Ctx, input: unknown = {}) {
  const filter = calendarFilter.parse(input)
  const back = addDays(dayIn('UTC', ctx.now), -DAYS_BACK)
  return read(ctx, async (tx) => {
    const rows = await tx
      .select(columns)
      .from(events)
      .innerJoin(eventSessions, eq(eventSessions.eventId, events.id))
      .where(
        all(
          ...eventConditions(filter, hasWords),
          ...sessionConditions({ ...filter, from: filter.from ?? (filter.to ? undefined : back) }, ctx.now),
        ),
      )
      .groupBy(events.id)
      .orderBy(asc(sql`min(${eventSessions.startsAt})`), asc(events.id))
      .limit(FEED_LIMIT)
    return shaped(tx, rows)
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
    return shaped(tx, rows)
  })
  const [event] = feed.items
  if (!event) throw notFound('This event')
  return { event, changedAt: event.lastModified }
}

async function shaped(tx: Tx, rows: readonly Row[]) {
  const sessions = await sessionsOf(
    tx,
    rows.map(({ id }) => id),
  )
  const items = rows.map((row) => ({
    uid: `${row.id}@attest`,
    sequence: row.sequence,
    status: row.status === 'cancelled' ? ('cancelled' as const) : ('confirmed' as const),
    title: row.title,
    summary: row.hidePlace ? `${row.summary}\n\nThe place is given after you register.` : row.summary,
    url: `${publicUrl()}/calendar/${row.slug}`,
    categories: [kindNames[row.kind]],
    lastModified: row.updatedAt.toISOString(),
    sessions: (sessions.get(row.id) ?? []).map((session) => ({
      key: session.id,
      startsLocal: session.startsLocal,
      endsLocal: session.endsLocal,
      zone: session.zone,
      location: row.hidePlace ? null : locationOf(session),
    })),
  }))
  const changedAt = items.reduce<string | null>(
    (last, { lastModified }) => (last && last > lastModified ? last : lastModified),
    null,
  )
  return { items, changedAt }
}

/** "Harbor Hall, 200 Quay Street, Marlow Bay, California 93999", or the link to join. */
function locationOf({ venueName, address, city, state, postalCode, link }: PublicSession): string | null {
  const region = state ? [stateName(state), postalCode].filter(Boolean).join(' ') : null
  return [venueName, address, city, region].filter(Boolean).join(', ') || link
}
