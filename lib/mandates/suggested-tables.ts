/**
 * Rules that agencies ask for among the mandate packs: told by a coordinator, corrected or taken back while nobody has answered,
 * answered by those who read packs.
 */
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
  rowsRemoved,
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
    /** When its agency last corrected it, and when it took it back. */
    correctedAt: instant(),
    withdrawnAt: instant(),
    /** What became of it, in the words of whoever read it. */
    answer: text(),
    answeredBy: uuid().references(() => people.id),
    answeredAt: instant(),
    /** What became of it, by the name under which all its editions stand. */
    packId: text(),
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
        sql`num_nulls(${t.answer}, ${t.answeredBy}, ${t.answeredAt}) = case when ${t.status} in ('waiting', 'withdrawn') then 3 else 0 end`,
      ),
      check('suggested_rules_withdrawn', sql`(${t.withdrawnAt} is not null) = (${t.status} = 'withdrawn')`),
      check('suggested_rules_pack', sql`${t.packId} is null or ${t.status} = 'taken-up'`),
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
      // Who may change which part of it in which state, the trigger suggested_rules_guarded holds.
      rowsMoved(
        'suggested_rules_answered',
        anyOf(
          actingAs('system'),
          sql`(${inManagedAgencies(t.agencyId)} and ${t.status} = 'waiting')`,
          sql`(${answers} and ${t.status} in ('waiting', 'taken-up'))`,
        ),
        anyOf(
          actingAs('system'),
          sql`(${inManagedAgencies(t.agencyId)} and ${t.status} in ('waiting', 'withdrawn'))`,
          answers,
        ),
      ),
      rowsRemoved('suggested_rules_removed', actingAs('system')),
    ]
  },
)
