/** What moderators read: the queue, probable duplicates, and an event as one decides about it. */
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { topics } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { forbidden, notFound, signedOut } from '@/lib/platform/errors'
import { addDays } from '@/lib/platform/time'
import { askedSlug } from './calendar'
import type { SessionFields } from './fields'
import { findSimilarInput } from './inputs'
import { likenessOf } from './likeness'
import { fullSessions } from './places'
import { can, onCalendar, visibleTo } from './policy'
import { decisionsOf, isDated } from './queries'
import { type EventRow, eventColumns, fieldsOf, sentFields } from './records'
import { daysOf, groupedByLikeness, isLikelySame, isPublic, type Likely } from './rules'
import type { SimilarEvent, Submission } from './shapes'
import { eventSessions, events } from './tables'

const QUEUE = 100

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

/**
 * What waits for a moderator: events that were sent, and published ones that were changed since somebody looked. The
 * longest waiting first; what is probably one event stands together, with its likes on the calendar.
 * @throws forbidden
 */
export async function listSubmissions(ctx: Ctx): Promise<{ groups: { submissions: Submission[] }[]; total: number }> {
  if (!can.moderate(ctx.actor)) throw forbidden()
  return read(ctx, async (tx) => {
    const waiting = or(
      eq(events.status, 'submitted'),
      and(eq(events.status, 'published'), isNotNull(events.recheckSince)),
    )
    const rows = await tx
      .select(eventColumns)
      .from(events)
      .where(and(visibleTo(ctx.actor), waiting))
      .orderBy(asc(sql`coalesce(${events.recheckSince}, ${events.submittedAt})`), asc(events.id))
      .limit(QUEUE)
    const [{ total } = { total: 0 }] = await tx
      .select({ total: sql<number>`count(*)::int` })
      .from(events)
      .where(and(visibleTo(ctx.actor), waiting))
    const items = await submissionsOf(tx, ctx, rows)
    const likeness = await likenessOf(tx, items, items)
    return {
      groups: groupedByLikeness(items, likeness).map((group) => ({
        submissions: group.map(({ submission }) => submission),
      })),
      total,
    }
  })
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
    const [found] = await submissionsOf(tx, ctx, rows)
    if (!found) throw notFound('This event')
    return found.submission
  })
}

async function submissionsOf(
  tx: Tx,
  ctx: Ctx,
  rows: readonly EventRow[],
): Promise<(Likely & { submission: Submission })[]> {
  const ids = rows.map(({ id }) => id)
  const sessions = await fullSessions(tx, ids)
  const decisions = await decisionsOf(tx, ids)
  const names = await tx.select({ id: topics.id, name: topics.name }).from(topics).orderBy(topics.name)
  const days = [...new Set(rows.flatMap((row) => daysOf(sessions.get(row.id) ?? [])))].sort()
  const near = await nearby(tx, ctx, days)
  const listings = rows.map((row) => {
    const sent = sessions.get(row.id) ?? []
    return { row, sent, likely: candidate(ctx, { ...row, draft: null }, sent) }
  })
  const likeness = await likenessOf(
    tx,
    listings.map(({ likely }) => likely),
    near,
  )
  return listings.map(({ row, sent, likely: { similar: _, ...likely } }) => {
    return {
      ...likely,
      submission: {
        eventId: row.id,
        version: row.updatedAt.toISOString(),
        why: row.status === 'submitted' ? 'submitted' : row.recheckSince ? 'changed' : 'published',
        what: row.recheckWhat ?? [],
        waitingSince: (row.recheckSince ?? row.submittedAt ?? row.createdAt).toISOString(),
        slug: isPublic(row.status) ? row.slug : null,
        own: !can.decide(ctx.actor, row),
        fields: sentFields(row, sent),
        topics: names.filter(({ id }) => row.topicIds.includes(id)),
        decisions: decisions.get(row.id) ?? [],
        similar: near
          .filter((each) => each.id !== row.id && isLikelySame(likely, each, likeness))
          .map(({ similar }) => similar)
          .slice(0, 5),
      },
    }
  })
}

/** Events on the calendar that touch one of the days. */
async function nearby(tx: Tx, ctx: Ctx, days: readonly string[]): Promise<Candidate[]> {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const found = await tx
    .selectDistinct({ id: eventSessions.eventId })
    .from(eventSessions)
    .where(
      and(
        isNull(eventSessions.withdrawnAt),
        gt(eventSessions.endsLocal, first),
        lt(eventSessions.startsLocal, addDays(last, 1)),
        or(...days.map((day) => and(gt(eventSessions.endsLocal, day), lt(eventSessions.startsLocal, addDays(day, 1))))),
      ),
    )
    .limit(500)
  if (found.length === 0) return []
  return candidates(tx, ctx, [
    onCalendar,
    inArray(
      events.id,
      found.map(({ id }) => id),
    ),
  ])
}
