/** Who may not post any more: a moderator said so, with the reason, until one takes it back. */
import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { people } from '@/lib/identity/tables'
import { id, instant } from '@/lib/platform/columns'
import { actingAs, anyOf, ofActingPerson, rowsAdded, rowsChanged, rowsRead } from '@/lib/platform/row-security'
import { events } from './tables'

export const blockedPosters = pgTable(
  'blocked_posters',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** What they had posted when it was said. */
    eventId: uuid()
      .notNull()
      .references(() => events.id),
    reason: text().notNull(),
    blockedBy: uuid()
      .notNull()
      .references(() => people.id),
    blockedAt: instant().notNull(),
    liftedBy: uuid().references(() => people.id),
    liftedAt: instant(),
  },
  (t) => [
    uniqueIndex('blocked_posters_once').on(t.personId).where(sql`lifted_at is null`),
    index('blocked_posters_by_event').on(t.eventId),
    rowsRead('blocked_posters_read', anyOf(actingAs('system', 'moderator'), ofActingPerson(t.personId))),
    rowsAdded('blocked_posters_added', actingAs('system', 'moderator')),
    rowsChanged('blocked_posters_changed', actingAs('system', 'moderator')),
  ],
)
