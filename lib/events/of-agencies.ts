/** Events to come that agencies organize, for anyone: what the pages of those who work together show. */
import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import type { Tx } from '@/lib/platform/database'
import { wallText } from './places'
import { eventSessions, events } from './tables'

export type ComingEvent = {
  slug: string
  title: string
  startsLocal: string
  endsLocal: string
  zone: string
  city: string | null
  state: string | null
  organizer: string
}

/** Published events of these agencies by their next session; of a place that is not shown, nothing. */
export async function listComingOf(
  tx: Tx,
  agencyIds: readonly string[],
  now: Date,
  most: number,
): Promise<ComingEvent[]> {
  if (agencyIds.length === 0) return []
  const next = tx.$with('next').as(
    tx
      .selectDistinctOn([events.id], {
        slug: events.slug,
        title: events.title,
        startsLocal: eventSessions.startsLocal,
        endsLocal: eventSessions.endsLocal,
        zone: eventSessions.zone,
        startsAt: eventSessions.startsAt,
        city: sql<string | null>`case when not ${events.hidePlace} then ${eventSessions.city} end`.as('shown_city'),
        state: sql<string | null>`case when not ${events.hidePlace} then ${eventSessions.state} end`.as('shown_state'),
        organizer: agencies.name,
      })
      .from(events)
      .innerJoin(eventSessions, eq(eventSessions.eventId, events.id))
      .innerJoin(agencies, eq(agencies.id, events.agencyId))
      .where(
        and(
          eq(events.status, 'published'),
          inArray(events.agencyId, [...agencyIds]),
          isNull(eventSessions.withdrawnAt),
          gt(eventSessions.endsAt, now),
        ),
      )
      .orderBy(asc(events.id), asc(eventSessions.startsAt)),
  )
  const rows = await tx.with(next).select().from(next).orderBy(asc(next.startsAt), asc(next.slug)).limit(most)
  return rows.map(({ startsAt: _, ...row }) => ({
    ...row,
    startsLocal: wallText(row.startsLocal),
    endsLocal: wallText(row.endsLocal),
  }))
}
