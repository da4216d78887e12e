/** Who keeps a listing: an agency says that it is theirs, and a moderator answers. */
import { and, eq, isNull, type SQL } from 'drizzle-orm'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { forbidden, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { notify } from '@/lib/platform/notify'
import { limitTries } from '@/lib/platform/rate-limit'
import { claimListingInput, settleClaimInput } from './life-inputs'
import { can, visibleTo } from './listing-policy'
import { listingClaims, listings } from './listing-tables'
import { claimDeclined } from './mails'
import { listingColumns } from './records'
import { decide, keep, lockListing, recordListing } from './steps'

const CLAIMS_AN_HOUR = 30

/**
 * Says that a listed listing is the agency's own. Said again while it waits, it is answered as the first time.
 * @throws not-found; forbidden for who does not coordinate the agency; not-now when somebody keeps it; too-many after 30 in an hour
 */
export async function claimListing(ctx: Ctx, input: unknown): Promise<{ claimId: string }> {
  const { listingId, agencyId } = claimListingInput.parse(input)
  const { actor } = ctx
  if (actor.kind !== 'person' || !can.claimFor(actor, agencyId))
    throw forbidden('Only its coordinator claims a listing for an agency.')
  await limitTries(ctx, `listings.claim:${actor.personId}`, CLAIMS_AN_HOUR, 60)
  return writeIfNeeded(ctx, async (w) => {
    const [row] = await w.tx
      .select(listingColumns)
      .from(listings)
      .where(and(visibleTo(actor), eq(listings.status, 'listed'), eq(listings.id, listingId)))
    if (!row) throw notFound('This listing')
    if (row.keeperAgencyId === agencyId) throw notNow('Your agency keeps this listing already.')
    if (row.keeperAgencyId)
      throw notNow('Another agency keeps this listing. Tell a moderator by “Something is wrong here”.')
    const open = and(
      eq(listingClaims.listingId, listingId),
      eq(listingClaims.agencyId, agencyId),
      isNull(listingClaims.settledAt),
    )
    const id = newId()
    const [made] = await w.tx
      .insert(listingClaims)
      .values({ id, listingId, agencyId, claimedBy: actor.personId, claimedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: listingClaims.id })
    if (!made) {
      const [before] = await w.tx.select({ id: listingClaims.id }).from(listingClaims).where(open)
      return { claimId: before?.id ?? id }
    }
    w.record('listing.claimed', { kind: 'listing', id: listingId, agencyId, detail: { name: row.name } })
    return { claimId: id }
  })
}

const ANOTHER = 'Another agency keeps this listing now.'

/** Answers open claims; whose agency does not keep it is told why. */
async function settle(w: Writer, which: SQL, accepted: boolean, reason: string): Promise<void> {
  const settled = await w.tx
    .update(listingClaims)
    .set({ settledAt: w.ctx.now, accepted, reason: reason || null })
    .where(and(which, isNull(listingClaims.settledAt)))
    .returning({ claimId: listingClaims.id, personId: listingClaims.claimedBy })
  if (accepted) return
  for (const { claimId, personId } of settled) await notify(w, claimDeclined, { claimId }, { key: claimId, personId })
}

/**
 * Makes the agency the keeper of the listing, or says why not. Other open claims of it are settled by an acceptance.
 * @throws not-found; forbidden for who is no moderator or coordinates that agency; not-now when it is settled, or somebody keeps it
 */
export async function settleClaim(ctx: Ctx, input: unknown): Promise<{ settled: boolean }> {
  const { claimId, accept, reason } = settleClaimInput.parse(input)
  if (!can.moderate(ctx.actor)) throw forbidden()
  return write(ctx, 'listing.claim-settled', async (w) => {
    const [claim] = await w.tx.select().from(listingClaims).where(eq(listingClaims.id, claimId)).for('update')
    if (!claim) throw notFound('This claim')
    if (can.claimFor(ctx.actor, claim.agencyId))
      throw forbidden('Another moderator has to decide about your own agency.')
    if (claim.settledAt) throw notNow('This claim was answered already.')
    const row = await lockListing(w, claim.listingId)
    if (accept && (row.keeperAgencyId || row.status !== 'listed'))
      throw notNow('This listing is kept by an agency already, or is not public.')
    await settle(w, eq(listingClaims.id, claimId), accept, reason)
    if (accept) {
      await keep(w, row, { keeperAgencyId: claim.agencyId, keeperSince: ctx.now })
      await settle(w, eq(listingClaims.listingId, claim.listingId), false, ANOTHER)
    }
    await decide(w, row, {
      decision: accept ? 'claim-accepted' : 'claim-declined',
      reason: reason || null,
      tells: accept ? claim.claimedBy : null,
    })
    recordListing(w, 'listing.claim-settled', { ...row, keeperAgencyId: claim.agencyId }, { accepted: accept, reason })
    return { settled: true }
  })
}
