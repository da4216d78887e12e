/** Which listings a question leaves, how far they lie, and in which order they come. Pure, over the list in memory. */
import { type Box, boxAround, milesBetween, type Point } from '@/lib/platform/distance'
import { pointOfZip } from '@/lib/platform/zip-points'
import { statesOfZip } from '@/lib/platform/zip-states'
import { waysToName } from './atlas'
import type { ListingFilter } from './listing-inputs'
import type { AskedPlace } from './listing-shapes'
import type { Directory, Index, Narrow } from './narrow'
import { countyOfZip } from './zip-counties'

/** 1 near, 2 for the state, 3 for everyone; null where no place was asked about. */
type Tier = 1 | 2 | 3 | null
/** `at` is its place by name; `miles` are from the point that was asked about, for whoever has one; `rank` is less for what comes first. */
export type Match = { listing: Narrow; at: number; tier: Tier; miles: number | null; rank: number }
export const idOf = ({ listing }: Match): string => listing.id
type Holds = (listing: Narrow) => boolean

/** What is known of the ZIP code that was typed; nothing when none was. */
export function askedPlace({ zip, within, state }: ListingFilter): AskedPlace | null {
  if (!zip) return null
  const point = pointOfZip(zip)
  if (!point) return { zip, isKnown: false, isExact: false, state: null, latitude: null, longitude: null, within }
  return { zip, isKnown: true, ...point, state: state ?? statesOfZip(zip)[0] ?? null, within }
}

/** A point to measure from. */
export function pointOf(place: AskedPlace | null): Point | null {
  if (place?.latitude == null || place.longitude === null) return null
  return { latitude: place.latitude, longitude: place.longitude }
}

/**
 * Those that a question leaves, in no order.
 * @param among ids of those that have the words; null where none are looked for
 */
export function matchesOf(
  { listings, index }: Pick<Directory, 'listings' | 'index'>,
  filter: ListingFilter,
  among: ReadonlySet<string> | null,
): Match[] {
  const places = placesOf(filter)
  const fits = fitting(filter)
  const matches: Match[] = []
  const consider = (at: number) => {
    const listing = listings[at] as Narrow
    if ((among && !among.has(listing.id)) || !fits(listing)) return
    const miles = places.milesTo(listing)
    const tier = places.tierOf(listing, miles)
    if (tier === undefined) return
    const rank = places.rankOf(listing, tier) * 8 + unfitting(filter, listing)
    matches.push({ listing, at, tier, miles, rank })
  }
  if (places.area) for (const at of thereabouts(index, places.area, listings.length)) consider(at)
  else for (let at = 0; at < listings.length; at += 1) consider(at)
  return matches
}

/** In the square, for the county, in the states with more than a door, or serving more than a state: nobody else can be meant. Each once. */
function thereabouts(
  { upward, latitudes, longitudes, ofState, ofCounty, wide }: Index,
  { square, states, counties }: Area,
  count: number,
): readonly number[] {
  const isThere = new Uint8Array(count)
  const there: number[] = []
  const add = (at: number) => {
    if (isThere[at] === 1) return
    isThere[at] = 1
    there.push(at)
  }
  wide.forEach(add)
  for (const state of states) ofState.get(state)?.forEach(add)
  for (const county of counties) ofCounty.get(county)?.forEach(add)
  for (let i = firstFrom(latitudes, square.south); (latitudes[i] as number) <= square.north; i += 1)
    if (isAcross(square, longitudes[i] as number)) add(upward[i] as number)
  return there
}

const isAcross = ({ spans }: Box, longitude: number): boolean =>
  spans.some(({ west, east }) => longitude >= west && longitude <= east)
const isInside = (square: Box, { latitude, longitude }: Narrow): boolean =>
  latitude !== null && latitude >= square.south && latitude <= square.north && isAcross(square, longitude ?? 0)

