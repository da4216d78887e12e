/** What organizers do with their events: write, send, change, cancel, take back. */
import { eq } from 'drizzle-orm'
import { writeOnce } from '@/lib/audit/once'
import type { MadeFrom } from '@/lib/audit/sent'
import { differing, refuseStale } from '@/lib/audit/versions'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { agenciesWhere, type Ctx } from '@/lib/platform/context'
import { forbidden, notNow, signedOut } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { limitTries } from '@/lib/platform/rate-limit'
import { hidesPlace } from './checks'
import type { EventFields } from './fields'
import { cancelEventInput, changeEventInput, draftEventInput, eventInput } from './inputs'
import { inOrder } from './places'
import { can } from './policy'
import { refuseBlocked } from './posting'
import { draftColumns, EMPTY_COLUMNS, fieldsOf, sentFields } from './records'
import { extent, heardChanges, isPublic, nextSequence } from './rules'
import { likewise } from './series-rules'
import type { EventResult } from './shapes'
import {
  announce,
  completeFields,
  decide,
  keepEvent,
  type Locked,
  lockEvent,
  lockLater,
  nextStatus,
  publish,
  recordEvent,
} from './steps'
import { events } from './tables'
import { fieldNames } from './words'

const DRAFTS_AN_HOUR = 60

/**
 * Starts an event as a draft that only its organizer sees; anything may still be missing. With a `key` it is safe to send
 * again: the second time answers as the first, whatever became of the event since.
 * @throws signed-out; too-many after 60 drafts in an hour
 */
export async function draftEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const { key, ...draft } = draftEventInput.parse(input)
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  await limitTries(ctx, `events.draft:${actor.personId}`, DRAFTS_AN_HOUR, 60)
  const again = async (w: Writer, before: EventResult): Promise<EventResult> => {
    const locked = await lockEvent(w, before.eventId)
    if (locked.row.status === 'draft') refuseOvertaken(locked, draft, null)
    return resultOf(locked.row)
  }
  return writeOnce(ctx, 'event.drafted', { key, terms: draft, again, onlyByKey: true }, (w) => draftEventIn(w, draft))
}

/** Drafts an event within another command, for whoever acts. @throws signed-out */
export async function draftEventIn(w: Writer, draft: EventFields): Promise<EventResult> {
  const { actor, now } = w.ctx
  if (actor.kind !== 'person') throw signedOut()
  await refuseBlocked(w)
  const eventId = newId()
  const [agencyId = null] = agenciesWhere(actor, 'trusted-organizer', 'organizer')
  await w.tx.insert(events).values({
    ...EMPTY_COLUMNS,
    ...draftColumns(draft),
    id: eventId,
    slug: eventId,
    kind: draft.kind,
    format: draft.format,
    hidePlace: hidesPlace(draft),
    status: 'draft',
    organizerId: actor.personId,
    agencyId,
    sequence: 0,
    createdAt: now,
    updatedAt: now,
  })
  w.record('event.drafted', { kind: 'event', id: eventId, personId: actor.personId, agencyId })
  return { eventId, status: 'draft', sequence: 0, slug: null, version: now.toISOString() }
}

const resultOf = (row: Locked['row']): EventResult => ({
  eventId: row.id,
  status: row.status,
  sequence: row.sequence,
  slug: isPublic(row.status) ? row.slug : null,
  version: row.updatedAt.toISOString(),
})

/**
 * Saves what the organizer has written. A draft and a returned event may stay incomplete. One that waits or is published
 * must be complete; a published one changes at once, its SEQUENCE rises when title, time or place differ, and unless the
 * organizer is trusted a moderator looks again. With `alsoLater` the same is changed about the later dates of its series; one
 * that is postponed waits for its own day.
 * @throws not-found when it is not one's own; invalid by field; not-now after it was canceled or withdrawn; conflict when
 * it was saved since, with the fields that differ and the event as it is now
 */
export async function changeEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const { eventId, madeFrom, alsoLater, ...fields } = changeEventInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const locked = await lockEvent(w, eventId)
    const { row } = locked
    if (!can.change(ctx.actor, row)) throw forbidden('Only the organizer changes an event.')
    nextStatus(row, 'change')
    if (!refuseOvertaken(locked, fields, madeFrom)) return resultOf(row)
    await refuseBlocked(w)
    const before = fieldsOf(row, locked.sessions)
    const later = alsoLater ? await lockLater(w, locked) : []
    for (const each of later.filter(({ row: { status } }) => status !== 'postponed'))
      await changeLocked(w, each, likewise(before, fields, fieldsOf(each.row, each.sessions)))
    return changeLocked(w, locked, fields)
  })
}

/** Saves what was written of an event that is locked, within another command. Whether it may be changed was asked before. */
export async function changeLocked(w: Writer, locked: Locked, fields: EventFields): Promise<EventResult> {
  const { row } = locked
  nextStatus(row, 'change')
  const saved = { ...resultOf(row), version: w.ctx.now.toISOString() }
  if (row.status === 'draft' || row.status === 'returned') {
    await w.tx
      .update(events)
      .set({ ...draftColumns(fields), updatedAt: w.ctx.now })
      .where(eq(events.id, row.id))
    recordEvent(w, 'event.changed', row, { draft: true })
    return saved
  }
  return { ...saved, sequence: await changeSent(w, locked, fields) }
}

