/** What anyone who is signed in does with a listing that they suggest, and a keeper with the one they keep. */
import { writeOnce } from '@/lib/audit/once'
import type { MadeFrom } from '@/lib/audit/sent'
import { differing, refuseStale } from '@/lib/audit/versions'
import { write, writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { forbidden, signedOut } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { limitTries } from '@/lib/platform/rate-limit'
import { changeListingInput, retireListingInput, suggestListingInput } from './life-inputs'
import type { ListingResult } from './life-shapes'
import { type ListingFields, listingFieldNames, listingFields } from './listing-fields'
import { can } from './listing-policy'
import { listings } from './listing-tables'
import { fieldsOf, type ListingRow } from './records'
import { needsRecheck } from './rules'
import { columnsFor, decide, keep, lockListing, nextState, recordListing, refuseUnseen, resultOf } from './steps'

const SUGGESTIONS_AN_HOUR = 30

/**
 * Suggests a listing: only its sender and moderators see it until somebody made sure of it. With a `key` it is safe to send
 * again.
 * @throws signed-out; invalid by field, for a street where people stay and for people by name too; too-many after 30 in an hour
 */
export async function suggestListing(ctx: Ctx, input: unknown): Promise<ListingResult> {
  const { key, ...sent } = suggestListingInput.parse(input)
  const { actor, now } = ctx
  if (actor.kind !== 'person') throw signedOut()
  const fields = listingFields.parse(sent)
  await limitTries(ctx, `listings.suggest:${actor.personId}`, SUGGESTIONS_AN_HOUR, 60)
  return writeOnce(ctx, 'listing.suggested', { key, terms: fields }, async (w) => {
    const id = newId()
    await w.tx.insert(listings).values({
      ...(await columnsFor(w, fields)),
      ...{ id, slug: id, status: 'suggested', suggestedBy: actor.personId, createdAt: now, updatedAt: now },
    })
    w.record('listing.suggested', { kind: 'listing', id, personId: actor.personId, detail: { name: fields.name } })
    return { listingId: id, status: 'suggested', slug: null, version: now.toISOString() }
  })
}

/**
 * Changes a suggestion, or a listing that one keeps. With another number, page, name or kind a public one waits until a
 * moderator has made sure of it anew; any other change of it is public at once. A suggestion that was returned goes to the
 * moderators again by this.
 * @throws not-found; invalid by field; not-now for a retired one; conflict when it was changed since
 */
export async function changeListing(ctx: Ctx, input: unknown): Promise<ListingResult> {
  const { listingId, madeFrom, ...sent } = changeListingInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const row = await lockListing(w, listingId)
    if (!can.change(ctx.actor, row)) throw forbidden('Only its keeper or a moderator changes a listing.')
    const resends = row.status === 'returned' && can.resend(ctx.actor, row)
    const fields = listingFields.parse(sent)
    const rechecks = row.status === 'listed' && needsRecheck(fieldsOf(row), fields)
    const status = nextState(row, resends ? 'resend' : rechecks ? 'recheck' : 'change')
    if (!refuseOvertaken(row, fields, madeFrom) && !resends) return resultOf(row)
    const result = await keep(w, row, { ...(await columnsFor(w, fields)), status })
    const changed = differing(fieldsOf(row), fields)
    recordListing(w, resends ? 'listing.resent' : 'listing.changed', row, { changed, status })
    return result
  })
}

const refuseOvertaken = (row: ListingRow, given: ListingFields, madeFrom: MadeFrom): boolean =>
  refuseStale<ListingFields>({
    madeFrom,
    version: row.updatedAt.toISOString(),
    current: fieldsOf(row),
    given,
    names: listingFieldNames,
    what: 'This listing was saved in the meantime, by you in another window or by somebody else.',
    facts: { listingId: row.id, status: row.status },
  })

/**
 * Takes a listing out of the directory, or back before it was there.
 * @throws not-found, forbidden, not-now when it is retired; conflict when it was changed since
 */
export async function retireListing(ctx: Ctx, input: unknown): Promise<ListingResult> {
  const { listingId, madeFrom, reason } = retireListingInput.parse(input)
  return write(ctx, 'listing.retired', async (w) => {
    const row = await lockListing(w, listingId)
    if (!can.retire(ctx.actor, row)) throw forbidden('Only its keeper or a moderator retires a listing.')
    const status = nextState(row, 'retire')
    refuseUnseen(row, madeFrom)
    const result = await keep(w, row, { status, retiredAt: ctx.now })
    if (can.decide(ctx.actor, row)) await decide(w, row, { decision: 'retired', reason })
    recordListing(w, 'listing.retired', row, { reason, from: row.status })
    return result
  })
}
