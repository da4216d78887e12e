/**
 * Outlines of the states, territories and counties, as the Census Bureau draws them and `us-atlas` packs them. On the server only:
 * the file is 0.8 MB, and a page gets the few lines that it shows.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { geoCentroid, geoContains } from 'd3-geo'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Point } from '@/lib/platform/distance'
import { fold } from '@/lib/platform/fold'

export type Area = Feature<Polygon | MultiPolygon>
export type County = {
  area: Area
  name: string
  state: string
  west: number
  south: number
  east: number
  north: number
}

/** By the numbers of the Census, FIPS 5-2. */
const CODES: Readonly<Record<string, string>> = Object.fromEntries(
  `01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME 24MD 25MA 26MI 27MN 28MS
  29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX 49UT 50VT 51VA 53WA 54WV 55WI
  56WY 60AS 66GU 69MP 72PR 78VI`
    .split(/\s+/)
    .map((each) => [each.slice(0, 2), each.slice(2)]),
)

type Atlas = Topology<{ states: GeometryCollection; counties: GeometryCollection }>

/** From the working folder, not from this module: bundling moves the module, the packages stay. */
const packages = createRequire(path.join(process.cwd(), 'package.json'))
let read: Atlas | null = null
const atlas = (): Atlas => {
  read ??= JSON.parse(readFileSync(packages.resolve('us-atlas/counties-10m.json'), 'utf8')) as Atlas
  return read
}

const isArea = (shape: Feature): shape is Area => /Polygon$/.test(shape.geometry.type)

const outlines = (shapes: GeometryCollection): Area[] => {
  const all: Feature[] = feature(atlas(), shapes).features
  return all.filter(isArea)
}

let states: ReadonlyMap<string, Area> | null = null
/** By postal code: the fifty, the district and five territories. */
export function stateAreas(): ReadonlyMap<string, Area> {
  states ??= new Map(outlines(atlas().objects.states).map((area) => [CODES[String(area.id)] ?? '', area]))
  return states
}

/** Cities that are counties of their own beside a county of the same name: the Census calls them so. */
const CITIES = new Set(['24510', '29510', '51600', '51620', '51760', '51770'])
const nameOfShape = ({ id, properties }: Named): string =>
  CITIES.has(String(id)) ? `${properties?.name} city` : String(properties?.name)

/** Names alone, by state: no outline is drawn for them. */
export function countyNames(): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  for (const shape of atlas().objects.counties.geometries as Named[]) {
    const state = CODES[String(shape.id).slice(0, 2)] ?? ''
    names.set(state, [...(names.get(state) ?? []), nameOfShape(shape)])
  }
  return names
}
type Named = { id?: string | number | undefined; properties?: { name?: string } | null }

let counties: readonly County[] | null = null
/** Each with the box that holds it: of the islands on both sides of the 180th meridian, that goes around the earth. */
export function countyAreas(): readonly County[] {
  counties ??= outlines(atlas().objects.counties).map((area) => ({
    area,
    name: nameOfShape(area),
    state: CODES[String(area.id).slice(0, 2)] ?? '',
    ...boxOf(area),
  }))
  return counties
}

function boxOf({ geometry }: Area) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const box = { west: 180, south: 90, east: -180, north: -90 }
  for (const [longitude = 0, latitude = 0] of polygons.flat(2)) {
    box.west = Math.min(box.west, longitude)
    box.east = Math.max(box.east, longitude)
    box.south = Math.min(box.south, latitude)
    box.north = Math.max(box.north, latitude)
  }
  return box
}

let middles: ReadonlyMap<string, Area> | null = null
/** What counties are called besides their names. */
const KINDS = ['County', 'Parish', 'Borough', 'Municipio', 'Census Area'] as const
const ofKind = new RegExp(` (counties|city and borough|${KINDS.join('|').toLowerCase()})$`)

