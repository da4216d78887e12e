/** What readers of the calendar keep: searches whose new events come by mail, and the sites that may show the list in a frame. */
import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { people } from '@/lib/identity/tables'
import { checkOneOf, id, instant, oneOf } from '@/lib/platform/columns'
import { actingAs, actingPerson, anyOf, rows, rowsAdded, rowsRead } from '@/lib/platform/row-security'
import { rhythms, type SavedFilter } from './saved-inputs'

/** One person's own; nobody else reads what they look for. */
export const savedSearches = pgTable(
  'saved_searches',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** As the address of a feed says it. */
    filter: jsonb().$type<SavedFilter>().notNull(),
    rhythm: oneOf(rhythms).notNull(),
    /** What was published until then has been told, or was there when the search was saved. */
    toldUntil: instant().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index('saved_searches_by_person').on(t.personId, t.createdAt),
    index('saved_searches_by_told').on(t.toldUntil),
    checkOneOf('saved_searches_rhythm', t.rhythm, rhythms),
    rows('saved_searches_rows', anyOf(actingAs('system'), sql`${t.personId} = ${actingPerson}`)),
  ],
)

/** Which sites may show the calendar in a frame: the last row holds, none is changed. Read by anyone: a header says it. */
export const framingSites = pgTable(
  'framing_sites',
  {
    id: id(),
    /** As a browser names them: `https://partner.example`. */
    origins: text().array().notNull(),
    recordedBy: uuid().references(() => people.id),
    recordedAt: instant().notNull(),
  },
  (t) => [
    index('framing_sites_by_time').on(t.recordedAt),
    rowsRead('framing_sites_read', sql`true`),
    rowsAdded('framing_sites_added', actingAs('system', 'administrator')),
  ],
)
