/**
 * Writes directory/suggestions.json from the reference files, and says what it refused and why.
 *
 *   npx tsx drizzle/seed/directory.generate.ts <folder of the reference files>
 *   npx biome check --write drizzle/seed/directory
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readCsv } from '@/lib/formats/csv'
import type { ReferenceRow } from '@/lib/interop/listings/reference-ground'
import { fromProvider, fromState, fromTaskForce, together } from '@/lib/interop/listings/reference-rows'

const [, , folder] = process.argv
if (!folder) throw new Error('Give the folder that holds the reference files.')

function rowsOf(file: string): ReferenceRow[] {
  const reading = readCsv(readFileSync(path.join(folder ?? '', file)), { maxBytes: 5_000_000, maxRows: 10_000 })
  if (!reading.ok) throw new Error(`${file}: ${reading.problems.map(({ message }) => message).join(' ')}`)
  return reading.rows.map(({ cells }) => cells)
}

const { suggestions, refused } = together([
  ...rowsOf('service-providers.csv').map(fromProvider),
  ...rowsOf('task-forces.csv').map(fromTaskForce),
  ...rowsOf('state-programs.csv').flatMap(fromState),
])
const target = path.join(import.meta.dirname, 'directory')
mkdirSync(target, { recursive: true })
writeFileSync(path.join(target, 'suggestions.json'), `${JSON.stringify(suggestions, null, 2)}\n`)
for (const { key, why } of refused) console.log(`${key}: left out, ${why}`)
console.log(`${suggestions.length} suggestions, ${refused.length} rows left out.`)
