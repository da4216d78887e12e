/**
 * The ledger: what was completed, by whom, for which agency, on which day. Rows are added and never changed; each
 * person's credits form one hash chain, and a correction is a reversing credit.
 */
import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { courses, courseVersions } from '@/lib/catalog/tables'
import { people, showsItself } from '@/lib/identity/tables'
import { bytes, checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import { actingAs, anyOf, lastingRecord, ofActingPerson, rowsAdded, rowsRead } from '@/lib/platform/row-security'
import { creditModes, creditSources } from './kinds'

const readable = (person: AnyPgColumn, agency: AnyPgColumn) =>
  anyOf(
    actingAs('system'),
    ofActingPerson(person),
    sql`${agency} in (select acting_agencies())`,
    showsItself(lastingRecord(person)),
  )

export const credits = pgTable(
  'credits',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** Agency of record: the affiliation valid on the day earned, never today's. */
    agencyId: uuid().references(() => agencies.id),
    sourceKind: oneOf(creditSources).notNull(),
    /** The enrollment, attendance, claim or import row; for a reversal the reversed credit. One training counts once. */
    sourceId: uuid().notNull(),
    courseId: uuid().references(() => courses.id),
    courseVersionId: uuid().references(() => courseVersions.id),
    /** The event that it was earned at. Events refer to people and agencies, and credits outlast them. */
    eventId: uuid(),
    /** Who gave the training, as it was called then; null for modules of the catalog, and where nobody said. */
    provider: text(),
    /** Where an agency here gave it. */
    providerAgencyId: uuid().references(() => agencies.id),
    /** As printed on the proof. */
    title: text().notNull(),
    /** Minutes; negative in a reversal. */
    creditMinutes: integer().notNull(),
    priorityIds: text().array().notNull(),
    topicIds: text().array().notNull(),
    /** How many of the minutes were about which topic; null where the source does not know. */
    topicMinutes: jsonb().$type<Record<string, number>>(),
    mode: oneOf(creditModes).notNull(),
    earnedOn: day().notNull(),
    zone: text().notNull(),
    /** SHA-256 of each file that was shown, hexadecimal. The file may be removed; what was shown can still be told. */
    evidence: text().array().notNull().default([]),
    recordedAt: instant().notNull(),
    recordedBy: text().notNull(),
    reverses: uuid().unique(),
    reason: text(),
    /** How it was written down for its hash (docs/decisions/0006-credit-chain.md). */
    format: integer().notNull(),
    /** Place in the person's chain, from 1. */
    sequence: integer().notNull(),
    prevHash: bytes().notNull(),
    hash: bytes().notNull(),
  },
  (t) => [
    unique('credits_source_once').on(t.sourceKind, t.sourceId),
    unique('credits_chain').on(t.personId, t.sequence),
    index('credits_by_person').on(t.personId, t.earnedOn, t.courseId),
    index('credits_by_agency').on(t.agencyId, t.earnedOn, t.personId, t.creditMinutes),
    checkOneOf('credits_source_kind', t.sourceKind, creditSources),
    checkOneOf('credits_mode', t.mode, creditModes),
    check('credits_reversal', sql`(${t.sourceKind} = 'reversal') = (${t.reverses} is not null)`),
    rowsRead('credits_read', readable(t.personId, t.agencyId)),
    rowsAdded('credits_added', actingAs('system')),
  ],
)

/** Proof of one credit, exactly as issued. A re-issue is a new row that supersedes; both can be verified. */
export const certificates = pgTable(
  'certificates',
  {
    id: id(),
    code: text().notNull().unique(),
    creditId: uuid()
      .notNull()
      .references(() => credits.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    agencyId: uuid().references(() => agencies.id),
    nameAsIssued: text().notNull(),
    title: text().notNull(),
    edition: integer(),
    creditMinutes: integer().notNull(),
    earnedOn: day().notNull(),
    agencyName: text(),
    issuedAt: instant().notNull(),
    /** Last day on which it is valid; null: it does not expire. */
    validTo: day(),
    supersedes: uuid().unique(),
  },
  (t) => [
    index('certificates_by_person').on(t.personId, t.issuedAt),
    index('certificates_by_credit').on(t.creditId),
    rowsRead('certificates_read', readable(t.personId, t.agencyId)),
    rowsAdded('certificates_added', actingAs('system')),
  ],
)

/** A certificate that no longer stands, and why. */
export const certificateRevocations = pgTable(
  'certificate_revocations',
  {
    certificateId: uuid()
      .primaryKey()
      .references(() => certificates.id),
    revokedAt: instant().notNull(),
    revokedBy: uuid(),
    reason: text().notNull(),
  },
  (t) => [
    rowsRead(
      'certificate_revocations_read',
      sql`exists (select 1 from certificates c where c.id = ${t.certificateId})`,
    ),
    rowsAdded('certificate_revocations_added', actingAs('system', 'administrator')),
  ],
)
