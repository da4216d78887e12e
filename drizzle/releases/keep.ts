/**
 * Keeps the demonstration world of a release for the test that upgrades it: run in a checkout of the release, it tells the
 * world into an embedded database of its own and writes all rows beside this file, named after the last migration.
 * `ATTEST_DATA=.data/kept npx tsx drizzle/releases/keep.ts`, and for what has landed
 * `(cd drizzle/migrations && sha256sum 0*.sql > ../releases/SHA256SUMS)`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { prepare } from '@/app/_front/prepare'
import { connect } from '@/lib/platform/connection'
import { closeDatabase } from '@/lib/platform/database'

/** What is not the record: it lapses by itself. */
const PASSING = ['rate_counters', 'sign_in_codes']

const { stopDatabase } = await prepare()
const sql = connect('owner', { max: 1 })
const names = await sql<
  { name: string }[]
>`select tablename as name from pg_tables where schemaname = 'public' order by 1`
const tables: Record<string, unknown> = {}
for (const { name } of names) {
  const [row] = await sql.unsafe(
    `select coalesce(jsonb_agg(to_jsonb(t) order by t::text), '[]') as rows from ${name} t`,
  )
  if (!PASSING.includes(name)) tables[name] = row?.rows
}
const journal = JSON.parse(readFileSync('drizzle/migrations/meta/_journal.json', 'utf8')) as {
  entries: { tag: string }[]
}
const migration = journal.entries.at(-1)?.tag
const text = JSON.stringify({ migration, tables })
const packed = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } })
writeFileSync(path.resolve('drizzle/releases', `${migration}.json.br`), packed)
await sql.end()
await closeDatabase()
await stopDatabase()
