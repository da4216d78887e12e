/**
 * The whole record in one compressed file and back: what PostgreSQL's own COPY writes, table after table, all of one moment.
 * It needs no program of PostgreSQL beside ours and goes from the embedded database to any other and back.
 */
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type postgres from 'postgres'
import * as z from 'zod/mini'
import { connect } from './connection'
import { systemNow } from './time'

/** How many tables and rows a file holds. */
export type Copied = { tables: number; rows: number }

const head = z.object({ attest: z.literal('backup'), format: z.literal(1), made: z.string(), migrations: z.number() })
const part = z.object({ table: z.string(), columns: z.array(z.string()) })
const tail = z.object({ tables: z.number(), rows: z.number() })
type Table = z.infer<typeof part>
type Asks = postgres.TransactionSql | postgres.ReservedSql

const END_OF_TABLE = '\\.'
const NEW_LINE = 0x0a

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
  const lines = splitLines(unzipped(file))
  const owner = connect('owner', { max: 1 })
  try {
    return await owner.begin(async (tx) => {
      await refuseUnlessFitting(tx, await read(lines, head))
      const names = (await tablesInOrder(tx)).map(({ table }) => table)
      await tx.unsafe(names.map((name) => `alter table "${name}" disable trigger user`).join(';'))
      await tx.unsafe(`truncate ${names.map(quoted).join(', ')}`)
      const copied = await fill(tx, lines)
      await tx.unsafe(names.map((name) => `alter table "${name}" enable trigger user`).join(';'))
      return copied
    })
  } finally {
    await owner.end({ timeout: 5 })
  }
}

async function* everything(copied: Copied): AsyncGenerator<Buffer | string> {
  const owner = connect('owner', { max: 1 })
  const tx = await owner.reserve()
  try {
    await tx`begin isolation level repeatable read read only`
    const says = { attest: 'backup', format: 1, made: systemNow().toISOString(), migrations: await migrations(tx) }
    yield `${JSON.stringify(says)}\n`
    for (const { table, columns } of await tablesInOrder(tx)) {
      yield `${JSON.stringify({ table, columns })}\n`
      const rows = await tx.unsafe(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) to stdout`).readable()
      for await (const chunk of rows as AsyncIterable<Buffer>) {
        copied.rows += count(chunk)
        yield chunk
      }
      yield `${END_OF_TABLE}\n`
      copied.tables += 1
    }
    await tx`commit`
    yield `${JSON.stringify(copied)}\n`
  } finally {
    tx.release()
    await owner.end({ timeout: 5 })
  }
}

/** All tables of ours with the columns that can be written, each after those it refers to. */
async function tablesInOrder(sql: Asks): Promise<Table[]> {
  const tables = await sql<(Table & { after: string[] })[]>`
    select c.relname as "table",
           array(select attname::text from pg_attribute
                 where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
           array(select confrelid::regclass::text from pg_constraint
                 where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as after
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`
  const placed = new Set<string>()
  const order: Table[] = []
  while (order.length < tables.length) {
    const next = tables.filter(({ table, after }) => !placed.has(table) && after.every((name) => placed.has(name)))
    if (next.length === 0) throw new Error('Tables refer to each other in a circle; no order fills them.')
    for (const { table, columns } of next) {
      placed.add(table)
      order.push({ table, columns })
    }
  }
  return order
}

async function refuseUnlessFitting(tx: Asks, { migrations: wanted }: z.infer<typeof head>): Promise<void> {
  const [there] = await tx`select exists (select 1 from people) as people`
  if (there?.people) {
    throw new Error('There are people in this database already. Restore into an empty one; this one was left as it is.')
  }
  const have = await migrations(tx)
  if (have === wanted) return
  throw new Error(
    `The file is of another release: it has ${wanted} migrations and this release ${have}. Restore it with the release that made it, then start the newer one.`,
  )
}

async function migrations(sql: Asks): Promise<number> {
  const [row] = await sql`select count(*)::int as count from drizzle.__drizzle_migrations`
  return Number(row?.count)
}

async function fill(tx: Asks, lines: AsyncGenerator<Buffer>): Promise<Copied> {
  const copied: Copied = { tables: 0, rows: 0 }
  for (;;) {
    const next = await read(lines, z.union([part, tail]))
    if (!('columns' in next)) {
      if (next.tables !== copied.tables || next.rows !== copied.rows) throw cutOff()
      return copied
    }
    const into = await tx
      .unsafe(`copy ${quoted(next.table)} (${next.columns.map(quoted).join(', ')}) from stdin`)
      .writable()
    await pipeline(rowsOf(lines, copied), into as Writable)
    copied.tables += 1
  }
}

async function* rowsOf(lines: AsyncGenerator<Buffer>, copied: Copied): AsyncGenerator<Buffer> {
  for (;;) {
    const { value, done } = await lines.next()
    if (done) throw cutOff()
    if (value.length === 3 && value.toString() === `${END_OF_TABLE}\n`) return
    copied.rows += 1
    yield value
  }
}

async function read<S extends z.ZodMiniType>(lines: AsyncGenerator<Buffer>, shape: S): Promise<z.infer<S>> {
  const { value, done } = await lines.next().catch(() => ({ value: undefined, done: false as const }))
  if (done) throw cutOff()
  try {
    return shape.parse(JSON.parse(String(value)))
  } catch {
    throw new Error('This file is no backup of Attest.')
  }
}

function unzipped(file: string): AsyncIterable<Buffer> {
  const unzip = createGunzip()
  // Whoever reads the lines learns of a failure there.
  void pipeline(createReadStream(file), unzip).catch(() => {})
  return unzip
}

/** Lines with their end. Only the one sign that COPY ends rows with counts, whatever else a text holds. */
async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, at + 1)])
      rest = []
      from = at + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
  }
}

function count(chunk: Buffer): number {
  let found = 0
  for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, at + 1)) found += 1
  return found
}

const quoted = (name: string) => `"${name}"`
const cutOff = () => new Error('The file ends before its end; nothing was restored. Use another copy.')
