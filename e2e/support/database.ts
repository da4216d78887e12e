/**
 * One PostgreSQL for all test files of a run, and in it a template with the current tables that every file gets a copy of.
 * Several runs may share the server; the last one to finish stops it.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '@/lib/platform/embedded-database'
import { forgetEnv } from '@/lib/platform/env'
import { migrate } from '@/lib/platform/migrate'
import { folderInMemory, isAlive } from './in-memory'

declare module 'vitest' {
  interface ProvidedContext {
    socketDir: string
    template: string
  }
}

const runName = 'attest-test-run'

/** What a crash would lose is made anew by every run; what stays of a log is no use to the next one. */
const settings = {
  ...{ fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' },
  ...{ max_wal_size: '512MB', min_wal_size: '32MB' },
}

/** The same for every run of this copy of the project. */
async function chooseDataDir(): Promise<string> {
  const memory = await folderInMemory()
  if (!memory) return path.resolve('.data/test-pg')
  const copy = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 12)
  const folder = path.join(memory, `attest-test-${copy}`)
  await mkdir(folder, { recursive: true, mode: 0o755 })
  return path.join(folder, 'pg')
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await chooseDataDir()
  const { socketDir, owner } = await startEmbedded({ dataDir, settings, shared: true })
  const connection = {
    host: socketDir,
    port: 5432,
    user: owner,
    database: 'postgres',
    connection: { application_name: runName },
  }
  const sql = postgres({ ...connection, max: 1, idle_timeout: 0, onnotice: () => {} })
  await removeAbandoned(sql)

  const template = `run_${process.pid}_template`
  await sql.unsafe(`create database ${template}`)
  delete process.env.DATABASE_URL
  Object.assign(process.env, { ATTEST_SOCKET: socketDir, ATTEST_DB: template })
  forgetEnv()
  await migrate()
  // Whoever forgets to ask for a copy must not write into what all copies are made from.
  process.env.ATTEST_DB = 'ask_for_a_test_database'
  forgetEnv()
  project.provide('socketDir', socketDir)
  project.provide('template', template)

  return async () => {
    await sql.unsafe(`drop database if exists ${template} with (force)`)
    const [others] = await sql<{ count: number }[]>`
      select count(*)::int as count from pg_stat_activity
      where application_name = ${runName} and pid <> pg_backend_pid()`
    await sql.end({ timeout: 1 })
    if (others?.count === 0) await stopServer(dataDir)
  }
}

/** Databases carry the number of the run that made them; those of runs that were killed are dropped. */
async function removeAbandoned(sql: postgres.Sql): Promise<void> {
  const found = await sql<{ name: string }[]>`select datname as name from pg_database where datname ~ '^run_[0-9]+_'`
  for (const { name } of found) {
    const pid = Number(name.split('_')[1])
    if (pid !== process.pid && isAlive(pid)) continue
    await sql.unsafe(`drop database if exists ${name} with (force)`)
  }
}

async function stopServer(dataDir: string): Promise<void> {
  const note = await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(note.split('\n')[0])
  if (pid) process.kill(pid, 'SIGINT')
}
