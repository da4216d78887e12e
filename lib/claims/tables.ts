/** Training that people took elsewhere and claim: what it was, what was shown for it, and what was decided about it. */
import { type AnyColumn, sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import {
  actingAs,
  anyOf,
  inManagedAgencies,
  ofActingPerson,
  rowsAdded,
  rowsChanged,
  rowsMoved,
  rowsRead,
  rowsRemoved,
  supervisesActing,
} from '@/lib/platform/row-security'
import { files } from '@/lib/platform/tables'
import { credits } from '@/lib/records/tables'
import { claimantsVerbs, claimStates, claimVerbs, type FieldReason, type Topics, trainingModes } from './kinds'

/** A coordinator of the agency it is for: nobody decides about their own, nor about one of who supervises them. */
const byReviewer = (t: { personId: AnyColumn; agencyId: AnyColumn }) =>
  sql`(coalesce(${inManagedAgencies(t.agencyId)}, false) and not ${ofActingPerson(t.personId)}
    and not ${supervisesActing(t.personId, t.agencyId)})`
const written = (status: AnyColumn) => sql`${status} in ('draft', 'returned', 'withdrawn', 'submitted')`
const waiting = (status: AnyColumn) => sql`${status} in ('submitted', 'seconding', 'disputed')`

/** A training as it was claimed, and where the claim stands. A draft is read by nobody but whoever writes it. */
export const claims = pgTable(
  'claims',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** Agency of record: whom the person served on the last day of the training; from the day it was sent. */
    agencyId: uuid().references(() => agencies.id),
    status: oneOf(claimStates).notNull(),
    title: text().notNull(),
    provider: text().notNull(),
    startsOn: day(),
    endsOn: day(),
    /** As claimed. */
    minutes: integer(),
    mode: oneOf(trainingModes),
    topicIds: text().array().notNull(),
    /** Of these, as far as it was said. */
    topicMinutes: jsonb().$type<Readonly<Record<string, number>>>().notNull().default({}),
    priorityIds: text().array().notNull(),
    note: text().notNull(),
    /** Where the person served several agencies that day: the one they chose. */
    forAgencyId: uuid().references(() => agencies.id),
    /** The address of the event or of the course of others that it began from. */
    eventSlug: text(),
    relatedSlug: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    sentAt: instant(),
    /** The minutes that count, once somebody approved them. */
    acceptedMinutes: integer(),
    /** What it is called on the record, where that is otherwise than it was claimed. */
    acceptedTitle: text(),
    /** The topics that count with their minutes, where whoever approved says otherwise than was claimed. */
    acceptedTopics: jsonb().$type<Topics>(),
    /** The one who looked first, where two have to. */
    firstBy: uuid().references(() => people.id),
    decidedBy: uuid().references(() => people.id),
    decidedAt: instant(),
    /** The final answer to a dispute was given. */
    settledAt: instant(),
    creditId: uuid().references(() => credits.id),
  },
  (t) => [
    index('claims_by_person').on(t.personId, t.updatedAt),
    index('claims_by_agency').on(t.agencyId, t.status, t.sentAt),
    unique('claims_one_a_credit').on(t.creditId),
    checkOneOf('claims_status', t.status, claimStates),
    checkOneOf('claims_mode', t.mode, trainingModes),
    check('claims_a_draft_is_not_sent', sql`${t.status} <> 'draft' or ${t.sentAt} is null`),
    check(
      'claims_sent_whole',
      sql`not ${waiting(t.status)} or (${t.agencyId} is not null and ${t.sentAt} is not null and ${t.startsOn} is not null
        and ${t.endsOn} >= ${t.startsOn} and ${t.minutes} > 0 and ${t.mode} is not null)`,
    ),
    check(
      'claims_approved_with_credit',
      sql`${t.status} <> 'approved' or (${t.acceptedMinutes} > 0 and ${t.creditId} is not null and ${t.decidedBy} is not null)`,
    ),
    rowsRead(
      'claims_read',
      anyOf(
        actingAs('system'),
        ofActingPerson(t.personId),
        sql`${t.status} <> 'draft' and ${inManagedAgencies(t.agencyId)}`,
      ),
    ),
    rowsAdded('claims_added', anyOf(actingAs('system'), sql`${t.status} = 'draft' and ${ofActingPerson(t.personId)}`)),
    rowsMoved(
      'claims_moved',
      anyOf(
        actingAs('system'),
        sql`${written(t.status)} and ${ofActingPerson(t.personId)}`,
        sql`${waiting(t.status)} and ${byReviewer(t)}`,
      ),
      anyOf(
        actingAs('system'),
        sql`${written(t.status)} and ${ofActingPerson(t.personId)}`,
        sql`${t.status} not in ('draft', 'withdrawn') and ${byReviewer(t)}`,
      ),
    ),
    rowsRemoved(
      'claims_removed',
      anyOf(actingAs('system'), sql`${t.status} = 'draft' and ${ofActingPerson(t.personId)}`),
    ),
  ],
)

