/** The public directory as files for others: a table, JSON and GeoJSON, each made of pages, so that none is held whole. */
import { and, asc, inArray } from 'drizzle-orm'
import type { CsvCell } from '@/lib/formats/csv'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { isPublic } from './conditions'
import { directoryDay } from './days'
import { listingFilter } from './listing-inputs'
import { listings } from './listing-tables'
import { byName } from './matching'
import { byDirectory, generationOf } from './narrow'
import { type ListingRow, listingColumns } from './records'
import { isStale } from './rules'
import { search } from './search'
import { VOCABULARY_EDITION } from './vocabularies'

const PAGE = 500
/** An index of pages holds 50,000 addresses at most (sitemaps.org), those of modules and events among them. */
const INDEXED = 40_000

/** Columns of the table, in this order for good; a new one is added at the end. Words are ids of the vocabularies. */
const values = (row: ListingRow, now: Date) => ({
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  summary: row.summary,
  whom: row.whom,
  victimizations: row.victimizationIds,
  services: row.serviceIds,
  populations: row.populationIds,
  languages: row.languageIds,
  interpreter: row.interpreter,
  nationwide: row.isNationwide,
  served_states: row.servedStates,
  served_counties: row.servedCounties,
  served_words: row.servedWords,
  city: row.city,
  state: row.state,
  zip: row.postalCode,
  latitude: row.latitude,
  longitude: row.longitude,
  phone: row.phone,
  text_number: row.textNumber,
  url: row.url,
  hours: row.hours,
  source: row.sourceName,
  source_url: row.sourceUrl,
  source_seen_on: row.sourceSeenOn,
  last_verified_on: row.lastVerifiedOn,
  verified_how: row.verifiedHow,
  stale: isStale(row.lastVerifiedOn, directoryDay(now)),
  vocabulary: VOCABULARY_EDITION,
  updated_at: row.updatedAt.toISOString(),
})
type Values = ReturnType<typeof values>

export const exportColumns = [
  ...['slug', 'name', 'kind', 'summary', 'whom', 'victimizations', 'services', 'populations', 'languages'],
  ...['interpreter', 'nationwide', 'served_states', 'served_counties', 'served_words', 'city', 'state', 'zip'],
  ...['latitude', 'longitude', 'phone', 'text_number', 'url', 'hours', 'source', 'source_url', 'source_seen_on'],
  ...['last_verified_on', 'verified_how', 'stale', 'vocabulary', 'updated_at'],
] as readonly (keyof Values)[]

/** Every public listing that the filter leaves, by name. What is retired meanwhile is left out. */
async function* listed(ctx: Ctx, asked: unknown): AsyncGenerator<Values> {
  const filter = listingFilter.parse(asked)
  const ids = await byDirectory(ctx, async (directory) => {
    const { matches } = await search(ctx, directory, filter)
    return { generation: await generationOf(), found: byName(matches).map(({ listing }) => listing.id) }
  })
  for (let at = 0; at < ids.length; at += PAGE) {
    const rows = await read(ctx, (tx) =>
      tx
        .select(listingColumns)
        .from(listings)
        .where(and(isPublic, inArray(listings.id, ids.slice(at, at + PAGE))))
        .orderBy(asc(listings.sortName), asc(listings.id)),
    )
    for (const row of rows) yield values(row, ctx.now)
  }
}

/** Rows of the table; several words of one cell stand between semicolons. */
export async function* exportRows(ctx: Ctx, asked: unknown): AsyncGenerator<CsvCell[]> {
  for await (const row of listed(ctx, asked)) yield exportColumns.map((column) => cellOf(row[column]))
}

const cellOf = (value: unknown): CsvCell => (Array.isArray(value) ? value.join('; ') : (value as CsvCell))

/** What the table says of a listing, column by column, for comparing a file that was made of it. */
export function exportedCells(row: ListingRow, now: Date): ReadonlyMap<string, string> {
  return new Map(Object.entries(values(row, now)).map(([column, value]) => [column, String(cellOf(value) ?? '')]))
}

/** Addresses of all public listings and when each was last changed: for indexes of pages. */
export const listListingAddresses = (ctx: Ctx) =>
  read(ctx, (tx) =>
    tx
      .select({ slug: listings.slug, updatedAt: listings.updatedAt })
      .from(listings)
      .where(isPublic)
      .orderBy(asc(listings.slug))
      .limit(INDEXED),
  )

async function* pieces(start: string, rows: AsyncIterable<unknown>, end: string): AsyncGenerator<string> {
  let lead = start
  for await (const row of rows) {
    yield `${lead}${JSON.stringify(row)}`
    lead = ',\n'
  }
  yield lead === start ? `${start}${end}` : end
}

/** `{"listings": […]}` */
export const exportJson = (ctx: Ctx, asked: unknown): AsyncGenerator<string> =>
  pieces('{"listings":[\n', listed(ctx, asked), '\n]}\n')

/** A FeatureCollection (RFC 7946) of those with a point: longitude before latitude. */
export function exportGeoJson(ctx: Ctx, asked: unknown): AsyncGenerator<string> {
  async function* features() {
    for await (const { latitude, longitude, ...properties } of listed(ctx, asked))
      if (latitude !== null && longitude !== null)
        yield { type: 'Feature', geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties }
  }
  return pieces('{"type":"FeatureCollection","features":[\n', features(), '\n]}\n')
}
