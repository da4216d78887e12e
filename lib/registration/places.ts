/**
 * Places of an event, which are taken and freed under one lock. Its order for everybody: the event, then how it takes
 * registrations. What is done here is done as the system, which sees everybody's turn.
 */
import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { zoneOfPerson } from '@/lib/agencies/own-day'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { keepRoom } from '@/lib/events/session-places'
import { eventSessions, events } from '@/lib/events/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { inTurn } from '@/lib/platform/in-turn'
import { enqueue, type Job, job } from '@/lib/platform/jobs'
import { notify } from '@/lib/platform/notify'
import { type Ending, holdingStates, openStates, type RegistrationState } from './kinds'
import { offerMade, standingTold } from './mails'
import { hasRoom, offerableAt, offerUntil, openBetween } from './rules'
import { registrationSettings, registrations } from './tables'

export type Within = { tx: Tx; ctx: Ctx }
export type Settings = typeof registrationSettings.$inferSelect
export type Registration = typeof registrations.$inferSelect
type Session = {
  id: string
  startsAt: Date
  endsAt: Date
  zone: string
  capacity: number | null
  withdrawnAt: Date | null
}

export type Places = {
  settings: Settings
  event: {
    id: string
    title: string
    kind: string
    status: string
    sequence: number
    organizerId: string
    agencyId: string | null
    cancelReason: string | null
  }
  /** In order of time; those taken out of the event stand in `withdrawn`. */
  sessions: Session[]
  withdrawn: Session[]
}

/** One thing that has places of its own: the event (null), or a session of it. */
export type Scope = { sessionId: string | null; capacity: number | null; startsAt: Date; endsAt: Date; zone: string }

/** Locks the places of an event; null where it takes no registrations. Called as the system. */
export async function lockPlaces(tx: Tx, eventId: string): Promise<Places | null> {
  const { id, title, kind, status, sequence } = events
  const [event] = await tx
    .select({
      ...{ id, title, kind, status, sequence },
      organizerId: events.organizerId,
      agencyId: events.agencyId,
      cancelReason: events.cancelReason,
    })
    .from(events)
    .where(eq(events.id, eventId))
    .for('key share')
  const [settings] = await tx
    .select()
    .from(registrationSettings)
    .where(eq(registrationSettings.eventId, eventId))
    .for('update')
  if (!event || !settings) return null
  const all = await tx
    .select({
      ...{ id: eventSessions.id, startsAt: eventSessions.startsAt, endsAt: eventSessions.endsAt },
      ...{ zone: eventSessions.zone, capacity: eventSessions.capacity, withdrawnAt: eventSessions.withdrawnAt },
    })
    .from(eventSessions)
    .where(eq(eventSessions.eventId, eventId))
    .orderBy(asc(eventSessions.startsAt), asc(eventSessions.id))
  const held = (isOff: boolean) => all.filter(({ withdrawnAt }) => (withdrawnAt !== null) === isOff)
  return { settings, event, sessions: held(false), withdrawn: held(true) }
}

/** What people register for; nothing while the event has no time. */
export function scopesOf({ settings, sessions }: Pick<Places, 'settings' | 'sessions'>): Scope[] {
  if (settings.unit === 'session') return sessions.map(({ id, ...session }) => ({ ...session, sessionId: id }))
  const [first] = sessions
  const last = sessions.at(-1)
  if (!first || !last) return []
  return [
    { sessionId: null, capacity: settings.capacity, startsAt: first.startsAt, endsAt: last.endsAt, zone: first.zone },
  ]
}

export const inScope = (eventId: string, sessionId: string | null) =>
  and(
    eq(registrations.eventId, eventId),
    sessionId ? eq(registrations.sessionId, sessionId) : isNull(registrations.sessionId),
  )

/** How many places nobody holds (null for no end of them), and how many wait. */
export async function roomIn(tx: Tx, eventId: string, { sessionId, capacity }: Pick<Scope, 'sessionId' | 'capacity'>) {
  const [count] = await tx
    .select({
      taken: sql<number>`count(*) filter (where ${inArray(registrations.state, [...holdingStates])})::int`,
      waiting: sql<number>`count(*) filter (where ${registrations.state} = 'waitlisted')::int`,
    })
    .from(registrations)
    .where(and(inScope(eventId, sessionId), isNull(registrations.endedAt)))
  const { taken = 0, waiting = 0 } = count ?? {}
  return { taken, waiting, free: capacity === null ? null : Math.max(0, capacity - taken) }
}

/** A write about the places of one event, where hundreds may come at once: who waits for the lock holds no connection. */
export const writeInTurn = <T>(ctx: Ctx, eventId: string, work: (w: Writer) => Promise<T>): Promise<T> =>
  inTurn(`places ${eventId}`, () => writeIfNeeded(ctx, work))

/** Does something about the places of an event, then offers what is free. @throws not-found where it takes no registrations */
export const withPlaces = <T>(w: Writer, eventId: string, work: (places: Places) => Promise<T>): Promise<T> =>
  asSystem(w.tx, w.ctx, async () => {
    const places = await lockPlaces(w.tx, eventId)
    if (!places) throw notFound('This event')
    const result = await work(places)
    await offerPlaces(w, (await lockPlaces(w.tx, eventId)) ?? places)
    return result
  })

