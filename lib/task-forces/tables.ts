/**
 * Task forces: who works trafficking cases together, since when, and with which awards. All of it is public but who keeps it.
 * An administrator forms one and names its leads; a lead keeps what is said of it, its partners and its awards.
 */
import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { listings } from '@/lib/directory/listing-tables'
import { people } from '@/lib/identity/tables'
import { checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import { actingAs, anyOf, ofActingPerson, rowsAdded, rowsChanged, rowsRead } from '@/lib/platform/row-security'
import { amountBases, awardFunders, taskForceKinds, taskForceSides } from './fields'
import type { AwardFields } from './inputs'

/** Those that the acting person leads, by an address that is theirs and confirmed (function `led_task_forces`). */
export const inLedTaskForces = (force: AnyPgColumn | SQL): SQL => sql`${force} in (select led_task_forces())`
const keeps = (force: AnyPgColumn) => anyOf(actingAs('system', 'administrator'), inLedTaskForces(force))

export const taskForces = pgTable(
  'task_forces',
  {
    id: id(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    sortName: text().notNull(),
    /** A lead changes neither it nor the slug: trigger `task_forces_guarded`. */
    kind: oneOf(taskForceKinds).notNull(),
    /** Where its seat is. */
    state: text().notNull(),
    /** States that it serves whole. */
    servedStates: text().array().notNull().default(sql`'{}'`),
    /** State and county, as `CA Contra Costa`. */
    servedCounties: text().array().notNull().default(sql`'{}'`),
    servedWords: text(),
    postalCode: text(),
    /** The middle of the ZIP code of its seat: no place is looked up closer. */
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    phone: text(),
    email: text(),
    url: text(),
    /** What each side does, one point a line. */
    lawEnforcementDoes: text(),
    victimServicesDoes: text(),
    since: day(),
    /** The first day on which it is no more. */
    endedOn: day(),
    listingId: uuid().references(() => listings.id),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index('task_forces_by_name').on(t.sortName, t.id),
    checkOneOf('task_forces_kind', t.kind, taskForceKinds),
    check('task_forces_on_the_map', sql`(${t.latitude} is null) = (${t.longitude} is null)`),
    check('task_forces_in_order', sql`${t.endedOn} is null or ${t.since} is null or ${t.endedOn} >= ${t.since}`),
    rowsRead('task_forces_read', sql`true`),
    rowsAdded('task_forces_added', actingAs('system', 'administrator')),
    rowsChanged('task_forces_changed', keeps(t.id)),
  ],
)

/** An agency, or a body that is none here, in a task force from a day to a day. Ended, never removed. */
export const taskForcePartners = pgTable(
  'task_force_partners',
  {
    id: id(),
    taskForceId: uuid()
      .notNull()
      .references(() => taskForces.id),
    agencyId: uuid().references(() => agencies.id),
    /** Of who is no agency here: "FBI field office". */
    name: text(),
    side: oneOf(taskForceSides).notNull(),
    validFrom: day().notNull(),
    /** The first day on which it is in it no longer. */
    validTo: day(),
  },
  (t) => [
    // What begins and ends on one day was a mistake that somebody put right: the same day may be given again.
    uniqueIndex('task_force_partners_once')
      .on(t.taskForceId, t.agencyId, t.validFrom)
      .where(sql`${t.validTo} is distinct from ${t.validFrom}`),
    index('task_force_partners_by_agency').on(t.agencyId),
    checkOneOf('task_force_partners_side', t.side, taskForceSides),
    check('task_force_partners_one_party', sql`(${t.agencyId} is null) <> (${t.name} is null)`),
    check('task_force_partners_in_order', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
    rowsRead('task_force_partners_read', sql`true`),
    rowsAdded('task_force_partners_added', keeps(t.taskForceId)),
    rowsChanged('task_force_partners_changed', keeps(t.taskForceId)),
  ],
)

/** An award as one source states it. Where two sources give two amounts of one award, both stand, each with what it counts. */
export const taskForceAwards = pgTable(
  'task_force_awards',
  {
    id: id(),
    taskForceId: uuid()
      .notNull()
      .references(() => taskForces.id),
    number: text().notNull(),
    program: text().notNull(),
    funder: oneOf(awardFunders).notNull(),
    holderAgencyId: uuid().references(() => agencies.id),
    holderName: text(),
    /** Whole dollars. */
    amount: integer(),
    basis: oneOf(amountBases),
    startsOn: day(),
    /** Its last day. */
    endsOn: day(),
    sourceName: text().notNull(),
    sourceUrl: text(),
    sourceSeenOn: day().notNull(),
    recordedAt: instant().notNull(),
    /** Entered wrongly: nobody is shown it, the trail keeps it. */
    withdrawnAt: instant(),
  },
  (t) => [
    uniqueIndex('task_force_awards_once')
      .on(t.taskForceId, t.number, sql`coalesce(${t.basis}, '')`)
      .where(sql`${t.withdrawnAt} is null`),
    checkOneOf('task_force_awards_funder', t.funder, awardFunders),
    checkOneOf('task_force_awards_basis', t.basis, amountBases),
    check('task_force_awards_one_holder', sql`(${t.holderAgencyId} is null) <> (${t.holderName} is null)`),
    check(
      'task_force_awards_amount',
      sql`(${t.amount} is null) = (${t.basis} is null) and coalesce(${t.amount}, 0) >= 0`,
    ),
    check(
      'task_force_awards_in_order',
      sql`${t.startsOn} is null or ${t.endsOn} is null or ${t.endsOn} >= ${t.startsOn}`,
    ),
    rowsRead('task_force_awards_read', sql`true`),
    rowsAdded('task_force_awards_added', keeps(t.taskForceId)),
    rowsChanged('task_force_awards_changed', keeps(t.taskForceId)),
  ],
)

/** Who keeps a task force. It takes effect while the address is the person's and confirmed. */
export const taskForceLeads = pgTable(
  'task_force_leads',
  {
    id: id(),
    taskForceId: uuid()
      .notNull()
      .references(() => taskForces.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    boundTo: text().notNull(),
    namedBy: uuid().references(() => people.id),
    namedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex('task_force_leads_once').on(t.taskForceId, t.personId).where(sql`${t.endedAt} is null`),
    index('task_force_leads_by_person').on(t.personId),
    rowsRead('task_force_leads_read', anyOf(actingAs('system', 'administrator'), ofActingPerson(t.personId))),
    rowsAdded('task_force_leads_added', actingAs('system', 'administrator')),
    rowsChanged('task_force_leads_changed', actingAs('system', 'administrator')),
  ],
)

export type ImportedAward = {
  awardId: string
  /** What stood there before; null where the file added it. */
  before: AwardFields | null
  /** The version that the file made of it: what changed since is not taken back. */
  version: string
}

/** A file of awards that was taken in, with what it did, so that it can be taken back for a day. */
export const taskForceAwardImports = pgTable(
  'task_force_award_imports',
  {
    id: id(),
    taskForceId: uuid()
      .notNull()
      .references(() => taskForces.id),
    fileName: text().notNull(),
    rowCount: integer().notNull(),
    done: jsonb().$type<ImportedAward[]>().notNull(),
    importedBy: uuid().references(() => people.id),
    importedAt: instant().notNull(),
    takenBackAt: instant(),
  },
  (t) => [
    index('task_force_award_imports_by_force').on(t.taskForceId, t.importedAt),
    rowsRead('task_force_award_imports_read', keeps(t.taskForceId)),
    rowsAdded('task_force_award_imports_added', keeps(t.taskForceId)),
    rowsChanged('task_force_award_imports_changed', keeps(t.taskForceId)),
  ],
)
