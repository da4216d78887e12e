/**
 * `npm test`: everything that must hold, from a fresh copy of the project. Goes on after a failure, so that one run tells
 * all; its last line counts every check and test. `npm test -- --slow` walks the journeys alone, in slow browsers;
 * `npm test -- --coverage` also says how much of each domain some test ran, which takes minutes more.
 */
import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { ensureBrowser, ensureBuilt, ensureInstalled, requireNode, root, SetupError } from '../app/setup.mjs'

const results = path.join(root, 'e2e', '.results')
const program = (name, file) => [process.execPath, path.join(root, 'node_modules', name, file)]
const slow = process.argv.includes('--slow')
const measures = process.argv.includes('--coverage')
const running = new Set()
const tally = { passed: 0, failed: 0, skipped: 0 }

const checks = {
  biome: [...program('@biomejs/biome', 'bin/biome'), 'check', '.', '--colors=off'],
  dependencies: [
    ...program('dependency-cruiser', 'bin/dependency-cruise.mjs'),
    ...['--config', '.dependency-cruiser.cjs'],
    ...['app', 'lib', 'e2e', 'drizzle'].filter((folder) => existsSync(path.join(root, folder))),
  ],
  knip: program('knip', 'bin/knip.js'),
  // The native compiler; one thread of it, since it runs beside the tests.
  types: [...program('@typescript/native', 'bin/tsc'), '--noEmit', '--singleThreaded'],
  // After the build, whose pages it weighs.
  budgets: [process.execPath, '--import', 'tsx', 'e2e/budgets.ts'],
  // What was written down while all the others ran.
  log: [process.execPath, '--import', 'tsx', 'e2e/log.ts'],
}

process.chdir(root)
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interrupt(signal))
try {
  requireNode()
  await ensureInstalled()
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  await runAll()
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error)
  tally.failed += 1
}
if (tally.skipped > 0) console.log(`${tally.skipped} skipped`)
console.log(`${tally.passed} passed, ${tally.failed} failed`)
process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0)

/**
 * Two cores: what waits runs beside what reckons. Types come after the build, which writes those of the routes; no test of
 * vitest reads the build. The journeys come last and alone: they are held to what a person would wait for. Their world is
 * made before: telling it keeps one core waiting for the other.
 */
async function runAll() {
  const browser = attempt('browser', ensureBrowser)
  const built = attempt('build', build)
  if (slow) return walk(await built, await browser)
  const quick = async () => {
    for (const name of ['biome', 'dependencies', 'knip']) await check(name)
  }
  const afterBuild = built.then(() => check('types')).then(() => check('budgets'))
  const alone = Promise.all([quick(), afterBuild, vitest()])
  alone.catch(() => {}) // It is waited for last, and counted there.
  await Promise.all([built, browser]).then(([each, chromium]) => walk(each, chromium, alone))
  await alone
  await check('log')
}

/** `alone`: until when only the world of the journeys is made. */
async function walk(built, chromium, alone) {
  if (built.ok && chromium.ok) await playwright(chromium.value, alone)
  else count('end-to-end tests', { passed: 0, failed: 1 })
}

async function build() {
  await ensureBuilt({ run: (command, env) => stream('build', command, env) })
  count('build', { passed: 1, failed: 0 })
}

async function check(name) {
  const code = await stream(name, checks[name])
  count(name, code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
}

async function vitest() {
  const file = path.join(results, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await stream('vitest', [
    ...program('vitest', 'vitest.mjs'),
    'run',
    ...(measures ? ['--coverage'] : []),
    ...reporters,
  ])
  if (measures) printCoverage(readReport(path.join(results, 'coverage', 'coverage-summary.json')) ?? {})
  const report = readReport(file)
  const unloadable = (report?.testResults ?? []).filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  )
  const failed = (report?.numFailedTests ?? 0) + unloadable.length
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  count('vitest', { passed: report?.numPassedTests ?? 0, failed, skipped }, code)
}

/** Of each domain, the part of its lines that some test ran. */
function printCoverage({ total: _, ...files }) {
  const domains = new Map()
  for (const [file, { lines }] of Object.entries(files)) {
    const domain = path.relative(root, file).split(path.sep).slice(0, 2).join('/')
    const so = domains.get(domain) ?? { covered: 0, total: 0 }
    domains.set(domain, { covered: so.covered + lines.covered, total: so.total + lines.total })
  }
  for (const [domain, { covered, total }] of [...domains].sort()) {
    if (total > 0)
      console.log(`coverage     ${domain.padEnd(20)} ${String(Math.round((100 * covered) / total)).padStart(3)} %`)
  }
}

async function playwright(chromium, alone) {
  const command = [...program('@playwright/test', 'cli.js'), 'test', ...(slow ? ['e2e/journeys'] : [])]
  const settings = { ...(slow ? { ATTEST_SLOW: '1' } : {}), ...(alone ? { ATTEST_HELD: '1' } : {}) }
  const code = await stream('e2e', command, { CHROMIUM_PATH: chromium, ...settings }, alone)
  const { stats, suites = [], errors = [] } = readReport(path.join(results, 'playwright.json')) ?? {}
  for (const { title, file, line } of specsOf(suites).filter(isFlaky))
    console.log(`e2e          PASSED ONLY WHEN WALKED AGAIN: ${file}:${line} ${title}`)
  const failed = (stats?.unexpected ?? 0) + errors.length
  const passed = (stats?.expected ?? 0) + (stats?.flaky ?? 0)
  count('end-to-end tests', { passed, failed, skipped: stats?.skipped ?? 0 }, code)
}

function specsOf(suites) {
  return suites.flatMap((each) => [...each.specs, ...specsOf(each.suites ?? [])])
}

function isFlaky({ tests }) {
  return tests.some(({ status }) => status === 'flaky')
}

/** A program that ends badly or ran nothing has failed, whatever it counted. */
function count(name, { passed, failed, skipped = 0 }, code = 0) {
  const broken = failed === 0 && (code !== 0 || passed === 0)
  tally.passed += passed
  tally.failed += failed + (broken ? 1 : 0)
  tally.skipped += skipped
  if (failed > 0 || broken) console.log(`${name} FAILED`)
  else console.log(`${name} passed`)
}

async function attempt(name, work) {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error)
    count(name, { passed: 0, failed: 1 })
    return { ok: false }
  }
}

/** Runs a command and shows its lines as they come, each with the name of the step. Its input ends `when` it may go on. */
function stream(name, [command, ...args], env = {}, when = Promise.resolve()) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env, NO_COLOR: '1', CI: '1' },
    stdio: 'pipe',
  })
  running.add(child)
  const goOn = () => void child.stdin.end()
  when.then(goOn, goOn)
  const kept = createWriteStream(path.join(results, `${name}.log`))
  for (const output of [child.stdout, child.stderr]) {
    createInterface({ input: output }).on('line', (line) => {
      console.log(`${name.padEnd(12)} ${line}`)
      kept.write(`${line}\n`)
    })
  }
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('close', (code) => {
      running.delete(child)
      kept.end(() => resolve(code ?? 1))
    })
  })
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function interrupt(signal) {
  for (const child of running) child.kill(signal)
  setTimeout(() => process.exit(130), running.size > 0 ? 3000 : 0)
}
