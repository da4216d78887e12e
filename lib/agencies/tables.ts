/** Agencies, their units, and who serves where, since when and until when. */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  doublePrecision,
  index,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { people } from '@/lib/identity/tables'
import { checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import { numberKeyOf } from '@/lib/platform/finding'
import {
  actingAs,
  actingPerson,
  amongActingAgencies,
  anyOf,
  inActingAgencies,
  inManagedAgencies,
  inServedAgencies,
  ofActingPerson,
  rowsAdded,
  rowsChanged,
  rowsRead,
  rowsRemoved,
} from '@/lib/platform/row-security'
import { agencyKinds, roleNames } from './inputs'
import { employments } from './kinds'

/**
 * An agency takes up nobody by itself who has an account, or is another agency's: their service begins with their own yes,
 * which the system carries out.
 */
const mayServe = (person: AnyPgColumn, agency: AnyPgColumn) =>
  sql`(${inManagedAgencies(agency)} and may_serve(${person}, ${agency}))`
/** Public facts of an agency. Not every agency here uses the product: most come from public lists. */
export const agencies = pgTable(
  'agencies',
  {
    id: id(),
    name: text().notNull(),
    sortName: text().notNull(),
    kind: oneOf(agencyKinds).notNull(),
    /** Originating agency identifier of the FBI, where the agency has one. */
    ori: text().unique(),
    uei: text().unique(),
    state: text().notNull(),
    county: text(),
    timeZone: text().notNull(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    isOvcGrantee: boolean().notNull().default(false),
    /** Where the row came from when it was imported from a public list. */
    source: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index('agencies_by_state').on(t.state, t.sortName),
    index('agencies_by_sort_name').on(t.sortName, t.id),
    index('agencies_by_part_of_name').using('gin', sql`${t.sortName} gin_trgm_ops`),
    checkOneOf('agencies_kind', t.kind, agencyKinds),
    rowsRead('agencies_read', sql`true`),
    rowsAdded('agencies_added', actingAs('system', 'administrator')),
    rowsChanged('agencies_changed', actingAs('system', 'administrator')),
  ],
)

/** A part of an agency: patrol shift, bureau, shelter. Units form a tree. */
export const units = pgTable(
  'units',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    parentId: uuid().references((): AnyPgColumn => units.id),
    name: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique('units_name_once').on(t.agencyId, t.parentId, t.name).nullsNotDistinct(),
    rowsRead(
      'units_read',
      anyOf(actingAs('system', 'administrator'), inActingAgencies(t.agencyId), inServedAgencies(t.agencyId)),
    ),
    rowsAdded('units_added', anyOf(actingAs('system', 'administrator'), inManagedAgencies(t.agencyId))),
    rowsChanged('units_changed', anyOf(actingAs('system', 'administrator'), inManagedAgencies(t.agencyId))),
    rowsRemoved('units_removed', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
  ],
)

/**
 * A stretch of service of one person with one agency in one unit and position. Whose it is, and that it ended for somebody
 * with an account, only the system changes (trigger `affiliations_guarded`). A move ends one row and begins another;
 * `serviceStartsOn` stays the day the service with the agency began. `validTo` is the first day it no longer holds.
 */
export const affiliations = pgTable(
  'affiliations',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    unitId: uuid().references(() => units.id),
    position: text(),
    employment: oneOf(employments).notNull(),
    /** The agency's own number for the person; unique among those who serve now. */
    employeeNumber: text(),
    serviceStartsOn: day().notNull(),
    validFrom: day().notNull(),
    validTo: day(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    index('affiliations_by_agency').on(t.agencyId, t.validTo, t.personId, t.unitId, t.validFrom),
    index('affiliations_by_person').on(t.personId, t.validFrom, t.agencyId),
    index('affiliations_by_number').on(t.agencyId, t.employeeNumber),
    index('affiliations_by_number_key').on(numberKeyOf(t.employeeNumber)),
    check('affiliations_in_order', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
    checkOneOf('affiliations_employment', t.employment, employments),
    rowsRead(
      'affiliations_read',
      anyOf(actingAs('system', 'administrator'), amongActingAgencies(t.agencyId), ofActingPerson(t.personId)),
    ),
    rowsAdded('affiliations_added', anyOf(actingAs('system'), mayServe(t.personId, t.agencyId))),
    rowsChanged('affiliations_changed', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
    rowsRemoved('affiliations_removed', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
  ],
)

/**
 * A duty given to a person: on the platform, or in one agency, or in one unit and those below. An agency gives supervisors
 * theirs and ends what is held there; nothing else of a role changes by its hand (trigger `roles_guarded`).
 */
export const roles = pgTable(
  'roles',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    role: oneOf(roleNames).notNull(),
    agencyId: uuid().references(() => agencies.id),
    unitId: uuid().references(() => units.id),
    /** The address of the person whom the grantor had in mind: the role takes effect while it is theirs and confirmed. */
    boundTo: text(),
    grantedBy: uuid(),
    grantedAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    index('roles_by_person').on(t.personId),
    index('roles_by_agency').on(t.agencyId, t.role),
    uniqueIndex('roles_held_once')
      .on(
        t.personId,
        t.role,
        sql`coalesce(${t.agencyId}, '00000000-0000-0000-0000-000000000000')`,
        sql`coalesce(${t.unitId}, '00000000-0000-0000-0000-000000000000')`,
      )
      .where(sql`${t.revokedAt} is null`),
    checkOneOf('roles_role', t.role, roleNames),
    rowsRead(
      'roles_read',
      anyOf(actingAs('system', 'administrator'), sql`${t.personId} = ${actingPerson}`, inActingAgencies(t.agencyId)),
    ),
    rowsAdded(
      'roles_added',
      anyOf(actingAs('system', 'administrator'), sql`(${t.role} = 'supervisor' and ${inManagedAgencies(t.agencyId)})`),
    ),
    rowsChanged('roles_changed', anyOf(actingAs('system', 'administrator'), inManagedAgencies(t.agencyId))),
  ],
)
