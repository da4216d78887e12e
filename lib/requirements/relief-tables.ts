/** What was decided for one person: waivers, extensions, exemptions and leave, with who, when, why and what was shown. */
import { type AnyColumn, sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
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
  rowsMoved,
  rowsRead,
  supervisesActing,
} from '@/lib/platform/row-security'
import { files } from '@/lib/platform/tables'
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
    /** Files that were shown for it, but for those that somebody removed. */
    filesShown: integer().notNull().default(0),
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
        sql`(${notOwn(t.personId)} and ((${inManagedAgencies(t.agencyId)} and not ${supervisesActing(t.personId, t.agencyId)})
          or (${inActingAgencies(t.agencyId)} and ${t.decidedAt} is null and ${t.recommendedBy} = ${actingPerson})))`,
      ),
    ),
    rowsChanged(
      'reliefs_changed',
      anyOf(
        actingAs('system'),
        sql`(${notOwn(t.personId)} and ${inManagedAgencies(t.agencyId)} and not ${supervisesActing(t.personId, t.agencyId)})`,
      ),
    ),
  ],
)

/** Nobody decides for themselves, under whichever of their records. */
function notOwn(person: Parameters<typeof ofActingPerson>[0]) {
  return sql`not ${ofActingPerson(person)}`
}

/** Whose it is, once it was granted: what waits or was declined is between those who look after training. */
const isTold = (relief: AnyColumn) =>
  sql`exists (select 1 from reliefs r where r.id = ${relief} and r.granted and r.person_id in (select acting_records()))`
const isKept = (relief: AnyColumn) =>
  sql`exists (select 1 from reliefs r where r.id = ${relief} and r.agency_id in (select managed_agencies())
    and r.person_id not in (select acting_records()) and not ${supervisesActing(sql`r.person_id`, sql`r.agency_id`)})`
const isRecommendedOne = (relief: AnyColumn) =>
  sql`exists (select 1 from reliefs r where r.id = ${relief} and r.agency_id in (select acting_agencies())
    and r.recommended_by = ${actingPerson})`
const isOfOther = (relief: AnyColumn) =>
  sql`exists (select 1 from reliefs r where r.id = ${relief} and r.person_id not in (select acting_records()))`
const ofWhoLooks = (t: { reliefId: AnyColumn; addedBy: AnyColumn }) =>
  anyOf(
    actingAs('system'),
    isTold(t.reliefId),
    isKept(t.reliefId),
    sql`(${t.addedBy} = ${actingPerson} and exists (select 1 from reliefs r where r.id = ${t.reliefId}
      and r.agency_id in (select acting_agencies()) and r.person_id not in (select acting_records())))`,
  )

/**
 * Photos and PDFs that were shown for one. Leave has to do with health: what a file is called is kept with the file alone and goes
 * with it, and the rows are nobody’s but whose it is, who added them, and who decides. The digest stays.
 */
export const reliefProofs = pgTable(
  'relief_proofs',
  {
    id: id(),
    reliefId: uuid()
      .notNull()
      .references(() => reliefs.id),
    /** Null once it was removed. */
    fileId: uuid().references(() => files.id),
    /** A picture that was written anew without what it says of place and camera; else a PDF as it was sent. */
    isPicture: boolean().notNull(),
    size: integer().notNull(),
    /** SHA-256, hexadecimal. */
    digest: text().notNull(),
    addedBy: uuid()
      .notNull()
      .references(() => people.id),
    addedByName: text().notNull(),
    addedAt: instant().notNull(),
    removedBy: uuid().references(() => people.id),
    removedByName: text(),
    removedAt: instant(),
    removedWhy: text(),
  },
  (t) => [
    unique('relief_proofs_once').on(t.reliefId, t.digest),
    check('relief_proofs_removed', sql`(${t.removedAt} is null) = (${t.fileId} is not null)`),
    rowsRead('relief_proofs_read', ofWhoLooks(t)),
    rowsAdded(
      'relief_proofs_added',
      anyOf(
        actingAs('system'),
        sql`(${t.addedBy} = ${actingPerson} and ${isOfOther(t.reliefId)} and (${isKept(t.reliefId)} or ${isRecommendedOne(t.reliefId)}))`,
      ),
    ),
    rowsMoved('relief_proofs_moved', ofWhoLooks(t), ofWhoLooks(t)),
  ],
)
