/** The same questions as the directory answers from memory, in SQL: what its answers are held against. */
import { and, arrayContains, arrayOverlaps, asc, between, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'
import { boxAround, EARTH_MILES, type Point } from '@/lib/platform/distance'
import { readSearchWords } from '@/lib/platform/search-words'
import { waysToName } from './atlas'
import { hasWords, isPublic } from './conditions'
import type { ListingFilter } from './listing-inputs'
import type { AskedPlace } from './listing-shapes'
import { listings } from './listing-tables'
import { askedPlace, pointOf } from './matching'
import { countyOfZip } from './zip-counties'

/** Every listing that a question leaves, in its order. Words are looked for as they are. */
export function asSql(tx: Tx, filter: ListingFilter) {
  const place = askedPlace(filter)
  const point = pointOf(place)
  const tier = tierOf(filter, place)
  const miles = point ? milesFrom(point) : sql<number | null>`null::float8`
  const local = localFirst(place).map((each) => sql`case when ${tier} = 2 then ${each} end`)
  return tx
    .select({ slug: listings.slug, miles, tier })
    .from(listings)
    .where(listingConditions(filter, place, hasWords))
    .orderBy(asc(tier), ...local, ...fittingFirst(filter), asc(miles), asc(listings.sortName), asc(listings.id))
}

/** Miles from the point, by the haversine formula, as `milesBetween`; null for a listing without a point. */
const milesFrom = ({ latitude, longitude }: Point): SQL<number | null> =>
  sql`(case when ${listings.latitude} is not null then 2 * ${EARTH_MILES}::float8 * asin(least(1, sqrt(
    sin(radians(${listings.latitude} - ${latitude}::float8) / 2) ^ 2
    + cos(radians(${latitude}::float8)) * cos(radians(${listings.latitude})) * sin(radians(${listings.longitude} - ${longitude}::float8) / 2) ^ 2))) end)`

/** An index finds the square, the formula decides. */
function isNear(point: Point, within: number): SQL {
  const { south, north, spans } = boxAround(point, within)
  const across = or(...spans.map(({ west, east }) => between(listings.longitude, west, east)))
  return (
    and(between(listings.latitude, south, north), across, sql`${milesFrom(point)} <= ${within}::float8`) ?? sql`false`
  )
}

/** What lies elsewhere and serves the whole state; `isWide` keeps the index small. */
const servesState = (state: string): SQL =>
  and(or(eq(listings.state, state), eq(listings.isWide, true)), arrayContains(listings.servedStates, [state])) ??
  sql`false`
/** Says that it serves this county, wherever its door is; `isWide` where that is in another state. */
const servesCounty = (county: string): SQL =>
  and(
    or(eq(listings.state, county.slice(0, 2)), eq(listings.isWide, true)),
    sql`${listings.servedCounties} <> '{}'`,
    arrayOverlaps(listings.servedCounties, waysToName(county)),
  ) ?? sql`false`
const countyOf = (place: AskedPlace | null) => (place && pointOf(place) ? countyOfZip(place.zip) : null)
const isNationwide: SQL = and(eq(listings.isWide, true), eq(listings.isNationwide, true)) ?? sql`false`

/** In the state, without a point to measure to: most that came with the product know no ZIP code. */
const isSomewhereIn = (state: string): SQL => and(eq(listings.state, state), isNull(listings.latitude)) ?? sql`false`

/** 1 near, 2 for the state, 3 for everyone; null where no place was asked about. */
function tierOf(filter: ListingFilter, place: AskedPlace | null): SQL<number | null> {
  const point = pointOf(place)
  const inState = filter.state && !point ? eq(listings.state, filter.state) : sql`false`
  if (!point && !filter.state) return sql`null::int`
  const near = point ? isNear(point, filter.within) : sql`false`
  return sql`case when ${near} then 1 when ${inState} then 2 when not ${listings.isNationwide} then 2 else 3 end`
}

function placeConditions(filter: ListingFilter, place: AskedPlace | null): SQL | undefined {
  const point = pointOf(place)
  const state = point ? place?.state : filter.state
  if (!point && !state) return undefined
  const county = countyOf(place)
  return or(
    county ? servesCounty(county) : undefined,
    point ? isNear(point, filter.within) : undefined,
    state && !point ? eq(listings.state, state) : undefined,
    state && point ? isSomewhereIn(state) : undefined,
    state ? servesState(state) : undefined,
    isNationwide,
  )
}

/** @param matching how words are looked for */
function listingConditions(filter: ListingFilter, place: AskedPlace | null, matching: (words: string) => SQL): SQL {
  const { kind, crime, help, language, q } = filter
  const any = (column: Parameters<typeof arrayOverlaps>[0], ids: string[]) =>
    ids.length > 0 ? arrayOverlaps(column as typeof listings.serviceIds, ids) : undefined
  const conditions = and(
    isPublic,
    placeConditions(filter, place),
    kind.length > 0 ? inArray(listings.kind, kind) : undefined,
    // Who names no crime helps whoever was a victim of one.
    crime.length > 0 ? or(any(listings.victimizationIds, crime), eq(listings.victimizationIds, [])) : undefined,
    any(listings.serviceIds, help),
    language.length > 0 ? or(any(listings.languageIds, language), eq(listings.interpreter, true)) : undefined,
    readSearchWords(q).wanted ? matching(q) : undefined,
  )
  return conditions ?? isPublic
}

/**
 * Who speaks the language comes before who calls an interpreter, and who is there for these people or names these crimes before
 * who is there for everyone: a focus never shuts anyone out.
 */
const fittingFirst = ({ language, whom, crime }: ListingFilter): SQL[] => {
  const first = (column: Parameters<typeof arrayOverlaps>[0], ids: string[]) =>
    ids.length > 0 ? [sql`case when ${arrayOverlaps(column as typeof listings.serviceIds, ids)} then 0 else 1 end`] : []
  return [
    ...first(listings.languageIds, language),
    ...first(listings.populationIds, whom),
    ...first(listings.victimizationIds, crime),
  ]
}

/** Of those for a state, first who serves the county, then who is at home there and does not say that they serve all of it. */
function localFirst(place: AskedPlace | null): SQL[] {
  const state = pointOf(place) ? place?.state : null
  if (!state) return []
  const county = countyOf(place)
  const ofCounty = county ? [sql`case when ${servesCounty(county)} then 0 else 1 end`] : []
  return [...ofCounty, sql`case when ${isSomewhereIn(state)} and not ${servesState(state)} then 0 else 1 end`]
}
