/** How people stand from day to day, in a row for each person and agency: kept by the database, to be counted without obligations. */
import { index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { day } from '@/lib/platform/columns'
import { actingAs, amongActingAgencies, anyOf, ofActingPerson, rowsRead } from '@/lib/platform/row-security'

/**
 * How somebody stands in an agency from day to day. As many of their trainings are overdue on a day as came to be so until
 * then, less those that were done until then; whatever was done in time came to be so on the day on which it was done. The
 * database alone writes it, with the obligations (`keep_standing`), and it can be made from them again (0067).
 */
export const standings = pgTable(
  'standings',
  {
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** In order, as all of them are: a day for each obligation that came to be due within 90 days before it was done. */
    due90On: day().array().notNull(),
    due60On: day().array().notNull(),
    due30On: day().array().notNull(),
    overdueOn: day().array().notNull(),
    /** A day for each of those that was met, or ended. */
    doneOn: day().array().notNull(),
    /** The same for what has no last day: from when somebody was not cleared for an act, and when they were, or it ended. */
    notClearedOn: day().array().notNull(),
    clearedOn: day().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.agencyId, t.personId] }),
    index('standings_by_person').on(t.personId),
    rowsRead('standings_read', anyOf(actingAs('system'), amongActingAgencies(t.agencyId), ofActingPerson(t.personId))),
  ],
)
