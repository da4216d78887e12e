/**
 * Writes zone-table.ts from the boundaries of geo-tz (docs/decisions/0028-zones-of-places.md). Its data takes 70 MB, so it
 * is no dependency of the project: it is installed elsewhere for the one run.
 *
 *   mkdir /tmp/zones && npm install --prefix /tmp/zones geo-tz@8.1.9
 *   node lib/agencies/zone-table.generate.mjs /tmp/zones && npx biome check --write lib/agencies/zone-table.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const installed = createRequire(`${path.resolve(process.argv[2] ?? '.')}/`)
const { find } = installed('geo-tz/now')
const release = JSON.parse(
  readFileSync(path.join(path.resolve(process.argv[2] ?? '.'), 'node_modules/geo-tz/package.json'), 'utf8'),
).version

/** States that keep more than one time: a square around each (its west and south, and how far it reaches), its usual zone first. */
const STATES = {
  AK: [-188, 50, 64, ['America/Anchorage', 'America/Adak']],
  AL: [-88.6, 30, 5.12, ['America/Chicago', 'America/New_York']],
  AZ: [-115, 31.2, 6.2, ['America/Phoenix', 'America/Denver']],
  FL: [-87.8, 24.3, 8, ['America/New_York', 'America/Chicago']],
  ID: [-117.4, 41.9, 7.2, ['America/Boise', 'America/Los_Angeles']],
  IN: [-88.2, 37.7, 4.2, ['America/Indiana/Indianapolis', 'America/Chicago']],
  KS: [-102.2, 36.2, 8, ['America/Chicago', 'America/Denver']],
  KY: [-89.7, 36.3, 7.8, ['America/New_York', 'America/Chicago']],
  MI: [-90.6, 41.6, 8.4, ['America/Detroit', 'America/Chicago']],
  ND: [-104.2, 44.8, 8, ['America/Chicago', 'America/Denver']],
  NE: [-104.2, 36.6, 9.2, ['America/Chicago', 'America/Denver']],
  NV: [-120.1, 34.9, 7.4, ['America/Los_Angeles', 'America/Denver']],
  OR: [-124.9, 41.9, 8.6, ['America/Los_Angeles', 'America/Boise']],
  SD: [-104.2, 40.6, 8, ['America/Chicago', 'America/Denver']],
  TN: [-90.5, 33.6, 9, ['America/Chicago', 'America/New_York']],
  TX: [-106.9, 25, 13.6, ['America/Chicago', 'America/Denver']],
}

/** In degrees: the smallest square is about half a mile wide, and one larger than so is divided even if it seems to be of one zone. */
const SMALLEST = 0.01
const SURELY_CLOSER = 0.3
const LOOKS = 5
const NORTHERNMOST = 72

const offsetOf = (zone, day) =>
  new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(new Date(day))
    .find(({ type }) => type === 'timeZoneName').value
const clocks = new Map()
function clockOf(zone) {
  if (!clocks.has(zone)) clocks.set(zone, `${offsetOf(zone, '2026-01-15')} ${offsetOf(zone, '2026-07-15')}`)
  return clocks.get(zone)
}

/** Which of the zones of the state the place keeps; null for the sea, and for what keeps none of them and so lies elsewhere. */
function zoneAt(zones, latitude, longitude) {
  if (latitude > NORTHERNMOST) return null
  const [found] = find(latitude, longitude < -180 ? longitude + 360 : longitude)
  if (!found || found.startsWith('Etc/')) return null
  const place = zones.findIndex((zone) => clockOf(zone) === clockOf(found))
  return place < 0 ? null : place
}

/** A digit is the zone of the whole square, `.` a square in four: north-west, north-east, south-west, south-east; `x` is elsewhere. */
function squareOf(zones, west, south, size) {
  const seen = new Map()
  for (let row = 0; row <= LOOKS; row += 1)
    for (let column = 0; column <= LOOKS; column += 1) {
      const zone = zoneAt(zones, south + (size * row) / LOOKS, west + (size * column) / LOOKS)
      if (zone !== null) seen.set(zone, (seen.get(zone) ?? 0) + 1)
    }
  if (size < SMALLEST || (seen.size < 2 && size < SURELY_CLOSER)) {
    const [[most] = ['x']] = [...seen].sort(([, a], [, b]) => b - a)
    return String(most)
  }
  const half = size / 2
  const four = [
    squareOf(zones, west, south + half, half),
    squareOf(zones, west + half, south + half, half),
    squareOf(zones, west, south, half),
    squareOf(zones, west + half, south, half),
  ]
  const kinds = new Set(four.filter((each) => each !== 'x'))
  const [only = 'x'] = kinds
  return kinds.size < 2 && only.length === 1 ? only : `.${four.join('')}`
}

const lines = Object.entries(STATES).map(([state, [west, south, size, zones]]) => {
  const squares = squareOf(zones, west, south, size).replaceAll('x', '0')
  process.stdout.write(`${state}: ${squares.length}\n`)
  return `  ${state}: { west: ${west}, south: ${south}, size: ${size}, squares: '${squares}' },`
})

writeFileSync(
  new URL('./zone-table.ts', import.meta.url),
  `/** Which parts of a state keep which of its zones. Made by zone-table.generate.mjs on ${new Date().toISOString().slice(0, 10)} from geo-tz ${release}. Boundaries: © OpenStreetMap contributors, ODbL 1.0. */

export type Squares = { west: number; south: number; size: number; squares: string }

/** A digit is the place of a zone in \`zonesOf\`; a dot is a square in four: north-west, north-east, south-west, south-east. */
export const zoneTable: Readonly<Record<string, Squares>> = {
${lines.join('\n')}
}
`,
)
