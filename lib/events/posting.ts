/** Who may post: limits of how much at a time, and posters that a moderator has blocked. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { type Writer, write } from '@/lib/audit/write'
import { networkOf } from '@/lib/platform/client-address'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { forbidden, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { limitTries } from '@/lib/platform/rate-limit'
import { recordsOf } from '@/lib/platform/row-security'
import { blockPosterInput, liftBlockInput } from './inputs'
import { can } from './policy'
import type { BlockedPoster } from './posting-shapes'
import { blockedPosters } from './posting-tables'
import { lockEvent, recordEvent, takeBack } from './steps'
import { events } from './tables'

const SENT_AN_HOUR = 30
const SENT_AN_HOUR_FROM_ONE_NETWORK = 120

/** Counts one event that is sent in. @throws too-many after 30 of a person or 120 from one network in an hour */
export async function limitPostings(ctx: Ctx, network: string | null): Promise<void> {
  if (ctx.actor.kind !== 'person') return
  await limitTries(ctx, `events.send:${ctx.actor.personId}`, SENT_AN_HOUR, 60)
  if (network !== null)
    await limitTries(ctx, `events.send-from:${networkOf(network)}`, SENT_AN_HOUR_FROM_ONE_NETWORK, 60)
}

const isOpen = isNull(blockedPosters.liftedAt)

/** @throws forbidden, with the reason, for whoever may not post any more */
export async function refuseBlocked(w: Writer): Promise<void> {
  const { actor } = w.ctx
  if (actor.kind !== 'person') return
  const [block] = await w.tx
    .select({ reason: blockedPosters.reason })
    .from(blockedPosters)
    .where(and(isOpen, sql`${blockedPosters.personId} in ${recordsOf(sql`${actor.personId}::uuid`)}`))
    .limit(1)
  if (block) throw forbidden(`A moderator has decided that you cannot post events any more: ${block.reason}`)
}

/**
 * Keeps whoever posted an event from posting any more, with a reason that they read. What of theirs waits for a moderator is
 * returned to them with it; what is on the calendar stays there until a moderator takes it off.
 * @throws not-found, forbidden (no moderator, or one's own event), not-now when they are blocked already
 */
export async function blockPoster(ctx: Ctx, input: unknown): Promise<{ returned: number }> {
  const { eventId, reason } = blockPosterInput.parse(input)
  return write(ctx, 'event.poster-blocked', async (w) => {
    const { row } = await lockEvent(w, eventId)
    if (ctx.actor.kind !== 'person' || !can.decide(ctx.actor, row)) throw forbidden()
    const added = await w.tx
      .insert(blockedPosters)
      .values({
        ...{ id: newId(), personId: row.organizerId, eventId, reason },
        ...{ blockedBy: ctx.actor.personId, blockedAt: ctx.now },
      })
      .onConflictDoNothing()
      .returning({ id: blockedPosters.id })
    if (added.length === 0) throw notNow('Whoever posted this is blocked already.')
    recordEvent(w, 'event.poster-blocked', row, { reason })
    const waiting = await w.tx
      .select({ id: events.id })
      .from(events)
      .where(and(eq(events.organizerId, row.organizerId), eq(events.status, 'submitted')))
    for (const { id } of waiting) await takeBack(w, await lockEvent(w, id), { reason, fields: [] })
    return { returned: waiting.length }
  })
}

/** Lets somebody post again. @throws not-found, forbidden, not-now when it was taken back already */
export async function liftBlock(ctx: Ctx, input: unknown): Promise<{ liftedAt: string }> {
  const { blockId } = liftBlockInput.parse(input)
  if (!can.moderate(ctx.actor)) throw forbidden()
  return write(ctx, 'event.poster-allowed', async (w) => {
    const [block] = await w.tx.select().from(blockedPosters).where(eq(blockedPosters.id, blockId)).for('update')
    if (ctx.actor.kind !== 'person' || !block) throw notFound('This block')
    if (block.liftedAt) throw notNow('They may post again already.')
    await w.tx
      .update(blockedPosters)
      .set({ liftedAt: ctx.now, liftedBy: ctx.actor.personId })
      .where(eq(blockedPosters.id, blockId))
    w.record('event.poster-allowed', { kind: 'event', id: block.eventId, personId: block.personId })
    return { liftedAt: ctx.now.toISOString() }
  })
}

/** Who is blocked, the last first, by what they had posted (null once they took it back): moderators do not read who somebody is. @throws forbidden */
export async function listBlockedPosters(ctx: Ctx): Promise<{ items: BlockedPoster[] }> {
  if (!can.moderate(ctx.actor)) throw forbidden()
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({
        blockId: blockedPosters.id,
        title: events.title,
        contactName: events.contactName,
        contactEmail: events.contactEmail,
        reason: blockedPosters.reason,
        blockedAt: blockedPosters.blockedAt,
      })
      .from(blockedPosters)
      .leftJoin(events, eq(events.id, blockedPosters.eventId))
      .where(isOpen)
      .orderBy(desc(blockedPosters.blockedAt), desc(blockedPosters.id))
      .limit(100)
    return { items: rows.map((row) => ({ ...row, blockedAt: row.blockedAt.toISOString() })) }
  })
}
