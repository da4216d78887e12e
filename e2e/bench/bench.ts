/** Each figure beside its baseline, eight connections, in the same run. The ratio is what counts; the machine is noisy. */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { sealSessionToken } from '@/lib/identity/session-token'
import { startEmbedded } from '@/lib/platform/embedded-database'
import { fillListings, nearZip } from './directory'
import { creditOf300, placesAtOnce, thousandAtTheDoors } from './door'
import { fillEvents } from './events'
import { fillField } from './field'
import { CONNECTIONS, type Comparison, compare, heading } from './measure'
import { owing } from './obligations'
import { fromMemory } from './pages'
import { completionFile, completionReport, counts, learnersHome, lessonDone } from './questions'
import { rosterLoaded } from './roster'

type Sides = Omit<Comparison, 'name' | 'aim'>

const PORT = 3977
const base = `http://127.0.0.1:${PORT}`
const secret = 'the secret of the benchmark, thirty-two or more'
const cookieOf = (sid: string) => `attest.session=${sealSessionToken({ sid, exp: Date.now() / 1000 + 36_000 }, secret)}`

/** `npm run bench -- lesson report` measures what has one of these words in its name. */
const words = process.argv.slice(2)
const asked = (name: string) => words.length === 0 || words.some((word) => name.includes(word))

const data = await mkdtemp(path.join(os.tmpdir(), 'attest-bench-'))
await chmod(data, 0o755)
const server = spawn(process.execPath, ['.next/front/server.mjs'], {
  env: {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(PORT),
    ATTEST_DATA: data,
    AUTH_SECRET: secret,
    LOG_LEVEL: 'error',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
})
try {
  await ready(server)
  const database = await startEmbedded({ dataDir: path.join(data, 'pg') })
  const sql = postgres({
    host: database.socketDir,
    port: 5432,
    user: 'attest_owner',
    database: 'attest',
    max: CONNECTIONS,
    onnotice: () => {},
  })
  console.log('Filling a field of 100,000 people and 1,200,000 obligations …')
  const field = await fillField(sql)
  if (asked('near a ZIP code')) await fillListings(sql)
  if (['calendar month', 'calendar list', 'feed of 5,000 events'].some(asked)) await fillEvents(sql)
  console.log(`\n${heading}`)
  const bare = await startBare(database.socketDir)
  const bench = { base, bare: bare.url, sql, field, cookieOf }
  const compared = async (name: string, aim: number, sides: () => Sides | Promise<Sides>) => {
    if (asked(name)) console.log(await compare({ name, aim, ...(await sides()) }))
  }
  if (asked('door: places at once')) console.log(await placesAtOnce(bench))
  if (asked('door: check-ins')) console.log(await thousandAtTheDoors(bench))
  if (asked('door: credit')) console.log(await creditOf300(bench))
  await compared('catalog page', 0.4, () => fromMemory(base, '/modules'))
  await compared('calendar month', 0.4, () => fromMemory(base, '/calendar?view=month'))
  await compared('calendar list, narrowed', 0.4, () => fromMemory(base, '/calendar?kind=training&state=CA'))
  await compared('feed of 5,000 events', 0.4, () => fromMemory(base, '/calendar.ics'))
  await compared('near a ZIP code, 25,000 listings', 0.5, () => nearZip(bench))
  await compared('lesson done (API to disk)', 0.5, () => lessonDone(bench))
  await compared('learner’s home', 0.5, () => learnersHome(bench))
  await compared('completion report, agency of 1,000', 0.5, () => completionReport(bench))
  await compared('completion file, 12,000 rows', 0.3, () => completionFile(bench))
  if (asked('roster of 10,000, counts')) {
    console.log(await rosterLoaded(base, cookieOf(field.coordinatorSession), field))
    await sql`vacuum analyze`
    await compared('counts, agency of 11,000', 0.5, () => counts(bench))
  }
  if (asked('owing: an agency of 10,000')) console.log(await owing(bench, database.socketDir))
  bare.stop()
  await sql.end()
} finally {
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  await rm(data, { recursive: true, force: true, maxRetries: 5 })
}

async function ready(child: ChildProcess): Promise<void> {
  for (let i = 0; i < 3000 && child.exitCode === null; i += 1) {
    const answer = await fetch(`${base}/api/health/ready`).catch(() => null)
    if (answer?.ok) return
    await wait(100)
  }
  throw new Error('The server did not come up.')
}

/** A process of its own, as ours is. */
async function startBare(socketDir: string): Promise<{ url: string; stop: () => void }> {
  const child = fork('.next/bench/bare-server.mjs', {
    env: { ...process.env, BARE_SOCKET: socketDir },
  })
  const [port] = await once(child, 'message')
  return { url: `http://127.0.0.1:${port}`, stop: () => child.disconnect() }
}
