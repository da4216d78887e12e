/** A database of a test's own that stands where an earlier release left it. */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import '@/lib/derivations'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { connect } from '@/lib/platform/connection'
import { closeDatabase } from '@/lib/platform/database'
import { forgetEnv } from '@/lib/platform/env'

const MIGRATIONS = path.resolve('drizzle/migrations')

/** Call it once at the top of a test file; gives the owner's connection to a database that the test migrates itself. */
export function olderDatabase(): () => postgres.Sql {
  const name = `${inject('template').replace('template', 'older')}_${process.pid}_${Date.now()}`
  const connectTo = (database: string) =>
    postgres({ host: inject('socketDir'), port: 5432, user: 'attest_owner', database, max: 1, onnotice: () => {} })
  let sql: postgres.Sql | undefined

  const onServer = async (statement: string) => {
    const server = connectTo('postgres')
    await server.unsafe(statement).finally(() => server.end())
  }

  beforeAll(async () => {
    await onServer(`create database ${name}`)
    await closeDatabase()
    delete process.env.DATABASE_URL
    Object.assign(process.env, { ATTEST_SOCKET: inject('socketDir'), ATTEST_DB: name })
    forgetEnv()
    sql = connectTo(name)
  })

  afterAll(async () => {
    await sql?.end()
    await closeDatabase()
    await onServer(`drop database if exists ${name} with (force)`)
  })

  return () => {
    if (!sql) throw new Error('The database is not there yet.')
    return sql
  }
}

/** Brings an empty database to the shape it had after one migration, by its tag or number. */
export async function migrateUntil(last: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'migrations-'))
  const journal = JSON.parse(await readFile(path.join(MIGRATIONS, 'meta/_journal.json'), 'utf8'))
  const entries: { tag: string }[] = journal.entries.slice(0, Number.parseInt(last, 10) + 1)
  await mkdir(path.join(folder, 'meta'))
  for (const { tag } of entries) await copyFile(path.join(MIGRATIONS, `${tag}.sql`), path.join(folder, `${tag}.sql`))
  await writeFile(path.join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
  // A connection of its own: how values are written is changed on it.
  const client = connect('owner', { max: 1 })
  await runMigrations(drizzle({ client }), { migrationsFolder: folder })
  await client.end()
  await rm(folder, { recursive: true })
}
