/** What moderators read: what waits, a listing as one decides about it, and what is due to be checked again. */
import { and, asc, eq, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { read, type Tx } from '@/lib/platform/database'
import { forbidden, notFound } from '@/lib/platform/errors'
import { directoryDay } from './days'
import { isDue } from './due'
import { listDueInput, listingInput, listWaitingInput } from './life-inputs'
import type { Due, Waiting, WaitingListing } from './life-shapes'
import { can } from './listing-policy'
import { listingClaims, listingNotes, listingReports, listings } from './listing-tables'
import { decisionsOf, lineOf } from './mine'
import { fieldsOf, type ListingRow, listingColumns } from './records'
import { checksFor, isStale } from './rules'

const PAGE = 50
const pagesOf = (total: number) => Math.max(1, Math.ceil(total / PAGE))
/** The first of each before the second of any: however many one sends, nobody else’s is hidden behind them. */
const inTurn = (of: AnyPgColumn, at: AnyPgColumn): SQL => sql`row_number() over (partition by ${of} order by ${at})`
/** Below this two names are two bodies. */
const SAME_BODY = 0.5

/** The longest waiting first; what somebody sent before what came with the product. */
/** What was public goes before what never was: somebody misses it. */
const waitingSince = sql<Date>`coalesce(${listings.listedAt}, ${listings.updatedAt})`
const paged = pagedBy('instant', 'id')
const isWaiting = eq(listings.status, 'suggested')

/** Suggestions by cursor; claims and reports by page, those of everybody in turn. @throws forbidden */
export async function listWaiting(ctx: Ctx, input: unknown = {}): Promise<Waiting> {
  const { cursor, limit, state, claimsPage, reportsPage } = listWaitingInput.parse(input)
  if (!can.moderate(ctx.actor)) throw forbidden()
  const place = paged.placeOf(cursor)
  const after = place
    ? sql`(${waitingSince}, ${listings.id}) > (${place[0]}::timestamptz, ${place[1]}::uuid)`
    : undefined
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({ ...listingColumns, since: sql<string>`${waitingSince}::text` })
      .from(listings)
      .where(and(isWaiting, state ? eq(listings.state, state) : undefined, after))
      .orderBy(asc(waitingSince), asc(listings.id))
      .limit(limit + 1)
    const page = paged.pageOf(rows, limit, (row) => [row.since, row.id])
    const counts = await countOpen(tx, ctx)
    const claims = await openClaims(tx, ctx, claimsPage)
    const reports = await openReports(tx, reportsPage)
    return {
      items: page.items.map((row) => ({
        ...lineOf(row, ctx.now),
        sourceName: row.sourceName,
        waitingSince: row.updatedAt.toISOString(),
        wasPublic: row.listedAt !== null,
        own: !can.decide(ctx.actor, row),
      })),
      nextCursor: page.nextCursor,
      ...{ counts, claims, reports },
      ...{ claimPages: pagesOf(counts.claims), reportPages: pagesOf(counts.reports) },
    }
  })
}

async function countOpen(tx: Tx, ctx: Ctx): Promise<Waiting['counts']> {
  const [counted] = await tx
    .select({
      suggestions: sql<number>`(select count(*)::int from ${listings} where ${isWaiting})`,
      due: sql<number>`(select count(*)::int from ${listings} where ${isDue(ctx)})`,
      claims: sql<number>`(select count(*)::int from ${listingClaims} where ${listingClaims.settledAt} is null)`,
      reports: sql<number>`(select count(*)::int from ${listingReports} where ${listingReports.settledAt} is null)`,
    })
    .from(sql`(select 1) as one`)
  return counted ?? { suggestions: 0, claims: 0, reports: 0, due: 0 }
}

async function openClaims(tx: Tx, ctx: Ctx, page: number): Promise<Waiting['claims']> {
  const rows = await tx
    .select({
      claimId: listingClaims.id,
      agencyId: listingClaims.agencyId,
      listingId: listings.id,
      name: listings.name,
      status: listings.status,
      slug: listings.slug,
      agencyName: agencies.name,
      agencyKind: agencies.kind,
      givenName: people.givenName,
      familyName: people.familyName,
      claimedAt: listingClaims.claimedAt,
    })
    .from(listingClaims)
    .innerJoin(listings, eq(listings.id, listingClaims.listingId))
    .innerJoin(agencies, eq(agencies.id, listingClaims.agencyId))
    .leftJoin(people, eq(people.id, listingClaims.claimedBy))
    .where(isNull(listingClaims.settledAt))
    .orderBy(
      inTurn(listingClaims.agencyId, listingClaims.claimedAt),
      asc(listingClaims.claimedAt),
      asc(listingClaims.id),
    )
    .limit(PAGE)
    .offset((page - 1) * PAGE)
  return rows.map(({ agencyId, givenName, familyName, claimedAt, status, slug, ...row }) => ({
    ...row,
    slug: status === 'listed' ? slug : null,
    claimedBy: [givenName, familyName].filter(Boolean).join(' '),
    claimedAt: claimedAt.toISOString(),
    own: can.claimFor(ctx.actor, agencyId),
  }))
}