/** The place of the first that is not below the value, in a rising list. */
function firstFrom(rising: Float64Array, value: number): number {
  let low = 0
  let high = rising.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Beyond every place on earth: those without a point come after those with one. */
const FAR = 100_000
const byMiles = (a: Match, b: Match) => (a.miles ?? FAR) - (b.miles ?? FAR)

/** Near ones by miles, wherever they are at home; then those for the county and the state; then those for everyone. */
export const inOrder = (matches: readonly Match[]): Match[] =>
  matches.toSorted((a, b) => a.rank - b.rank || byMiles(a, b) || a.at - b.at)

export const nearestFirst = (matches: readonly Match[]): Match[] =>
  matches.toSorted((a, b) => byMiles(a, b) || a.at - b.at)

export const byName = (matches: readonly Match[]): Match[] => matches.toSorted((a, b) => a.at - b.at)

const any = (held: readonly string[], asked: readonly string[]) => asked.some((id) => held.includes(id))

/** Who names no crime helps whoever was a victim of one, and an interpreter speaks any language. A focus on people shuts nobody out. */
const fitting =
  ({ kind, crime, help, language }: ListingFilter): Holds =>
  (listing) =>
    (kind.length === 0 || kind.includes(listing.kind)) &&
    (crime.length === 0 || listing.victimizationIds.length === 0 || any(listing.victimizationIds, crime)) &&
    (help.length === 0 || any(listing.serviceIds, help)) &&
    (language.length === 0 || listing.interpreter || any(listing.languageIds, language))

/**
 * Who speaks the language comes before who calls an interpreter, and who is there for these people or names these crimes before
 * who is there for everyone. @returns 0 to 7
 */
const unfitting = ({ language, whom, crime }: ListingFilter, listing: Narrow): number =>
  (language.length > 0 && !any(listing.languageIds, language) ? 4 : 0) +
  (whom.length > 0 && !any(listing.populationIds, whom) ? 2 : 0) +
  (crime.length > 0 && !any(listing.victimizationIds, crime) ? 1 : 0)

/** `tierOf` says nothing of what neither lies there nor serves it. */
type Places = {
  tierOf: (listing: Narrow, miles: number | null) => Tier | undefined
  rankOf: (listing: Narrow, tier: Tier) => number
  milesTo: (listing: Narrow) => number | null
  /** Without one every listing is looked at. */
  area: Area | null
}

/** Where near ones lie, the states of those that come after them, and the ways in which listings name the county. */
type Area = { square: Box; states: readonly string[]; counties: readonly string[] }

const EVERYWHERE: Places = { tierOf: () => null, rankOf: () => 0, milesTo: () => null, area: null }

function placesOf(filter: ListingFilter): Places {
  const place = askedPlace(filter)
  const point = pointOf(place)
  if (point && place) return around(place, point)
  return filter.state ? inState(filter.state) : EVERYWHERE
}

/** In the state or for it, then for everyone. */
const inState = (state: string): Places => ({
  tierOf: (listing) => {
    if (listing.state === state) return 2
    if (listing.isNationwide) return 3
    return servesState(listing, state) ? 2 : undefined
  },
  rankOf: (_, tier) => tier ?? 0,
  milesTo: () => null,
  area: null,
})

/** Within the distance; else for the county, at home in the state without a point, for the state, or for everyone. */
function around(place: AskedPlace, point: Point): Places {
  const milesTo = ({ latitude, longitude }: Narrow) =>
    latitude === null || longitude === null ? null : milesBetween(point, { latitude, longitude })
  const square = boxAround(point, place.within)
  const county = countyOfZip(place.zip)
  const counties = county ? waysToName(county) : []
  const servesCounty = countyServed(county, counties)
  const { state } = place
  const servesIt: Holds = (listing) => state !== null && servesState(listing, state)
  const isSomewhere: Holds = ({ latitude, state: own }) => latitude === null && state !== null && own === state
  return {
    tierOf: (listing, miles) => {
      if (miles !== null && miles <= place.within && isInside(square, listing)) return 1
      if (listing.isNationwide) return 3
      return servesCounty(listing) || isSomewhere(listing) || servesIt(listing) ? 2 : undefined
    },
    // Of those for a state first who serves the county, then who is at home there and does not say that they serve all of it.
    rankOf: (listing, tier) => {
      if (tier !== 2 || state === null) return (tier ?? 0) * 4
      return 8 + (servesCounty(listing) ? 0 : 2) + (isSomewhere(listing) && !servesIt(listing) ? 0 : 1)
    },
    milesTo,
    area: { square, states: [state, stateOf(county)].filter((each) => each !== null), counties },
  }
}

/** Lies there or elsewhere, and serves the whole state. */
const servesState = (listing: Narrow, state: string): boolean =>
  (listing.state === state || listing.isWide) && listing.servedStates.includes(state)

const stateOf = (county: string | null) => county?.slice(0, 2) ?? null

/** Says that it serves this county, wherever its door is. */
function countyServed(county: string | null, ways: readonly string[]): Holds {
  const state = stateOf(county)
  return (listing) =>
    (listing.state === state || listing.isWide) &&
    listing.servedCounties.length > 0 &&
    any(listing.servedCounties, ways)
}
