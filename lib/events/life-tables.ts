/** What became of events after they were public: other days, another place, no day yet, one session less; each with its reason. */
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { people } from '@/lib/identity/tables'
import { checkOneOf, id, instant, oneOf } from '@/lib/platform/columns'
import { actingAs, anyOf, rowsAdded, rowsRead } from '@/lib/platform/row-security'
import { type ChangeKind, changeKinds, type Times } from './fields'
import { runs } from './staff'
import { eventSessions, events } from './tables'

export const eventChanges = pgTable(
  'event_changes',
  {
    id: id(),
    eventId: uuid()
      .notNull()
      .references(() => events.id),
    kind: oneOf(changeKinds).notNull().$type<ChangeKind>(),
    /** Of a session that was canceled by itself. */
    sessionId: uuid().references(() => eventSessions.id),
    reason: text().notNull(),
    /** When it was to be, in order; of a place nothing is kept, since it may not be shown. */
    timesBefore: jsonb().$type<Times[]>().notNull(),
    /** The number under which programs learned of it. */
    sequence: integer().notNull(),
    changedBy: uuid()
      .notNull()
      .references(() => people.id),
    changedAt: instant().notNull(),
  },
  (t) => [
    index('event_changes_by_event').on(t.eventId, t.changedAt),
    checkOneOf('event_changes_kind', t.kind, changeKinds),
    rowsRead('event_changes_read', sql`exists (select 1 from events e where e.id = ${t.eventId})`),
    rowsAdded('event_changes_added', anyOf(actingAs('system'), runs(t.eventId))),
  ],
)
