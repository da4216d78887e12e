/** Sessions and their places as they are kept: what is not shown stands apart from what is. */
import { and, asc, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import type { Tx } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { instantOf } from '@/lib/platform/time'
import { hidesPlace } from './checks'
import type { EventFields, SessionFields } from './fields'
import { eventSessions, hiddenPlaces } from './tables'

type Place = Pick<SessionFields, 'venueName' | 'address' | 'city' | 'postalCode' | 'link'>

/**
 * Session ids stay what they were, so that calendar programs and registrations keep theirs. One that is taken out is
 * withdrawn where the event was public, since programs hold it; it is forgotten where nobody saw it.
 */
export async function keepSessions(w: Writer, eventId: string, event: EventFields, wasPublic: boolean): Promise<void> {
  const { tx, ctx } = w
  const present = and(eq(eventSessions.eventId, eventId), isNull(eventSessions.withdrawnAt))
  const known = await tx.select({ id: eventSessions.id }).from(eventSessions).where(present)
  const own = new Set(known.map(({ id }) => id))
  const sessions = inOrder(event.sessions).map((session) => ({
    ...session,
    id: session.id && own.has(session.id) ? session.id : newId(),
  }))
  const kept = sessions.map(({ id }) => id)
  const gone = and(present, kept.length > 0 ? notInArray(eventSessions.id, kept) : undefined)
  if (wasPublic) await tx.update(eventSessions).set({ withdrawnAt: ctx.now }).where(gone)
  else await tx.delete(eventSessions).where(gone)
  // Places are unique in an event: those that stay step aside before each takes its new one.
  await tx
    .update(eventSessions)
    .set({ position: sql`-1 - ${eventSessions.position}` })
    .where(present)
  for (const [position, session] of sessions.entries())
    await keepSession(tx, eventId, position, session, hidesPlace(event))
}

/** The earliest first; as they were given where two start together. */
export const inOrder = <S extends Pick<SessionFields, 'startsLocal' | 'zone'>>(sessions: readonly S[]): S[] =>
  [...sessions].sort((a, b) => instantOf(a.startsLocal, a.zone).getTime() - instantOf(b.startsLocal, b.zone).getTime())

async function keepSession(
  tx: Tx,
  eventId: string,
  position: number,
  session: SessionFields & { id: string },
  hidden: boolean,
): Promise<void> {
  const { id, startsLocal, endsLocal, zone, otherZone, state } = session
  const place = placeOf(session)
  const row = {
    position,
    startsLocal,
    endsLocal,
    zone,
    otherZone,
    startsAt: instantOf(startsLocal, zone),
    endsAt: instantOf(endsLocal, zone),
    state: state || null,
    ...(hidden ? NOWHERE : place),
  }
  await tx
    .insert(eventSessions)
    .values({ id, eventId, ...row })
    .onConflictDoUpdate({ target: eventSessions.id, set: row })
  await tx.delete(hiddenPlaces).where(eq(hiddenPlaces.sessionId, id))
  if (hidden) await tx.insert(hiddenPlaces).values({ sessionId: id, ...place })
}

const NOWHERE = { venueName: null, address: null, city: null, postalCode: null, link: null }

const placeOf = ({ venueName, address, city, postalCode, link }: Place) => ({
  venueName: venueName || null,
  address: address || null,
  city: city || null,
  postalCode: postalCode || null,
  link: link || null,
})

/** `2026-12-10T09:00` from what the driver gives. */
export const wallText = (stored: string): string => stored.replace(' ', 'T').slice(0, 16)

/** The sessions of events with their places, hidden ones included: for the organizer and moderators. */
export async function fullSessions(tx: Tx, eventIds: readonly string[]): Promise<Map<string, SessionFields[]>> {
  if (eventIds.length === 0) return new Map()
  const rows = await tx
    .select({ session: eventSessions, hidden: hiddenPlaces })
    .from(eventSessions)
    .leftJoin(hiddenPlaces, eq(hiddenPlaces.sessionId, eventSessions.id))
    .where(and(inArray(eventSessions.eventId, [...eventIds]), isNull(eventSessions.withdrawnAt)))
    .orderBy(asc(eventSessions.eventId), asc(eventSessions.position))
  const byEvent = new Map<string, SessionFields[]>()
  for (const { session, hidden } of rows) {
    const place = hidden ?? session
    byEvent.set(session.eventId, [
      ...(byEvent.get(session.eventId) ?? []),
      {
        id: session.id,
        startsLocal: wallText(session.startsLocal),
        endsLocal: wallText(session.endsLocal),
        zone: session.zone,
        otherZone: session.otherZone,
        state: session.state ?? '',
        venueName: place.venueName ?? '',
        address: place.address ?? '',
        city: place.city ?? '',
        postalCode: place.postalCode ?? '',
        link: place.link ?? '',
      },
    ])
  }
  return byEvent
}
