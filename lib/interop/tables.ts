/** Files that came from elsewhere, what they would change, what they changed and how to take it back. */
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { bytes, checkOneOf, id, instant, oneOf } from '@/lib/platform/columns'
import {
  actingAs,
  anyOf,
  inActingAgencies,
  inManagedAgencies,
  rows,
  rowsAdded,
  rowsChanged,
  rowsRead,
  rowsRemoved,
} from '@/lib/platform/row-security'
import { files } from '@/lib/platform/tables'
import { type ImportFinding, importStates } from './agency-list/inputs'
import { batchStates } from './batch-limits'
import type { Matched } from './listings/columns'
import type { RosterPlan } from './roster/plan'
import type { RosterUndo } from './roster/undo'

/** One uploaded roster: checked first, applied after confirmation, and it can be taken back. */
export const rosterBatches = pgTable(
  'roster_batches',
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
    /** How many served when it was checked. */
    servingCount: integer().notNull(),
    /** How many entries of each kind. */
    counts: jsonb().$type<Record<string, number>>().notNull(),
    /** Which column was read as what. */
    columns: jsonb().$type<Record<string, string | null>>().notNull(),
    /** The day for which it was worked out, and what holds of all entries. */
    plan: jsonb().$type<Omit<RosterPlan, 'entries'>>().notNull(),
    /** What each row would change, packed (kept-plan.ts). Null: it was removed in its time. */
    entries: bytes(),
    /** SHA-256 of the roster the plan was made for. */
    basis: bytes().notNull(),
    /** What was changed, for taking it back. Only the system writes it (trigger `roster_batches_guarded`). */
    undo: jsonb().$type<RosterUndo>(),
    /** How many changes were made. */
    appliedCount: integer(),
    uploadedBy: uuid().references(() => people.id),
    uploadedAt: instant().notNull(),
    appliedAt: instant(),
    rolledBackAt: instant(),
  },
  (t) => [
    index('roster_batches_by_agency').on(t.agencyId, t.uploadedAt),
    checkOneOf('roster_batches_state', t.state, batchStates),
    rowsRead('roster_batches_read', anyOf(actingAs('system'), inActingAgencies(t.agencyId))),
    rowsAdded('roster_batches_added', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
    rowsChanged('roster_batches_changed', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
    rowsRemoved('roster_batches_removed', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
  ],
)

/** One file of listings of the directory: checked first, loaded after confirmation, and it can be taken back. */
export const listingBatches = pgTable(
  'listing_batches',
  {
    id: id(),
    fileName: text().notNull(),
    /** SHA-256 of the file. */
    digest: bytes().notNull(),
    state: oneOf(batchStates).notNull(),
    rowCount: integer().notNull(),
    /** How many entries of each kind. */
    counts: jsonb().$type<Record<string, number>>().notNull(),
    /** Which file it is, and which column was read as what. */
    columns: jsonb().$type<Matched>().notNull(),
    /** What each row would change, packed. Null: it was removed in its time. */
    entries: bytes(),
    /** What was changed, packed, for taking it back. */
    undo: bytes(),
    appliedCount: integer(),
    uploadedBy: uuid().references(() => people.id),
    uploadedAt: instant().notNull(),
    appliedAt: instant(),
    rolledBackAt: instant(),
  },
  (t) => [
    index('listing_batches_by_time').on(t.uploadedAt, t.id),
    checkOneOf('listing_batches_state', t.state, batchStates),
    // What a file would change and how it is taken back is the system’s word: nobody writes it by hand.
    rowsRead('listing_batches_read', actingAs('system', 'moderator', 'administrator')),
    rowsAdded('listing_batches_added', actingAs('system')),
    rowsChanged('listing_batches_changed', actingAs('system')),
    rowsRemoved('listing_batches_removed', actingAs('system')),
  ],
)

/** One file of agencies from a public list, imported by an administrator row by row. */
export const agencyImports = pgTable(
  'agency_imports',
  {
    id: id(),
    fileName: text().notNull(),
    /** SHA-256 of the file. */
    digest: bytes().notNull(),
    /** The file itself, until it is worked through. */
    fileId: uuid().references(() => files.id),
    /** What the list calls itself, kept with each agency it adds. */
    source: text().notNull(),
    state: oneOf(importStates).notNull(),
    rowCount: integer().notNull(),
    rowsDone: integer().notNull(),
    added: integer().notNull(),
    changed: integer().notNull(),
    unchanged: integer().notNull(),
    /** Rows that were refused or need a look: line, what is wrong, what was done. */
    findings: jsonb().$type<ImportFinding[]>().notNull(),
    startedBy: uuid().references(() => people.id),
    startedAt: instant().notNull(),
    finishedAt: instant(),
    failure: text(),
  },
  (t) => [
    index('agency_imports_by_time').on(t.startedAt, t.id),
    checkOneOf('agency_imports_state', t.state, importStates),
    rows('agency_imports_rows', actingAs('system', 'administrator')),
  ],
)
