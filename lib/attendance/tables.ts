/**
 * Who was there: marks made at the door, which are added and never changed; what the staff decided where marks and truth
 * differ; and which credit was posted for it. Attendance itself is derived from these by the rules and kept nowhere.
 */
import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { checksIn, runs } from '@/lib/events/staff'
import { eventSessions, events } from '@/lib/events/tables'
import { people } from '@/lib/identity/tables'
import { checkOneOf, id, instant, oneOf } from '@/lib/platform/columns'
import { actingAs, actingPerson, anyOf, ofActingPerson, rowsAdded, rowsRead } from '@/lib/platform/row-security'
import { credits } from '@/lib/records/tables'
import { registrations } from '@/lib/registration/tables'
import { markKinds, markWays } from './kinds'

const ofEvent = () =>
  uuid()
    .notNull()
    .references(() => events.id)
const ofSession = () =>
  uuid()
    .notNull()
    .references(() => eventSessions.id)
const byPerson = () =>
  uuid()
    .notNull()
    .references(() => people.id)

/** Somebody who came without having registered. The id is made on the device, so that it can be sent twice. */
export const walkIns = pgTable(
  'walk_ins',
  {
    id: id(),
    eventId: ofEvent(),
    name: text().notNull(),
    /** Their own address, as they gave it; the credit finds them by it. */
    email: text(),
    addedBy: byPerson(),
    addedAt: instant().notNull(),
  },
  (t) => [
    index('walk_ins_by_event').on(t.eventId),
    rowsRead('walk_ins_read', anyOf(actingAs('system'), checksIn(t.eventId))),
    rowsAdded(
      'walk_ins_added',
      anyOf(actingAs('system'), sql`(${t.addedBy} = ${actingPerson} and ${checksIn(t.eventId)})`),
    ),
  ],
)

const ofOne = (t: { registrationId: AnyPgColumn; walkInId: AnyPgColumn }) =>
  sql`(${t.registrationId} is null) <> (${t.walkInId} is null)`

/** A mark as it was made, by whom and when. The id is made on the device: a mark that is sent twice is one. */
export const checkIns = pgTable(
  'check_ins',
  {
    id: id(),
    eventId: ofEvent(),
    sessionId: ofSession(),
    registrationId: uuid().references(() => registrations.id),
    walkInId: uuid().references(() => walkIns.id),
    kind: oneOf(markKinds).notNull(),
    /** The mark that does not hold; it may still be on another device, so nothing refers to it. */
    undoes: uuid(),
    /** When it was made, also where the device had no connection. */
    at: instant().notNull(),
    receivedAt: instant().notNull(),
    recordedBy: byPerson(),
    /** What the helper calls the place they stand at: "Side door". */
    door: text(),
    way: oneOf(markWays).notNull(),
  },
  (t) => [
    index('check_ins_by_event').on(t.eventId, t.sessionId, t.at),
    index('check_ins_by_registration').on(t.registrationId),
    checkOneOf('check_ins_kind', t.kind, markKinds),
    checkOneOf('check_ins_way', t.way, markWays),
    check('check_ins_of_one', ofOne(t)),
    check('check_ins_undo', sql`(${t.kind} = 'undo') = (${t.undoes} is not null)`),
    rowsRead('check_ins_read', anyOf(actingAs('system'), checksIn(t.eventId))),
    rowsAdded(
      'check_ins_added',
      anyOf(actingAs('system'), sql`(${t.recordedBy} = ${actingPerson} and ${checksIn(t.eventId)})`),
    ),
  ],
)

/** What counts for somebody in a session whatever the marks say, and why. The latest holds. */
export const attendanceOverrides = pgTable(
  'attendance_overrides',
  {
    id: id(),
    eventId: ofEvent(),
    sessionId: ofSession(),
    registrationId: uuid().references(() => registrations.id),
    walkInId: uuid().references(() => walkIns.id),
    /** Minutes of credit; 0 for none. */
    creditMinutes: integer().notNull(),
    reason: text().notNull(),
    decidedBy: byPerson(),
    decidedAt: instant().notNull(),
  },
  (t) => [
    index('attendance_overrides_by_event').on(t.eventId, t.decidedAt),
    check('attendance_overrides_of_one', ofOne(t)),
    check('attendance_overrides_minutes', sql`${t.creditMinutes} >= 0`),
    rowsRead('attendance_overrides_read', anyOf(actingAs('system'), runs(t.eventId))),
    rowsAdded(
      'attendance_overrides_added',
      anyOf(actingAs('system'), sql`(${t.decidedBy} = ${actingPerson} and ${runs(t.eventId)})`),
    ),
  ],
)

/** What was posted for a person and a session, one row a posting; the one with the highest number is how it stands. */
export const attendanceCredits = pgTable(
  'attendance_credits',
  {
    /** The source that the credit names. */
    id: id(),
    eventId: ofEvent(),
    sessionId: ofSession(),
    personId: byPerson(),
    /** From 1; each correction is one more. */
    number: integer().notNull(),
    /** 0 where a correction took back what was posted and nothing is due. */
    creditMinutes: integer().notNull(),
    creditId: uuid().references(() => credits.id),
    confirmedBy: byPerson(),
    postedAt: instant().notNull(),
  },
  (t) => [
    unique('attendance_credits_in_order').on(t.sessionId, t.personId, t.number),
    index('attendance_credits_by_event').on(t.eventId),
    check('attendance_credits_posted', sql`(${t.creditMinutes} > 0) = (${t.creditId} is not null)`),
    rowsRead('attendance_credits_read', anyOf(actingAs('system'), ofActingPerson(t.personId), runs(t.eventId))),
    rowsAdded('attendance_credits_added', actingAs('system')),
  ],
)
