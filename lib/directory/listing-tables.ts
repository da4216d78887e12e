/**
 * Services and task forces that people are sent to. There is no column for a street: where people stay nobody learns it from
 * here, and the others have a page of their own.
 */
import { sql } from 'drizzle-orm'
import { boolean, check, doublePrecision, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { checkOneOf, day, id, instant, oneOf, searchVector } from '@/lib/platform/columns'
import {
  actingAs,
  actingPerson,
  anyOf,
  inManagedAgencies,
  rows,
  rowsAdded,
  rowsChanged,
  rowsMoved,
  rowsRead,
  rowsRemoved,
} from '@/lib/platform/row-security'
import { confidences, listingDecisions as decisions, listingKinds, listingStates, verificationWays } from './fields'

export const listings = pgTable(
  'listings',
  {
    id: id(),
    slug: text().notNull().unique(),
    kind: oneOf(listingKinds).notNull(),
    status: oneOf(listingStates).notNull(),
    name: text().notNull(),
    sortName: text().notNull(),
    /** What they do. */
    summary: text().notNull(),
    /** Whom they help, in their own words. */
    whom: text(),
    victimizationIds: text().array().notNull(),
    serviceIds: text().array().notNull(),
    populationIds: text().array().notNull(),
    languageIds: text().array().notNull(),
    interpreter: boolean().notNull().default(false),
    isNationwide: boolean().notNull().default(false),
    servedStates: text().array().notNull(),
    /** State and county, as `CA Contra Costa`. */
    servedCounties: text().array().notNull(),
    /** Tribal lands and regions, in words. */
    servedWords: text(),
    /** Serves all of the country, or of a state that it does not lie in. */
    isWide: boolean().notNull().default(false),
    /** People stay there. */
    isShelter: boolean().notNull().default(false),
    city: text(),
    state: text(),
    postalCode: text(),
    /** The middle of the ZIP code, of every listing: no place is looked up closer. */
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    phone: text(),
    textNumber: text(),
    url: text(),
    hours: text(),
    sourceName: text().notNull(),
    sourceUrl: text(),
    /** The day somebody read the source: not the day it was true. */
    sourceSeenOn: day(),
    confidence: oneOf(confidences),
    /** Of a row that came with a file, its name there: importing it again finds it. */
    sourceKey: text().unique(),
    lastVerifiedOn: day(),
    verifiedHow: oneOf(verificationWays),
    verifiedBy: uuid().references(() => people.id),
    /** The agency whose coordinators keep it. */
    keeperAgencyId: uuid().references(() => agencies.id),
    keeperSince: instant(),
    /** Null for what came with the product; of a file it is who loaded it. */
    suggestedBy: uuid().references(() => people.id),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    listedAt: instant(),
    retiredAt: instant(),
    /** The listing that goes on where two were one. */
    mergedInto: uuid(),
    search: searchVector().notNull(),
    searchWords: text().notNull(),
  },
  (t) => [
    index('listings_by_place').on(t.latitude, t.longitude, t.kind).where(sql`status = 'listed'`),
    index('listings_by_state').on(t.state, t.kind, t.sortName).where(sql`status = 'listed'`),
    index('listings_by_county').on(t.state).where(sql`status = 'listed' and served_counties <> '{}'`),
    index('listings_by_width').on(t.isWide).where(sql`status = 'listed' and is_wide`),
    index('listings_by_verified').on(t.status, t.lastVerifiedOn, t.id),
    index('listings_by_keeper').on(t.keeperAgencyId, t.lastVerifiedOn).where(sql`keeper_agency_id is not null`),
    index('listings_by_suggester').on(t.suggestedBy, t.createdAt).where(sql`suggested_by is not null`),
    index('listings_search').using('gin', t.search),
    index('listings_search_words').using('gin', sql`${t.searchWords} gin_trgm_ops`),
    checkOneOf('listings_kind', t.kind, listingKinds),
    checkOneOf('listings_status', t.status, listingStates),
    checkOneOf('listings_verified_how', t.verifiedHow, verificationWays),
    checkOneOf('listings_confidence', t.confidence, confidences),
    check(
      'listings_public_when_verified',
      sql`${t.status} <> 'listed' or (${t.lastVerifiedOn} is not null and ${t.verifiedHow} is not null and ${t.verifiedBy} is not null)`,
    ),
    check('listings_on_the_map', sql`(${t.latitude} is null) = (${t.longitude} is null)`),
    check('listings_merged_are_retired', sql`${t.mergedInto} is null or ${t.status} = 'retired'`),
    rowsRead(
      'listings_read',
      anyOf(
        sql`${t.status} = 'listed'`,
        actingAs('system', 'moderator', 'administrator'),
        sql`${t.suggestedBy} = ${actingPerson}`,
        inManagedAgencies(t.keeperAgencyId),
      ),
    ),
    rowsAdded(
      'listings_added',
      anyOf(
        actingAs('system', 'moderator', 'administrator'),
        sql`(${t.status} = 'suggested' and ${t.suggestedBy} = ${actingPerson} and ${t.keeperAgencyId} is null)`,
      ),
    ),
    // Neither of the two makes a row public, nor changes what was verified about a public one: the trigger listings_guarded refuses it.
    rowsMoved(
      'listings_changed',
      anyOf(
        actingAs('system', 'moderator', 'administrator'),
        sql`(${t.status} in ('suggested', 'returned') and ${t.suggestedBy} = ${actingPerson} and ${t.keeperAgencyId} is null)`,
        sql`(${t.status} in ('suggested', 'returned', 'listed') and ${inManagedAgencies(t.keeperAgencyId)})`,
      ),
      anyOf(
        actingAs('system', 'moderator', 'administrator'),
        sql`(${t.status} in ('suggested', 'returned', 'retired') and ${t.suggestedBy} = ${actingPerson} and ${t.keeperAgencyId} is null)`,
        inManagedAgencies(t.keeperAgencyId),
      ),
    ),
    // Only what a file added goes again, when that file is taken back.
    rowsRemoved('listings_removed', actingAs('system')),
  ],
)

const ofOwnListing = (listing: Parameters<typeof sql>[1]) =>
  sql`exists (select 1 from listings l where l.id = ${listing}
    and case when l.suggested_by = ${actingPerson} then true else l.keeper_agency_id in (select managed_agencies()) end)`

/** Each time somebody made sure: how, on which day, and for whom. Added, never changed. */
export const listingVerifications = pgTable(
  'listing_verifications',
  {
    id: id(),
    listingId: uuid()
      .notNull()
      .references(() => listings.id),
    verifiedOn: day().notNull(),
    how: oneOf(verificationWays).notNull(),
    verifiedBy: uuid()
      .notNull()
      .references(() => people.id),
    /** Set where the keeper verified it. */
    agencyId: uuid().references(() => agencies.id),
    /** What was read or heard, as the page or the voice said it. */
    evidence: text(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    index('listing_verifications_by_listing').on(t.listingId, t.verifiedOn),
    checkOneOf('listing_verifications_how', t.how, verificationWays),
    rowsRead(
      'listing_verifications_read',
      anyOf(actingAs('system', 'moderator', 'administrator'), inManagedAgencies(t.agencyId)),
    ),
    rowsAdded(
      'listing_verifications_added',
      anyOf(
        actingAs('system'),
        sql`(${t.verifiedBy} = ${actingPerson} and case when ${actingAs('moderator', 'administrator')} then true
          else ${inManagedAgencies(t.agencyId)} and exists (select 1 from listings l where l.id = ${t.listingId} and l.keeper_agency_id = ${t.agencyId}) end)`,
      ),
    ),
  ],
)

/** What a moderator decided about a listing, and why. */
export const listingDecisions = pgTable(
  'listing_decisions',
  {
    id: id(),
    listingId: uuid()
      .notNull()
      .references(() => listings.id),
    decision: oneOf(decisions).notNull(),
    reason: text(),
    /** Of the checks of who is listed, those that were met. */
    met: text().array().notNull(),
    decidedBy: uuid()
      .notNull()
      .references(() => people.id),
    decidedAt: instant().notNull(),
  },
  (t) => [
    index('listing_decisions_by_listing').on(t.listingId, t.decidedAt),
    checkOneOf('listing_decisions_decision', t.decision, decisions),
    check('listing_decisions_say_why', sql`${t.decision} in ('listed', 'claim-accepted') or ${t.reason} is not null`),
    rowsRead(
      'listing_decisions_read',
      anyOf(actingAs('system', 'moderator', 'administrator'), ofOwnListing(t.listingId)),
    ),
    rowsAdded('listing_decisions_added', actingAs('system', 'moderator')),
  ],
)

/** A coordinator’s word that a listing is their agency’s; a moderator answers it. */
export const listingClaims = pgTable(
  'listing_claims',
  {
    id: id(),
    listingId: uuid()
      .notNull()
      .references(() => listings.id),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    claimedBy: uuid()
      .notNull()
      .references(() => people.id),
    claimedAt: instant().notNull(),
    settledAt: instant(),
    /** Once it is settled: whether the agency keeps the listing, and why not, for its coordinators to read. */
    accepted: boolean(),
    reason: text(),
  },
  (t) => [
    unique('listing_claims_once').on(t.listingId, t.agencyId, t.settledAt).nullsNotDistinct(),
    rowsRead(
      'listing_claims_read',
      anyOf(actingAs('system', 'moderator', 'administrator'), inManagedAgencies(t.agencyId)),
    ),
    rowsAdded(
      'listing_claims_added',
      anyOf(actingAs('system'), sql`(${t.claimedBy} = ${actingPerson} and ${inManagedAgencies(t.agencyId)})`),
    ),
    rowsChanged('listing_claims_changed', actingAs('system', 'moderator')),
  ],
)

/** “Something is wrong here”, from anyone. Who wrote it, if they said so, only moderators read. */
export const listingReports = pgTable(
  'listing_reports',
  {
    id: id(),
    listingId: uuid()
      .notNull()
      .references(() => listings.id),
    words: text().notNull(),
    replyTo: text(),
    reportedAt: instant().notNull(),
    settledAt: instant(),
    settledBy: uuid().references(() => people.id),
    outcome: text(),
  },
  (t) => [
    index('listing_reports_open').on(t.reportedAt).where(sql`settled_at is null`),
    rowsRead('listing_reports_read', actingAs('system', 'moderator')),
    // Anyone may write one; the command adds it as the system, since nobody but a moderator may read it back.
    rowsAdded('listing_reports_added', actingAs('system')),
    rowsChanged('listing_reports_changed', actingAs('system', 'moderator')),
  ],
)

/** What a file said besides (awards, doubts about the row): for whoever checks it, never for a page. */
export const listingNotes = pgTable(
  'listing_notes',
  {
    listingId: uuid()
      .primaryKey()
      .references(() => listings.id, { onDelete: 'cascade' }),
    notes: text().array().notNull(),
  },
  () => [rows('listing_notes_rows', actingAs('system', 'moderator'))],
)
