/**
 * `npm start`: from a fresh copy of the project to a running site. Installs and builds only what is missing.
 * `--dev` serves the sources with reloading, `--build-only` stops before serving, `--worker` does the work of the
 * background instead of serving; the rest is handed to the server.
 */
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ensureInstalled, frontEntry, requireNode, root, SetupError } from './setup.mjs'

const options = process.argv.slice(2)
const development = options.includes('--dev')
const program = options.includes('--worker') ? 'worker' : 'server'
const buildOnly = options.includes('--build-only')

try {
  requireNode()
  process.chdir(root)
  await ensureInstalled()
  if (!development) await ensureBuilt()
  if (!buildOnly) await serve()
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

/** Runs the server in this process, so that Ctrl-C reaches it once and it alone decides how to stop. */
async function serve() {
  process.env.NODE_ENV = development ? 'development' : 'production'
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  const entry = development ? `${root}/app/${program}.ts` : frontEntry(program)
  process.argv = [process.execPath, entry, ...options]
  if (development) {
    const { register } = await import('tsx/esm/api')
    register()
  } else process.setSourceMapsEnabled(true)
  await import(pathToFileURL(entry).href)
}
