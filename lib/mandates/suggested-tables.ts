/** Rules that agencies ask for among the mandate packs: told by a coordinator, answered by those who read packs. */
import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { checkOneOf, id, instant, oneOf } from '@/lib/platform/columns'
import {
  actingAs,
  actingPerson,
  anyOf,
  inActingAgencies,
  inManagedAgencies,
  inServedAgencies,
  ofActingPerson,
  rowsAdded,
  rowsMoved,
  rowsRead,
} from '@/lib/platform/row-security'
import { disciplines } from './fields'
import { suggestedStates } from './suggested-inputs'

export const suggestedRules = pgTable(
  'suggested_rules',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    byPersonId: uuid()
      .notNull()
      .references(() => people.id),
    byName: text().notNull(),
    /** By its postal code, or US. */
    place: text().notNull(),
    asksOf: oneOf(disciplines).notNull(),
    /** What it asks, and of whom, in their words. */
    says: text().notNull(),
    citation: text(),
    url: text(),
    status: oneOf(suggestedStates).notNull(),
    suggestedAt: instant().notNull(),
    /** What became of it, in the words of whoever read it. */
    answer: text(),
    answeredBy: uuid().references(() => people.id),
    answeredAt: instant(),
  },
  (t) => {
    const ofOthers = sql`not (${ofActingPerson(t.byPersonId)} or ${inActingAgencies(t.agencyId)} or ${inServedAgencies(t.agencyId)})`
    const answers = sql`(${actingAs('moderator', 'administrator')} and ${ofOthers})`
    return [
      index('suggested_rules_by_agency').on(t.agencyId, t.suggestedAt),
      index('suggested_rules_by_status').on(t.status, t.suggestedAt),
      checkOneOf('suggested_rules_asks_of', t.asksOf, disciplines),
      checkOneOf('suggested_rules_status', t.status, suggestedStates),
      check('suggested_rules_found', sql`${t.citation} is not null or ${t.url} is not null`),
      check(
        'suggested_rules_answered',
        sql`num_nulls(${t.answer}, ${t.answeredBy}, ${t.answeredAt}) = case ${t.status} when 'waiting' then 3 else 0 end`,
      ),
      rowsRead(
        'suggested_rules_read',
        anyOf(actingAs('system', 'moderator', 'administrator'), inActingAgencies(t.agencyId)),
      ),
      rowsAdded(
        'suggested_rules_added',
        anyOf(
          actingAs('system'),
          sql`(${inManagedAgencies(t.agencyId)} and ${t.byPersonId} = ${actingPerson} and ${t.status} = 'waiting')`,
        ),
      ),
      rowsMoved(
        'suggested_rules_answered',
        anyOf(actingAs('system'), sql`(${answers} and ${t.status} = 'waiting')`),
        anyOf(actingAs('system'), answers),
      ),
    ]
  },
)
