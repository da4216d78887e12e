/** What the platform itself keeps: generations of public content and counters against abuse. */
import { bigint, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** One row a kind of public content; a change bumps it in its transaction and every page cache hears of it. */
export const contentGenerations = pgTable('content_generations', {
  kind: text().primaryKey(),
  generation: bigint({ mode: 'number' }).notNull().default(0),
})

/** How often something was tried in a window (`sign-in:address`, `verify:network`). */
export const rateCounters = pgTable(
  'rate_counters',
  { key: text().notNull(), windowStart: instant().notNull(), count: integer().notNull() },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] })],
)
