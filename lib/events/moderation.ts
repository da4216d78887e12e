/** What moderators decide about events. */
import { eq } from 'drizzle-orm'
import type { MadeFrom } from '@/lib/audit/sent'
import { write } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { conflict, forbidden, notNow } from '@/lib/platform/errors'
import { decideEventInput, returnEventInput } from './inputs'
import { can } from './policy'
import { fieldsOf } from './records'
import { extent, nextSequence } from './rules'
import type { EventResult } from './shapes'
import { announce, decide, type Locked, lockEvent, nextStatus, publish, recordEvent } from './steps'
import { events } from './tables'

const OWN = 'Another moderator has to decide about your own event.'

/** The organizer may change an event while it waits: nobody decides about what they have not seen. */
function refuseUnseen({ row, sessions }: Locked, madeFrom: MadeFrom): void {
  const version = row.updatedAt.toISOString()
  if (String(madeFrom) === version) return
  throw conflict('This event was changed since you opened it. Look at it as it is now, and decide then.', {
    eventId: row.id,
    status: row.status,
    version,
    current: fieldsOf(row, sessions),
  })
}

/**
 * Sends an event back to its organizer with what to change. A published one is taken off the calendar by this, at once.
 * @throws not-found, forbidden (no moderator, or one's own event), not-now; conflict
 * when it was changed since, with the event as it is now
 */
export async function returnEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const { eventId, madeFrom, reason } = returnEventInput.parse(input)
  return write(ctx, 'event.returned', async (w) => {
    const locked = await lockEvent(w, eventId)
    const { row } = locked
    if (!can.decide(ctx.actor, row)) throw forbidden(can.moderate(ctx.actor) ? OWN : undefined)
    const status = nextStatus(row, 'return')
    refuseUnseen(locked, madeFrom)
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
 * @throws not-found, forbidden (no moderator, or one's own event), not-now when it is over or nothing waits; conflict
 * when it was changed since, with the event as it is now
 */
export async function approveEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const { eventId, madeFrom } = decideEventInput.parse(input)
  return write(ctx, 'event.published', async (w) => {
    const locked = await lockEvent(w, eventId)
    const { row, sessions } = locked
    if (!can.decide(ctx.actor, row)) throw forbidden(can.moderate(ctx.actor) ? OWN : undefined)
    nextStatus(row, 'approve')
    refuseUnseen(locked, madeFrom)
    if ((extent(sessions)?.to ?? 0) <= ctx.now.getTime())
      throw notNow('This event is over. Return it, so that the organizer can give another day.')
    const published = await publish(w, row, row.title)
    await decide(w, row, 'approved', null)
    return { eventId, status: 'published', version: ctx.now.toISOString(), ...published }
  })
}

/**
 * Lets a change of a published event stand after a look at it. The event itself stays as it was: so does its version.
 * @throws not-found, forbidden (no moderator, or one's own event), not-now when nothing was changed; conflict when it was
 * changed once more since, with the event as it is now
 */
export async function recheckEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const { eventId, madeFrom } = decideEventInput.parse(input)
  return write(ctx, 'event.rechecked', async (w) => {
    const locked = await lockEvent(w, eventId)
    const { row } = locked
    if (!can.decide(ctx.actor, row)) throw forbidden(can.moderate(ctx.actor) ? OWN : undefined)
    if (!row.recheckSince) throw notNow('Nothing was changed since a moderator looked at it.')
    refuseUnseen(locked, madeFrom)
    await w.tx.update(events).set({ recheckSince: null, recheckWhat: null }).where(eq(events.id, eventId))
    recordEvent(w, 'event.rechecked', row, { what: row.recheckWhat })
    const { status, sequence, slug } = row
    return { eventId, status, sequence, slug, version: row.updatedAt.toISOString() }
  })
}
