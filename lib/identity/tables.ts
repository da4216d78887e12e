/** People, and how they sign in. A person is never keyed by an address: addresses and names come and go. */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  inet,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import { locales } from '@/lib/platform/locales'
import {
  actingAs,
  actingPerson,
  anyOf,
  rows,
  rowsAdded,
  rowsChanged,
  rowsRead,
  rowsRemoved,
  servesYet,
} from '@/lib/platform/row-security'
import type { Moved } from './moved'

const SERVES_HERE = sql.raw('a.agency_id in (select acting_agencies())')
const MANAGED_HERE = sql.raw('a.agency_id in (select managed_agencies())')

/**
 * Whether an address is an agency's to know: while nobody has confirmed any, and until the person has said that they serve
 * there, what it wrote down; then the person's main one, and for those who left only one that was so before their last day
 * there, counted where the agency is.
 */
export const isKnownTo = (
  which: SQL,
  login: { personId: SQLWrapper; mainSince: SQLWrapper; identifier: SQLWrapper },
) => sql`exists (
    select 1 from affiliations a where a.person_id = ${login.personId} and ${which} and case
      when ${login.mainSince} is null then not is_confirmed(${login.personId})
      when not exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        then exists (select 1 from known_addresses k where k.agency_id = a.agency_id and k.person_id = a.person_id
          and k.email = ${login.identifier})
      when a.valid_to is null then true
      else (${login.mainSince} at time zone (select g.time_zone from agencies g where g.id = a.agency_id))::date < a.valid_to end)`

/**
 * Whether a person's record shows to who acts: somebody serves there, and said so by themselves; a line that nobody has
 * signed in to is its agency's own.
 */
export const showsItself = (person: Parameters<typeof sql>[1]) => sql`exists (
    select 1 from affiliations a where a.person_id = ${person} and ${servesYet()} and ${SERVES_HERE}
      and (exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not is_confirmed(a.person_id)))`

/**
 * The same, asked by a function: for tables that are mostly read by the person. What a condition asks is made ready for each
 * statement, whether it comes to that or not; asked this way it costs nothing until it does, and more for each row then.
 */
export const showsItselfAsked = (person: Parameters<typeof sql>[1]) => sql`shows_itself(${person})`

const ofPerson = (column: Parameters<typeof sql>[1]) =>
  anyOf(
    actingAs('system', 'administrator'),
    sql`${column} = ${actingPerson}`,
    sql`exists (select 1 from affiliations a where a.person_id = ${column} and ${SERVES_HERE})`,
  )

/**
 * Who may change what is a person's: the person, and an agency they serve as long as nobody confirmed an address of
 * theirs. The day may differ by one from the agency's own; that is the command's to know.
 */
const keptBy = (column: Parameters<typeof sql>[1]) =>
  anyOf(actingAs('system', 'administrator'), sql`${column} = ${actingPerson}`, keptByAgency(column))

const keptByAgency = (column: Parameters<typeof sql>[1]) =>
  sql`(exists (select 1 from affiliations a where a.person_id = ${column} and ${MANAGED_HERE}
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed(${column}))`

/** The columns of the name are today's; every name a person had stands in `person_names`. */
export const people = pgTable(
  'people',
  {
    id: id(),
    givenName: text().notNull(),
    familyName: text().notNull(),
    /** Folded for sorting and matching: lower case, no accents, family name first. */
    sortName: text().notNull(),
    /** Where the person reads times; the agency's zone until they choose. */
    timeZone: text(),
    /** In which language letters come; that of the page that they asked on until they choose. */
    language: oneOf(locales),
    createdAt: instant().notNull(),
  },
  (t) => [
    checkOneOf('people_language', t.language, locales),
    index('people_by_sort_name').on(t.sortName, t.id),
    index('people_by_part_of_name').using('gin', sql`${t.sortName} gin_trgm_ops`),
    rowsRead(
      'people_read',
      anyOf(
        actingAs('system', 'administrator'),
        sql`${t.id} = ${actingPerson}`,
        sql`exists (select 1 from affiliations a where a.person_id = ${t.id} and a.agency_id in (select acting_agencies()))`,
      ),
    ),
    rowsAdded(
      'people_added',
      anyOf(actingAs('system', 'administrator'), sql`(select exists (select 1 from managed_agencies()))`),
    ),
    rowsChanged('people_changed', keptBy(t.id)),
  ],
)

/** Names with the day from which they were used; certificates keep the one of their day. */
export const personNames = pgTable(
  'person_names',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    givenName: text().notNull(),
    familyName: text().notNull(),
    validFrom: day().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    index('person_names_by_person').on(t.personId, t.validFrom),
    rowsRead('person_names_read', ofPerson(t.personId)),
    rowsAdded('person_names_added', keptBy(t.personId)),
    rowsChanged('person_names_changed', keptBy(t.personId)),
    rowsRemoved('person_names_removed', keptBy(t.personId)),
  ],
)

