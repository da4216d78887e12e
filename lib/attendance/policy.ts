/** Who stands at the door of which event, and who answers for its attendance. */
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { publicStates } from '@/lib/events/fields'
import { runBy } from '@/lib/events/policy'
import { events } from '@/lib/events/tables'
import type { Actor } from '@/lib/platform/context'
import { ofActingPerson } from '@/lib/platform/row-security'

export const can = {
  /** Nobody decides what they were there for themselves, nor confirms it. */
  decideAbout: (actor: Actor, attendee: { personId: string | null }) =>
    actor.kind === 'person' && actor.personId !== attendee.personId,
}

/** People come to what is on the calendar, also where it was canceled or postponed after it began. */
const held = inArray(events.status, [...publicStates])

const helpsAt = sql`exists (select 1 from event_staff h where h.event_id = ${events.id} and h.role = 'helper'
  and h.accepted_at is not null and h.ended_at is null and h.until > now() and ${ofActingPerson(sql.raw('h.person_id'))})`

/** Events at whose door the person stands: those they run, and those they help at today. */
export const atTheDoor = (personId: string): SQL => and(held, or(runBy(personId), helpsAt)) as SQL

/** Events whose attendance the person decides and confirms. */
export const answeredBy = (personId: string): SQL => and(held, runBy(personId)) as SQL

export const isEvent = (eventId: string) => eq(events.id, eventId)
