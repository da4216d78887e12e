/**
 * How those who attended an event found it. That somebody has answered is kept apart from what was answered, and neither says
 * when: no row, number or order leads from one to the other (docs/decisions/0058-evaluations-without-names.md).
 */
import { integer, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { runs } from '@/lib/events/staff'
import { events } from '@/lib/events/tables'
import { people } from '@/lib/identity/tables'
import { instant } from '@/lib/platform/columns'
import { actingAs, anyOf, ofActingPerson, rows, rowsAdded, rowsRead } from '@/lib/platform/row-security'
import type { Question } from './kinds'
import type { Tally } from './rules'

const ofEvent = () => uuid().references(() => events.id, { onDelete: 'cascade' })

/** What an event asks, where whoever runs it said something else than is asked everywhere. */
export const evaluationForms = pgTable(
  'evaluation_forms',
  {
    eventId: ofEvent().primaryKey(),
    questions: jsonb().$type<Question[]>().notNull(),
    version: integer().notNull(),
    updatedAt: instant().notNull(),
    updatedBy: uuid()
      .notNull()
      .references(() => people.id),
  },
  (t) => [rows('evaluation_forms_rows', anyOf(actingAs('system'), runs(t.eventId)))],
)

/** All that was answered, in sums, and what of it may be shown while people still answer. */
export const evaluationTallies = pgTable(
  'evaluation_tallies',
  {
    eventId: ofEvent().primaryKey(),
    counted: jsonb().$type<Tally>().notNull(),
    shown: jsonb().$type<Tally>().notNull(),
  },
  () => [rows('evaluation_tallies_rows', actingAs('system'))],
)

/** Who has answered; not what, and not when. */
export const evaluationsGiven = pgTable(
  'evaluations_given',
  {
    eventId: ofEvent().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.personId] }),
    rowsRead('evaluations_given_read', anyOf(actingAs('system'), ofActingPerson(t.personId))),
    rowsAdded('evaluations_given_added', actingAs('system')),
  ],
)
