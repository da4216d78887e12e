/** Maps of a part of the country as the server draws them: outlines as paths of SVG, and where a point lies on the picture. */
import { type GeoProjection, geoAzimuthalEqualArea, geoAzimuthalEquidistant, geoCentroid, geoPath } from 'd3-geo'
import { boxAround, EARTH_MILES, type Point } from '@/lib/platform/distance'
import { type Area, countyAreas, stateAreas } from './atlas'
import { Outline } from './outline'

export type Spot = { x: number; y: number }
export type Size = { width: number; height: number }

const MILES_FOR_COUNTIES = 120
/** How much of the shorter side the circle takes. */
const RING = 0.84

export type AreaMap = Size & {
  land: string
  /** The counties of the state that the map is about; none where it is about a circle. */
  counties: readonly { name: string; d: string }[]
  ring: (Spot & { radius: number }) | null
  /** @returns null where the point lies beyond the picture */
  spotOf: (point: Point) => Spot | null
}

/** What lies around a place: north is up at its middle, and the same distance is as long in every direction. */
export function mapAround(center: Point, miles: number, size: Size): AreaMap {
  const radius = (Math.min(size.width, size.height) / 2) * RING
  const projection = geoAzimuthalEquidistant()
    .rotate([-center.longitude, -center.latitude])
    .translate([size.width / 2, size.height / 2])
    .scale((radius * EARTH_MILES) / miles)
  const reach = (miles / radius) * Math.hypot(size.width / 2, size.height / 2)
  const land = miles > MILES_FOR_COUNTIES ? [...stateAreas().values()] : countiesNear(center, reach)
  return {
    ...pictured(projection, size, land),
    counties: [],
    ring: { x: size.width / 2, y: size.height / 2, radius },
  }
}

/** A state or territory with its counties, and what lies beside it. @returns null for what is no state */
export function mapOfState(code: string, size: Size): AreaMap | null {
  const area = stateAreas().get(code)
  if (!area) return null
  const [longitude, latitude] = geoCentroid(area)
  const edge = 16
  const projection = geoAzimuthalEqualArea()
    .rotate([-longitude, -latitude])
    .fitExtent(
      [
        [edge, edge],
        [size.width - edge, size.height - edge],
      ],
      area,
    )
  const own = countyAreas().filter((county) => county.state === code)
  const beside = [...stateAreas()].filter(([each]) => each !== code).map(([, each]) => each)
  const clipped = projection.clipExtent(frameOf(size))
  return {
    ...pictured(projection, size, beside),
    counties: own.map(({ name, area: county }) => ({ name, d: drawn(county, clipped, new Outline()) })),
    ring: null,
  }
}

function pictured(projection: GeoProjection, size: Size, land: readonly Area[]) {
  const clipped = projection.clipExtent(frameOf(size))
  const outline = new Outline()
  return {
    ...size,
    land: land.map((area) => drawn(area, clipped, outline)).join(''),
    spotOf: ({ latitude, longitude }: Point) => within(projection([longitude, latitude]), size),
  }
}

const frameOf = ({ width, height }: Size): [[number, number], [number, number]] => [
  [-2, -2],
  [width + 2, height + 2],
]

function within(at: [number, number] | null, { width, height }: Size): Spot | null {
  const [x, y] = at ?? [-1, -1]
  return x >= 0 && y >= 0 && x <= width && y <= height ? { x, y } : null
}

/** Counties whose box comes within so many miles, by latitude and longitude. */
function countiesNear({ latitude, longitude }: Point, miles: number): Area[] {
  const { south, north, spans } = boxAround({ latitude, longitude }, miles)
  return countyAreas()
    .filter(
      (county) =>
        county.south <= north &&
        county.north >= south &&
        spans.some(({ west, east }) => county.west <= east && county.east >= west),
    )
    .map(({ area }) => area)
}

/** The area as the `d` of a path. */
export function drawn(area: Area, projection: Pick<GeoProjection, 'stream'>, outline: Outline): string {
  geoPath(projection, outline)(area)
  return outline.taken()
}
