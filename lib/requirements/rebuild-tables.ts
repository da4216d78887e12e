/** How far the last rebuild of each agency's obligations is: written step by step, so that everybody sees it and any process goes on. */
import { integer, pgTable, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { instant } from '@/lib/platform/columns'
import { actingAs, anyOf, inActingAgencies, rows, rowsRead } from '@/lib/platform/row-security'

export const rebuilds = pgTable(
  'rebuilds',
  {
    agencyId: uuid()
      .primaryKey()
      .references(() => agencies.id),
    /** Null: of itself, once a week. */
    askedBy: uuid(),
    startedAt: instant().notNull(),
    /** After the last step. */
    movedAt: instant().notNull(),
    finishedAt: instant(),
    /** All there are, and those who are done: in order of their ids, up to the last one. */
    people: integer().notNull(),
    done: integer().notNull(),
    lastPersonId: uuid(),
    /** Rows that were not as they should be. */
    changed: integer().notNull(),
  },
  (t) => [
    rowsRead('rebuilds_read', anyOf(actingAs('system', 'administrator'), inActingAgencies(t.agencyId))),
    rows('rebuilds_rows', actingAs('system')),
  ],
)
