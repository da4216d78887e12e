/** A database of its own for a test file. */
import '@/lib/derivations'
import postgres from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDatabase } from '@/lib/platform/database'
import { forgetEnv } from '@/lib/platform/env'
import { closeOwner } from './facts'

let copies = 0

/**
 * Call it once at the top of a test file, before anything asks the database: the tests of the file then share a fresh copy
 * of the migrated template, which is dropped after them.
 */
export function testDatabase(): void {
  const socketDir = inject('socketDir')
  const template = inject('template')
  const name = `${template.replace('template', 'copy')}_${process.pid}_${++copies}_${Date.now()}`

  beforeAll(async () => {
    // Its files are copied as they lie: the other way writes all of it down in the log too, which takes twice as long.
    await asOwner(socketDir, (sql) => sql.unsafe(`create database ${name} template ${template} strategy file_copy`))
    delete process.env.DATABASE_URL
    Object.assign(process.env, { ATTEST_SOCKET: socketDir, ATTEST_DB: name })
    forgetEnv()
    await Promise.all([closeDatabase(), closeOwner()])
  })

  afterAll(async () => {
    await Promise.all([closeDatabase(), closeOwner()])
    await asOwner(socketDir, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
  })
}

async function asOwner(socketDir: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres({ host: socketDir, port: 5432, user: 'attest_owner', database: 'postgres', max: 1 })
  await work(sql).finally(() => sql.end({ timeout: 1 }))
}
