/** Files of earlier training: checked first, loaded after confirmation, taken back; who is not here yet waits in them. */
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { bytes, checkOneOf, id, instant, oneOf } from '@/lib/platform/columns'
import {
  actingAs,
  anyOf,
  inActingAgencies,
  rowsAdded,
  rowsChanged,
  rowsRead,
  rowsRemoved,
} from '@/lib/platform/row-security'
import { batchStates } from './batch-limits'
import type { ColumnMatch } from './history/columns'

export const historyBatches = pgTable(
  'history_batches',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    fileName: text().notNull(),
    /** SHA-256 of the file. */
    digest: bytes().notNull(),
    state: oneOf(batchStates).notNull(),
    rowCount: integer().notNull(),
    /** How many entries of each kind. */
    counts: jsonb().$type<Record<string, number>>().notNull(),
    /** Which column was read as what. */
    columns: jsonb().$type<ColumnMatch[]>().notNull(),
    /** What each row would record, packed. Null: it was removed in its time. */
    entries: bytes(),
    /** How many rows wait for somebody who is not on the roster yet. */
    waitingCount: integer().notNull(),
    /** How many trainings were recorded. */
    appliedCount: integer(),
    uploadedBy: uuid().references(() => people.id),
    uploadedAt: instant().notNull(),
    /** Who loaded it. */
    appliedBy: uuid().references(() => people.id),
    appliedAt: instant(),
    rolledBackAt: instant(),
  },
  (t) => [
    index('history_batches_by_agency').on(t.agencyId, t.uploadedAt),
    checkOneOf('history_batches_state', t.state, batchStates),
    // What is recorded follows from it, so nobody writes it by hand.
    rowsRead('history_batches_read', anyOf(actingAs('system'), inActingAgencies(t.agencyId))),
    rowsAdded('history_batches_added', actingAs('system')),
    rowsChanged('history_batches_changed', actingAs('system')),
    rowsRemoved('history_batches_removed', actingAs('system')),
  ],
)
