/** Where to turn: hotlines and reporting lines, each with its source and the day it was last checked. */
import { sql } from 'drizzle-orm'
import { check, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { checkOneOf, day, instant, oneOf } from '@/lib/platform/columns'
import { actingAs, rowsAdded, rowsChanged, rowsRead } from '@/lib/platform/row-security'
import { contactKinds } from './inputs'
import { lineWays } from './line-inputs'

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
    /** Null for what the product came with. */
    verifiedHow: oneOf(lineWays),
    /** Since when an administrator keeps what it says: a later edition of the product changes it no more. */
    keptSince: instant(),
    retiredAt: instant(),
    retiredReason: text(),
  },
  (t) => [
    checkOneOf('contact_lines_kind', t.kind, contactKinds),
    checkOneOf('contact_lines_verified_how', t.verifiedHow, lineWays),
    check(
      'contact_lines_lead_somewhere',
      sql`${t.phone} is not null or ${t.textNumber} is not null or ${t.url} is not null`,
    ),
    rowsRead('contact_lines_read', sql`true`),
    rowsAdded('contact_lines_added', actingAs('system', 'administrator')),
    rowsChanged('contact_lines_changed', actingAs('system', 'administrator')),
  ],
)