/** Whoever reads the claim; the subquery is bound by its own policies. */
const ofReadable = (claim: AnyColumn) => sql`exists (select 1 from claims c where c.id = ${claim})`
const ofOwn = (claim: AnyColumn) =>
  sql`exists (select 1 from claims c where c.id = ${claim} and c.person_id in (select acting_records()))`
const ofReviewed = (claim: AnyColumn) =>
  sql`exists (select 1 from claims c where c.id = ${claim} and c.status <> 'draft'
    and c.agency_id in (select managed_agencies()) and c.person_id not in (select acting_records())
    and not ${supervisesActing(sql`c.person_id`, sql`c.agency_id`)})`
const isClaimants = (verb: AnyColumn) =>
  sql`${verb} in (${sql.raw(claimantsVerbs.map((each) => `'${each}'`).join(', '))})`

const claimId = () =>
  uuid()
    .notNull()
    .references(() => claims.id, { onDelete: 'cascade' })

/** Every step of a claim: who, when, from what to what, why. Added, never changed. */
export const claimSteps = pgTable(
  'claim_steps',
  {
    id: id(),
    claimId: claimId(),
    verb: oneOf(claimVerbs).notNull(),
    fromStatus: oneOf(claimStates).notNull(),
    toStatus: oneOf(claimStates).notNull(),
    reason: text(),
    /** Of a return: what is missing, field by field. */
    fieldReasons: jsonb().$type<FieldReason[]>().notNull().default([]),
    /** What counts, where that was said. */
    minutes: integer(),
    /** The topics that count with their minutes, where that was said. */
    topics: jsonb().$type<Topics>(),
    /** It is another training than one on the record that looks like it. */
    apartFrom: text(),
    takenBy: uuid()
      .notNull()
      .references(() => people.id),
    takenAt: instant().notNull(),
  },
  (t) => [
    index('claim_steps_by_claim').on(t.claimId, t.takenAt),
    checkOneOf('claim_steps_verb', t.verb, claimVerbs),
    checkOneOf('claim_steps_from', t.fromStatus, claimStates),
    checkOneOf('claim_steps_to', t.toStatus, claimStates),
    rowsRead('claim_steps_read', ofReadable(t.claimId)),
    rowsAdded(
      'claim_steps_added',
      anyOf(
        actingAs('system'),
        sql`(${ofActingPerson(t.takenBy)} and case when ${isClaimants(t.verb)} then ${ofOwn(t.claimId)} else ${ofReviewed(t.claimId)} end)`,
      ),
    ),
  ],
)

/**
 * What was shown for a claim. The file may be removed, and parts of a picture covered; the digest of what was shown first
 * stays, and so do credit and decision.
 */
export const claimEvidence = pgTable(
  'claim_evidence',
  {
    id: id(),
    claimId: claimId(),
    /** Null once it was removed. */
    fileId: uuid().references(() => files.id),
    name: text().notNull(),
    /** A picture that was written anew without what it says of place and camera; else a PDF as it was sent. */
    isPicture: boolean().notNull(),
    size: integer().notNull(),
    /** SHA-256, hexadecimal. */
    digest: text().notNull(),
    addedAt: instant().notNull(),
    removedAt: instant(),
    removedBy: uuid().references(() => people.id),
    removedWhy: text(),
    /** Parts of it were covered for good: who did so last, why, and the digest of the file that is kept since. */
    coveredAt: instant(),
    coveredBy: uuid().references(() => people.id),
    coveredWhy: text(),
    coveredDigest: text(),
  },
  (t) => [
    index('claim_evidence_by_claim').on(t.claimId, t.addedAt),
    unique('claim_evidence_once').on(t.claimId, t.digest),
    check('claim_evidence_removed', sql`(${t.removedAt} is null) = (${t.fileId} is not null)`),
    check('claim_evidence_covered', sql`(${t.coveredAt} is null) = (${t.coveredDigest} is null)`),
    rowsRead('claim_evidence_read', ofReadable(t.claimId)),
    rowsAdded('claim_evidence_added', anyOf(actingAs('system'), ofOwn(t.claimId))),
    rowsChanged('claim_evidence_changed', anyOf(actingAs('system'), ofOwn(t.claimId), ofReviewed(t.claimId))),
    rowsRemoved('claim_evidence_removed_rows', anyOf(actingAs('system'), ofOwn(t.claimId))),
  ],
)

/** How an agency decides about claims, where it says so. */
export const claimRules = pgTable(
  'claim_rules',
  {
    agencyId: uuid()
      .primaryKey()
      .references(() => agencies.id),
    /** More than so many minutes want a second person; null: none do. */
    secondAboveMinutes: integer(),
    changedBy: uuid()
      .notNull()
      .references(() => people.id),
    changedAt: instant().notNull(),
  },
  (t) => [
    check('claim_rules_minutes', sql`${t.secondAboveMinutes} > 0`),
    rowsRead('claim_rules_read', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
    rowsAdded('claim_rules_added', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
    rowsChanged('claim_rules_changed', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
  ],
)
