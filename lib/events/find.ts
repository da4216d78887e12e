/** Finding an event to name it, past or to come: a rule of last year asks for what was held last year. */
import { and, asc, inArray, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { signedOut } from '@/lib/platform/errors'
import { readSearchWords } from '@/lib/platform/search-words'
import { itemsOf } from './calendar'
import type { FoundEvents } from './found-shapes'
import { findEventsInput } from './inputs'
import { onCalendar } from './policy'
import { hasWords, isLike } from './search'
import { eventSessions, events } from './tables'

/**
 * Events on the calendar with these words in title, place or whoever gives them, whatever their day is, the nearest to today
 * first; found nowhere, words like them are. `seriesId` is the event that its series is called by, where that is on the
 * calendar as well. @throws signed-out
 */
export async function findEvents(ctx: Ctx, input: unknown): Promise<FoundEvents> {
  const { search, limit } = findEventsInput.parse(input)
  if (ctx.actor.kind !== 'person') throw signedOut()
  if (!readSearchWords(search).wanted) return { items: [], total: 0 }
  return read(ctx, async (tx) => {
    const asked = { now: ctx.now, limit }
    const found = await findWith(tx, hasWords(search), asked)
    return found.total > 0 ? found : findWith(tx, isLike(search), asked)
  })
}

/** Found and counted in one pass: words that are only alike are compared with every event. */
async function findWith(tx: Tx, words: SQL, { now, limit }: { now: Date; limit: number }): Promise<FoundEvents> {
  const starts = sql`(select min(s.starts_at) from ${eventSessions} s where s.event_id = ${events.id} and s.withdrawn_at is null)`
  const rows = await tx
    .select({
      eventId: events.id,
      slug: events.slug,
      seriesId: events.seriesId,
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(events)
    .where(and(onCalendar, words))
    .orderBy(sql`abs(extract(epoch from ${starts} - ${now.toISOString()}::timestamptz)) nulls last`, asc(events.id))
    .limit(limit)
  const shown = await calledBy(
    tx,
    rows.flatMap(({ seriesId }) => seriesId ?? []),
  )
  const items = await itemsOf(
    tx,
    rows.map(({ eventId }) => eventId),
    null,
  )
  const ids = new Map(rows.map(({ slug, total: _, ...row }) => [slug, row]))
  return {
    items: items.flatMap((item) => {
      const row = ids.get(item.slug)
      return row ? [{ ...item, ...row, seriesId: row.seriesId && shown.has(row.seriesId) ? row.seriesId : null }] : []
    }),
    total: rows[0]?.total ?? 0,
  }
}

/** Of these series those whose first date anyone sees. */
async function calledBy(tx: Tx, seriesIds: readonly string[]): Promise<Set<string>> {
  if (seriesIds.length === 0) return new Set()
  const rows = await tx
    .select({ id: events.id })
    .from(events)
    .where(and(onCalendar, inArray(events.id, [...seriesIds])))
  return new Set(rows.map(({ id }) => id))
}
