/** Earlier training that an agency brought from another system: what its file said and the ledger does not hold. */
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { id, instant } from '@/lib/platform/columns'
import {
  actingAs,
  anyOf,
  inActingAgencies,
  lastingRecord,
  ofActingPerson,
  rowsAdded,
  rowsRead,
} from '@/lib/platform/row-security'

/** One row of a file for each credit of the source `import`, whose id is the source of the credit. */
export const earlierTrainings = pgTable(
  'earlier_trainings',
  {
    id: id(),
    /** Whose file it was. */
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** The file as it was loaded: what is taken back goes by it. */
    batchId: uuid().notNull(),
    fileName: text().notNull(),
    line: integer().notNull(),
    provider: text(),
    /** Under which the other system kept it. */
    reference: text(),
    importedBy: uuid()
      .notNull()
      .references(() => people.id),
    importedAt: instant().notNull(),
  },
  (t) => [
    index('earlier_trainings_by_batch').on(t.batchId),
    index('earlier_trainings_by_person').on(t.personId),
    rowsRead(
      'earlier_trainings_read',
      anyOf(actingAs('system'), ofActingPerson(lastingRecord(t.personId)), inActingAgencies(t.agencyId)),
    ),
    rowsAdded('earlier_trainings_added', actingAs('system')),
  ],
)
