/** Reading events as those who run them. */
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { notFound, signedOut } from '@/lib/platform/errors'
import type { SessionFields } from './fields'
import { eventInput } from './inputs'
import { fullSessions } from './places'
import { can, runBy, visibleTo } from './policy'
import { type EventRow, eventColumns, fieldsOf } from './records'
import { extent, follows, isPublic } from './rules'
import { seriesOf } from './series-dates'
import type { MyEvent, MyEventItem } from './shapes'
import { events, moderationDecisions } from './tables'
import { reasonWords } from './words'

const MINE = 200

/** Events that one posted or runs, the last changed first. */
export async function listMyEvents(ctx: Ctx): Promise<{ items: MyEventItem[] }> {
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  return read(ctx, async (tx) => {
    const rows = await tx
      .select(eventColumns)
      .from(events)
      .where(and(visibleTo(actor), runBy(actor.personId)))
      .orderBy(desc(events.updatedAt), desc(events.id))
      .limit(MINE)
    const ids = rows.map(({ id }) => id)
    const sessions = await fullSessions(tx, ids)
    const decisions = await decisionsOf(tx, ids)
    return { items: rows.map((row) => myItem(row, sessions.get(row.id) ?? [], decisions.get(row.id) ?? [], ctx.now)) }
  })
}

type Decisions = MyEvent['decisions']

function myItem(row: EventRow, sent: SessionFields[], decisions: Decisions, now: Date): MyEventItem {
  const { sessions, sponsor } = fieldsOf(row, sent)
  const [first] = sessions.filter(isDated)
  const over = extent(sessions)
  return {
    eventId: row.id,
    title: row.title,
    sponsor,
    status: row.status,
    slug: isPublic(row.status) ? row.slug : null,
    firstSession: first ? { startsLocal: first.startsLocal, endsLocal: first.endsLocal, zone: first.zone } : null,
    coOrganized: row.coOrganized,
    isOver: over !== null && over.to <= now.getTime(),
    updatedAt: row.updatedAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    reason:
      row.status === 'returned' ? reasonWords(decisions[0]) : row.status === 'cancelled' ? row.cancelReason : null,
  }
}

/** Has the session of a draft a day and both its times? */
export const isDated = ({ startsLocal, endsLocal }: SessionFields): boolean =>
  startsLocal.length === 16 && endsLocal.length === 16

/** What was decided about events, the newest first. */
export async function decisionsOf(tx: Tx, eventIds: readonly string[]): Promise<Map<string, Decisions>> {
  const byEvent = new Map<string, Decisions>()
  if (eventIds.length === 0) return byEvent
  const rows = await tx
    .select({
      eventId: moderationDecisions.eventId,
      decision: moderationDecisions.decision,
      reason: moderationDecisions.reason,
      fieldReasons: moderationDecisions.fieldReasons,
      checks: moderationDecisions.checks,
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
      .where(and(visibleTo(actor), eq(events.id, eventId), runBy(actor.personId)))
    if (!row) throw notFound('This event')
    const sessions = (await fullSessions(tx, [eventId])).get(eventId) ?? []
    const isAhead = row.status === 'postponed' || (extent(sessions)?.to ?? 0) > ctx.now.getTime()
    return {
      eventId,
      title: row.title,
      status: row.status,
      slug: isPublic(row.status) ? row.slug : null,
      version: row.updatedAt.toISOString(),
      cancelReason: row.cancelReason,
      recheckWhat: row.recheckSince ? row.recheckWhat : null,
      fields: fieldsOf(row, sessions),
      decisions: (await decisionsOf(tx, [eventId])).get(eventId) ?? [],
      series: await seriesOf(tx, actor, row, sessions),
      may: {
        repeat: can.repeat(actor, row) && follows(row.status, 'repeat') !== null,
        change: can.change(actor, row) && follows(row.status, 'change') !== null,
        submit: can.submit(actor, row) && follows(row.status, 'submit') !== null,
        withdraw: can.withdraw(actor, row) && follows(row.status, 'withdraw') !== null,
        cancel: can.cancel(actor, row) && follows(row.status, 'cancel') !== null && isAhead,
        postpone: can.change(actor, row) && follows(row.status, 'postpone') !== null && isAhead,
        reschedule: can.change(actor, row) && follows(row.status, 'reschedule') !== null && isAhead,
        publishAtOnce: can.publishAtOnce(actor, row),
      },
    }
  })
}
