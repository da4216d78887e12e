/** Reading events as their organizer and as a moderator. */
import { and, asc, desc, eq, gte, inArray, isNotNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { topics } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { forbidden, notFound, signedOut } from '@/lib/platform/errors'
import { addDays } from '@/lib/platform/time'
import { eventInput, findSimilarInput } from './inputs'
import { fullSessions } from './places'
import { can, onCalendar, visibleTo } from './policy'
import { type EventRow, eventColumns, fieldsOf, sentFields } from './records'
import { daysOf, extent, follows, groupedByLikeness, isLikelySame, isPublic, type Likely } from './rules'
import type { MyEvent, MyEventItem, SimilarEvent, Submission } from './shapes'
import { eventSessions, events, moderationDecisions } from './tables'

const MINE = 200
const QUEUE = 100

/** One's own events, the last changed first. */
export async function listMyEvents(ctx: Ctx): Promise<{ items: MyEventItem[] }> {
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  return read(ctx, async (tx) => {
    const rows = await tx
      .select(eventColumns)
      .from(events)
      .where(and(visibleTo(actor), eq(events.organizerId, actor.personId)))
      .orderBy(desc(events.updatedAt), desc(events.id))
      .limit(MINE)
    const ids = rows.map(({ id }) => id)
    const sessions = await fullSessions(tx, ids)
    const decisions = await decisionsOf(tx, ids)
    return { items: rows.map((row) => myItem(row, sessions.get(row.id) ?? [], decisions.get(row.id) ?? [], ctx.now)) }
  })
}

type Sessions = Awaited<ReturnType<typeof fullSessions>> extends Map<string, infer S> ? S : never
type Decisions = MyEvent['decisions']

function myItem(row: EventRow, sent: Sessions, decisions: Decisions, now: Date): MyEventItem {
  const { sessions } = fieldsOf(row, sent)
  const [first] = sessions.filter(({ startsLocal, endsLocal }) => startsLocal.length === 16 && endsLocal.length === 16)
  const over = extent(sessions)
  return {
    eventId: row.id,
    title: row.title,
    status: row.status,
    slug: isPublic(row.status) ? row.slug : null,
    firstSession: first ? { startsLocal: first.startsLocal, endsLocal: first.endsLocal, zone: first.zone } : null,
    isOver: over !== null && over.to <= now.getTime(),
    updatedAt: row.updatedAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    reason:
      row.status === 'returned' ? (decisions[0]?.reason ?? null) : row.status === 'cancelled' ? row.cancelReason : null,
  }
}

/** The newest first. */
async function decisionsOf(tx: Tx, eventIds: readonly string[]): Promise<Map<string, Decisions>> {
  const byEvent = new Map<string, Decisions>()
  if (eventIds.length === 0) return byEvent
  const rows = await tx
    .select({
      eventId: moderationDecisions.eventId,
      decision: moderationDecisions.decision,
      reason: moderationDecisions.reason,
      decidedAt: moderationDecisions.decidedAt,
    })
    .from(moderationDecisions)
    .where(inArray(moderationDecisions.eventId, [...eventIds]))
    .orderBy(desc(moderationDecisions.decidedAt), desc(moderationDecisions.id))
  for (const { eventId, decidedAt, ...rest } of rows)
    byEvent.set(eventId, [...(byEvent.get(eventId) ?? []), { ...rest, decidedAt: decidedAt.toISOString() }])
  return byEvent
}

/** One of one's own events as its form shows it, with what was decided and what is possible now. @throws not-found */
export async function getMyEvent(ctx: Ctx, input: unknown): Promise<MyEvent> {
  const { eventId } = eventInput.parse(input)
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select(eventColumns)
      .from(events)
      .where(and(visibleTo(actor), eq(events.id, eventId), eq(events.organizerId, actor.personId)))
    if (!row) throw notFound('This event')
    const sessions = (await fullSessions(tx, [eventId])).get(eventId) ?? []
    const over = extent(sessions)
    return {
      eventId,
      title: row.title,
      status: row.status,
      slug: isPublic(row.status) ? row.slug : null,
      updatedAt: row.updatedAt.toISOString(),
      cancelReason: row.cancelReason,
      fields: fieldsOf(row, sessions),
      decisions: (await decisionsOf(tx, [eventId])).get(eventId) ?? [],
      may: {
        change: can.change(actor, row) && follows(row.status, 'change') !== null,
        submit: can.submit(actor, row) && follows(row.status, 'submit') !== null,
        withdraw: can.withdraw(actor, row) && follows(row.status, 'withdraw') !== null,
        cancel: can.cancel(actor, row) && follows(row.status, 'cancel') !== null && (over?.to ?? 0) > ctx.now.getTime(),
        publishAtOnce: can.publishAtOnce(actor, row),
      },
    }
  })
}

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
        sql`exists (select 1 from ${eventSessions} s where s.event_id = ${events.id} and s.ends_at >= ${ctx.now.toISOString()}::timestamptz)`,
      ),
    ])
    const wanted: Likely = { title, days: on ? [on] : [], states: state ? [state] : [] }
    return {
      items: found
        .filter((each) => isLikelySame(wanted, each))
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

function candidate(ctx: Ctx, row: EventRow, sent: Sessions): Candidate {
  const { sessions, format } = fieldsOf(row, sent)
  const dated = sessions.filter(({ startsLocal, endsLocal }) => startsLocal.length === 16 && endsLocal.length === 16)
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
      own: ctx.actor.kind === 'person' && row.organizerId === ctx.actor.personId,
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
    return {
      groups: groupedByLikeness(items).map((group) => ({ submissions: group.map(({ submission }) => submission) })),
      total,
    }
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
  return rows.map((row) => {
    const sent = sessions.get(row.id) ?? []
    const { similar: _, ...likely } = candidate(ctx, { ...row, draft: null }, sent)
    return {
      ...likely,
      submission: {
        eventId: row.id,
        why: row.status === 'submitted' ? 'submitted' : 'changed',
        what: row.recheckWhat ?? [],
        waitingSince: (row.recheckSince ?? row.submittedAt ?? row.createdAt).toISOString(),
        slug: isPublic(row.status) ? row.slug : null,
        own: !can.decide(ctx.actor, row),
        fields: sentFields(row, sent),
        topics: names.filter(({ id }) => row.topicIds.includes(id)),
        decisions: decisions.get(row.id) ?? [],
        similar: near
          .filter((each) => each.id !== row.id && isLikelySame(likely, each))
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
        gte(eventSessions.endsLocal, first),
        lt(eventSessions.startsLocal, addDays(last, 1)),
        or(
          ...days.map((day) => and(gte(eventSessions.endsLocal, day), lt(eventSessions.startsLocal, addDays(day, 1)))),
        ),
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
