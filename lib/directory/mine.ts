/** Reading listings as whoever suggested them, and as the agency that keeps them. */
import { and, asc, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import { agenciesWhere, type Ctx, type PersonActor } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { notFound, signedOut } from '@/lib/platform/errors'
import { plusDays } from '@/lib/platform/time'
import { directoryDay } from './days'
import { listingInput } from './life-inputs'
import type { MyListing, MyListings } from './life-shapes'
import { can } from './listing-policy'
import { listingClaims, listingDecisions, listings } from './listing-tables'
import { fieldsOf, type ListingRow, listingColumns } from './records'
import { follows, isStale } from './rules'

const MINE = 200

/** What one suggested, and what the agencies keep that one coordinates. */
function ofOne(actor: PersonActor) {
  const managed = agenciesWhere(actor, 'coordinator')
  const own = eq(listings.suggestedBy, actor.personId)
  return (managed.length > 0 ? or(own, inArray(listings.keeperAgencyId, managed)) : own) ?? own
}

export const lineOf = (row: ListingRow, now: Date) => ({
  listingId: row.id,
  name: row.name,
  kind: row.kind,
  status: row.status,
  slug: row.status === 'listed' ? row.slug : null,
  city: row.city,
  state: row.state,
  lastVerifiedOn: row.lastVerifiedOn,
  isStale: row.status === 'listed' && isStale(row.lastVerifiedOn, directoryDay(now)),
})

/** One's own suggestions, the listings that one's agencies keep, their claims that wait, and those that were declined. */
export async function listMyListings(ctx: Ctx): Promise<MyListings> {
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  return read(ctx, async (tx) => {
    const rows = await tx
      .select(listingColumns)
      .from(listings)
      .where(ofOne(actor))
      .orderBy(desc(listings.updatedAt), desc(listings.id))
      .limit(MINE)
    const decisions = await decisionsOf(
      tx,
      rows.map(({ id }) => id),
    )
    const items = rows.map((row) => ({
      ...lineOf(row, ctx.now),
      keeperAgencyId: row.keeperAgencyId,
      own: row.suggestedBy === actor.personId,
      updatedAt: row.updatedAt.toISOString(),
      reason: row.status === 'listed' ? null : (decisions.get(row.id)?.[0]?.reason ?? null),
    }))
    return { items, claims: await openClaims(tx, actor), declined: await declinedClaims(tx, actor, ctx.now) }
  })
}

async function openClaims(tx: Tx, actor: PersonActor): Promise<MyListings['claims']> {
  const managed = agenciesWhere(actor, 'coordinator')
  if (managed.length === 0) return []
  const rows = await tx
    .select({
      claimId: listingClaims.id,
      listingId: listingClaims.listingId,
      name: listings.name,
      agencyId: listingClaims.agencyId,
      claimedAt: listingClaims.claimedAt,
    })
    .from(listingClaims)
    .innerJoin(listings, eq(listings.id, listingClaims.listingId))
    .where(and(inArray(listingClaims.agencyId, managed), isNull(listingClaims.settledAt)))
    .orderBy(asc(listingClaims.claimedAt), asc(listingClaims.id))
    .limit(MINE)
  return rows.map((row) => ({ ...row, claimedAt: row.claimedAt.toISOString() }))
}

const ANSWERS = 25
const TWO_YEARS = 730

/** What is not public any longer has no name here. */
async function declinedClaims(tx: Tx, actor: PersonActor, now: Date): Promise<MyListings['declined']> {
  const managed = agenciesWhere(actor, 'coordinator')
  if (managed.length === 0) return []
  const rows = await tx
    .select({
      claimId: listingClaims.id,
      name: listings.name,
      agencyId: listingClaims.agencyId,
      settledAt: listingClaims.settledAt,
      reason: listingClaims.reason,
    })
    .from(listingClaims)
    .leftJoin(listings, eq(listings.id, listingClaims.listingId))
    .where(
      and(
        inArray(listingClaims.agencyId, managed),
        eq(listingClaims.accepted, false),
        gt(listingClaims.settledAt, plusDays(now, -TWO_YEARS)),
      ),
    )
    .orderBy(desc(listingClaims.settledAt), desc(listingClaims.id))
    .limit(ANSWERS)
  return rows.map(({ name, settledAt, ...row }) => ({
    ...row,
    name: name ?? 'A listing that is not public any longer',
    settledAt: settledAt?.toISOString() ?? '',
  }))
}

type Decisions = MyListing['decisions']

/** What was decided about listings, the newest first. */
export async function decisionsOf(tx: Tx, listingIds: readonly string[]): Promise<Map<string, Decisions>> {
  const byListing = new Map<string, Decisions>()
  if (listingIds.length === 0) return byListing
  const rows = await tx
    .select()
    .from(listingDecisions)
    .where(inArray(listingDecisions.listingId, [...listingIds]))
    .orderBy(desc(listingDecisions.decidedAt), desc(listingDecisions.id))
  for (const { listingId, decision, reason, decidedAt } of rows)
    byListing.set(listingId, [
      ...(byListing.get(listingId) ?? []),
      { decision, reason, decidedAt: decidedAt.toISOString() },
    ])
  return byListing
}

/** One of them as its form shows it, with what was decided and what is possible now. @throws not-found */
export async function getMyListing(ctx: Ctx, input: unknown): Promise<MyListing> {
  const { listingId } = listingInput.parse(input)
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select(listingColumns)
      .from(listings)
      .where(and(ofOne(actor), eq(listings.id, listingId)))
    if (!row) throw notFound('This listing')
    const may = (verb: 'change' | 'resend' | 'verify' | 'retire') =>
      can[verb](actor, row) && follows(row.status, verb) !== null
    return {
      listingId,
      name: row.name,
      status: row.status,
      slug: row.status === 'listed' ? row.slug : null,
      version: row.updatedAt.toISOString(),
      fields: fieldsOf(row),
      lastVerifiedOn: row.lastVerifiedOn,
      verifiedHow: row.verifiedHow,
      isStale: row.status === 'listed' && isStale(row.lastVerifiedOn, directoryDay(ctx.now)),
      keeperAgencyId: row.keeperAgencyId,
      decisions: (await decisionsOf(tx, [listingId])).get(listingId) ?? [],
      may: { change: may('change'), resend: may('resend'), verify: may('verify'), retire: may('retire') },
    }
  })
}
