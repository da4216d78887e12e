/** Which listings a question leaves, how far they lie, and in which order they come. Pure, over the list in memory. */
import { boxAround, milesBetween, type Point } from '@/lib/platform/distance'
import { pointOfZip } from '@/lib/platform/zip-points'
import { statesOfZip } from '@/lib/platform/zip-states'
import { waysToName } from './atlas'
import type { ListingFilter } from './listing-inputs'
import type { AskedPlace } from './listing-shapes'
import type { Narrow } from './narrow'
import { countyOfZip } from './zip-counties'

/** 1 near, 2 for the state, 3 for everyone; null where no place was asked about. */
type Tier = 1 | 2 | 3 | null
type Found = { listing: Narrow; tier: Tier; miles: number | null }
/** `miles` from the point that was asked about, for whoever has one; `rank` is less for what comes first. */
export type Match = Found & { rank: number }
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
 * Those that a question leaves, in the order in which they are given.
 * @param among ids of those that have the words; null where none are looked for
 */
export function matchesOf(
  listings: readonly Narrow[],
  filter: ListingFilter,
  among: ReadonlySet<string> | null,
): Match[] {
  const places = placesOf(filter)
  const fits = fitting(filter)
  const matches: Match[] = []
  for (const listing of listings) {
    if ((among && !among.has(listing.id)) || !fits(listing)) continue
    const found = places.find(listing)
    if (found) matches.push({ ...found, rank: places.rank(found) * 8 + unfitting(filter, listing) })
  }
  return matches
}

/** Beyond every place on earth: those without a point come after those with one. */
const FAR = 100_000
const byMiles = (a: Match, b: Match) => (a.miles ?? FAR) - (b.miles ?? FAR)

/**
 * Near ones by miles, wherever they are at home; then those for the county and the state; then those for everyone. Equal ones stay as
 * they are given, by name.
 */
export const inOrder = (matches: readonly Match[]): Match[] =>
  matches.toSorted((a, b) => a.rank - b.rank || byMiles(a, b))

export const nearestFirst = (matches: readonly Match[]): Match[] => matches.toSorted(byMiles)

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

/** `find` says nothing for what neither lies there nor serves it. */
type Places = { find: (listing: Narrow) => Found | null; rank: (found: Found) => number }

const EVERYWHERE: Places = { find: (listing) => ({ listing, tier: null, miles: null }), rank: () => 0 }

function placesOf(filter: ListingFilter): Places {
  const place = askedPlace(filter)
  const point = pointOf(place)
  if (point && place) return around(place, point)
  return filter.state ? inState(filter.state) : EVERYWHERE
}

/** In the state or for it, then for everyone. */
function inState(state: string): Places {
  return {
    find: (listing) => {
      const isThere = listing.state === state
      if (!isThere && !servesState(listing, state) && !listing.isNationwide) return null
      return { listing, tier: isThere || !listing.isNationwide ? 2 : 3, miles: null }
    },
    rank: ({ tier }) => tier ?? 0,
  }
}

/** Within the distance; else for the county, at home in the state without a point, for the state, or for everyone. */
function around(place: AskedPlace, point: Point): Places {
  const near = nearness(point, place.within)
  const servesCounty = countyServed(countyOfZip(place.zip))
  const { state } = place
  const servesIt: Holds = (listing) => state !== null && servesState(listing, state)
  const isSomewhere: Holds = ({ latitude, state: own }) => latitude === null && state !== null && own === state
  return {
    find: (listing) => {
      const isNear = near(listing)
      if (!isNear && !listing.isNationwide && !servesCounty(listing) && !isSomewhere(listing) && !servesIt(listing))
        return null
      return { listing, tier: isNear ? 1 : listing.isNationwide ? 3 : 2, miles: milesTo(point, listing) }
    },
    // Of those for a state first who serves the county, then who is at home there and does not say that they serve all of it.
    rank: ({ listing, tier }) => {
      if (tier !== 2 || state === null) return (tier ?? 0) * 4
      return 8 + (servesCounty(listing) ? 0 : 2) + (isSomewhere(listing) && !servesIt(listing) ? 0 : 1)
    },
  }
}

function milesTo(point: Point, { latitude, longitude }: Narrow): number | null {
  return latitude === null || longitude === null ? null : milesBetween(point, { latitude, longitude })
}

/** The square leaves few, the formula decides. */
function nearness(point: Point, within: number): Holds {
  const { south, north, spans } = boxAround(point, within)
  return ({ latitude, longitude }) =>
    latitude !== null &&
    longitude !== null &&
    latitude >= south &&
    latitude <= north &&
    spans.some(({ west, east }) => longitude >= west && longitude <= east) &&
    milesBetween(point, { latitude, longitude }) <= within
}

/** Lies there or elsewhere, and serves the whole state. */
const servesState = (listing: Narrow, state: string): boolean =>
  (listing.state === state || listing.isWide) && listing.servedStates.includes(state)

/** Says that it serves this county, wherever its door is. */
function countyServed(county: string | null): Holds {
  if (!county) return () => false
  const [state, ways] = [county.slice(0, 2), waysToName(county)]
  return (listing) => (listing.state === state || listing.isWide) && any(listing.servedCounties, ways)
}
