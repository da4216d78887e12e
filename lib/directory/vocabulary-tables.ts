/** The words that listings are described and found by. */
import { sql } from 'drizzle-orm'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { checkOneOf, instant, oneOf } from '@/lib/platform/columns'
import { actingAs, rowsAdded, rowsChanged, rowsRead } from '@/lib/platform/row-security'
import { serviceGroups } from './vocabularies'

/** A controlled vocabulary: everyone reads it, an administrator keeps it. A word that listings use is retired, never removed. */
const vocabulary = {
  id: text().primaryKey(),
  name: text().notNull(),
  source: text().notNull(),
  edition: text().notNull(),
  position: integer().notNull(),
  retiredAt: instant(),
}
const keptByAdministrators = (name: string) => [
  rowsRead(`${name}_read`, sql`true`),
  rowsAdded(`${name}_added`, actingAs('system', 'administrator')),
  rowsChanged(`${name}_changed`, actingAs('system', 'administrator')),
]

export const victimizationTypes = pgTable('victimization_types', vocabulary, () =>
  keptByAdministrators('victimization_types'),
)
export const serviceTypes = pgTable(
  'service_types',
  { ...vocabulary, serviceGroup: oneOf(serviceGroups).notNull() },
  (t) => [checkOneOf('service_types_group', t.serviceGroup, serviceGroups), ...keptByAdministrators('service_types')],
)
export const populations = pgTable('populations', vocabulary, () => keptByAdministrators('populations'))
/** By ISO 639-3. */
export const spokenLanguages = pgTable('spoken_languages', vocabulary, () => keptByAdministrators('spoken_languages'))
