/** Where to turn: hotlines and reporting lines, each with its source and the day it was last checked. */
import { sql } from 'drizzle-orm'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { checkOneOf, day, oneOf } from '@/lib/platform/columns'
import { actingAs, rowsAdded, rowsChanged, rowsRead } from '@/lib/platform/row-security'
import { contactKinds } from './inputs'

export const contactLines = pgTable(
  'contact_lines',
  {
    id: text().primaryKey(),
    kind: oneOf(contactKinds).notNull(),
    name: text().notNull(),
    /** When to use it, in one sentence. */
    purpose: text().notNull(),
    phone: text(),
    textNumber: text(),
    url: text(),
    hours: text(),
    sourceName: text().notNull(),
    sourceUrl: text().notNull(),
    lastVerifiedOn: day().notNull(),
    position: integer().notNull(),
  },
  (t) => [
    checkOneOf('contact_lines_kind', t.kind, contactKinds),
    rowsRead('contact_lines_read', sql`true`),
    rowsAdded('contact_lines_added', actingAs('system', 'administrator')),
    rowsChanged('contact_lines_changed', actingAs('system', 'administrator')),
  ],
)
