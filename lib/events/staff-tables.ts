/** Who runs an event beside its owner, and the codes by which helpers come in for one day. */
import { sql } from 'drizzle-orm'
import { check, index, pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { people } from '@/lib/identity/tables'
import { bytes, checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import { actingAs, anyOf, ofActingPerson, rows, rowsAdded, rowsChanged, rowsRead } from '@/lib/platform/row-security'
import { staffRoles, staffs } from './staff'
import { events } from './tables'

/** Given by the owner, and held once it was accepted; a helper's ends by itself. */
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
    rowsAdded(
      'event_staff_added',
      anyOf(
        actingAs('system'),
        sql`(${staffs(t.eventId, 'owner')} and ${t.acceptedAt} is null and not ${ofActingPerson(t.personId)})`,
      ),
    ),
    rowsChanged('event_staff_changed', anyOf(actingAs('system'), staffs(t.eventId, 'owner'))),
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
