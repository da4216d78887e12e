/** What moderators decide about events. */
import { eq } from 'drizzle-orm'
import { write } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { forbidden, notNow } from '@/lib/platform/errors'
import { eventInput, returnEventInput } from './inputs'
import { can } from './policy'
import { extent, nextSequence } from './rules'
import type { EventResult } from './shapes'
import { announce, decide, lockEvent, nextStatus, publish, recordEvent } from './steps'
import { events } from './tables'

const OWN = 'Another moderator has to decide about your own event.'

/**
 * Sends an event back to its organizer with what to change. A published one is taken off the calendar by this, at once.
 * @throws not-found, forbidden (no moderator, or one's own event), not-now
 */
export async function returnEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const { eventId, reason } = returnEventInput.parse(input)
  return write(ctx, 'event.returned', async (w) => {
    const { row } = await lockEvent(w, eventId)
    if (!can.decide(ctx.actor, row)) throw forbidden(can.moderate(ctx.actor) ? OWN : undefined)
    const status = nextStatus(row, 'return')
    const sequence = nextSequence(row.sequence, {
      wasPublic: row.publishedAt !== null,
      heard: 0,
      status: row.status === 'published',
    })
    await w.tx
      .update(events)
      .set({ status, sequence, recheckSince: null, recheckWhat: null, updatedAt: ctx.now })
      .where(eq(events.id, eventId))
    await announce(w, row.status)
    await decide(w, row, 'returned', reason)
    recordEvent(w, 'event.returned', row, { reason, from: row.status })
    return { eventId, status, sequence, slug: null, version: ctx.now.toISOString() }
  })
}

/**
 * Publishes an event that waits; for a published one that was changed since, says that the change may stay.
 * @throws not-found, forbidden (no moderator, or one's own event), not-now when it is over or nothing waits
 */
export async function approveEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const { eventId } = eventInput.parse(input)
  return write(ctx, 'event.published', async (w) => {
    const { row, sessions } = await lockEvent(w, eventId)
    if (!can.decide(ctx.actor, row)) throw forbidden(can.moderate(ctx.actor) ? OWN : undefined)
    nextStatus(row, 'approve')
    if ((extent(sessions)?.to ?? 0) <= ctx.now.getTime())
      throw notNow('This event is over. Return it, so that the organizer can give another day.')
    const published = await publish(w, row, row.title)
    await decide(w, row, 'approved', null)
    return { eventId, status: 'published', version: ctx.now.toISOString(), ...published }
  })
}

/**
 * Lets a change of a published event stand after a look at it.
 * @throws not-found, forbidden (no moderator, or one's own event), not-now when nothing was changed
 */
export async function recheckEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const { eventId } = eventInput.parse(input)
  return write(ctx, 'event.rechecked', async (w) => {
    const { row } = await lockEvent(w, eventId)
    if (!can.decide(ctx.actor, row)) throw forbidden(can.moderate(ctx.actor) ? OWN : undefined)
    if (!row.recheckSince) throw notNow('Nothing was changed since a moderator looked at it.')
    await w.tx.update(events).set({ recheckSince: null, recheckWhat: null }).where(eq(events.id, eventId))
    recordEvent(w, 'event.rechecked', row, { what: row.recheckWhat })
    return { eventId, status: row.status, sequence: row.sequence, slug: row.slug, version: ctx.now.toISOString() }
  })
}
