/** Where agencies serve and nobody is listed near: counted from points, in squares of a degree. Pure. */
import { boxAround, milesBetween, type Point } from '@/lib/platform/distance'
import { type ServiceGroup, serviceGroups } from './vocabularies'

/** A gap begins beyond so many miles. */
export const COVERED_MILES = 50
/** How far the nearest is looked for where none is near. */
export const NEAREST_MILES = 150

export type AgencyPlace = Point & { area: string; agencies: number }
export type ServicePlace = Point & { groups: ReadonlySet<ServiceGroup> }

export type AreaCoverage = {
  area: string
  agencies: number
  /** Of these agencies, how many have no listed service of the group within 50 miles. */
  lacking: Record<ServiceGroup, number>
  /** Miles from the worst placed of them to the nearest; null where none was found within the miles looked for. */
  furthest: Record<ServiceGroup, number | null>
}

const none = <T>(value: T) =>
  Object.fromEntries(serviceGroups.map((group) => [group, value])) as Record<ServiceGroup, T>

/**
 * @param reach miles within which the nearest is looked for: at least the 50 that decide
 * @returns an entry for each area, most gaps first, then by name
 */
export function coverageOf(
  places: readonly AgencyPlace[],
  services: readonly ServicePlace[],
  reach: number = COVERED_MILES,
): AreaCoverage[] {
  const squares = squaresOf(services)
  const areas = new Map<string, AreaCoverage>()
  for (const place of places) {
    const entry = areas.get(place.area) ?? { area: place.area, agencies: 0, lacking: none(0), furthest: none(0) }
    areas.set(place.area, entry)
    entry.agencies += place.agencies
    const nearest = nearestOf(place, squares, reach)
    for (const group of serviceGroups) {
      const miles = nearest[group]
      if (miles !== null && miles <= COVERED_MILES) continue
      entry.lacking[group] += place.agencies
      entry.furthest[group] =
        miles === null || entry.furthest[group] === null ? null : Math.max(miles, entry.furthest[group])
    }
  }
  return [...areas.values()].sort((a, b) => gapsOf(b) - gapsOf(a) || (a.area < b.area ? -1 : 1))
}

/** The kinds of help that some agency of the area is without. */
export const gapsOf = ({ lacking }: AreaCoverage): number => serviceGroups.filter((group) => lacking[group] > 0).length

const squareOf = (latitude: number, longitude: number) => `${Math.floor(latitude)} ${Math.floor(longitude)}`

function squaresOf(services: readonly ServicePlace[]): Map<string, ServicePlace[]> {
  const squares = new Map<string, ServicePlace[]>()
  for (const service of services) {
    const square = squareOf(service.latitude, service.longitude)
    const inIt = squares.get(square)
    if (inIt) inIt.push(service)
    else squares.set(square, [service])
  }
  return squares
}

function nearestOf(from: Point, squares: ReadonlyMap<string, ServicePlace[]>, reach: number) {
  const nearest = none<number | null>(null)
  for (const service of around(from, squares, reach)) {
    const miles = milesBetween(from, service)
    if (miles > reach) continue
    for (const group of service.groups) nearest[group] = Math.min(miles, nearest[group] ?? miles)
  }
  return nearest
}

function* around(from: Point, squares: ReadonlyMap<string, ServicePlace[]>, miles: number): Generator<ServicePlace> {
  const { south, north, spans } = boxAround(from, miles)
  for (let up = Math.floor(south); up <= north; up += 1)
    for (const { west, east } of spans)
      for (let across = Math.floor(west); across <= east; across += 1) yield* squares.get(`${up} ${across}`) ?? []
}
