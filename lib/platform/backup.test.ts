/** What is backed up comes back as it was, into a database made anew; whatever is not a whole backup changes nothing. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { closeOwner } from '@/e2e/support/facts'
import { fillRecord } from '@/e2e/support/full-record'
import { testDatabase } from '@/e2e/support/test-database'
import { makeWorld } from '@/e2e/support/world'
import { backUp, restore } from './backup'
import { forgetEnv } from './env'

testDatabase()

let folder: string
let file: string
let home: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'attest-backup-'))
  file = path.join(folder, 'attest.backup')
  home = String(process.env.ATTEST_DB)
  await fillRecord(await makeWorld())
})

afterAll(async () => {
  await closeOwner()
  await rm(folder, { recursive: true, force: true })
})

test('everything comes back, row by row, and the database guards it as before', async () => {
  const written = await backUp(file)
  expect((await stat(file)).mode & 0o077).toBe(0)
  const before = await digests(home)
  expect(written).toEqual({
    tables: Object.keys(before).length,
    rows: Object.values(before).reduce((sum, { rows }) => sum + rows, 0),
  })
  await elsewhere(async (name) => {
    expect(await restore(file)).toEqual(written)
    expect(await digests(name)).toEqual(before)
    expect(await asOwner(name, (sql) => sql`select tgname from pg_trigger where tgenabled = 'D'`)).toHaveLength(0)
    const lax = (sql: postgres.Sql) => sql`select conname from pg_constraint where condeferrable`
    expect(await asOwner(name, lax)).toHaveLength(0)
    await expect(restore(file)).rejects.toThrow('There are people in this database already')
  })
})

test('a file that exists is not written over', async () => {
  const taken = path.join(folder, 'taken')
  await writeFile(taken, 'something dear')
  await expect(backUp(taken)).rejects.toThrow('exists already')
  expect(await readFile(taken, 'utf8')).toBe('something dear')
})

test.each([
  ['cut off between two tables', (whole: string) => whole.slice(0, whole.lastIndexOf('{"table"'))],
  ['cut off in the middle of a row', (whole: string) => whole.slice(0, Math.floor(whole.length / 2))],
  ['one row short', (whole: string) => whole.replace(/(\{"table":"people".*\n).*\n/, '$1')],
  ['of another release', (whole: string) => whole.replace(/"migrations":\d+/, '"migrations":3')],
  ['something else', () => 'given name,family name\nAda,Lovelace\n'],
  ['empty', () => ''],
])('a file that is %s changes nothing', async (_, change) => {
  await rm(file, { force: true })
  await backUp(file)
  const bad = path.join(folder, 'bad')
  await writeFile(bad, gzipSync(change(gunzipSync(await readFile(file)).toString())))
  await elsewhere(async (name) => {
    const before = await digests(name)
    await expect(restore(bad)).rejects.toThrow()
    expect(await digests(name)).toEqual(before)
  })
})

test('a file that is not compressed is refused in words', async () => {
  const plain = path.join(folder, 'plain')
  await writeFile(plain, 'hello')
  await elsewhere(() => expect(restore(plain)).rejects.toThrow('no backup of Attest'))
})

/** A migrated database without anything in it, to which the program speaks meanwhile. */
async function elsewhere(work: (name: string) => Promise<unknown>): Promise<void> {
  const name = `${home}_else`
  await asOwner('postgres', (sql) => sql.unsafe(`create database ${name} template ${inject('template')}`))
  process.env.ATTEST_DB = name
  forgetEnv()
  try {
    await work(name)
  } finally {
    process.env.ATTEST_DB = home
    forgetEnv()
    await asOwner('postgres', (sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
  }
}

/** Of every table, how many rows it has and a digest over all of them in an order of their own. */
async function digests(name: string): Promise<Record<string, { rows: number; digest: string | null }>> {
  return asOwner(name, async (sql) => {
    const tables = await sql<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`
    const found: Record<string, { rows: number; digest: string | null }> = {}
    for (const { name: table } of tables) {
      const [row] = await sql.unsafe<{ rows: number; digest: string | null }[]>(
        `select count(*)::int as rows, md5(string_agg(t::text, '|' order by t::text)) as digest from "${table}" t`,
      )
      if (row) found[table] = row
    }
    return found
  })
}

async function asOwner<T>(database: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres({ host: process.env.ATTEST_SOCKET, port: 5432, user: 'attest_owner', database, max: 1 })
  return work(sql).finally(() => sql.end({ timeout: 1 }))
}
