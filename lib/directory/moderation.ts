/** What moderators decide about listings. */
import { and, eq, isNull, notInArray } from 'drizzle-orm'
import { dayOfPerson } from '@/lib/agencies/own-day'
import { type Writer, write } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { forbidden, invalid, invalidFields, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import type { VerificationWay } from './fields'
import {
  confirmListingInput,
  mergeListingsInput,
  restoreListingInput,
  returnListingInput,
  verifyListingInput,
} from './life-inputs'
import type { ListingResult } from './life-shapes'
import { type ListingFields, listingFields } from './listing-fields'
import { can, refuseOwn } from './listing-policy'
import { listingClaims, listingReports, listingVerifications } from './listing-tables'
import { fieldsOf, type ListingRow } from './records'
import { callProblems, checksFor, listingProblems } from './rules'
import { columnsFor, decide, freeSlug, keep, lockListing, nextState, recordListing, refuseUnseen } from './steps'

type Verification = { verifiedOn: string; verifiedHow: VerificationWay; evidence: string }

/** Notes who made sure, on which day and how. */
async function noteVerified(w: Writer, row: ListingRow, { verifiedOn, verifiedHow, evidence }: Verification) {
  const { actor, now } = w.ctx
  if (actor.kind !== 'person') throw new Error('Only a person verifies a listing.')
  const agencyId = can.moderate(actor) ? null : row.keeperAgencyId
  await w.tx.insert(listingVerifications).values({
    ...{ id: newId(), listingId: row.id, verifiedOn, how: verifiedHow, verifiedBy: actor.personId, agencyId },
    ...{ evidence: evidence || null, recordedAt: now },
  })
  return { lastVerifiedOn: verifiedOn, verifiedHow, verifiedBy: actor.personId }
}

const ownDay = (w: Writer, at = w.ctx.now) =>
  w.ctx.actor.kind === 'person' ? dayOfPerson(w.tx, w.ctx.actor.personId, at) : Promise.reject(forbidden())

/** What was public before and was changed, or came back, is verified as it is now. */
async function refuseBeforeChange(w: Writer, { listedAt, updatedAt }: ListingRow, verifiedOn: string) {
  if (!listedAt) return
  const changedOn = await ownDay(w, updatedAt)
  if (verifiedOn < changedOn)
    throw invalid(
      'verifiedOn',
      `It was changed on ${changedOn}: check it as it is now, and give that day or a later one.`,
    )
}

type Placed = Pick<ListingFields, 'postalCode' | 'servedCounties'>
/** What it says itself stays as it is. */
const placed = (fields: ListingFields, { postalCode, servedCounties }: Placed): ListingFields => ({
  ...fields,
  postalCode: fields.postalCode || postalCode,
  servedCounties: fields.servedCounties.length > 0 ? fields.servedCounties : servedCounties,
})

/**
 * Makes a suggestion public, with the day and the way it was verified.
 * @throws not-found, forbidden (no moderator, or one's own), not-now; invalid by field while a check is not met; conflict
 * when it was changed since
 */
export async function confirmListing(ctx: Ctx, input: unknown): Promise<ListingResult> {
  const { listingId, madeFrom, met, postalCode, servedCounties, ...verification } = confirmListingInput.parse(input)
  return write(ctx, 'listing.listed', async (w) => {
    const row = await lockListing(w, listingId)
    refuseOwn(ctx, row)
    const status = nextState(row, 'list')
    refuseUnseen(row, madeFrom)
    const problems = [
      ...listingProblems(row.kind, { met, ...verification }, await ownDay(w)),
      ...callProblems(row, verification.verifiedHow),
    ]
    if (problems.length > 0) throw invalidFields(problems)
    await refuseBeforeChange(w, row, verification.verifiedOn)
    // What came with a file never went through the form.
    const fields = listingFields.parse(placed(fieldsOf(row), { postalCode, servedCounties }))
    const verified = await noteVerified(w, row, verification)
    const slug = await freeSlug(w, row)
    const found = await columnsFor(w, fields)
    const result = await keep(w, row, { ...found, ...verified, status, slug, listedAt: row.listedAt ?? ctx.now })
    const asked = checksFor(row.kind).map(({ id }) => id)
    await decide(w, row, { decision: 'listed', met: met.filter((id) => asked.includes(id)) })
    recordListing(w, 'listing.listed', row, { verifiedOn: verification.verifiedOn, how: verification.verifiedHow })
    return result
  })
}

/**
 * Notes that a listing was checked again: by its keeper or by a moderator.
 * @throws not-found, forbidden, not-now unless it is listed; invalid for a day to come or long past; conflict when it was
 * changed since
 */
export async function verifyListing(ctx: Ctx, input: unknown): Promise<ListingResult> {
  const { listingId, madeFrom, ...verification } = verifyListingInput.parse(input)
  return write(ctx, 'listing.verified', async (w) => {
    const row = await lockListing(w, listingId)
    if (!can.verify(ctx.actor, row)) throw forbidden('Its keeper or a moderator verifies a listing.')
    nextState(row, 'verify')
    refuseUnseen(row, madeFrom)
    const met = checksFor(row.kind).map(({ id }) => id)
    const problems = [
      ...listingProblems(row.kind, { met, ...verification }, await ownDay(w)),
      ...callProblems(row, verification.verifiedHow),
    ]
    if (problems.length > 0) throw invalidFields(problems)
    const { verifiedOn, verifiedHow } = verification
    if (row.lastVerifiedOn && verifiedOn < row.lastVerifiedOn)
      throw invalid('verifiedOn', `It was verified on ${row.lastVerifiedOn}: choose that day or a later one.`)
    const result = await keep(w, row, await noteVerified(w, row, verification))
    recordListing(w, 'listing.verified', row, { verifiedOn, how: verifiedHow })
    return result
  })
}

/** Sends a suggestion back with what to change. @throws not-found, forbidden, not-now, conflict when it was changed since */
export async function returnListing(ctx: Ctx, input: unknown): Promise<ListingResult> {
  const { listingId, madeFrom, reason } = returnListingInput.parse(input)
  return write(ctx, 'listing.returned', async (w) => {
    const row = await lockListing(w, listingId)
    refuseOwn(ctx, row)
    const status = nextState(row, 'return')
    refuseUnseen(row, madeFrom)
    const result = await keep(w, row, { status })
    await decide(w, row, { decision: 'returned', reason })
    recordListing(w, 'listing.returned', row, { reason })
    return result
  })
}

/**
 * Brings a retired listing back as a suggestion, to be checked like a new one; an agency that kept it claims it again.
 * @throws not-found, forbidden, not-now, conflict
 */
export async function restoreListing(ctx: Ctx, input: unknown): Promise<ListingResult> {
  const { listingId, madeFrom } = restoreListingInput.parse(input)
  return write(ctx, 'listing.restored', async (w) => {
    const row = await lockListing(w, listingId)
    if (!can.moderate(ctx.actor)) throw forbidden()
    const status = nextState(row, 'restore')
    refuseUnseen(row, madeFrom)
    const back = { retiredAt: null, mergedInto: null, keeperAgencyId: null, keeperSince: null }
    const result = await keep(w, row, { ...back, status })
    recordListing(w, 'listing.restored', row)
    return result
  })
}

/** What was said and asked about the one that goes, and who kept it, go on with the other. */
async function carryOver(w: Writer, row: ListingRow, into: ListingRow): Promise<void> {
  const { now } = w.ctx
  await w.tx.update(listingReports).set({ listingId: into.id }).where(eq(listingReports.listingId, row.id))
  const open = (listingId: string) => and(eq(listingClaims.listingId, listingId), isNull(listingClaims.settledAt))
  const there = w.tx.select({ agencyId: listingClaims.agencyId }).from(listingClaims).where(open(into.id))
  await w.tx
    .update(listingClaims)
    .set({ listingId: into.id })
    .where(and(open(row.id), notInArray(listingClaims.agencyId, there)))
  await w.tx.update(listingClaims).set({ settledAt: now }).where(open(row.id))
  if (row.keeperAgencyId && !into.keeperAgencyId && into.status === 'listed')
    await keep(w, into, { keeperAgencyId: row.keeperAgencyId, keeperSince: now })
}

/**
 * Two listings of one body become one: the first is retired and names the one that goes on, which keeps what it says. Open
 * words about the first, claims of it and its keeper go along, and its address leads there.
 * @throws not-found; forbidden for no moderator, or for one’s own; not-now when either is retired, or the first is public and the
 * other is not; invalid for a listing and itself; conflict when the first was
 * changed since
 */
export async function mergeListings(ctx: Ctx, input: unknown): Promise<ListingResult> {
  const { listingId, madeFrom, intoId } = mergeListingsInput.parse(input)
  if (listingId === intoId) throw invalid('intoId', 'Choose another listing.')
  return write(ctx, 'listing.merged', async (w) => {
    if (!can.moderate(ctx.actor)) throw forbidden()
    // In one order for all, so that two merges never wait for each other.
    const locked = new Map<string, ListingRow>()
    for (const id of [listingId, intoId].sort()) locked.set(id, await lockListing(w, id))
    const [row, into] = [locked.get(listingId), locked.get(intoId)]
    if (!row || !into) throw notFound('This listing')
    refuseOwn(ctx, row)
    refuseOwn(ctx, into)
    const status = nextState(row, 'merge')
    nextState(into, 'change')
    refuseUnseen(row, madeFrom)
    if (row.status === 'listed' && into.status !== 'listed')
      throw notNow('This listing is public, and the other one is not. Put the other one into the directory first.')
    const result = await keep(w, row, { status, mergedInto: intoId, retiredAt: ctx.now })
    await carryOver(w, row, into)
    // Whoever suggested it reads this: what is not public they do not learn of.
    const same = into.status === 'listed' ? `“${into.name}”` : 'another suggestion that waits'
    await decide(w, row, { decision: 'merged', reason: `It is the same as ${same}.` })
    recordListing(w, 'listing.merged', row, { into: into.name, intoId })
    return result
  })
}
