/** What is known of who was at an event: read as a whole, and people put together who are one. */
import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import { eventChanges } from '@/lib/events/life-tables'
import { eventSessions, events } from '@/lib/events/tables'
import { logins, people } from '@/lib/identity/tables'
import type { Actor } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import { notFound, signedOut } from '@/lib/platform/errors'
import { fullName } from '@/lib/platform/words'
import { registrations } from '@/lib/registration/tables'
import { isEvent } from './policy'
import type { CountedSession } from './rules'
import { checkIns, walkIns } from './tables'

export const eventFacts = {
  id: events.id,
  title: events.title,
  kind: events.kind,
  status: events.status,
  format: events.format,
  organizerId: events.organizerId,
  agencyId: events.agencyId,
  /** Who gives it: the agency here, or the body that the posting names. */
  provider: sql<string>`coalesce((select a.name from agencies a where a.id = events.agency_id), events.sponsor)`,
  creditMinutes: events.creditMinutes,
  topicIds: events.topicIds,
  priorityIds: events.priorityIds,
  cancelledAt: events.cancelledAt,
  /** Since when it has no day; what had not ended by then was not held under the day that still stands there. */
  postponedAt:
    sql<Date | null>`case when ${events.status} = 'postponed' then (select max(c.changed_at) from ${eventChanges} c
    where c.event_id = ${events.id} and c.kind = 'postponed') end`.mapWith(events.updatedAt),
}
export type EventFacts = Awaited<ReturnType<typeof findEvent>>

/** The event, by the condition that says whose it is. @throws signed-out, not-found */
export async function findEvent(tx: Tx, actor: Actor, eventId: string, whose: (personId: string) => SQL) {
  if (actor.kind !== 'person') throw signedOut()
  const [row] = await tx
    .select(eventFacts)
    .from(events)
    .where(and(isEvent(eventId), whose(actor.personId)))
  if (!row) throw notFound('This event')
  return row
}

export type SessionFacts = CountedSession & { startsLocal: string; endsLocal: string; zone: string }

/** Sessions in the order of their beginning, those that were taken out among them. */
export async function sessionsOf(tx: Tx, eventId: string): Promise<SessionFacts[]> {
  const rows = await tx
    .select({
      sessionId: eventSessions.id,
      startsAt: eventSessions.startsAt,
      endsAt: eventSessions.endsAt,
      startsLocal: sql<string>`to_char(${eventSessions.startsLocal}, 'YYYY-MM-DD"T"HH24:MI')`,
      endsLocal: sql<string>`to_char(${eventSessions.endsLocal}, 'YYYY-MM-DD"T"HH24:MI')`,
      zone: eventSessions.zone,
      creditMinutes: eventSessions.creditMinutes,
      rule: eventSessions.attendanceRule,
      withdrawnAt: eventSessions.withdrawnAt,
    })
    .from(eventSessions)
    .where(eq(eventSessions.eventId, eventId))
    .orderBy(asc(eventSessions.startsAt), asc(eventSessions.id))
  return rows
}

/** Somebody who registered, or came without. `personId` is the account that is known of them. */
export type Attendee = {
  id: string
  walkIn: boolean
  name: string
  agencyName: string | null
  sessionId: string | null
  code: string | null
  state: string | null
  personId: string | null
}

const lasting = (person: SQL) => sql<string | null>`lasting_record(${person})`
/** The account that confirmed an address. */
const ofAddress = (address: SQL) => sql`(select l.person_id from ${logins} l where l.kind = 'email'
  and l.identifier = ${address} and l.verified_at is not null limit 1)`

/** Whoever is expected or was marked, by name. Asked as the system, once it is known that the actor may. */
export async function attendeesOf(tx: Tx, eventId: string): Promise<Attendee[]> {
  const marked = sql`exists (select 1 from ${checkIns} c where c.registration_id = ${registrations.id})`
  const registered = await tx
    .select({
      id: registrations.id,
      given: people.givenName,
      family: people.familyName,
      guestName: registrations.guestName,
      agencyName: agencies.name,
      sessionId: registrations.sessionId,
      code: registrations.checkInCode,
      state: registrations.state,
      personId: lasting(sql`coalesce(${registrations.personId}, ${ofAddress(sql`${registrations.guestEmail}`)})`),
    })
    .from(registrations)
    .leftJoin(people, eq(people.id, registrations.personId))
    .leftJoin(agencies, eq(agencies.id, registrations.agencyId))
    .where(
      and(
        eq(registrations.eventId, eventId),
        or(inArray(registrations.state, ['registered', 'waitlisted', 'offered', 'awaiting-approval']), marked),
      ),
    )
  const unannounced = await tx
    .select({ id: walkIns.id, name: walkIns.name, personId: lasting(ofAddress(sql`${walkIns.email}`)) })
    .from(walkIns)
    .where(eq(walkIns.eventId, eventId))
  const all: Attendee[] = [
    ...registered.map(({ given, family, guestName, ...row }) => ({
      ...row,
      walkIn: false,
      name: given === null ? (guestName ?? '') : fullName({ given, family: family ?? '' }),
    })),
    ...unannounced.map((row) => ({ ...row, walkIn: true, agencyName: null, sessionId: null, code: null, state: null })),
  ]
  return all.sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
}

/** Marks of an event, the earliest first, with the name of whoever made each. */
export async function marksOf(tx: Tx, eventId: string) {
  const rows = await tx
    .select({
      id: checkIns.id,
      sessionId: checkIns.sessionId,
      registrationId: checkIns.registrationId,
      walkInId: checkIns.walkInId,
      kind: checkIns.kind,
      undoes: checkIns.undoes,
      at: checkIns.at,
      door: checkIns.door,
      given: people.givenName,
      family: people.familyName,
    })
    .from(checkIns)
    .innerJoin(people, eq(people.id, checkIns.recordedBy))
    .where(eq(checkIns.eventId, eventId))
    .orderBy(asc(checkIns.at), asc(checkIns.id))
  return rows.map(({ registrationId, walkInId, given, family, ...row }) => ({
    ...row,
    attendeeId: registrationId ?? walkInId ?? '',
    by: fullName({ given, family }),
  }))
}
