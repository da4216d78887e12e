/** Finding listings, and reading one: what anyone may ask. Only what is listed is answered, whoever asks. */
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { named, read } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import type { Day } from '@/lib/platform/time'
import { isPublic } from './conditions'
import { directoryDay } from './days'
import { readWords, wordsFor } from './kept-words'
import { findListingsInput, listingFilter, listingSlugInput } from './listing-inputs'
import {
  type DirectoryWords,
  type ListingItem,
  type ListingMap,
  type Listings,
  type PublicListing,
  reaches,
} from './listing-shapes'
import { listings } from './listing-tables'
import { askedPlace, idOf, inOrder, type Match, nearestFirst } from './matching'
import { byDirectory, type Directory } from './narrow'
import { isStale } from './rules'
import { search } from './search'
import { dotRows, type ItemRow, itemColumns, itemRows } from './shown'

const PAGE = 25
const DOTS = 2000

/**
 * A page of 25 listings. With a known ZIP code those within the distance come first, by miles, then those that serve its
 * county, then those of its state whose ZIP code is not known, then those that serve all of it, then those that serve everyone; without
 * one they come by name. Words are looked for in names, places, services and languages, accents aside; found nowhere, words like them
 * are. A page beyond the end is the last one: a link that somebody kept outlives its page.
 */
export async function findListings(ctx: Ctx, input: unknown = {}): Promise<Listings> {
  const { page: wanted, ...filter } = findListingsInput.parse(input)
  return byDirectory(ctx, async (directory) => {
    const { matches, onlyClose } = await search(ctx, directory, filter)
    const pages = Math.max(1, Math.ceil(matches.length / PAGE))
    const page = Math.min(wanted, pages)
    const shown = inOrder(matches).slice((page - 1) * PAGE, page * PAGE)
    const { generation, rows } = await itemRows(ctx, directory, shown.map(idOf))
    const today = directoryDay(ctx.now)
    const items = shown.flatMap((match) => shapedItem(match, rows.get(match.listing.id), directory, today))
    return { generation, found: { items, total: matches.length, page, pages, onlyClose, place: askedPlace(filter) } }
  })
}

const verified = ({ lastVerifiedOn }: ItemRow, today: Day) => ({
  lastVerifiedOn: lastVerifiedOn ?? '',
  isStale: isStale(lastVerifiedOn, today),
})

function shapedItem(
  { listing, miles, tier }: Match,
  row: ItemRow | undefined,
  { servicesOf, languagesOf }: Directory,
  today: Day,
): ListingItem[] {
  if (!row) return []
  // Written out: of a row spread into another object each reader of its fields is several times as slow.
  const item: ListingItem = {
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    summary: row.summary,
    whom: row.whom,
    city: row.city,
    state: row.state,
    postalCode: row.postalCode,
    latitude: row.latitude,
    longitude: row.longitude,
    isNationwide: row.isNationwide,
    servedStates: row.servedStates,
    servedCounties: row.servedCounties,
    servedWords: row.servedWords,
    phone: row.phone,
    textNumber: row.textNumber,
    url: row.url,
    hours: row.hours,
    services: [...servicesOf(listing)],
    languages: [...languagesOf(listing)],
    interpreter: row.interpreter,
    lastVerifiedOn: row.lastVerifiedOn ?? '',
    isStale: isStale(row.lastVerifiedOn, today),
    miles,
    reach: tier === null ? null : (reaches[tier - 1] ?? null),
  }
  return [item]
}

/** The same listings as dots: the states they lie in, and those with a point, at most two thousand, the nearest of them. */
export async function mapListings(ctx: Ctx, input: unknown = {}): Promise<ListingMap> {
  const filter = listingFilter.parse(input)
  return byDirectory(ctx, async (directory) => {
    const { matches } = await search(ctx, directory, filter)
    const placed = matches.filter(({ listing }) => listing.latitude !== null)
    const shown = nearestFirst(placed).slice(0, DOTS)
    const { generation, rows } = await dotRows(ctx, shown.map(idOf))
    const dots = shown.flatMap(({ listing: { id, kind, state, latitude, longitude } }) => {
      const row = rows.get(id)
      return row && latitude !== null && longitude !== null ? [{ ...row, kind, state, latitude, longitude }] : []
    })
    const found = { dots, byState: statesOf(matches), unplaced: matches.length - placed.length, total: matches.length }
    return { generation, found: { ...found, place: askedPlace(filter) } }
  })
}

function statesOf(matches: readonly Match[]): ListingMap['byState'] {
  const totals = new Map<string, number>()
  for (const { listing } of matches)
    if (listing.state !== null) totals.set(listing.state, (totals.get(listing.state) ?? 0) + 1)
  return [...totals].map(([state, total]) => ({ state, total })).sort((a, b) => (a.state < b.state ? -1 : 1))
}

const bySlug = named('listings-by-slug', (db) =>
  db
    .select({
      ...itemColumns,
      serviceIds: listings.serviceIds,
      languageIds: listings.languageIds,
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
    const {
      serviceIds,
      languageIds,
      victimizationIds,
      populationIds,
      keeperAgencyId,
      keeperName,
      verifiedHow,
      updatedAt,
      ...rest
    } = row
    const { listingId, sourceName, sourceUrl, sourceSeenOn, ...item } = rest
    return {
      ...item,
      ...verified(item, directoryDay(ctx.now)),
      services: wordsFor(known.services, serviceIds),
      languages: wordsFor(known.languages, languageIds),
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
