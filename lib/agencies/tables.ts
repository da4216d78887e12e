/** Agencies, their units, and who serves where, since when and until when. */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  doublePrecision,
  index,
  pgTable,
  primaryKey,
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
  anyOf,
  inActingAgencies,
  inManagedAgencies,
  inServedAgencies,
  rowsAdded,
  rowsChanged,
  rowsRead,
  rowsRemoved,
} from '@/lib/platform/row-security'
import { agencyKinds, employments, roleNames, taskForceKinds, taskForceSides } from './inputs'

/** Whoever acts has confirmed this address. */
const addressee = (email: AnyPgColumn) =>
  sql`exists (select 1 from logins l where l.person_id = ${actingPerson} and l.kind = 'email' and l.identifier = ${email}
    and l.verified_at is not null)`

/**
 * An agency takes up nobody by itself who has an account, or is another agency's: their service begins with their own yes,
 * which the system carries out.
 */
const mayServe = (person: AnyPgColumn, agency: AnyPgColumn) =>
  sql`(${inManagedAgencies(agency)} and may_serve(${person}, ${agency}))`
/** Who serves an agency now; the day may differ by one from its own. */
const servesNow = (person: AnyPgColumn, agency: AnyPgColumn) =>
  sql`(${inManagedAgencies(agency)} and exists (select 1 from affiliations a where a.person_id = ${person}
    and a.agency_id = ${agency} and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)))`

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
    index('affiliations_by_agency').on(t.agencyId, t.validTo, t.personId, t.unitId),
    index('affiliations_by_person').on(t.personId, t.validFrom, t.agencyId),
    index('affiliations_by_number').on(t.agencyId, t.employeeNumber),
    index('affiliations_by_number_key').on(numberKeyOf(t.employeeNumber)),
    check('affiliations_in_order', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
    checkOneOf('affiliations_employment', t.employment, employments),
    rowsRead(
      'affiliations_read',
      anyOf(actingAs('system', 'administrator'), sql`${t.personId} = ${actingPerson}`, inActingAgencies(t.agencyId)),
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

export const invitationAnswers = ['accepted', 'declined', 'withdrawn'] as const
/**
 * A question to whoever confirmed an address: is the line that the agency keeps (`personId`) you? Until they say so the
 * agency has its own line only, and nothing of theirs. One answer each, which only they give; unanswered, it lapses after
 * thirty days. What was asked, and whom, only the system changes (trigger `invitations_guarded`).
 */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    sentBy: uuid(),
    sentAt: instant().notNull(),
    expiresAt: instant().notNull(),
    answer: text({ enum: invitationAnswers }),
    answeredAt: instant(),
    answeredBy: uuid(),
  },
  (t) => [
    index('invitations_by_email').on(t.email, t.sentAt),
    index('invitations_by_agency').on(t.agencyId, t.personId),
    index('invitations_by_person').on(t.personId),
    uniqueIndex('invitations_open_once').on(t.agencyId, t.personId, t.email).where(sql`${t.answer} is null`),
    checkOneOf('invitations_answer', t.answer, invitationAnswers),
    check('invitations_answered', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    check(
      'invitations_answered_by',
      sql`(${t.answeredBy} is not null) = coalesce(${t.answer} in ('accepted', 'declined'), false)`,
    ),
    rowsRead('invitations_read', anyOf(actingAs('system'), inActingAgencies(t.agencyId), addressee(t.email))),
    rowsAdded(
      'invitations_added',
      anyOf(actingAs('system'), sql`(${t.answer} is null and ${servesNow(t.personId, t.agencyId)})`),
    ),
    rowsRemoved('invitations_removed', actingAs('system')),
    rowsChanged(
      'invitations_changed',
      anyOf(
        actingAs('system'),
        sql`(${t.answeredBy} is null and ${inManagedAgencies(t.agencyId)})`,
        sql`((${t.answer} is null or ${t.answeredBy} = ${actingPerson}) and ${addressee(t.email)})`,
      ),
    ),
  ],
)

/**
 * A person's own word that they serve an agency: until they give it, nothing of theirs shows there but what the agency wrote
 * itself, and what they earn is not earned for it.
 */
export const joinings = pgTable(
  'joinings',
  {
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    joinedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.agencyId, t.personId] }),
    index('joinings_by_person').on(t.personId),
    rowsRead(
      'joinings_read',
      anyOf(actingAs('system', 'administrator'), sql`${t.personId} = ${actingPerson}`, inActingAgencies(t.agencyId)),
    ),
    rowsAdded('joinings_added', actingAs('system')),
    rowsRemoved('joinings_removed', actingAs('system')),
  ],
)

/** The name by which an agency's own papers call a person who has confirmed their account under another. */
export const namesOnPapers = pgTable(
  'names_on_papers',
  {
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    givenName: text().notNull(),
    familyName: text().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.agencyId, t.personId] }),
    index('names_on_papers_by_person').on(t.personId),
    rowsRead(
      'names_on_papers_read',
      anyOf(actingAs('system'), sql`${t.personId} = ${actingPerson}`, inActingAgencies(t.agencyId)),
    ),
    rowsAdded('names_on_papers_added', anyOf(actingAs('system'), servesNow(t.personId, t.agencyId))),
    rowsChanged('names_on_papers_changed', anyOf(actingAs('system'), servesNow(t.personId, t.agencyId))),
    rowsRemoved('names_on_papers_removed', anyOf(actingAs('system'), servesNow(t.personId, t.agencyId))),
  ],
)

/**
 * Addresses by which an agency knows a person who goes by another by now: the one it wrote down itself, and for those who
 * left the last one that was theirs while they served. Written by the database when an address stops being the main one.
 */
export const knownAddresses = pgTable(
  'known_addresses',
  {
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.agencyId, t.personId, t.email] }),
    index('known_addresses_by_person').on(t.personId),
    rowsRead(
      'known_addresses_read',
      anyOf(actingAs('system'), sql`${t.personId} = ${actingPerson}`, inActingAgencies(t.agencyId)),
    ),
    rowsAdded('known_addresses_added', actingAs('system')),
    rowsChanged('known_addresses_changed', actingAs('system')),
    rowsRemoved('known_addresses_removed', actingAs('system')),
  ],
)

/** Two partner agencies (and more) that work trafficking cases together. */
export const taskForces = pgTable(
  'task_forces',
  {
    id: id(),
    name: text().notNull(),
    kind: oneOf(taskForceKinds).notNull(),
    state: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    checkOneOf('task_forces_kind', t.kind, taskForceKinds),
    rowsRead('task_forces_read', sql`true`),
    rowsAdded('task_forces_added', actingAs('system', 'administrator')),
  ],
)

export const taskForcePartners = pgTable(
  'task_force_partners',
  {
    id: id(),
    taskForceId: uuid()
      .notNull()
      .references(() => taskForces.id),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    side: oneOf(taskForceSides).notNull(),
    validFrom: day().notNull(),
    validTo: day(),
  },
  (t) => [
    unique('task_force_partners_once').on(t.taskForceId, t.agencyId, t.validFrom),
    checkOneOf('task_force_partners_side', t.side, taskForceSides),
    rowsRead('task_force_partners_read', sql`true`),
    rowsAdded('task_force_partners_added', actingAs('system', 'administrator')),
  ],
)
