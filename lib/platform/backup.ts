/**
 * The whole record in one compressed file and back: every row of one moment as PostgreSQL writes rows, table after table.
 * It needs no program of PostgreSQL beside ours and goes from the embedded database to any other and back.
 */
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type postgres from 'postgres'
import * as z from 'zod/mini'
import { connect } from './connection'
import { systemNow } from './time'

/** How many tables and rows a file holds. */
export type Copied = { tables: number; rows: number }

/** The lines of a file: what it is; then of each table its name and columns, and its rows, each as a text; then how many there were. */
const head = z.object({ attest: z.literal('backup'), format: z.literal(1), made: z.string(), migrations: z.number() })
const table = z.object({ table: z.string(), columns: z.array(z.string()) })
const tail = z.object({ tables: z.number(), rows: z.number() })
const line = z.union([z.string(), table, tail])
type Table = z.infer<typeof table>
type Asks = postgres.TransactionSql | postgres.ReservedSql

/** Rows are long where files are kept in pieces: half a megabyte each. */
const READ_AT_ONCE = 50
const WRITTEN_AT_ONCE = { rows: 500, characters: 8_000_000 }

/**
 * Writes everything the database held at one moment; people go on working meanwhile.
 * @param file must not exist yet; only its owner can read it
 * @throws when the file exists or cannot be written; nothing is left of it then
 */
export async function backUp(file: string): Promise<Copied> {
  const handle = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new Error(error.code === 'EEXIST' ? `${file} exists already; name another file.` : error.message)
  })
  try {
    const copied: Copied = { tables: 0, rows: 0 }
    await pipeline(everything(copied), createGzip(), handle.createWriteStream())
    return copied
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

/**
 * Fills a database that was just made with what `backUp` wrote: all of it or nothing.
 * @throws when there are people in the database, or the file is of another release, cut off or something else
 */
export async function restore(file: string): Promise<Copied> {
  const owner = connect('owner', { max: 1 })
  try {
    return await owner.begin(async (tx) => {
      const lines = linesOf(file)
      refuseUnlessFitting(head.safeParse((await lines.next()).value).data, await stateOf(tx))
      const names = (await tablesOf(tx)).map((each) => each.table)
      await tx.unsafe(`truncate ${names.map(quoted).join(', ')}`)
      await tx.unsafe(names.map((name) => `alter table ${quoted(name)} disable trigger user`).join(';'))
      const references = await referencesOf(tx)
      await tx.unsafe(references.map((each) => `${each} deferrable initially deferred`).join(';'))
      const copied = await fill(tx, lines)
      await tx`set constraints all immediate`
      await tx.unsafe(references.map((each) => `${each} not deferrable`).join(';'))
      await tx.unsafe(names.map((name) => `alter table ${quoted(name)} enable trigger user`).join(';'))
      return copied
    })
  } finally {
    await owner.end({ timeout: 5 })
  }
}

async function* everything(copied: Copied): AsyncGenerator<string> {
  const owner = connect('owner', { max: 1 })
  const tx = await owner.reserve()
  try {
    await tx`begin isolation level repeatable read read only`
    const { migrations } = await stateOf(tx)
    yield written({ attest: 'backup', format: 1, made: systemNow().toISOString(), migrations })
    for (const each of await tablesOf(tx)) {
      yield written(each)
      const rows = tx.unsafe(`select t::text as row from ${quoted(each.table)} t`).cursor(READ_AT_ONCE)
      for await (const some of rows) {
        copied.rows += some.length
        yield some.map(({ row }) => written(row)).join('')
      }
      copied.tables += 1
    }
    await tx`commit`
    yield written(copied)
  } finally {
    tx.release()
    await owner.end({ timeout: 5 })
  }
}

/** Puts the rows of a file into their tables; what refers to what is looked at when all of them are there. */
async function fill(tx: postgres.TransactionSql, lines: AsyncGenerator<unknown>): Promise<Copied> {
  const copied: Copied = { tables: 0, rows: 0 }
  let into: Table | undefined
  let rows: string[] = []
  let characters = 0
  const put = async () => {
    if (into && rows.length > 0) await insert(tx, into, rows)
    rows = []
    characters = 0
  }
  for await (const read of lines) {
    const { data } = line.safeParse(read)
    if (data === undefined) throw notOurs()
    if (typeof data === 'string') {
      rows.push(data)
      characters += data.length
      copied.rows += 1
      if (rows.length === WRITTEN_AT_ONCE.rows || characters > WRITTEN_AT_ONCE.characters) await put()
      continue
    }
    await put()
    if ('columns' in data) {
      into = data
      copied.tables += 1
    } else if (data.rows === copied.rows && data.tables === copied.tables) return copied
  }
  throw new Error('The file ends before its end; nothing was restored. Use another copy.')
}

async function insert(tx: postgres.TransactionSql, { table, columns }: Table, rows: string[]): Promise<void> {
  await tx.unsafe(
    `insert into ${quoted(table)} (${columns.map(quoted).join(', ')})
     select ${columns.map((each) => `(t.r).${quoted(each)}`).join(', ')}
     from (select one::${quoted(table)} as r from unnest($1::text[]) one offset 0) t`,
    [rows],
  )
}

/** All tables of ours, with the columns that can be written. */
const tablesOf = (sql: Asks) => sql<Table[]>`
  select c.relname as "table",
         array(select attname::text from pg_attribute
               where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`

/** The beginning of a statement about each reference from one table to another. */
async function referencesOf(sql: Asks): Promise<string[]> {
  const rows = await sql<{ statement: string }[]>`
    select format('alter table %s alter constraint %I', conrelid::regclass, conname) as statement
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and not condeferrable`
  return rows.map(({ statement }) => statement)
}

async function stateOf(sql: Asks): Promise<{ migrations: number; people: boolean }> {
  const [row] = await sql<{ migrations: number; people: boolean }[]>`
    select (select count(*)::int from drizzle.__drizzle_migrations) as migrations, exists (select 1 from people) as people`
  if (!row) throw new Error('The database does not answer.')
  return row
}

function refuseUnlessFitting(
  file: z.infer<typeof head> | undefined,
  have: { migrations: number; people: boolean },
): void {
  if (!file) throw notOurs()
  if (have.people) {
    throw new Error('There are people in this database already. Restore into an empty one; this one was left as it is.')
  }
  if (have.migrations !== file.migrations) {
    throw new Error(
      `The file is of another release: it has ${file.migrations} migrations and this release ${have.migrations}. Restore it with the release that made it, then start the newer one.`,
    )
  }
}

/** What stands on each line of a file. */
async function* linesOf(file: string): AsyncGenerator<unknown> {
  const unzip = createGunzip()
  const unzipping = pipeline(createReadStream(file), unzip)
  try {
    for await (const text of createInterface({ input: unzip })) yield JSON.parse(text)
    await unzipping
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Error(`There is no file ${file}.`)
    throw notOurs()
  } finally {
    unzip.destroy()
    await unzipping.catch(() => {})
  }
}

/** Text in JSON has no line break of any kind in it, so that a line is one value. */
const written = (value: unknown) =>
  `${JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`
const quoted = (name: string) => `"${name}"`
const notOurs = () => new Error('This file is no backup of Attest, or it was damaged; nothing was restored.')
