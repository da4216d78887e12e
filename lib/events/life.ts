/** What organizers do with an event that is public: other days, no day yet, another place, one session less. Each with its reason. */
import { eq } from 'drizzle-orm'
import { type Writer, write } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { conflict, forbidden, invalidFields, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { changeLocked } from './commands'
import type { ChangeKind, EventFields, EventStatus, SessionFields } from './fields'
import { cancelSessionInput, moveEventInput, postponeEventInput, rescheduleEventInput } from './inputs'
import { eventChanges } from './life-tables'
import { inOrder } from './places'
import { can } from './policy'
import { refuseBlocked } from './posting'
import { fieldsOf, sentFields } from './records'
import { type EventVerb, extent, heardChanges, isPublic, nextSequence } from './rules'
import { likewise } from './series-rules'
import type { EventResult } from './shapes'
import {
  announce,
  completeFields,
  keepEvent,
  type Locked,
  lockEvent,
  lockLater,
  nextStatus,
  recordEvent,
} from './steps'
import { events } from './tables'

type Given = { eventId: string; madeFrom: string | number }

/** Locks an event that whoever acts runs, in the version that they saw. @throws not-found, forbidden, not-now, conflict */
export async function lockToChange(
  w: Writer,
  given: Given,
  verb: EventVerb,
): Promise<Locked & { status: EventStatus }> {
  const locked = await lockEvent(w, given.eventId)
  const { row, sessions } = locked
  if (!can.change(w.ctx.actor, row)) throw forbidden('Only the organizer changes an event.')
  await refuseBlocked(w)
  const status = nextStatus(row, verb)
  const version = row.updatedAt.toISOString()
  if (String(given.madeFrom) !== version)
    throw conflict('This event was saved since you opened it. Look at it as it is now, and decide then.', {
      ...{ eventId: row.id, status: row.status, version },
      current: fieldsOf(row, sessions),
    })
  return { ...locked, status }
}

type Change = { kind: ChangeKind; reason: string; after: EventFields; status: EventStatus; sessionId?: string | null }

/** Writes what changed with its reason; who follows the calendar hears of it, and a moderator looks again. */
async function keepChange(w: Writer, { row, sessions }: Locked, change: Change): Promise<EventResult> {
  const { now, actor } = w.ctx
  if (actor.kind !== 'person') throw forbidden()
  const { kind, reason, after, status, sessionId = null } = change
  const heard = heardChanges(sentFields(row, sessions), { ...after, sessions: inOrder(after.sessions) })
  const sequence = nextSequence(row.sequence, { wasPublic: true, heard: heard.length, status: status !== row.status })
  if (heard.length > 0) await keepEvent(w, row, after)
  const recheck = heard.length > 0 && !can.publishAtOnce(actor, row)
  await w.tx
    .update(events)
    .set({
      ...{ status, sequence, updatedAt: now },
      ...(recheck
        ? { recheckSince: row.recheckSince ?? now, recheckWhat: [...new Set([...(row.recheckWhat ?? []), ...heard])] }
        : {}),
    })
    .where(eq(events.id, row.id))
  await w.tx.insert(eventChanges).values({
    ...{ id: newId(), eventId: row.id, kind, sessionId, reason, sequence },
    timesBefore: sessions.map(({ startsLocal, endsLocal, zone }) => ({ startsLocal, endsLocal, zone })),
    ...{ changedBy: actor.personId, changedAt: now },
  })
  await announce(w, row.status, status)
  recordEvent(w, `event.${kind}`, row, { reason, heard, sequence, ...(sessionId ? { sessionId } : {}) })
  return { eventId: row.id, status, sequence, slug: row.slug, version: now.toISOString() }
}

/** Does to the later dates of a series what was done to this one. One that is postponed has no day to be moved from, and waits for its own. */
async function changeLater(
  w: Writer,
  locked: Locked,
  after: EventFields,
  { kind, reason }: Pick<Change, 'kind' | 'reason'>,
): Promise<void> {
  const before = sentFields(locked.row, locked.sessions)
  for (const later of await lockLater(w, locked)) {
    const own = fieldsOf(later.row, later.sessions)
    const fields = likewise(before, after, own)
    if (!isPublic(later.row.status)) await changeLocked(w, later, fields)
    else if (later.row.status === 'published' && heardChanges(own, fields).length > 0)
      await keepChange(w, later, { kind, reason, after: completeFields(fields, w.ctx.now, false), status: 'published' })
  }
}

/**
 * Gives sessions other days or times; the wall clock is that of their zone. A postponed event is on again by this.
 * @throws not-found, forbidden, not-now (not public, or nothing would change), invalid for times that cannot be or are over,
 * conflict when it was saved since
 */
export async function rescheduleEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const given = rescheduleEventInput.parse(input)
  return write(ctx, 'event.rescheduled', async (w) => {
    const locked = await lockToChange(w, given, 'reschedule')
    const { row, sessions, status } = locked
    const times = new Map(given.sessions.map(({ id, ...each }) => [id, each]))
    if ([...times.keys()].some((id) => !sessions.some((session) => session.id === id))) throw notFound('This session')
    const moved = sessions.map((session) => ({ ...session, ...times.get(session.id ?? '') }))
    const after = completeFields({ ...sentFields(row, sessions), sessions: moved }, ctx.now, true)
    if (row.status !== 'postponed' && sameTimes(sessions, moved))
      throw notNow('These are the days and times that it has already.')
    if (given.alsoLater) await changeLater(w, locked, after, { kind: 'rescheduled', reason: given.reason })
    return keepChange(w, locked, { kind: 'rescheduled', reason: given.reason, after, status })
  })
}

