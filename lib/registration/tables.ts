/** Who comes to an event: how it takes registrations, and each registration with its state and its turn. */
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { checksIn, runs } from '@/lib/events/staff'
import { eventSessions, events } from '@/lib/events/tables'
import { people } from '@/lib/identity/tables'
import { checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import {
  actingAs,
  anyOf,
  inManagedAgencies,
  ofActingPerson,
  rows,
  rowsAdded,
  rowsChanged,
  rowsRead,
  rowsRemoved,
} from '@/lib/platform/row-security'
import { type Answers, endings, type Question, registrationStates, registrationUnits } from './kinds'

/**
 * How an event takes registrations; one without such a row takes none here. Whatever takes or frees a place of the event
 * locks this row first.
 */
export const registrationSettings = pgTable(
  'event_registration_settings',
  {
    eventId: uuid()
      .primaryKey()
      .references(() => events.id, { onDelete: 'cascade' }),
    unit: oneOf(registrationUnits).notNull(),
    /** Days where the event takes place; open at once, and until it begins, where there is none. */
    opensOn: day(),
    closesOn: day(),
    /** Of the event as a whole; sessions have their own. Null for no end of places. */
    capacity: integer(),
    needsApproval: boolean().notNull(),
    questions: jsonb().$type<Question[]>().notNull(),
    /** Only these may come; empty for everybody. */
    audienceLimit: text().array().notNull(),
    /** What shows that one belongs to them, in words. */
    audienceProof: text().notNull(),
    guestsAllowed: boolean().notNull(),
    /** No more are taken until it is opened again. */
    pausedAt: instant(),
    version: integer().notNull(),
    updatedAt: instant().notNull(),
    updatedBy: uuid()
      .notNull()
      .references(() => people.id),
  },
  (t) => [
    checkOneOf('event_registration_settings_unit', t.unit, registrationUnits),
    check('event_registration_settings_with_room', sql`${t.capacity} > 0`),
    rowsRead('event_registration_settings_read', sql`exists (select 1 from events e where e.id = ${t.eventId})`),
    rows('event_registration_settings_rows', anyOf(actingAs('system'), runs(t.eventId))),
  ],
)

/** One person and one event, or one session of it. Never removed while the event is told of; who gave a place back stays known. */
export const registrations = pgTable(
  'registrations',
  {
    id: id(),
    eventId: uuid()
      .notNull()
      .references(() => events.id),
    /** Null for the event as a whole. */
    sessionId: uuid().references(() => eventSessions.id),
    /** Null for a guest. */
    personId: uuid().references(() => people.id),
    guestName: text(),
    guestEmail: text(),
    /** The agency of record on the day of registration. */
    agencyId: uuid().references(() => agencies.id),
    state: oneOf(registrationStates).notNull(),
    /** Whose turn it is: the earlier, then the smaller id. */
    queuedAt: instant().notNull(),
    answers: jsonb().$type<Answers>().notNull(),
    /** What they say shows that they belong to those whom it is for. */
    audienceWord: text(),
    offeredAt: instant(),
    offerUntil: instant(),
    /** SEQUENCE of the event as they were last told of it. */
    toldSequence: integer().notNull(),
    checkInCode: text().notNull().unique(),
    createdAt: instant().notNull(),
    /** Null for a guest who registered on their own. */
    registeredBy: uuid().references(() => people.id),
    changedAt: instant().notNull(),
    endedAt: instant(),
    endedBy: uuid().references(() => people.id),
    ending: oneOf(endings),
    /** In the words of whoever declined or withdrew it. */
    reason: text(),
  },
  (t) => [
    uniqueIndex('registrations_once')
      .on(t.eventId, sql`coalesce(${t.sessionId}, ${t.eventId})`, t.personId)
      .where(sql`ended_at is null and person_id is not null`),
    uniqueIndex('registrations_of_guests_once')
      .on(t.eventId, sql`coalesce(${t.sessionId}, ${t.eventId})`, t.guestEmail)
      .where(sql`ended_at is null and person_id is null`),
    index('registrations_by_turn').on(t.eventId, t.sessionId, t.state, t.queuedAt, t.id),
    index('registrations_by_person').on(t.personId, t.eventId),
    index('registrations_by_agency').on(t.agencyId, t.eventId),
    index('registrations_by_address').on(t.guestEmail).where(sql`person_id is null`),
    checkOneOf('registrations_state', t.state, registrationStates),
    checkOneOf('registrations_ending', t.ending, endings),
    check(
      'registrations_of_somebody',
      sql`(${t.personId} is null) = (${t.guestEmail} is not null and ${t.guestName} is not null)`,
    ),
    check(
      'registrations_ended',
      sql`(${t.endedAt} is not null) = (${t.state} in ('withdrawn', 'declined', 'expired')) and (${t.endedAt} is null) = (${t.ending} is null)`,
    ),
    check('registrations_offered', sql`(${t.state} = 'offered') = (${t.offerUntil} is not null)`),
    rowsRead(
      'registrations_read',
      anyOf(actingAs('system'), ofActingPerson(t.personId), inManagedAgencies(t.agencyId), checksIn(t.eventId)),
    ),
    // A place is taken and freed by the system, which holds the event's lock and sees everybody's turn.
    rowsAdded('registrations_added', actingAs('system')),
    rowsChanged('registrations_changed', actingAs('system')),
    rowsRemoved('registrations_removed', actingAs('system')),
  ],
)