async function changeSent(w: Writer, { row, sessions }: Locked, fields: EventFields) {
  const { now, actor } = w.ctx
  const before = sentFields(row, sessions)
  const after = completeFields(fields, now, row.status === 'submitted')
  const heard = heardChanges(before, { ...after, sessions: inOrder(after.sessions) })
  const sequence = nextSequence(row.sequence, {
    wasPublic: row.publishedAt !== null,
    heard: heard.length,
    status: false,
  })
  await keepEvent(w, row, after)
  const recheck = isPublic(row.status) && heard.length > 0 && !can.publishAtOnce(actor, row)
  await w.tx
    .update(events)
    .set({
      sequence,
      // A postponed event that is given another day is on again.
      status: row.status === 'postponed' && heard.includes('times') ? 'published' : row.status,
      ...(recheck
        ? { recheckSince: row.recheckSince ?? now, recheckWhat: [...new Set([...(row.recheckWhat ?? []), ...heard])] }
        : {}),
    })
    .where(eq(events.id, row.id))
  await announce(w, row.status)
  recordEvent(w, 'event.changed', row, { changed: differing(before, after), heard, sequence })
  return sequence
}

/** Two tabs, or an organizer and a moderator: nobody writes over what they have not seen. */
const refuseOvertaken = ({ row, sessions }: Locked, given: EventFields, madeFrom: MadeFrom | null): boolean =>
  refuseStale<EventFields>({
    madeFrom,
    version: row.updatedAt.toISOString(),
    current: fieldsOf(row, sessions),
    given,
    names: fieldNames,
    what: 'This event was saved in the meantime, by you in another window or by somebody else.',
    facts: { eventId: row.id, status: row.status },
  })

/**
 * Sends an event to the moderators; a trusted organizer's is published at once.
 * @throws not-found when it is not one's own; invalid by field when something is missing; not-now from another state
 */
export async function submitEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const { eventId } = eventInput.parse(input)
  return write(ctx, 'event.submitted', (w) => submitEventIn(w, eventId))
}

/** Sends an event within another command, for whoever acts. */
export async function submitEventIn(w: Writer, eventId: string): Promise<EventResult> {
  const { ctx } = w
  const { row, sessions } = await lockEvent(w, eventId)
  if (!can.submit(ctx.actor, row)) throw forbidden('Only the organizer sends an event.')
  await refuseBlocked(w)
  const status = nextStatus(row, 'submit')
  const event = completeFields(fieldsOf(row, sessions), ctx.now, true)
  await keepEvent(w, row, event)
  await w.tx.update(events).set({ status, submittedAt: ctx.now, updatedAt: ctx.now }).where(eq(events.id, eventId))
  const atOnce = can.publishAtOnce(ctx.actor, row)
  recordEvent(w, 'event.submitted', row, { title: event.title, trusted: atOnce })
  const version = ctx.now.toISOString()
  if (!atOnce) return { eventId, status, sequence: row.sequence, slug: null, version }
  return { eventId, status: 'published', version, ...(await publish(w, row, event.title)) }
}

/**
 * Cancels a published event: it stays on the calendar, said to be canceled, with its reason and a higher SEQUENCE. With `alsoLater`
 * the later dates of its series too; those that nobody has seen yet are withdrawn.
 * @throws not-found, forbidden, not-now when it is over or was never published
 */
export async function cancelEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const { eventId, reason, alsoLater } = cancelEventInput.parse(input)
  return write(ctx, 'event.cancelled', async (w) => {
    const locked = await lockEvent(w, eventId)
    if (!can.cancel(ctx.actor, locked.row)) throw forbidden('Only the organizer or a moderator cancels an event.')
    if (alsoLater && !can.change(ctx.actor, locked.row))
      throw forbidden('Only who runs a series cancels its later dates in one step. Cancel each date by itself.')
    for (const later of alsoLater ? await lockLater(w, locked) : [])
      await (isPublic(later.row.status) ? cancelLocked(w, later, reason) : withdrawLocked(w, later.row))
    return cancelLocked(w, locked, reason)
  })
}

/** Cancels an event that is locked, within another command. Whether it may be canceled was asked before. */
export async function cancelLocked(w: Writer, { row, sessions }: Locked, reason: string): Promise<EventResult> {
  const { ctx } = w
  const status = nextStatus(row, 'cancel')
  if (row.status !== 'postponed' && (extent(sessions)?.to ?? 0) <= ctx.now.getTime())
    throw notNow('This event is over; it can no longer be canceled.')
  const sequence = nextSequence(row.sequence, { wasPublic: true, heard: 0, status: true })
  await w.tx
    .update(events)
    .set({
      status,
      sequence,
      cancelledAt: ctx.now,
      cancelReason: reason,
      recheckSince: null,
      recheckWhat: null,
      updatedAt: ctx.now,
    })
    .where(eq(events.id, row.id))
  await announce(w, row.status)
  if (can.decide(ctx.actor, row)) await decide(w, row, { decision: 'cancelled', reason })
  recordEvent(w, 'event.cancelled', row, { reason, sequence })
  return { eventId: row.id, status, sequence, slug: row.slug, version: ctx.now.toISOString() }
}

/** Takes back an event that is not on the calendar. @throws not-found, forbidden, not-now when it is published */
export async function withdrawEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const { eventId } = eventInput.parse(input)
  return write(ctx, 'event.withdrawn', async (w) => {
    const { row } = await lockEvent(w, eventId)
    if (!can.withdraw(ctx.actor, row)) throw forbidden('Only the organizer withdraws an event.')
    return withdrawLocked(w, row)
  })
}

/** Takes back an event that is locked, within another command. Whether it may be withdrawn was asked before. */
export async function withdrawLocked(w: Writer, row: Locked['row']): Promise<EventResult> {
  const status = nextStatus(row, 'withdraw')
  await w.tx.update(events).set({ status, updatedAt: w.ctx.now }).where(eq(events.id, row.id))
  recordEvent(w, 'event.withdrawn', row, { from: row.status })
  return { eventId: row.id, status, sequence: row.sequence, slug: null, version: w.ctx.now.toISOString() }
}
