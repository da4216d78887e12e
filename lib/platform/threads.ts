/** Programs that run in threads of their own: what they are given by strangers can end them, and nothing else. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/**
 * Starts one: the bundle where the site is built, else the source by tsx. It sees nothing of the environment.
 * @param source from the root of the project; `THREADS` of app/setup.mjs names it too
 */
export function startThread(source: string): Worker {
  const built = path.join(process.cwd(), '.next', 'front', `${path.basename(source, '.ts')}.mjs`)
  const options = {
    resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 },
    execArgv: [],
    env: {},
  }
  if (process.env.NODE_ENV === 'production' && existsSync(built)) return new Worker(built, options)
  const file = pathToFileURL(path.join(process.cwd(), source)).href
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(file)}) })`
  return new Worker(start, { ...options, eval: true })
}
