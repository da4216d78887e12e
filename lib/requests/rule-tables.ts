/** The dated rules by which requests are planned and answered. */
import { sql } from 'drizzle-orm'
import { check, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { people } from '@/lib/identity/tables'
import { checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import { actingAs, rowsAdded, rowsRead } from '@/lib/platform/row-security'
import { requestKinds } from './kinds'
import type { PlanRules } from './rule-inputs'

/** How a kind is planned, from a day on; a later row follows, none is changed. Read by anyone: the planner shows it. */
export const requestPlanRules = pgTable(
  'request_plan_rules',
  {
    id: id(),
    kind: oneOf(requestKinds).notNull(),
    validFrom: day().notNull(),
    rules: jsonb().$type<PlanRules>().notNull(),
    /** Null: it came with the product. */
    recordedBy: uuid().references(() => people.id),
    recordedAt: instant().notNull(),
  },
  (t) => [
    unique('request_plan_rules_of_a_day').on(t.kind, t.validFrom),
    checkOneOf('request_plan_rules_kind', t.kind, requestKinds),
    rowsRead('request_plan_rules_read', sql`true`),
    rowsAdded('request_plan_rules_added', actingAs('system', 'administrator')),
  ],
)

/** How soon is answered and decided, from a day on. */
export const requestServiceLevels = pgTable(
  'request_service_levels',
  {
    id: id(),
    validFrom: day().notNull().unique(),
    answerWorkingDays: integer().notNull(),
    decisionWorkingDays: integer().notNull(),
    zone: text().notNull(),
    recordedBy: uuid().references(() => people.id),
    recordedAt: instant().notNull(),
  },
  (t) => [
    check('request_service_levels_in_order', sql`${t.answerWorkingDays} between 1 and ${t.decisionWorkingDays}`),
    rowsRead('request_service_levels_read', sql`true`),
    rowsAdded('request_service_levels_added', actingAs('system', 'administrator')),
  ],
)
