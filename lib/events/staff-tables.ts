/** Who runs an event beside its owner, who was asked to, and the codes by which helpers come in for one day. */
import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { addressee } from '@/lib/agencies/consent-tables'
import { people } from '@/lib/identity/tables'
import { bytes, checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import {
  actingAs,
  anyOf,
  ofActingPerson,
  rows,
  rowsAdded,
  rowsChanged,
  rowsRead,
  rowsRemoved,
} from '@/lib/platform/row-security'
import { staffAnswers, staffRoles, staffs } from './staff'
import { events } from './tables'

/** Held once its person said yes to it, or typed the owner's code; a helper's ends by itself. */
export const eventStaff = pgTable(
  'event_staff',
  {
    id: id(),
    eventId: uuid()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    role: oneOf(staffRoles).notNull(),
    givenBy: uuid()
      .notNull()
      .references(() => people.id),
    givenAt: instant().notNull(),
    /** Their own yes; nobody runs an event before. */
    acceptedAt: instant(),
    until: instant(),
    endedAt: instant(),
    endedBy: uuid().references(() => people.id),
  },
  (t) => [
    uniqueIndex('event_staff_once').on(t.eventId, t.personId, t.role).where(sql`ended_at is null`),
    index('event_staff_by_person').on(t.personId).where(sql`ended_at is null`),
    checkOneOf('event_staff_role', t.role, staffRoles),
    check('event_staff_helpers_for_a_while', sql`${t.role} <> 'helper' or ${t.until} is not null`),
    rowsRead(
      'event_staff_read',
      anyOf(actingAs('system'), ofActingPerson(t.personId), staffs(t.eventId, 'owner', 'co-organizer')),
    ),
    // Only a person's own yes or their own typing makes a row, which the system has seen before it writes.
    rowsAdded('event_staff_added', actingAs('system')),
    rowsChanged('event_staff_changed', anyOf(actingAs('system'), staffs(t.eventId, 'owner'))),
  ],
)

/**
 * A question to whoever confirmed an address: do they run this event beside its owner? To the owner it looks the same
 * whether the address is known or not; unanswered it lapses after thirty days.
 */
export const staffInvitations = pgTable(
  'event_staff_invitations',
  {
    id: id(),
    eventId: uuid()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    sentBy: uuid()
      .notNull()
      .references(() => people.id),
    sentAt: instant().notNull(),
    expiresAt: instant().notNull(),
    answer: text({ enum: staffAnswers }),
    answeredAt: instant(),
    answeredBy: uuid().references(() => people.id),
  },
  (t) => [
    uniqueIndex('event_staff_invitations_open_once').on(t.eventId, t.email).where(sql`answer is null`),
    index('event_staff_invitations_by_address').on(t.email).where(sql`answer is null`),
    checkOneOf('event_staff_invitations_answer', t.answer, staffAnswers),
    check('event_staff_invitations_answered', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    check(
      'event_staff_invitations_answered_by',
      sql`(${t.answeredBy} is not null) = coalesce(${t.answer} in ('accepted', 'declined'), false)`,
    ),
    rowsRead('event_staff_invitations_read', anyOf(actingAs('system'), staffs(t.eventId, 'owner'), addressee(t.email))),
    rowsAdded(
      'event_staff_invitations_added',
      anyOf(actingAs('system'), sql`(${staffs(t.eventId, 'owner')} and ${t.answer} is null)`),
    ),
    rowsChanged(
      'event_staff_invitations_changed',
      anyOf(actingAs('system'), sql`(${staffs(t.eventId, 'owner')} and ${t.answeredBy} is null)`),
    ),
    rowsRemoved('event_staff_invitations_removed', actingAs('system')),
  ],
)

/** A code that makes whoever types it a helper for the rest of a day; only its digest is kept. */
export const eventStaffCodes = pgTable(
  'event_staff_codes',
  {
    id: id(),
    eventId: uuid()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    digest: bytes().notNull().unique(),
    /** Where the event takes place. */
    day: day().notNull(),
    expiresAt: instant().notNull(),
    madeBy: uuid()
      .notNull()
      .references(() => people.id),
    madeAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    index('event_staff_codes_by_event').on(t.eventId, t.day),
    rows('event_staff_codes_rows', anyOf(actingAs('system'), staffs(t.eventId, 'owner'))),
  ],
)
