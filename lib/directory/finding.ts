/** Finding listings, and reading one: what anyone may ask. Only what is listed is answered, whoever asks. */
import { and, asc, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { named, read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { readSearchWords } from '@/lib/platform/search-words'
import {
  alikeFrom,
  askedPlace,
  fittingFirst,
  hasPoint,
  hasWords,
  isLike,
  isPublic,
  listingConditions,
  localFirst,
  milesFrom,
  pointOf,
  tierOf,
} from './conditions'
import { directoryDay } from './days'
import { readWords, wordsFor } from './kept-words'
import { findListingsInput, type ListingFilter, listingFilter, listingSlugInput } from './listing-inputs'
import {
  type AskedPlace,
  type DirectoryWords,
  type ListingItem,
  type ListingMap,
  type Listings,
  type PublicListing,
  reaches,
} from './listing-shapes'
import { listings } from './listing-tables'
import { isStale } from './rules'

const PAGE = 25
const DOTS = 2000

const itemColumns = {
  slug: listings.slug,
  name: listings.name,
  kind: listings.kind,
  summary: listings.summary,
  whom: listings.whom,
  city: listings.city,
  state: listings.state,
  postalCode: listings.postalCode,
  latitude: listings.latitude,
  longitude: listings.longitude,
  isNationwide: listings.isNationwide,
  servedStates: listings.servedStates,
  servedCounties: listings.servedCounties,
  servedWords: listings.servedWords,
  phone: listings.phone,
  textNumber: listings.textNumber,
  url: listings.url,
  hours: listings.hours,
  serviceIds: listings.serviceIds,
  languageIds: listings.languageIds,
  interpreter: listings.interpreter,
  lastVerifiedOn: listings.lastVerifiedOn,
}
type ItemRow = Pick<typeof listings.$inferSelect, keyof typeof itemColumns>

/**
 * A page of 25 listings. With a known ZIP code those within the distance come first, by miles, then those that serve its county,
 * then those of its state whose ZIP code is not known, then those that serve all of it, then those that serve everyone; without one they come by name. Words are looked for in names, places, services and
 * languages, accents aside; found nowhere, words like them are.
 */
export async function findListings(ctx: Ctx, input: unknown = {}): Promise<Listings> {
  const { page, ...filter } = findListingsInput.parse(input)
  const place = askedPlace(filter)
  return read(ctx, async (tx) => {
    const words = readWords(tx)
    const [found, onlyClose] = await orLike(tx, filter, (matching) => pageOf(tx, { filter, place, matching }, page))
    const known = await words
    const items = found.rows.map((row) => shapedItem(row, known, ctx.now))
    const pages = Math.max(1, Math.ceil(found.total / PAGE))
    return { items, total: found.total, page: found.page, pages, onlyClose, place }
  })
}

type Asked = { filter: ListingFilter; place: AskedPlace | null; matching: (words: string) => SQL }

/** Asks by the words as they are; where that finds nothing, by words like them. */
async function orLike<T extends { total: number }>(
  tx: Tx,
  { q }: ListingFilter,
  ask: (matching: Asked['matching']) => Promise<T>,
): Promise<[T, boolean]> {
  const found = await ask(hasWords)
  const { wanted, unwanted } = readSearchWords(q)
  if (!wanted || unwanted || found.total > 0) return [found, false]
  await tx.execute(alikeFrom)
  const close = await ask(isLike)
  return [close, close.total > 0]
}

type FoundRow = ItemRow & { miles: number | null; tier: number | null; total: number }

/** A page beyond the end is the last one: a link that somebody kept outlives its page. */
async function pageOf(tx: Tx, asked: Asked, page: number): Promise<{ rows: FoundRow[]; total: number; page: number }> {
  const { filter, place, matching } = asked
  const point = pointOf(place)
  const tier = tierOf(filter, place)
  const miles = point ? milesFrom(point) : sql<number | null>`null::float8`
  const found = listingConditions(filter, place, matching)
  // Near ones come by miles, wherever they are at home.
  const localOrder = localFirst(place).map((local) => sql`case when ${tier} = 2 then ${local} end`)
  const rows = await tx
    .select({ ...itemColumns, miles, tier, total: sql<number>`count(*) over ()::int` })
    .from(listings)
    .where(found)
    .orderBy(asc(tier), ...localOrder, ...fittingFirst(filter), asc(miles), asc(listings.sortName), asc(listings.id))
    .limit(PAGE)
    .offset((page - 1) * PAGE)
  if (rows[0] || page === 1) return { rows, total: rows[0]?.total ?? 0, page }
  const [counted] = await tx.select({ total: sql<number>`count(*)::int` }).from(listings).where(found)
  return pageOf(tx, asked, Math.min(Math.max(1, Math.ceil((counted?.total ?? 0) / PAGE)), page - 1))
}

const facts = (row: ItemRow, known: DirectoryWords, now: Date) => {
  const { serviceIds, languageIds, ...same } = row
  return {
    ...same,
    services: wordsFor(known.services, serviceIds),
    languages: wordsFor(known.languages, languageIds),
    lastVerifiedOn: row.lastVerifiedOn ?? '',
    isStale: isStale(row.lastVerifiedOn, directoryDay(now)),
  }
}

function shapedItem({ miles, tier, total: _, ...row }: FoundRow, known: DirectoryWords, now: Date): ListingItem {
  return { ...facts(row, known, now), miles, reach: tier === null ? null : (reaches[tier - 1] ?? null) }
}

/** The same listings as dots: the states they lie in, and those with a point, at most two thousand. */
export async function mapListings(ctx: Ctx, input: unknown = {}): Promise<ListingMap> {
  const filter = listingFilter.parse(input)
  const place = askedPlace(filter)
  return read(ctx, async (tx) => {
    const [found] = await orLike(tx, filter, (matching) => mapOf(tx, { filter, place, matching }))
    return { ...found, place }
  })
}

async function mapOf(tx: Tx, { filter, place, matching }: Asked): Promise<Omit<ListingMap, 'place'>> {
  const found = listingConditions(filter, place, matching)
  const point = pointOf(place)
  const states = tx
    .select({
      state: listings.state,
      total: sql<number>`count(*)::int`,
      placed: sql<number>`count(${listings.latitude})::int`,
    })
    .from(listings)
    .where(found)
    .groupBy(listings.state)
    .orderBy(asc(listings.state))
  const dots = tx
    .select({
      slug: listings.slug,
      name: listings.name,
      kind: listings.kind,
      state: listings.state,
      latitude: sql<number>`${listings.latitude}`,
      longitude: sql<number>`${listings.longitude}`,
    })
    .from(listings)
    .where(and(found, hasPoint))
    .orderBy(...(point ? [asc(milesFrom(point))] : []), asc(listings.sortName), asc(listings.id))
    .limit(DOTS)
  const [rows, shown] = await Promise.all([states, dots])
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
  return {
    dots: shown,
    byState: rows.flatMap(({ state, total }) => (state ? [{ state, total }] : [])),
    unplaced: sum(({ total, placed }) => total - placed),
    total: sum(({ total }) => total),
  }
}

const bySlug = named('listings-by-slug', (db) =>
  db
    .select({
      ...itemColumns,
      listingId: listings.id,
      victimizationIds: listings.victimizationIds,
      populationIds: listings.populationIds,
      verifiedHow: listings.verifiedHow,
      sourceName: listings.sourceName,
      sourceUrl: listings.sourceUrl,
      sourceSeenOn: listings.sourceSeenOn,
      keeperAgencyId: listings.keeperAgencyId,
      keeperName: agencies.name,
      updatedAt: listings.updatedAt,
    })
    .from(listings)
    .leftJoin(agencies, eq(agencies.id, listings.keeperAgencyId))
    .where(and(isPublic, isNotNull(listings.verifiedHow), eq(listings.slug, sql.placeholder('slug'))))
    .limit(1),
)

/** A listing as its page shows it; one that was joined with another as that other one. @throws not-found, for one that is not public too */
export async function getListing(ctx: Ctx, input: unknown): Promise<PublicListing> {
  const asked = listingSlugInput.safeParse(input)
  if (!asked.success) throw notFound('This listing')
  const listing = await readListing(ctx, asked.data)
  if (listing) return listing
  const slug = await lastingSlug(ctx, asked.data.slug)
  if (slug === null) throw notFound('This listing')
  return getListing(ctx, { slug })
}

/** Where an address leads that was joined with another listing: what is retired nobody may read, so the system looks. */
const lastingSlug = (ctx: Ctx, slug: string): Promise<string | null> =>
  read(systemCtx('directory', ctx.now), async (tx) => {
    const [found] = await tx.execute<{ slug: string }>(
      sql`select o.slug from listings l join listings o on o.id = l.merged_into where l.slug = ${slug} and o.id <> l.id limit 1`,
    )
    return found?.slug ?? null
  })

function readListing(ctx: Ctx, asked: { slug: string }): Promise<PublicListing | null> {
  return read(ctx, async (tx) => {
    const words = readWords(tx)
    const [row] = await bySlug.on(tx, asked)
    const known = await words
    if (!row?.verifiedHow) return null
    const { victimizationIds, populationIds, keeperAgencyId, keeperName, verifiedHow, updatedAt, ...rest } = row
    const { listingId, sourceName, sourceUrl, sourceSeenOn, ...item } = rest
    return {
      ...facts(item, known, ctx.now),
      ...{ listingId, verifiedHow, sourceName, sourceUrl, sourceSeenOn },
      victimizations: wordsFor(known.victimizations, victimizationIds),
      populations: wordsFor(known.populations, populationIds),
      keeper: keeperAgencyId ? { agencyId: keeperAgencyId, name: keeperName ?? '' } : null,
      updatedAt: updatedAt.toISOString(),
    }
  })
}

/** The words that listings are described and found by, those in use, in their order. */
export const listDirectoryWords = (ctx: Ctx): Promise<DirectoryWords> => read(ctx, readWords)
