/** Events that are probably one that somebody posts or decides about, as they are shown beside it. */
import { and, desc, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { signedOut } from '@/lib/platform/errors'
import type { SessionFields } from './fields'
import { findSimilarInput } from './inputs'
import { likenessOf } from './likeness'
import { fullSessions } from './places'
import { can, visibleTo } from './policy'
import { isDated } from './queries'
import { type EventRow, eventColumns, fieldsOf } from './records'
import { daysOf, isLikelySame, isPublic, type Likely } from './rules'
import type { SimilarEvent } from './shapes'
import { eventSessions, events } from './tables'

/**
 * Listings that are probably the event somebody is about to post, at most five: those on the calendar, one's own, and
 * for a moderator those that wait. Without a day the title alone decides.
 */
export async function findSimilar(ctx: Ctx, input: unknown): Promise<{ items: SimilarEvent[] }> {
  const { title, on, state, except } = findSimilarInput.parse(input)
  if (ctx.actor.kind !== 'person') throw signedOut()
  if (title.length < 5) return { items: [] }
  return read(ctx, async (tx) => {
    const found = await candidates(tx, ctx, [
      except ? ne(events.id, except) : undefined,
      sql`similarity(folded(${title}), folded(${events.title})) >= 0.3`,
      or(
        eq(events.status, 'draft'),
        sql`exists (select 1 from ${eventSessions} s where s.event_id = ${events.id} and s.withdrawn_at is null and s.ends_at >= ${ctx.now.toISOString()}::timestamptz)`,
      ),
    ])
    const wanted: Likely = { title, days: on ? [on] : [], states: state ? [state] : [] }
    const likeness = await likenessOf(tx, [wanted], found)
    return {
      items: found
        .filter((each) => isLikelySame(wanted, each, likeness))
        .slice(0, 5)
        .map(({ similar }) => similar),
    }
  })
}

type Candidate = Likely & { id: string; similar: SimilarEvent }

async function candidates(tx: Tx, ctx: Ctx, conditions: readonly (SQL | undefined)[]): Promise<Candidate[]> {
  const rows = await tx
    .select(eventColumns)
    .from(events)
    .where(and(visibleTo(ctx.actor), ne(events.status, 'withdrawn'), ...conditions))
    .orderBy(desc(events.createdAt), desc(events.id))
    .limit(200)
  const sessions = await fullSessions(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => candidate(ctx, row, sessions.get(row.id) ?? []))
}

function candidate(ctx: Ctx, row: EventRow, sent: SessionFields[]): Candidate {
  const { sessions, format } = fieldsOf(row, sent)
  const dated = sessions.filter(isDated)
  const days = daysOf(dated)
  return {
    id: row.id,
    title: row.title,
    days,
    states: format === 'virtual' ? [] : [...new Set(sessions.map(({ state }) => state).filter(Boolean))],
    similar: {
      title: row.title,
      sponsor: row.sponsor,
      on: days[0] ?? null,
      slug: isPublic(row.status) ? row.slug : null,
      status: row.status,
      own: can.change(ctx.actor, row),
      postedAt: (row.submittedAt ?? row.createdAt).toISOString(),
    },
  }
}

/** Events of these ids that the actor sees. */
export const similarByIds = async (tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, SimilarEvent>> =>
  ids.length === 0
    ? new Map()
    : new Map((await candidates(tx, ctx, [inArray(events.id, [...ids])])).map(({ id, similar }) => [id, similar]))
