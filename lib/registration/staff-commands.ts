/** What those who run an event do about who comes: how it takes registrations, and who of them gets a place. */
import { and, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import { refuseStale } from '@/lib/audit/versions'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { can as canOfEvent } from '@/lib/events/policy'
import { keepCapacities } from '@/lib/events/session-places'
import { announce, lockEvent, recordEvent } from '@/lib/events/steps'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { conflict, forbidden, invalid, notNow, signedOut } from '@/lib/platform/errors'
import { changeOne } from './commands'
import { fieldNames, fieldsIn, fieldsOf, NONE_YET } from './fields'
import { admitRegistrationInput, changeRegistrationInput, declineRegistrationInput, registrationInput } from './inputs'
import { holdingStates } from './kinds'
import { endRegistrations, inScope, lockPlaces, roomIn, type Settings, scopesOf } from './places'
import { can } from './policy'
import { hasRoom } from './rules'
import type { RegistrationResult } from './shapes'
import { registrationSettings, registrations } from './tables'
import { stand, tellTrail } from './telling'

type Wanted = ReturnType<typeof changeRegistrationInput.parse>

/**
 * Says how an event takes registrations, for the first time or anew. Fewer places than are held ask whom it concerns.
 * @throws not-found, forbidden; conflict when it was changed since, when people are registered by the other unit, or with
 * `over` when more hold a place than there would be
 */
export async function changeRegistration(ctx: Ctx, input: unknown): Promise<{ eventId: string; version: number }> {
  const wanted = changeRegistrationInput.parse(input)
  const by = actingPersonId(ctx.actor)
  if (!by) throw signedOut()
  return writeIfNeeded(ctx, async (w) => {
    const { row } = await lockEvent(w, wanted.eventId)
    if (!canOfEvent.change(ctx.actor, row))
      throw forbidden('Only those who run the event say how it takes registrations.')
    const [before] = await w.tx
      .select()
      .from(registrationSettings)
      .where(eq(registrationSettings.eventId, row.id))
      .for('update')
    const fields = await fieldsOf(w, before, row.id)
    const stale = refuseStale({
      ...{ madeFrom: wanted.madeFrom ?? NONE_YET, version: before?.version ?? NONE_YET, current: fields },
      ...{ given: fieldsIn(wanted), names: fieldNames },
      what: 'How this event takes registrations was saved in the meantime, by somebody else.',
    })
    if (!stale) return { eventId: row.id, version: before?.version ?? 0 }
    await refuseImpossible(w, wanted, row, before)
    const { eventId, isPaused, sessionPlaces, whenOver: _, madeFrom: __, ...settings } = wanted
    const version = (before?.version ?? 0) + 1
    const pausedAt = isPaused ? (before?.pausedAt ?? ctx.now) : null
    const set = { ...settings, pausedAt, version, updatedAt: ctx.now, updatedBy: by }
    await w.tx
      .insert(registrationSettings)
      .values({ eventId, ...set })
      .onConflictDoUpdate({ target: registrationSettings.eventId, set })
    await keepCapacities(w, eventId, sessionPlaces)
    await asSystem(w.tx, ctx, () => fitPlaces(w, wanted))
    await announce(w, row.status)
    const { unit, capacity } = settings
    recordEvent(w, 'registration.settings-changed', row, { version, unit, capacity, isPaused })
    return { eventId, version }
  })
}

/** @throws conflict when people are registered by the other unit; invalid for guests of a group of survivors */
async function refuseImpossible(
  w: Writer,
  wanted: Wanted,
  { id, kind }: { id: string; kind: string },
  before: Settings | undefined,
): Promise<void> {
  if (before && before.unit !== wanted.unit && (await openIn(w, id)) > 0)
    throw conflict(
      'People are registered already: whether they come to all of it or to parts can no longer be changed.',
    )
  if (wanted.guestsAllowed && kind === 'support-group')
    throw invalid(
      'guestsAllowed',
      'To a group of survivors nobody comes by an address that others may read: leave guests out.',
    )
}

async function openIn(w: Writer, eventId: string): Promise<number> {
  const open = and(eq(registrations.eventId, eventId), isNull(registrations.endedAt))
  const [row] = await w.tx.select({ n: count() }).from(registrations).where(open)
  return row?.n ?? 0
}

/** Nobody loses a place unasked: the last to come go back to the front of the waiting list, or their places stay. */
async function fitPlaces(w: Writer, { eventId, whenOver }: Wanted): Promise<void> {
  const places = await lockPlaces(w.tx, eventId)
  if (!places) return
  for (const scope of scopesOf(places)) {
    const { taken } = await roomIn(w.tx, eventId, scope)
    const over = scope.capacity === null ? 0 : taken - scope.capacity
    if (over <= 0) continue
    if (!whenOver)
      throw conflict(
        over === 1
          ? 'One person more holds a place than there would be. Say what becomes of the last to come.'
          : `${over} people more hold a place than there would be. Say what becomes of the last to come.`,
        { over, taken, sessionId: scope.sessionId },
      )
    if (whenOver === 'keep') await keepAs(w, eventId, scope.sessionId, taken)
    else await moveLast(w, eventId, scope.sessionId, over)
  }
}

async function keepAs(w: Writer, eventId: string, sessionId: string | null, capacity: number): Promise<void> {
  if (sessionId) return keepCapacities(w, eventId, [{ sessionId, capacity }])
  await w.tx.update(registrationSettings).set({ capacity }).where(eq(registrationSettings.eventId, eventId))
}

async function moveLast(w: Writer, eventId: string, sessionId: string | null, over: number): Promise<void> {
  const last = await w.tx
    .select()
    .from(registrations)
    .where(and(inScope(eventId, sessionId), inArray(registrations.state, [...holdingStates])))
    .orderBy(desc(registrations.queuedAt), desc(registrations.id))
    .limit(over)
  for (const row of last) {
    await stand(w, row, 'waitlisted')
    tellTrail(w, 'registration.moved', row, { from: row.state, to: 'waitlisted' })
  }
}

/** Gives a place to whoever waits for approval, or a turn where none is free. @throws not-found, forbidden; not-now when it was decided */
export async function approveRegistration(ctx: Ctx, input: unknown): Promise<RegistrationResult> {
  const { registrationId } = registrationInput.parse(input)
  return changeOne(ctx, registrationId, async (w, row, stands, scope) => {
    if (!can.decide(stands)) throw forbidden()
    if (row.state === 'registered' || row.state === 'waitlisted' || row.state === 'offered') return
    if (row.state !== 'awaiting-approval' || !scope)
      throw notNow('This registration does not wait for approval any longer.')
    const state = hasRoom(await roomIn(w.tx, row.eventId, scope)) ? 'registered' : 'waitlisted'
    await stand(w, row, state)
    tellTrail(w, 'registration.approved', row, { state })
  })
}

/** Says no, with a reason that they read. @throws not-found, forbidden; not-now once they have a place */
export async function declineRegistration(ctx: Ctx, input: unknown): Promise<RegistrationResult> {
  const { registrationId, reason } = declineRegistrationInput.parse(input)
  return changeOne(ctx, registrationId, async (w, row, stands) => {
    if (!can.decide(stands)) throw forbidden()
    if (row.state === 'declined') return
    if (row.state !== 'awaiting-approval') throw notNow('This registration does not wait for approval any longer.')
    await endRegistrations(w, [row.id], {
      state: 'declined',
      ending: 'not-approved',
      by: actingPersonId(ctx.actor),
      reason,
    })
    tellTrail(w, 'registration.declined', row, { reason })
  })
}

/** Gives a free place to somebody on the waiting list before their turn, signed with a reason. @throws not-found, forbidden; not-now without a free place */
export async function admitRegistration(ctx: Ctx, input: unknown): Promise<RegistrationResult> {
  const { registrationId, reason } = admitRegistrationInput.parse(input)
  return changeOne(ctx, registrationId, async (w, row, stands, scope) => {
    if (!can.decide(stands)) throw forbidden()
    if (row.state === 'registered') return
    if (row.state !== 'waitlisted' || !scope) throw notNow('This registration is not on the waiting list any longer.')
    const { free } = await roomIn(w.tx, row.eventId, scope)
    if (free === 0) throw notNow('No place is free. Make room first: raise the number of places, or wait for one.')
    await stand(w, row, 'registered')
    tellTrail(w, 'registration.admitted', row, { reason })
  })
}
