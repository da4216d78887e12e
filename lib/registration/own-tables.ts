/** What people have of registrations beside them: the secret address of their dates, and what guests asked for and did not confirm yet. */
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { events } from '@/lib/events/tables'
import { people } from '@/lib/identity/tables'
import { bytes, id, instant } from '@/lib/platform/columns'
import { actingAs, anyOf, ofActingPerson, rows } from '@/lib/platform/row-security'
import type { Answers } from './kinds'

/** A secret address at which a person’s dates are followed. Only its digest is kept: whoever loses it makes another one. */
export const privateFeeds = pgTable(
  'private_feeds',
  {
    personId: uuid()
      .primaryKey()
      .references(() => people.id, { onDelete: 'cascade' }),
    digest: bytes().notNull().unique(),
    madeAt: instant().notNull(),
  },
  (t) => [rows('private_feeds_rows', anyOf(actingAs('system'), ofActingPerson(t.personId)))],
)

/** Somebody without an account wants to come. A registration follows once a code has shown that the address is theirs. */
export const guestRequests = pgTable(
  'guest_requests',
  {
    id: id(),
    eventId: uuid()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    name: text().notNull(),
    sessionIds: jsonb().$type<string[]>().notNull(),
    answers: jsonb().$type<Answers>().notNull(),
    audienceWord: text().notNull(),
    codeHash: bytes().notNull(),
    tries: integer().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [
    index('guest_requests_by_end').on(t.expiresAt),
    index('guest_requests_by_event').on(t.eventId),
    rows('guest_requests_rows', actingAs('system')),
  ],
)
