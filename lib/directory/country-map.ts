/** The whole country as one picture, which never changes: the states by their shapes, each territory in a box under them. */
import { type GeoProjection, geoAlbersUsa, geoArea, geoCentroid, geoMercator } from 'd3-geo'
import type { Point } from '@/lib/platform/distance'
import { stateCodes } from '@/lib/platform/states'
import { type Area, stateAreas } from './atlas'
import { drawn, type Size, type Spot } from './maps'
import { Outline } from './outline'

type Outlined = { code: string; d: string }

export type CountryMap = Size & {
  /** By name. */
  states: readonly Outlined[]
  boxes: readonly (Outlined & Spot & Size)[]
  /** @returns null where the point lies on none of the pictures */
  spotOf: (point: Point, state: string) => Spot | null
}

const SIZE = { width: 960, height: 680 }
/** A territory’s outline stands at the left of its box, at a scale of its own. */
const BOX = { width: 176, height: 76, pitch: 196, top: 604 }
const SHAPE = { width: 72, height: 56, edge: 10 }
/** A part of the largest: smaller islands are left out where the others could not be seen beside them. */
const MAIN_ISLANDS: Readonly<Record<string, number>> = { PR: 0.2, VI: 0.2, GU: 0.2, MP: 0.6, AS: 0.6 }
const TERRITORIES = Object.keys(MAIN_ISLANDS)

let drawnOnce: CountryMap | null = null
export function countryMap(): CountryMap {
  drawnOnce ??= draw()
  return drawnOnce
}

function draw(): CountryMap {
  const areas = stateAreas()
  const usa = geoAlbersUsa().scale(1250).translate([480, 296])
  const insets = TERRITORIES.flatMap((code, place) => {
    const area = areas.get(code)
    return area
      ? [{ code, ...inset(mainIslands(area, MAIN_ISLANDS[code] ?? 0), { x: place * BOX.pitch, y: BOX.top }) }]
      : []
  })
  const states = stateCodes.flatMap((code) => {
    const area = TERRITORIES.includes(code) ? undefined : areas.get(code)
    return area ? [{ code, d: drawn(area, usa, new Outline(1, 2)) }] : []
  })
  return {
    ...SIZE,
    states,
    boxes: insets.map(({ code, d, x, y }) => ({ code, d, x, y, width: BOX.width, height: BOX.height })),
    spotOf: ({ latitude, longitude }, state) => {
      const { projection } = insets.find(({ code }) => code === state) ?? { projection: usa }
      const at = projection([longitude, latitude])
      return at ? { x: Math.round(at[0]), y: Math.round(at[1]) } : null
    },
  }
}

function inset(area: Area, { x, y }: Spot): Spot & { d: string; projection: GeoProjection } {
  const projection = geoMercator()
    // Islands on both sides of the 180th meridian stay together.
    .rotate([-geoCentroid(area)[0], 0])
    .fitExtent(
      [
        [x + SHAPE.edge, y + SHAPE.edge],
        [x + SHAPE.edge + SHAPE.width, y + SHAPE.edge + SHAPE.height],
      ],
      area,
    )
  return { x, y, projection, d: drawn(area, projection, new Outline(0.5, 0.5)) }
}

function mainIslands(area: Area, least: number): Area {
  if (area.geometry.type !== 'MultiPolygon') return area
  const islands = area.geometry.coordinates.map((coordinates) => ({
    coordinates,
    size: geoArea({ type: 'Polygon', coordinates }),
  }))
  const largest = Math.max(...islands.map(({ size }) => size))
  const kept = islands.filter(({ size }) => size > largest * least).map(({ coordinates }) => coordinates)
  return { ...area, geometry: { type: 'MultiPolygon', coordinates: kept } }
}
