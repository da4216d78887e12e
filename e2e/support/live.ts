/**
 * Worlds of their own in the running product, so that no journey depends on another: told through the commands, beside
 * the server, on its database.
 */
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { closeDatabase } from '@/lib/platform/database'
import { startEmbedded } from '@/lib/platform/embedded-database'
import { forgetEnv } from '@/lib/platform/env'
import { makePlace, type Place } from './world'

let joined: Promise<void> | undefined

/** Joins the database of the server under test; commands called here then act on it. */
export function joinServer(): Promise<void> {
  joined ??= join()
  return joined
}

async function join(): Promise<void> {
  const data = process.env.ATTEST_DATA
  if (!data) throw new Error('The server under test is not known.')
  const { socketDir } = await startEmbedded({ dataDir: path.join(data, 'pg') })
  delete process.env.DATABASE_URL
  Object.assign(process.env, { ATTEST_SOCKET: socketDir, ATTEST_DB: 'attest', DATABASE_POOL: '2' })
  forgetEnv()
}

/** Letters that no other world has. */
export const unique = () => randomBytes(3).toString('hex')

/** An agency that nobody else works with. */
export async function newPlace(): Promise<Place> {
  await joinServer()
  const mark = unique()
  return makePlace(`Alder Creek Police ${mark}`, `aldercreek-${mark}`)
}

export const leaveServer = () => closeDatabase()
