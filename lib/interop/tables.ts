/** Files that came from elsewhere, what they would change, what they changed and how to take it back. */
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { bytes, checkOneOf, id, instant, oneOf } from '@/lib/platform/columns'
import { actingAs, anyOf, inActingAgencies, rows } from '@/lib/platform/row-security'

export const batchStates = ['checked', 'applied', 'rolled-back'] as const

/** One uploaded roster: checked first, applied after confirmation, and it can be taken back. */
export const rosterBatches = pgTable(
  'roster_batches',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    fileName: text().notNull(),
    digest: bytes().notNull(),
    state: oneOf(batchStates).notNull(),
    rowCount: integer().notNull(),
    /** The rows as read and what each would change. */
    plan: jsonb().$type<Record<string, unknown>>().notNull(),
    /** What was changed, for taking it back. */
    undo: jsonb().$type<Record<string, unknown>>(),
    uploadedBy: uuid()
      .notNull()
      .references(() => people.id),
    uploadedAt: instant().notNull(),
    appliedAt: instant(),
    rolledBackAt: instant(),
  },
  (t) => [
    index('roster_batches_by_agency').on(t.agencyId, t.uploadedAt),
    checkOneOf('roster_batches_state', t.state, batchStates),
    rows('roster_batches_rows', anyOf(actingAs('system'), inActingAgencies(t.agencyId))),
  ],
)

/** One file of agencies from a public list, imported by an administrator row by row. */
export const agencyImports = pgTable(
  'agency_imports',
  {
    id: id(),
    fileName: text().notNull(),
    digest: bytes().notNull(),
    state: oneOf(['running', 'done', 'failed'] as const).notNull(),
    rowCount: integer().notNull(),
    rowsDone: integer().notNull(),
    added: integer().notNull(),
    changed: integer().notNull(),
    unchanged: integer().notNull(),
    /** Rows that were refused or need a look: line, what is wrong, what was done. */
    findings: jsonb().$type<{ line: number; severity: 'refused' | 'noted'; message: string }[]>().notNull(),
    startedBy: uuid()
      .notNull()
      .references(() => people.id),
    startedAt: instant().notNull(),
    finishedAt: instant(),
    failure: text(),
  },
  () => [rows('agency_imports_rows', sql`(select acting_as('system', 'administrator'))`)],
)