export const loginKinds = ['email', 'oidc'] as const
/** Who vouches for an e-mail address: this installation itself, by the code that it sends there. */
export const OWN_ISSUER = 'attest'
/**
 * Ways to sign in: many for one person, each for one person only. An e-mail address is folded to lower case; what a provider
 * calls somebody means nothing without its issuer. That one is confirmed, or the main one, only the system writes (trigger
 * `logins_guarded`).
 */
export const logins = pgTable(
  'logins',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    kind: oneOf(loginKinds).notNull(),
    issuer: text().notNull().default(OWN_ISSUER),
    identifier: text().notNull(),
    verifiedAt: instant(),
    createdAt: instant().notNull(),
    /** Since when messages go to it, among several; the first one that is confirmed is made so by the database. */
    mainSince: instant(),
  },
  (t) => [
    unique('logins_one_person').on(t.identifier, t.kind, t.issuer),
    index('logins_by_person').on(t.personId),
    uniqueIndex('logins_one_main').on(t.personId).where(sql`${t.mainSince} is not null`),
    check('logins_main_confirmed', sql`${t.mainSince} is null or ${t.verifiedAt} is not null`),
    checkOneOf('logins_kind', t.kind, loginKinds),
    check('logins_issuer', sql`(${t.kind} = 'email') = (${t.issuer} = ${sql.raw(`'${OWN_ISSUER}'`)})`),
    rowsRead(
      'logins_read',
      anyOf(actingAs('system', 'administrator'), sql`${t.personId} = ${actingPerson}`, isKnownTo(SERVES_HERE, t)),
    ),
    rowsAdded('logins_added', anyOf(actingAs('system', 'administrator'), keptByAgency(t.personId))),
    rowsChanged('logins_changed', keptBy(t.personId)),
    rowsRemoved('logins_removed', anyOf(actingAs('system', 'administrator'), keptByAgency(t.personId))),
  ],
)

/** Six-digit codes that were sent; only their digest is kept. */
export const signInCodes = pgTable(
  'sign_in_codes',
  {
    id: id(),
    email: text().notNull(),
    codeHash: bytes().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    tries: integer().notNull().default(0),
    usedAt: instant(),
    /** Asked for, and typed, by a browser that signed in with this address before: strangers neither use it up nor hold it up. */
    remembered: boolean().notNull().default(false),
    /** To add the address to this person instead of signing in. */
    forPersonId: uuid(),
    /** The network that asked: where the request itself is not named, the code is taken from there only. */
    askedFrom: text(),
    /** The name a newcomer gave; used once the code proves that the address is theirs. */
    newcomerGivenName: text(),
    newcomerFamilyName: text(),
  },
  (t) => [index('sign_in_codes_by_email').on(t.email, t.createdAt), rows('sign_in_codes_rows', actingAs('system'))],
)

/** A browser that is signed in. Ended sessions stay, so that a person can see them. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
    /** Browser and system in words, never the full header. */
    device: text().notNull(),
    network: inet(),
  },
  (t) => [
    index('sessions_by_person').on(t.personId, t.createdAt),
    rows('sessions_rows', anyOf(actingAs('system'), sql`${t.personId} = ${actingPerson}`)),
  ],
)

/** Keys for programs, never more than their owner. Only the digest of the token is kept. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    name: text().notNull(),
    tokenHash: bytes().notNull().unique(),
    mayWrite: boolean().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    index('api_tokens_by_person').on(t.personId, t.createdAt),
    rows('api_tokens_rows', anyOf(actingAs('system'), sql`${t.personId} = ${actingPerson}`)),
  ],
)

/**
 * Two records of one person that are one: what was kept under `personId` shows as kept under `lastingId`, and credits stay
 * in the chain they were posted to. It holds until it is taken back; `moved` says where everything was, for that.
 */
export const joinedRecords = pgTable(
  'joined_records',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    lastingId: uuid()
      .notNull()
      .references(() => people.id),
    askedBy: uuid(),
    joinedAt: instant().notNull(),
    /** Taken back: when, by whom, and why where an administrator did it. */
    endedAt: instant(),
    endedBy: uuid(),
    endReason: text(),
    moved: jsonb().$type<Moved>(),
  },
  (t) => [
    uniqueIndex('joined_records_open_once').on(t.personId).where(sql`${t.endedAt} is null`),
    index('joined_records_by_lasting').on(t.lastingId),
    check('joined_records_two', sql`${t.personId} <> ${t.lastingId}`),
    rowsRead(
      'joined_records_read',
      anyOf(
        actingAs('system', 'administrator'),
        sql`${t.personId} = ${actingPerson}`,
        sql`${t.lastingId} = ${actingPerson}`,
      ),
    ),
    rowsAdded('joined_records_added', actingAs('system')),
    rowsChanged('joined_records_changed', actingAs('system')),
  ],
)
