/** From nothing to a database that is current and holds what every installation needs. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import '@/lib/derivations'
import { seedDemonstration } from '@/drizzle/seed/demonstration'
import { loadInstallation } from '@/drizzle/seed/installation'
import { loadReferenceListings } from '@/drizzle/seed/reference-listings'
import { hasAdministrator } from '@/lib/agencies/first-administrator'
import { systemCtx } from '@/lib/platform/context'
import { embeddedDataDir, startEmbedded } from '@/lib/platform/embedded-database'
import { env, forgetEnv, isDemonstration, publicUrl } from '@/lib/platform/env'
import { migrate } from '@/lib/platform/migrate'

export type Installation = { stopDatabase: () => Promise<void>; words: string[] }

/** @throws an error whose message says what to do when the configuration or the database cannot be used */
export async function prepare(): Promise<Installation> {
  const stopDatabase = env().embedded ? await startOwnDatabase() : async () => {}
  await settleSecret()
  process.env.NEXTAUTH_URL = publicUrl()
  await migrate()
  await loadInstallation(systemCtx('installation'))
  const words = [`Attest is at ${publicUrl()}`]
  if (isDemonstration()) {
    const personas = await seedDemonstration()
    words.push(
      'This is the demonstration world; its people are invented. Sign in with one click as:',
      ...personas.map((each) => `  ${each.name}, ${each.what}`),
    )
  } else {
    await loadReferenceListings(systemCtx('installation'))
    if (!(await hasAdministrator(systemCtx('installation'))))
      words.push('There is no administrator yet. Make one: npm run administrator -- you@agency.example First Last')
  }
  return { stopDatabase, words }
}

/**
 * For a worker beside the processes that answer requests: the database as they have it.
 * @throws an error whose message says what to do, also where the embedded database is not running
 */
export async function prepareWorker(): Promise<void> {
  if (env().embedded && !process.env.ATTEST_SOCKET) {
    const { reused, socketDir, stop } = await startEmbedded({ dataDir: embeddedDataDir() })
    if (!reused) {
      await stop()
      throw new Error('The embedded database runs beside the site: start that first (npm start), or set DATABASE_URL.')
    }
    process.env.ATTEST_SOCKET = socketDir
    forgetEnv()
  }
  await settleSecret()
  await migrate()
}

async function startOwnDatabase(): Promise<() => Promise<void>> {
  if (process.env.ATTEST_SOCKET) return async () => {}
  const started = await startEmbedded({ dataDir: embeddedDataDir() })
  process.env.ATTEST_SOCKET = started.socketDir
  forgetEnv()
  return () => started.stop()
}

/** The secret that signs cookies: given, or beside the embedded database, made once. */
async function settleSecret(): Promise<void> {
  if (env().AUTH_SECRET) return
  if (!env().embedded)
    throw new Error(
      'AUTH_SECRET is missing. Set it to at least 32 random characters, for example from: openssl rand -base64 32',
    )
  const folder = path.dirname(embeddedDataDir())
  const file = path.join(folder, 'secret')
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept.length < 32) {
    await mkdir(folder, { recursive: true })
    await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  }
  process.env.AUTH_SECRET = await readFile(file, 'utf8')
  forgetEnv()
}
