/** How an agency counts hours, where it says so. */
import { sql } from 'drizzle-orm'
import { check, integer, pgTable, uuid } from 'drizzle-orm/pg-core'
import { people } from '@/lib/identity/tables'
import { instant } from '@/lib/platform/columns'
import {
  actingAs,
  anyOf,
  inActingAgencies,
  inManagedAgencies,
  rowsAdded,
  rowsChanged,
  rowsRead,
} from '@/lib/platform/row-security'
import { agencies } from './tables'

export const hourSettings = pgTable(
  'hour_settings',
  {
    agencyId: uuid()
      .primaryKey()
      .references(() => agencies.id),
    /** Month in which its fiscal year begins. */
    yearStartsIn: integer(),
    /** What an hour of work costs it, in cents. */
    hourCents: integer(),
    changedBy: uuid()
      .notNull()
      .references(() => people.id),
    changedAt: instant().notNull(),
  },
  (t) => [
    check('hour_settings_month', sql`${t.yearStartsIn} between 1 and 12`),
    check('hour_settings_cost', sql`${t.hourCents} > 0`),
    rowsRead('hour_settings_read', anyOf(actingAs('system'), inActingAgencies(t.agencyId))),
    rowsAdded('hour_settings_added', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
    rowsChanged('hour_settings_changed', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
  ],
)
