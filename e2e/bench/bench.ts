/** Each figure beside its baseline, eight connections, in the same run. The ratio is what counts; the machine is noisy. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { sealSessionToken } from '@/lib/identity/session-token'
import { startEmbedded } from '@/lib/platform/embedded-database'
import { fillListings, nearZip } from './directory'
import { fillField } from './field'
import { CONNECTIONS, type Comparison, compare, heading } from './measure'
import { fromMemory } from './pages'
import { completionFile, completionReport, counts, learnersHome, lessonDone } from './questions'
import { rosterLoaded } from './roster'

const PORT = 3977
const base = `http://127.0.0.1:${PORT}`
const secret = 'the secret of the benchmark, thirty-two or more'
const cookieOf = (sid: string) => `attest.session=${sealSessionToken({ sid, exp: Date.now() / 1000 + 36_000 }, secret)}`

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
  await fillListings(sql)
  console.log(`\n${heading}`)
  const bench = { base, sql, field, cookieOf }
  const said = async (comparison: Comparison) => console.log(await compare(comparison))
  await said({ name: 'catalog page', aim: 0.4, ...(await fromMemory(base, '/modules')) })
  await said({ name: 'calendar month', aim: 0.4, ...(await fromMemory(base, '/calendar?view=month')) })
  await said({ name: 'year feed', aim: 0.4, ...(await fromMemory(base, '/calendar.ics')) })
  await said({ name: 'near a ZIP code, 25,000 listings', aim: 0.5, ...nearZip(bench) })
  await said({ name: 'lesson done (API to disk)', aim: 0.5, ...lessonDone(bench) })
  await said({ name: 'learner’s home', aim: 0.5, ...learnersHome(bench) })
  await said({ name: 'completion report, agency of 1,000', aim: 0.5, ...completionReport(bench) })
  await said({ name: 'completion file, 12,000 rows', aim: 0.3, ...completionFile(bench) })
  console.log(await rosterLoaded(base, cookieOf(field.coordinatorSession), field))
  await sql`vacuum analyze`
  await said({ name: 'counts, agency of 11,000', aim: 0.5, ...counts(bench) })
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