async function openReports(tx: Tx, page: number): Promise<Waiting['reports']> {
  const rows = await tx
    .select({
      reportId: listingReports.id,
      listingId: listings.id,
      name: listings.name,
      status: listings.status,
      slug: listings.slug,
      words: listingReports.words,
      replyTo: listingReports.replyTo,
      reportedAt: listingReports.reportedAt,
    })
    .from(listingReports)
    .innerJoin(listings, eq(listings.id, listingReports.listingId))
    .where(isNull(listingReports.settledAt))
    .orderBy(
      inTurn(listingReports.listingId, listingReports.reportedAt),
      asc(listingReports.reportedAt),
      asc(listingReports.id),
    )
    .limit(PAGE)
    .offset((page - 1) * PAGE)
  return rows.map(({ status, slug, reportedAt, ...row }) => ({
    ...row,
    slug: status === 'listed' ? slug : null,
    reportedAt: reportedAt.toISOString(),
  }))
}

/** A listing in any state as a moderator decides about it, with those that are probably the same. @throws forbidden, not-found */
export async function getWaiting(ctx: Ctx, input: unknown): Promise<WaitingListing> {
  const { listingId } = listingInput.parse(input)
  if (!can.moderate(ctx.actor)) throw forbidden()
  return read(ctx, async (tx) => {
    const [row] = await tx.select(listingColumns).from(listings).where(eq(listings.id, listingId))
    if (!row) throw notFound('This listing')
    const [noted] = await tx.select().from(listingNotes).where(eq(listingNotes.listingId, listingId))
    return {
      listingId,
      status: row.status,
      slug: row.status === 'listed' ? row.slug : null,
      version: row.updatedAt.toISOString(),
      fields: fieldsOf(row),
      waitingSince: row.updatedAt.toISOString(),
      own: !can.decide(ctx.actor, row),
      fromFile: row.sourceKey !== null,
      confidence: row.confidence,
      notes: noted?.notes ?? [],
      lastVerifiedOn: row.lastVerifiedOn,
      verifiedHow: row.verifiedHow,
      isStale: row.status === 'listed' && isStale(row.lastVerifiedOn, directoryDay(ctx.now)),
      checks: checksFor(row.kind).map(({ id, question }) => ({ id, question })),
      decisions: (await decisionsOf(tx, [listingId])).get(listingId) ?? [],
      similar: await similarTo(tx, row),
      nextId: await nextAfter(tx, row),
    }
  })
}

/** Listings of the same state whose name, number or page is alike: at most five. */
async function similarTo(tx: Tx, row: ListingRow): Promise<WaitingListing['similar']> {
  const rows = await tx
    .select(listingColumns)
    .from(listings)
    .where(
      and(
        ne(listings.id, row.id),
        isNull(listings.mergedInto),
        or(
          and(
            row.state ? eq(listings.state, row.state) : isNull(listings.state),
            sql`similarity(${listings.sortName}, ${row.sortName}) >= ${SAME_BODY}`,
          ),
          row.phone ? eq(listings.phone, row.phone) : undefined,
          row.url ? eq(listings.url, row.url) : undefined,
        ),
      ),
    )
    .orderBy(sql`similarity(${listings.sortName}, ${row.sortName}) desc`, asc(listings.id))
    .limit(5)
  return rows.map(({ id, name, kind, status, slug, city, state, phone }) => ({
    ...{ listingId: id, name, kind, status, city, state, phone },
    slug: status === 'listed' ? slug : null,
  }))
}

/** The next one in the queue; from its end, the first. */
async function nextAfter(tx: Tx, row: ListingRow): Promise<string | null> {
  const first = (condition: SQL | undefined) =>
    tx
      .select({ id: listings.id })
      .from(listings)
      .where(and(isWaiting, ne(listings.id, row.id), condition))
      .orderBy(asc(waitingSince), asc(listings.id))
      .limit(1)
  const since = (row.listedAt ?? row.updatedAt).toISOString()
  const [next] = await first(sql`(${waitingSince}, ${listings.id}) > (${since}::timestamptz, ${row.id}::uuid)`)
  return next?.id ?? (await first(undefined))[0]?.id ?? null
}

const pagedByDay = pagedBy('day', 'id')

/** Listings that nobody verified for 180 days, the oldest first. @throws forbidden */
export async function listDueListings(ctx: Ctx, input: unknown = {}): Promise<Due> {
  const { cursor, limit } = listDueInput.parse(input)
  if (!can.moderate(ctx.actor)) throw forbidden()
  const place = pagedByDay.placeOf(cursor)
  const after = place
    ? sql`(${listings.lastVerifiedOn}, ${listings.id}) > (${place[0]}::date, ${place[1]}::uuid)`
    : undefined
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({ ...listingColumns, keeperName: agencies.name })
      .from(listings)
      .leftJoin(agencies, eq(agencies.id, listings.keeperAgencyId))
      .where(and(isDue(ctx), after))
      .orderBy(asc(listings.lastVerifiedOn), asc(listings.id))
      .limit(limit + 1)
    const page = pagedByDay.pageOf(rows, limit, (row) => [row.lastVerifiedOn ?? '', row.id])
    return {
      items: page.items.map((row) => ({ ...lineOf(row, ctx.now), keeperName: row.keeperName })),
      nextCursor: page.nextCursor,
    }
  })
}
