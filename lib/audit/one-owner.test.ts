import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Files of the product; what tests write by hand is theirs to write. */
const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$/.test(file))
  .map((file) => ({ file, domain: file.split(path.sep)[0] ?? '', text: readFileSync(path.join('lib', file), 'utf8') }))

type Table = { constant: string; name: string; domain: string }

const tables = files.flatMap(({ domain, text }): Table[] =>
  [...text.matchAll(/export const (\w+) = pgTable\(\s*'(\w+)'/g)].map(([, constant = '', name = '']) => ({
    ...{ constant, name, domain },
  })),
)

/** By the query builder, many at once, or in SQL. */
const ways = [
  /\.(?:insert|update|delete)\((\w+)\)/g,
  /insertRows\(\s*[\w.]+,\s*(\w+)/g,
  /(?:remove|clear)Rows\(\s*(\w+)/g,
  /\b(?:insert into|update|delete from)\s+(?:\$\{)?(?:public\.)?"?(\w+)/gi,
]

const writtenIn = (text: string): Table[] => {
  const words = new Set(ways.flatMap((way) => [...text.matchAll(way)].map(([, word]) => word)))
  return tables.filter(({ constant, name }) => words.has(constant) || words.has(name))
}

test('a domain writes its own tables, and asks the others to write theirs', () => {
  const writing = files.map(({ file, domain, text }) => ({ file, domain, tables: writtenIn(text) }))
  expect(new Set(writing.flatMap((each) => each.tables.map(({ name }) => name))).size).toBeGreaterThan(30)
  const foreign = writing.flatMap(({ file, domain, tables }) =>
    tables.filter((table) => table.domain !== domain).map(({ name }) => `${file} writes ${name}`),
  )
  expect(foreign).toEqual([])
})
