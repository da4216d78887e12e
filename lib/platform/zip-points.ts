/** Where a ZIP code lies. On the server only: the table is a quarter of a megabyte. */
import { milesBetween, type Point } from './distance'
import { zipTable } from './zip-table'

/** `isExact` is false where the ZIP code has no area of its own (post-office boxes): then it is the middle of those around it. */
export type ZipPoint = Point & { isExact: boolean }

/** The codes with the same three digits may stand for one that has no area if all of them lie within so many miles. */
const NEAR_ENOUGH_MILES = 50
const STEPS = 65_535

type Table = { zips: Uint32Array; latitudes: Float64Array; longitudes: Float64Array }
let unpacked: Table | null = null

/** @param zip five digits, or nine with a hyphen @returns null for what is no ZIP code or lies nowhere near one that is known */
export function pointOfZip(zip: string): ZipPoint | null {
  const [, five] = /^(\d{5})(?:-?\d{4})?$/.exec(zip.trim()) ?? []
  if (five === undefined) return null
  unpacked ??= unpack()
  const code = Number(five)
  const at = placeOf(unpacked.zips, code)
  if (unpacked.zips[at] === code) return { ...pointAt(unpacked, at), isExact: true }
  return middleOf(unpacked, Math.floor(code / 100) * 100)
}

const pointAt = ({ latitudes, longitudes }: Table, at: number): Point => ({
  latitude: latitudes[at] ?? 0,
  longitude: longitudes[at] ?? 0,
})

/** The place of the code in the sorted list, or of the first one after it. */
function placeOf(zips: Uint32Array, code: number): number {
  let low = 0
  let high = zips.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((zips[middle] ?? 0) < code) low = middle + 1
    else high = middle
  }
  return low
}

function middleOf(table: Table, hundred: number): ZipPoint | null {
  const around: Point[] = []
  for (let at = placeOf(table.zips, hundred); (table.zips[at] ?? Number.POSITIVE_INFINITY) < hundred + 100; at += 1)
    around.push(pointAt(table, at))
  if (around.length === 0) return null
  const mean = (of: (point: Point) => number) => around.reduce((sum, each) => sum + of(each), 0) / around.length
  const middle = { latitude: mean((p) => p.latitude), longitude: mean((p) => p.longitude) }
  return around.every((each) => milesBetween(each, middle) <= NEAR_ENOUGH_MILES) ? { ...middle, isExact: false } : null
}

function unpack(): Table {
  const { count, south, west, height, width, packed } = zipTable
  const bytes = Buffer.from(packed, 'base64')
  const table = {
    zips: new Uint32Array(count),
    latitudes: new Float64Array(count),
    longitudes: new Float64Array(count),
  }
  let from = 0
  let zip = 0
  for (let at = 0; at < count; at += 1) {
    for (; bytes[from] === 255; from += 1) zip += 255
    zip += bytes[from] ?? 0
    const longitude = west + (bytes.readUInt16BE(from + 3) / STEPS) * width
    table.zips[at] = zip
    table.latitudes[at] = south + (bytes.readUInt16BE(from + 1) / STEPS) * height
    table.longitudes[at] = longitude < -180 ? longitude + 360 : longitude
    from += 5
  }
  return table
}
