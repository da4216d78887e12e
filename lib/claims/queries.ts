/** Reading claims in lists: one's own, and what waits at an agency; and what a claim is compared with and chosen from. */
import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { refusal as agencyRefusal } from '@/lib/agencies/policy'
import { topics } from '@/lib/catalog/tables'
import { topicsIn } from '@/lib/catalog/topics'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { signedOut } from '@/lib/platform/errors'
import { fold } from '@/lib/platform/fold'
import { namedFor, namingAt } from '@/lib/requirements/courses-named'
import { alikeTo } from './alike'
import { secondAbove } from './claim-rules'
import { likenessInput, listClaimsInput } from './inputs'
import { itemsOf } from './items'
import { agenciesOn } from './people'
import { can, claimedBy, ofAgency } from './policy'
import { type ClaimRow, claimColumns, standOf } from './records'
import { agencyClaimsInput } from './review-inputs'
import { waitingStates, wantsSecond } from './rules'
import type { ClaimQueue, claimChoicesShape, claimsShape, likenessShape } from './shapes'
import { claims } from './tables'
import { isUndecided, mayDecide } from './waiting'

const PAGE = 25
const pagesOf = (total: number) => Math.max(1, Math.ceil(total / PAGE))

/** One's own claims, drafts among them, the last changed first; or only those of which nothing counts until they are decided. @throws signed-out */
export async function listMyClaims(ctx: Ctx, input: unknown): Promise<z.infer<typeof claimsShape>> {
  const { which, page } = listClaimsInput.parse(input)
  if (ctx.actor.kind !== 'person') throw signedOut()
  return read(ctx, async (tx) => {
    const where = and(claimedBy(ctx.actor), which === 'undecided' ? isUndecided : undefined)
    const { rows, total } = await pageOf(tx, where, [desc(claims.updatedAt), desc(claims.id)], page)
    return { items: await itemsOf({ tx, ctx }, rows), total, page, pages: pagesOf(total) }
  })
}

async function pageOf(tx: Tx, where: SQL | undefined, order: SQL[], page: number) {
  const rows: ClaimRow[] = await tx
    .select(claimColumns)
    .from(claims)
    .where(where)
    .orderBy(...order)
    .limit(PAGE)
    .offset((page - 1) * PAGE)
  return { rows, total: await countOf(tx, where) }
}

async function countOf(tx: Tx, where: SQL | undefined): Promise<number> {
  const [{ total } = { total: 0 }] = await tx.select({ total: sql<number>`count(*)::int` }).from(claims).where(where)
  return total
}

/**
 * Claims of an agency for whoever decides there: those that wait, the longest first, or those decided, the last first. One's
 * own are only counted. @throws signed-out; not-found, forbidden to whoever does not coordinate it
 */
export async function listAgencyClaims(ctx: Ctx, input: unknown): Promise<ClaimQueue> {
  const { agencyId, which, page } = agencyClaimsInput.parse(input)
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  if (!can.review(actor, agencyId)) throw agencyRefusal(actor, agencyId)
  return read(ctx, async (tx) => {
    const waits = inArray(claims.status, [...waitingStates])
    const here = ofAgency(agencyId)
    const isOver = inArray(claims.status, ['approved', 'rejected', 'returned', 'withdrawn'])
    const { rows, total } =
      which === 'waiting'
        ? await pageOf(tx, and(here, waits), [asc(claims.sentAt), asc(claims.id)], page)
        : await pageOf(tx, and(here, isOver), [desc(claims.updatedAt), desc(claims.id)], page)
    return {
      items: await queued({ tx, ctx }, rows, agencyId),
      ...{ total, page, pages: pagesOf(total) },
      waiting: await countOf(tx, and(here, waits, mayDecide(actor))),
      own: await countOf(tx, and(claimedBy(actor), eq(claims.agencyId, agencyId), waits)),
    }
  })
}

async function queued({ tx, ctx }: { tx: Tx; ctx: Ctx }, rows: readonly ClaimRow[], agencyId: string) {
  const items = await itemsOf({ tx, ctx }, rows)
  const limit = await secondAbove(tx, agencyId)
  const me = actingPersonId(ctx.actor) ?? ''
  const naming = await namingAt(tx, agencyId)
  const queue: ClaimQueue['items'] = []
  for (const [i, row] of rows.entries()) {
    const item = items[i]
    if (!item) continue
    const [likest] = await alikeOf({ tx, ctx }, row)
    const { state, decidedBy } = standOf(row)
    queue.push({
      ...item,
      likeness: likest?.likeness ?? null,
      named: namedFor(naming, row.acceptedTitle ?? row.title).length > 0,
      training: [fold(row.title), fold(row.provider), row.startsOn, row.endsOn].join('|'),
      forAnother: row.above || ((state === 'seconding' || state === 'disputed') && decidedBy.includes(me)),
      wantsSecond: state === 'submitted' && wantsSecond(row.minutes ?? 0, limit),
    })
  }
  return queue
}

/** What on the record is like a claim that has its days. */
export async function alikeOf(within: { tx: Tx; ctx: Ctx }, row: ClaimRow) {
  const { title, startsOn, endsOn, eventSlug, id: claimId, creditId, lastingId: personId, acceptedTitle } = row
  if (!title || !startsOn || !endsOn) return []
  const sought = { personId, title, startsOn, endsOn, eventSlug, claimId, creditId }
  return alikeTo(within, { ...sought, recordedAs: acceptedTitle })
}

/**
 * For the form, while it is typed: what on one's own record is like it, and which agency it would go to.
 * @throws signed-out
 */
export async function findLikeness(ctx: Ctx, input: unknown): Promise<z.infer<typeof likenessShape>> {
  const { title, startsOn, endsOn, eventSlug = null, claimId = null } = likenessInput.parse(input)
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  const { personId } = actor
  return read(ctx, async (tx) => {
    const last = endsOn || startsOn
    if (!last) return { alike: [], agencies: [] }
    const served = await agenciesOn({ tx, ctx }, personId, last)
    const days = { startsOn: startsOn || last, endsOn: last }
    const isKnown = title !== '' && days.startsOn <= days.endsOn
    const sought = { personId, title, ...days, eventSlug, claimId, creditId: null }
    return {
      alike: isKnown ? await alikeTo({ tx, ctx }, sought) : [],
      agencies: served.map(({ agencyId, name }) => ({ agencyId, name })),
    }
  })
}

/** The topics of the catalog, by name. */
export async function listClaimChoices(ctx: Ctx): Promise<z.infer<typeof claimChoicesShape>> {
  const all = await read(ctx, (tx) => tx.select({ id: topics.id, name: topics.name }).from(topics))
  return { topics: topicsIn(ctx.locale, all).map(({ id: topicId, name }) => ({ topicId, name })) }
}