/** Takes back offers that ran out, and offers free places to those who wait, each in turn; by night only in the morning. */
export async function offerPlaces(within: Within, places: Places): Promise<void> {
  if (places.event.status !== 'published') return
  const { settings, event } = places
  for (const scope of scopesOf(places)) {
    await offerIn(within, places, scope)
    const { from, until } = openBetween(settings, { at: scope.startsAt, zone: scope.zone })
    const isRoom = hasRoom(await roomIn(within.tx, event.id, scope))
    await keepRoom(within.tx, event.id, scope.sessionId, { from, until: isRoom ? until : null })
  }
}

async function offerIn({ tx, ctx }: Within, { event }: Places, scope: Scope): Promise<void> {
  const ranOut = await tx
    .select({ id: registrations.id })
    .from(registrations)
    .where(
      and(
        inScope(event.id, scope.sessionId),
        eq(registrations.state, 'offered'),
        lte(registrations.offerUntil, ctx.now),
      ),
    )
  await endRegistrations(
    { tx, ctx },
    ranOut.map(({ id }) => id),
    { state: 'expired', ending: 'offer-expired' },
  )
  if (ctx.now >= scope.startsAt) return
  const { free, waiting } = await roomIn(tx, event.id, scope)
  const next = await tx
    .select({ id: registrations.id, personId: registrations.personId, guestEmail: registrations.guestEmail })
    .from(registrations)
    .where(and(inScope(event.id, scope.sessionId), eq(registrations.state, 'waitlisted')))
    .orderBy(asc(registrations.queuedAt), asc(registrations.id))
    .limit(Math.min(free ?? waiting, waiting))
  for (const each of next) await offerTo({ tx, ctx }, event.id, scope, each)
}

/** Who comes next sleeps: nobody behind them is asked first. */
async function offerTo(
  { tx, ctx }: Within,
  eventId: string,
  scope: Scope,
  to: { id: string; personId: string | null; guestEmail: string | null },
) {
  const at = offerableAt(to.personId ? await zoneOfPerson(tx, to.personId) : scope.zone, ctx.now)
  if (at > ctx.now)
    return enqueue(tx, offerNext, { eventId }, { key: `offers ${eventId} ${at.toISOString()}`, runAt: at })
  const until = offerUntil(ctx.now, scope.startsAt)
  await tx
    .update(registrations)
    .set({ state: 'offered', offeredAt: ctx.now, offerUntil: until, changedAt: ctx.now })
    .where(eq(registrations.id, to.id))
  await notify(
    { tx, ctx },
    offerMade,
    { registrationId: to.id, until: until.toISOString() },
    { key: `${to.id} ${until.toISOString()}`, zone: scope.zone, ...whose(to) },
  )
  await enqueue(tx, offerNext, { eventId }, { key: `offers ${eventId} ${until.toISOString()}`, runAt: until })
}

/** Whom a letter about it is for: the person, or the address of somebody without an account. */
export const whose = ({ personId, guestEmail }: { personId: string | null; guestEmail: string | null }) =>
  guestEmail ? { personId, to: guestEmail } : { personId }

/** Their calendars have an entry of it. */
export const holdsPlace = ({ state }: { state: RegistrationState }): boolean =>
  holdingStates.some((each) => each === state)

/** Ends registrations that are open, with why; each is told, so that their calendar loses the entry. */
export async function endRegistrations(
  { tx, ctx }: Within,
  ids: readonly string[],
  how: { state: 'withdrawn' | 'declined' | 'expired'; ending: Ending; by?: string | null; reason?: string | null },
): Promise<void> {
  if (ids.length === 0) return
  const { state, ending, by = null, reason = null } = how
  const before = await tx
    .select({ id: registrations.id, state: registrations.state })
    .from(registrations)
    .where(inArray(registrations.id, [...ids]))
  const held = new Set(before.filter(holdsPlace).map(({ id }) => id))
  const ended = await tx
    .update(registrations)
    .set({ state, ending, reason, endedAt: ctx.now, endedBy: by, offerUntil: null, changedAt: ctx.now })
    .where(and(inArray(registrations.id, [...ids]), inArray(registrations.state, [...openStates])))
    .returning({ id: registrations.id, personId: registrations.personId, guestEmail: registrations.guestEmail })
  for (const { id, ...row } of ended) {
    const told = { registrationId: id, state, had: held.has(id) }
    await notify({ tx, ctx }, standingTold, told, { key: `${id} ${state}`, ...whose(row) })
  }
}

/** What an offer that ran out, or the morning, sets going. */
export const offerNext: Job<{ eventId: string }> = job(
  'offer-places',
  z.object({ eventId: z.uuid() }),
  async (ctx, { eventId }) =>
    writeIfNeeded(ctx, (w) => withPlaces(w, eventId, async () => {})).catch((error: unknown) => {
      if ((error as { kind?: string }).kind !== 'not-found') throw error
    }),
)
