/** Days of a single person, as an agency keeps them: of a license, an appointment. A correction is a new row. */
import { sql } from 'drizzle-orm'
import { check, index, pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import {
  actingAs,
  anyOf,
  inActingAgencies,
  inManagedAgencies,
  ofActingPerson,
  rowsAdded,
  rowsChanged,
  rowsRead,
  rowsRemoved,
} from '@/lib/platform/row-security'
import { ownDateKinds } from './engine/own-dates'

export const ownDates = pgTable(
  'own_dates',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    kind: oneOf(ownDateKinds).notNull(),
    datedOn: day().notNull(),
    recordedAt: instant().notNull(),
    recordedBy: uuid().references(() => people.id),
    /** It was corrected or taken away then. */
    replacedAt: instant(),
  },
  (t) => [
    uniqueIndex('own_dates_once').on(t.personId, t.agencyId, t.kind).where(sql`${t.replacedAt} is null`),
    index('own_dates_by_agency').on(t.agencyId),
    // Of people who go with a load that is taken back: the table is asked about each of them, as whose and by whom.
    index('own_dates_by_person').on(t.personId),
    index('own_dates_by_recorder').on(t.recordedBy),
    checkOneOf('own_dates_kind', t.kind, ownDateKinds),
    // Of a birth nothing but the month can be kept, by whichever way it comes.
    check(
      'own_dates_month_alone',
      sql`${t.kind} <> 'birth-month' or (extract(year from ${t.datedOn}) = 2000 and extract(day from ${t.datedOn}) = 1)`,
    ),
    rowsRead('own_dates_read', anyOf(actingAs('system'), ofActingPerson(t.personId), inActingAgencies(t.agencyId))),
    rowsAdded('own_dates_added', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
    rowsChanged('own_dates_changed', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
    // With the load of a roster that is taken back: what it added was never so.
    rowsRemoved('own_dates_removed', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
  ],
)
