/** What moderators decide about events. */
import { eq } from 'drizzle-orm'
import type { MadeFrom } from '@/lib/audit/sent'
import { type Writer, write } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { conflict, DomainError, forbidden, invalidFields, notNow } from '@/lib/platform/errors'
import { approveEventInput, approveEventsInput, decideEventInput, returnEventInput } from './inputs'
import { checkProblems } from './moderation-rules'
import { can } from './policy'
import type { ApprovedEvent } from './posting-shapes'
import { fieldsOf, sentFields } from './records'
import { extent } from './rules'
import type { EventResult } from './shapes'
import { decide, type Locked, lockEvent, nextStatus, publish, recordEvent, takeBack } from './steps'
import { events } from './tables'

const OWN = 'Another moderator has to decide about your own event.'

/** Locks an event for whoever decides about it. @throws not-found, forbidden (no moderator, or one's own event) */
async function lockToDecide(w: Writer, eventId: string): Promise<Locked> {
  const locked = await lockEvent(w, eventId)
  const { actor } = w.ctx
  if (!can.decide(actor, locked.row)) throw forbidden(can.moderate(actor) ? OWN : undefined)
  return locked
}

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
 * Sends an event back to its organizer with what to change, of the whole or of single fields. A published one is taken off
 * the calendar by this, at once.
 * @throws not-found, forbidden (no moderator, or one's own event), not-now; conflict
 * when it was changed since, with the event as it is now
 */
export async function returnEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const { eventId, madeFrom, reason, fields } = returnEventInput.parse(input)
  return write(ctx, 'event.returned', async (w) => {
    const locked = await lockToDecide(w, eventId)
    nextStatus(locked.row, 'return')
    refuseUnseen(locked, madeFrom)
    return takeBack(w, locked, { reason, fields })
  })
}

/**
 * Publishes an event that waits; what was made sure of is kept with the decision.
 * @throws not-found, forbidden (no moderator, or one's own event), not-now when it is over or nothing waits; invalid for what
 * nobody made sure of; conflict when it was changed since, with the event as it is now
 */
export async function approveEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const { eventId, madeFrom, checks } = approveEventInput.parse(input)
  return write(ctx, 'event.published', async (w) => {
    const locked = await lockToDecide(w, eventId)
    const { row, sessions } = locked
    nextStatus(row, 'approve')
    refuseUnseen(locked, madeFrom)
    if ((extent(sessions)?.to ?? 0) <= ctx.now.getTime())
      throw notNow('This event is over. Return it, so that the organizer can give another day.')
    const left = checkProblems(sentFields(row, sessions), checks)
    if (left.length > 0) throw invalidFields(left)
    const published = await publish(w, row, row.title)
    await decide(w, row, { decision: 'approved', checks })
    return { eventId, status: 'published', version: ctx.now.toISOString(), ...published }
  })
}

/**
 * Publishes several that wait, each by itself: one that was changed since, or may not be approved, holds up none of the others.
 * @returns for each, in the order given, whether it is published and if not, why
 * @throws forbidden for whoever is no moderator
 */
export async function approveEvents(ctx: Ctx, input: unknown): Promise<{ items: ApprovedEvent[] }> {
  const { events: chosen, checks } = approveEventsInput.parse(input)
  if (!can.moderate(ctx.actor)) throw forbidden()
  const items: ApprovedEvent[] = []
  for (const { eventId, madeFrom } of chosen) {
    try {
      const { slug } = await approveEvent(ctx, { eventId, madeFrom, checks })
      items.push({ eventId, published: true, slug, why: null })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      items.push({ eventId, published: false, slug: null, why: error.message })
    }
  }
  return { items }
}

/**
 * Lets a change of a published event stand after a look at it. The event itself stays as it was: so does its version.
 * @throws not-found, forbidden (no moderator, or one's own event), not-now when nothing was changed; conflict when it was
 * changed once more since, with the event as it is now
 */
export async function recheckEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const { eventId, madeFrom } = decideEventInput.parse(input)
  return write(ctx, 'event.rechecked', async (w) => {
    const locked = await lockToDecide(w, eventId)
    const { row } = locked
    if (!row.recheckSince) throw notNow('Nothing was changed since a moderator looked at it.')
    refuseUnseen(locked, madeFrom)
    await w.tx.update(events).set({ recheckSince: null, recheckWhat: null }).where(eq(events.id, eventId))
    recordEvent(w, 'event.rechecked', row, { what: row.recheckWhat })
    const { status, sequence, slug } = row
    return { eventId, status, sequence, slug, version: row.updatedAt.toISOString() }
  })
}
