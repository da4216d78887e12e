/** How far two places lie from each other, and which square to look in first. Pure. */

export type Point = { latitude: number; longitude: number }

/** Mean radius of the earth in miles (IUGG, 6,371.0088 km). */
export const EARTH_MILES = 3958.7613
const MILES_OF_DEGREE = (EARTH_MILES * Math.PI) / 180

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in miles, by the haversine formula: exact for near places too. */
export function milesBetween(a: Point, b: Point): number {
  const up = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2
  const across = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  const part = up + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * across
  return 2 * EARTH_MILES * Math.asin(Math.min(1, Math.sqrt(part)))
}

export type Box = { south: number; north: number; spans: readonly { west: number; east: number }[] }

/**
 * The box of latitudes and longitudes that holds every place within so many miles, and some beyond: an index finds what lies
 * in it, and `milesBetween` decides. Two spans where it crosses the 180th meridian.
 */
export function boxAround({ latitude, longitude }: Point, miles: number): Box {
  const up = miles / MILES_OF_DEGREE
  const south = Math.max(-90, latitude - up)
  const north = Math.min(90, latitude + up)
  const ratio = Math.sin(miles / EARTH_MILES) / Math.cos(radians(latitude))
  if (south === -90 || north === 90 || !(ratio < 1)) return { south, north, spans: [{ west: -180, east: 180 }] }
  const across = (Math.asin(ratio) * 180) / Math.PI
  return { south, north, spans: spansOf(longitude - across, longitude + across) }
}

function spansOf(west: number, east: number): Box['spans'] {
  if (west < -180)
    return [
      { west: west + 360, east: 180 },
      { west: -180, east },
    ]
  if (east > 180)
    return [
      { west, east: 180 },
      { west: -180, east: east - 360 },
    ]
  return [{ west, east }]
}
