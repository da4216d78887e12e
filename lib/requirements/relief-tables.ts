/** What was decided for one person: waivers, extensions, exemptions and leave, with who, when, why and what was shown. */
import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import {
  actingAs,
  actingPerson,
  anyOf,
  inActingAgencies,
  inManagedAgencies,
  ofActingPerson,
  rowsAdded,
  rowsChanged,
  rowsRead,
} from '@/lib/platform/row-security'
import { reliefKinds } from './reliefs/inputs'
import { requirements } from './tables'

/**
 * Recommended, decided and ended; nothing of it is removed. It counts from the decision on while it was granted and not
 * taken back (`endedOn` null beside `endedAt`: as though it never was; a day: it held until then). Names are kept as they
 * were when somebody signed with them.
 */
export const reliefs = pgTable(
  'reliefs',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    kind: oneOf(reliefKinds).notNull(),
    /** Nothing for leave. */
    requirementId: uuid().references(() => requirements.id),
    fromOn: day().notNull(),
    /** First day on which it no longer holds. */
    untilOn: day(),
    /** Of a waiver and an extension: the last day by the rule when it was asked for. */
    dueOn: day(),
    newDueOn: day(),
    why: text().notNull(),
    evidence: text(),
    recommendedBy: uuid().references(() => people.id),
    recommendedByName: text(),
    recommendedAt: instant(),
    granted: boolean(),
    decidedBy: uuid().references(() => people.id),
    decidedByName: text(),
    decidedAt: instant(),
    decisionWords: text(),
    endedBy: uuid().references(() => people.id),
    endedByName: text(),
    endedAt: instant(),
    endedOn: day(),
    endedWhy: text(),
  },
  (t) => [
    index('reliefs_by_person').on(t.personId, t.agencyId),
    index('reliefs_by_agency').on(t.agencyId, t.decidedAt),
    checkOneOf('reliefs_kind', t.kind, reliefKinds),
    check('reliefs_about', sql`(${t.kind} = 'leave') = (${t.requirementId} is null)`),
    check('reliefs_days', sql`${t.untilOn} is null or ${t.untilOn} > ${t.fromOn}`),
    check(
      'reliefs_signed',
      sql`(${t.granted} is null) = (${t.decidedAt} is null) and (${t.endedAt} is null or ${t.granted} is true)
        and (${t.decidedAt} is not null or ${t.recommendedAt} is not null)`,
    ),
    rowsRead('reliefs_read', anyOf(actingAs('system'), ofActingPerson(t.personId), inActingAgencies(t.agencyId))),
    rowsAdded(
      'reliefs_added',
      anyOf(
        actingAs('system'),
        sql`(${notOwn(t.personId)} and (${inManagedAgencies(t.agencyId)}
          or (${inActingAgencies(t.agencyId)} and ${t.decidedAt} is null and ${t.recommendedBy} = ${actingPerson})))`,
      ),
    ),
    rowsChanged(
      'reliefs_changed',
      anyOf(actingAs('system'), sql`(${notOwn(t.personId)} and ${inManagedAgencies(t.agencyId)})`),
    ),
  ],
)

/** Nobody decides for themselves, under whichever of their records. */
function notOwn(person: Parameters<typeof ofActingPerson>[0]) {
  return sql`not ${ofActingPerson(person)}`
}
