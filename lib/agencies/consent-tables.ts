/**
 * What people said of where they serve, and what an agency keeps of somebody who has an account of their own: questions and
 * answers, joinings, names on papers, addresses from before.
 */
import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { people } from '@/lib/identity/tables'
import { checkOneOf, id, instant } from '@/lib/platform/columns'
import {
  actingAs,
  actingPerson,
  anyOf,
  inActingAgencies,
  inManagedAgencies,
  rowsAdded,
  rowsChanged,
  rowsRead,
  rowsRemoved,
} from '@/lib/platform/row-security'
import { agencies } from './tables'

/** Whoever acts has confirmed this address. */
export const addressee = (email: AnyPgColumn) =>
  sql`exists (select 1 from logins l where l.person_id = ${actingPerson} and l.kind = 'email' and l.identifier = ${email}
    and l.verified_at is not null)`

/** Who serves an agency now; the day may differ by one from its own. */
const servesNow = (person: AnyPgColumn, agency: AnyPgColumn) =>
  sql`(${inManagedAgencies(agency)} and exists (select 1 from affiliations a where a.person_id = ${person}
    and a.agency_id = ${agency} and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)))`

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
