/** Which agencies a new edition of a module is asked again in, and how far that is: written step by step, so that any process goes on. */
import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { courseVersions } from '@/lib/catalog/tables'
import { instant } from '@/lib/platform/columns'
import { actingAs, anyOf, inActingAgencies, inServedAgencies, rows, rowsRead } from '@/lib/platform/row-security'

export const askedEditions = pgTable(
  'asked_editions',
  {
    courseVersionId: uuid()
      .notNull()
      .references(() => courseVersions.id),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    /** When the edition was published. */
    askedAt: instant().notNull(),
    /** All people there are, and those who are done: in order of their ids, up to the last one. */
    people: integer().notNull(),
    done: integer().notNull(),
    lastPersonId: uuid(),
    finishedAt: instant(),
    /** Due dates that followed. */
    changed: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.courseVersionId, t.agencyId] }),
    index('asked_editions_under_way').on(t.agencyId).where(sql`${t.finishedAt} is null`),
    rowsRead(
      'asked_editions_read',
      anyOf(actingAs('system', 'administrator', 'author'), inActingAgencies(t.agencyId), inServedAgencies(t.agencyId)),
    ),
    rows('asked_editions_rows', actingAs('system')),
  ],
)
