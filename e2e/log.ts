/**
 * The log of the whole suite names nobody: no address, and none of the people of the demonstration. A log is read by more
 * people than the record, and kept elsewhere.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { personas } from '@/drizzle/seed/personas'

/** At its start the demonstration says on the screen whom anybody may be. */
const introduced = new Set(personas.map(({ name, what }) => `  ${name}, ${what}`))
/** What the server wrote, and the lines of our own log among what the tests print. */
const logs = {
  'server.log': (line: string) => !introduced.has(line),
  'vitest.log': (line: string) => /^\{"level"/.test(line),
}
const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/
const names = personas.map(({ name }) => name)

const found = Object.entries(logs).flatMap(([name, isOurs]) => {
  const file = path.join('e2e', '.results', name)
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(isOurs) : []
  process.stdout.write(`${lines.length} lines of ${name}\n`)
  return lines.filter((line) => address.test(line) || names.some((each) => line.includes(each)))
})
for (const line of found.slice(0, 20)) process.stdout.write(`names somebody: ${line.slice(0, 400)}\n`)
process.exitCode = found.length > 0 ? 1 : 0