/** The name of a county as it is compared: `Saint Louis County` is `St. Louis`, `De Kalb` is `DeKalb`, `Bayamon` is `Bayamón`. */
export const bareCounty = (county: string): string =>
  fold(county)
    .trim()
    .replace(ofKind, '')
    .replace(/^(?:st\.?|saint) /, 'saint ')
    .replace(/[ .]/g, '')
const nameOf = (state: string, county: string) => `${fold(state)} ${bareCounty(county)}`

/** @returns the county that the point lies in; null on the sea and abroad */
export const countyOf = ({ latitude, longitude }: Point): County | null =>
  countyAreas().find(
    ({ area, west, south, east, north }) =>
      longitude >= west &&
      longitude <= east &&
      latitude >= south &&
      latitude <= north &&
      geoContains(area, [longitude, latitude]),
  ) ?? null

/** @returns the state and the county as listings name it, `CA Contra Costa`; null where there is none */
export function countyAt(point: Point): string | null {
  const found = countyOf(point)
  return found ? `${found.state} ${found.name}` : null
}

/** Counties compared by it are the same, with or without the word for what they are: `CA Contra Costa` is `ca contra costa`, `VA Norfolk city` is `va norfolk`. */
export function countyKey(stateAndCounty: string): string {
  const key = nameOf(stateAndCounty.slice(0, 2), stateAndCounty.slice(3))
  const sure = `${key}${SURELY}`
  if (/ county$/i.test(stateAndCounty.trim()) && countyByKey().has(sure)) return sure
  const bare = key.replace(/city$/, '')
  return !countyByKey().has(key) && countyByKey().has(bare) ? bare : key
}

/** Who says “Franklin County” where a city has the same name does not mean the city, so the word is kept there. */
const SURELY = 'county'

let named: ReadonlyMap<string, string> | null = null
/** Names alone: no outline is drawn for them. */
function countyByKey(): ReadonlyMap<string, string> {
  named ??= new Map(
    [...countyNames()].flatMap(([state, names]) =>
      names.flatMap((name): [string, string][] => {
        const key = nameOf(state, name)
        const sure: [string, string] = [`${key}${SURELY}`, `${state} ${name} County`]
        return [[key, `${state} ${name}`], ...(names.includes(`${name} city`) ? [sure] : [])]
      }),
    ),
  )
  return named
}
/** A county as it was typed, `ca contra costa county`, in the way in which it is kept; one that no state has stays as it is. */
export const countyAsKept = (typed: string): string => countyByKey().get(countyKey(typed)) ?? typed

/** Whether a state has a county of this name. */
export const isOnMap = (stateAndCounty: string): boolean => countyByKey().has(countyKey(stateAndCounty))

/** Of `MD Baltimore city`, `MD Baltimore`: who says no more may mean the city or the county of that name. */
const besideCity = (county: string): string | null => {
  const bare = county.replace(/ city$/, '')
  return bare !== county && isOnMap(bare) ? bare : null
}

/** A county in the ways in which it may have been kept. */
export function waysToName(county: string): string[] {
  const either = besideCity(county)
  return [county, ...(either ? [either] : KINDS.map((kind) => `${county} ${kind}`))]
}

/** The keys of those that may mean this county. */
export const keysOfCounty = (county: string): string[] => {
  const either = besideCity(county)
  const [key, sure] = [countyKey(county), `${countyKey(county)}${SURELY}`]
  return [key, ...(either ? [countyKey(either)] : []), ...(countyByKey().has(sure) ? [sure] : [])]
}

/** @returns null where the county is not given, or no state has one of that name */
export function middleOfCounty(state: string, county: string | null): Point | null {
  if (!county) return null
  middles ??= new Map(countyAreas().map((each) => [nameOf(each.state, each.name), each.area]))
  const area = middles.get(nameOf(state, county))
  if (!area) return null
  const [longitude, latitude] = geoCentroid(area)
  return { latitude, longitude }
}
