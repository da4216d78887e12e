/** What moderators read: the queue with its doubles, and an event as one decides about it. */

import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { topics } from '@/lib/catalog/tables'
import { topicsIn } from '@/lib/catalog/topics'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { forbidden, notFound } from '@/lib/platform/errors'
import { askedSlug } from './calendar'
import { doublesOf } from './likeness'
import { fullSessions } from './places'
import { can, visibleTo } from './policy'
import { blockedPosters } from './posting-tables'
import { decisionsOf } from './queries'
import { type EventRow, eventColumns, sentFields } from './records'
import { grouped, isPublic } from './rules'
import type { Submission } from './shapes'
import { similarByIds } from './similar'
import { events } from './tables'
import { countWaiting, isWaiting } from './waiting'
import { warningsOf } from './warnings'

const QUEUE = 100
const SHOWN = 5

/**
 * What waits for a moderator: events that were sent, and published ones that were changed since somebody looked. The
 * longest waiting first; what is probably one event, and the dates of one series, stand together.
 * @throws forbidden
 */
export async function listSubmissions(ctx: Ctx): Promise<{ groups: { submissions: Submission[] }[]; total: number }> {
  if (!can.moderate(ctx.actor)) throw forbidden()
  return read(ctx, async (tx) => {
    const rows = await tx
      .select(eventColumns)
      .from(events)
      .where(and(visibleTo(ctx.actor), isWaiting))
      .orderBy(asc(sql`coalesce(${events.recheckSince}, ${events.submittedAt})`), asc(events.id))
      .limit(QUEUE)
    const total = await countWaiting(tx)
    const pairs = await doublesOf(
      tx,
      rows.map(({ id }) => id),
    )
    const items = await submissionsOf(tx, ctx, [...rows, ...(await behind(tx, ctx, rows, pairs))], pairs)
    const same = new Set(pairs.flatMap(({ ofId, id }) => [`${ofId} ${id}`, `${id} ${ofId}`]))
    const series = new Map(rows.map(({ id, seriesId }) => [id, seriesId ?? id]))
    const groups = grouped(
      items,
      (a, b) => same.has(`${a.eventId} ${b.eventId}`) || (series.get(a.eventId) ?? a) === (series.get(b.eventId) ?? b),
    )
    return { groups: groups.map((submissions) => ({ submissions })), total }
  })
}

type Pair = { ofId: string; id: string }

/** Those that wait further back, and are probably one with an event in front. */
async function behind(tx: Tx, ctx: Ctx, rows: readonly EventRow[], pairs: readonly Pair[]): Promise<EventRow[]> {
  const there = new Set(rows.map(({ id }) => id))
  const ids = [...new Set(pairs.map(({ id }) => id).filter((id) => !there.has(id)))]
  if (ids.length === 0) return []
  return tx
    .select(eventColumns)
    .from(events)
    .where(and(visibleTo(ctx.actor), isWaiting, inArray(events.id, ids)))
    .orderBy(asc(events.id))
}

/** An event on the calendar as a moderator sees one that waits; for taking it off. @throws forbidden, not-found */
export async function getPosting(ctx: Ctx, input: unknown): Promise<Submission> {
  const slug = askedSlug(input)
  if (!can.moderate(ctx.actor)) throw forbidden()
  return read(ctx, async (tx) => {
    const rows = await tx
      .select(eventColumns)
      .from(events)
      .where(and(visibleTo(ctx.actor), eq(events.status, 'published'), eq(events.slug, slug)))
    const ids = rows.map(({ id }) => id)
    const [found] = await submissionsOf(tx, ctx, rows, await doublesOf(tx, ids))
    if (!found) throw notFound('This event')
    return found
  })
}

async function submissionsOf(
  tx: Tx,
  ctx: Ctx,
  rows: readonly EventRow[],
  pairs: readonly Pair[],
): Promise<Submission[]> {
  const ids = rows.map(({ id }) => id)
  const sessions = await fullSessions(tx, ids)
  const decisions = await decisionsOf(tx, ids)
  const names = topicsIn(ctx.locale, await tx.select({ id: topics.id, name: topics.name }).from(topics))
  const known = await similarByIds(tx, ctx, [...new Set(pairs.map(({ id }) => id))])
  const posters = await postersOf(tx, rows)
  return rows.map((row) => {
    const fields = sentFields(row, sessions.get(row.id) ?? [])
    const doubles = pairs.flatMap(({ ofId, id }) => (ofId === row.id ? (known.get(id) ?? []) : []))
    const poster = posters.get(row.organizerId) ?? { published: 0, waiting: 0, isBlocked: false }
    return {
      eventId: row.id,
      version: row.updatedAt.toISOString(),
      why: row.status === 'submitted' ? 'submitted' : row.recheckSince ? 'changed' : 'published',
      what: row.recheckWhat ?? [],
      waitingSince: (row.recheckSince ?? row.submittedAt ?? row.createdAt).toISOString(),
      slug: isPublic(row.status) ? row.slug : null,
      own: !can.decide(ctx.actor, row),
      fields,
      topics: names.filter(({ id }) => row.topicIds.includes(id)),
      decisions: decisions.get(row.id) ?? [],
      similar: doubles.filter(({ status }) => isPublic(status)).slice(0, SHOWN),
      warnings: warningsOf(fields, { ...poster, similar: doubles.length }),
      poster,
    }
  })
}

/** How whoever posted them has fared. Who that is, moderators are not told. */
async function postersOf(tx: Tx, rows: readonly EventRow[]): Promise<Map<string, Submission['poster']>> {
  const ids = [...new Set(rows.map(({ organizerId }) => organizerId))]
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({
      personId: events.organizerId,
      published: sql<number>`count(*) filter (where ${events.publishedAt} is not null)::int`,
      waiting: sql<number>`count(*) filter (where ${events.status} = 'submitted')::int`,
      isBlocked: sql<boolean>`exists (select 1 from ${blockedPosters} b where b.person_id = ${events.organizerId} and ${isNull(sql`b.lifted_at`)})`,
    })
    .from(events)
    .where(inArray(events.organizerId, ids))
    .groupBy(events.organizerId)
  return new Map(found.map(({ personId, ...poster }) => [personId, poster]))
}