const sameTimes = (a: readonly SessionFields[], b: readonly SessionFields[]): boolean =>
  a.every(({ startsLocal, endsLocal }, i) => startsLocal === b[i]?.startsLocal && endsLocal === b[i]?.endsLocal)

/**
 * Takes an event off its day while there is no other: it stays on the calendar, said to be postponed, under the day it was to be.
 * @throws not-found, forbidden, not-now (not published, or over), conflict when it was saved since
 */
export async function postponeEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const given = postponeEventInput.parse(input)
  return write(ctx, 'event.postponed', async (w) => {
    const locked = await lockToChange(w, given, 'postpone')
    const { row, sessions, status } = locked
    if ((extent(sessions)?.to ?? 0) <= ctx.now.getTime())
      throw notNow('This event is over; it can no longer be postponed.')
    return keepChange(w, locked, { kind: 'postponed', reason: given.reason, after: sentFields(row, sessions), status })
  })
}

/**
 * Moves all sessions to another place, or online. Each keeps the day and the hour on the clock, in the zone of the new place.
 * @throws not-found, forbidden, not-now (not public, over, or nothing would change), invalid by field, conflict when it was
 * saved since
 */
export async function moveEvent(ctx: Ctx, input: unknown): Promise<EventResult> {
  const given = moveEventInput.parse(input)
  const { format, zone, otherZone, place, reason } = given
  return write(ctx, 'event.moved', async (w) => {
    const locked = await lockToChange(w, given, 'move')
    const { row, sessions, status } = locked
    const before = sentFields(row, sessions)
    const moved = sessions.map((session) => ({ ...session, ...place, zone, otherZone }))
    const after = completeFields({ ...before, format, sessions: moved }, ctx.now, row.status !== 'postponed')
    if (heardChanges(before, after).length === 0) throw notNow('This is the place that it has already.')
    if (given.alsoLater) await changeLater(w, locked, after, { kind: 'moved', reason })
    return keepChange(w, locked, { kind: 'moved', reason, after, status })
  })
}

/**
 * Takes one session out of several: programs that hold it learn that it is off; the others stay. Where the event gives credit,
 * `creditHours` says what is left of it.
 * @throws not-found, forbidden, not-now (not public, the only session, or over), invalid when the hours are more than the rest
 * lasts, conflict when it was saved since
 */
export async function cancelSession(ctx: Ctx, input: unknown): Promise<EventResult> {
  const given = cancelSessionInput.parse(input)
  const { sessionId, creditHours, reason } = given
  return write(ctx, 'event.session-cancelled', async (w) => {
    const locked = await lockToChange(w, given, 'drop')
    const { row, sessions, status } = locked
    const gone = sessions.find(({ id }) => id === sessionId)
    if (!gone) throw notFound('This session')
    if (sessions.length === 1) throw notNow('It is the only session: cancel the event instead.')
    if ((extent([gone])?.to ?? 0) <= ctx.now.getTime())
      throw notNow('This session is over; it can no longer be canceled.')
    const before = sentFields(row, sessions)
    const rest = sessions.filter((session) => session !== gone)
    const hours = before.creditHours === null ? null : creditHours
    if (hours === undefined)
      throw invalidFields([{ field: 'creditHours', message: 'Say how many hours of credit the rest gives.' }])
    const after = completeFields({ ...before, creditHours: hours, sessions: rest }, ctx.now, false)
    return keepChange(w, locked, { kind: 'session-cancelled', reason, after, status, sessionId })
  })
}
