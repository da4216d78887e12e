/**
 * The built product as a person would run it, on a free port, with a demonstration world that nobody has touched yet. Its
 * address, data folder and cookie secret reach the tests as ATTEST_E2E_URL, ATTEST_DATA and AUTH_SECRET.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { folderInMemory, removeAbandoned } from './in-memory'

const log = path.resolve('e2e/.results/server.log')
/** Beside all other checks, on two cores, it takes longer. */
const startMs = process.env.ATTEST_HELD ? 240_000 : 120_000
const prefix = 'attest-e2e-'

export default async function setup(): Promise<() => Promise<void>> {
  const port = await findFreePort()
  const place = (await folderInMemory()) ?? os.tmpdir()
  await removeAbandoned(place, prefix)
  const data = await mkdtemp(path.join(place, `${prefix}${process.pid}-`))
  // PostgreSQL runs as another account when we are root.
  await chmod(data, 0o755)
  const url = `http://localhost:${port}`
  const secret = randomBytes(32).toString('hex')
  const server = await startServer({ PORT: String(port), PUBLIC_URL: url, ATTEST_DATA: data, AUTH_SECRET: secret })
  const stop = async () => {
    await stopServer(server, data)
    await rm(data, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await Promise.all([becomesReady(server, url), loadAhead()])
    // Where others are still at work beside us, the input ends when they are done.
    if (process.env.ATTEST_HELD) await once(process.stdin.resume(), 'end')
  } catch (error) {
    await stop()
    throw error
  }
  Object.assign(process.env, { ATTEST_E2E_URL: url, ATTEST_DATA: data, AUTH_SECRET: secret })
  return stop
}

/** What most tests are made of, compiled while the world is told: the tests themselves are read only after it. */
const loadAhead = () =>
  Promise.all([import('./subjects'), import('./live'), import('./made-claims'), import('./sweep')])

async function startServer(settings: Record<string, string>): Promise<ChildProcess> {
  const { DATABASE_URL: _, DATABASE_APP_URL: __, ...inherited } = process.env
  await mkdir(path.dirname(log), { recursive: true })
  const output = await open(log, 'w')
  const server = spawn(process.execPath, ['--enable-source-maps', '.next/front/server.mjs'], {
    env: { ...inherited, NODE_ENV: 'production', HOST: '127.0.0.1', ...settings },
    stdio: ['ignore', output.fd, output.fd],
  })
  await output.close()
  return server
}

async function becomesReady(server: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + startMs
  while (isRunning(server) && Date.now() < deadline) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => 0,
    )
    if (status > 0 && status < 500) return
    await wait(100)
  }
  throw new Error(`The server did not come up. ${log} ends with:\n${(await readFile(log, 'utf8')).slice(-2000)}`)
}

/** Asks the server to stop, and sees to it that neither it nor its database is left behind. */
async function stopServer(server: ChildProcess, data: string): Promise<void> {
  if (isRunning(server)) {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await Promise.race([ended, wait(15_000, undefined, { ref: false })])
    server.kill('SIGKILL')
  }
  const note = await readFile(path.join(data, 'pg', 'postmaster.pid'), 'utf8').catch(() => '')
  const database = Number(note.split('\n')[0])
  if (database) process.kill(database, 'SIGQUIT')
}

const isRunning = (server: ChildProcess) => server.exitCode === null && server.signalCode === null

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
