/** Programs that run in threads of their own: what they are given by strangers can end them, and nothing else. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/**
 * Threads of one program. One that has nothing to do is kept, since starting one takes longer than most of their work.
 * @param source from the root of the project; `THREADS` of app/setup.mjs names it too
 */
export function threadsOf(source: string) {
  let idle: Worker | null = null

  function take(): Worker {
    const worker = idle ?? new Worker(...program(source))
    idle = null
    worker.removeAllListeners()
    worker.ref()
    return worker
  }

  function giveBack(worker: Worker): void {
    if (idle) return void worker.terminate()
    idle = worker
    worker.unref()
    worker.removeAllListeners()
    const gone = () => {
      if (idle === worker) idle = null
    }
    worker.on('exit', gone)
    worker.on('error', gone)
  }

  /** For one that did not answer in time, or answered what it should not. */
  function end(worker: Worker): void {
    worker.removeAllListeners()
    worker.on('error', () => {})
    void worker.terminate()
  }

  return { take, giveBack, end }
}

/** What a thread says to one question; or that it took too long over it, or ended. Whoever asked gives it back, or ends it. */
export function answerOf<T>(thread: Worker, asked: unknown, deadlineMs: number): Promise<T | 'too long' | 'ended'> {
  return new Promise((resolve) => {
    const done = (told: T | 'too long' | 'ended') => {
      clearTimeout(deadline)
      resolve(told)
    }
    const deadline = setTimeout(() => done('too long'), deadlineMs)
    thread.once('message', (told: T) => done(told))
    thread.once('error', () => done('ended'))
    thread.once('exit', () => done('ended'))
    thread.postMessage(asked)
  })
}

/** The bundle where the site is built, else the source by tsx; as arguments, since the build follows a path that it can read. */
function program(source: string): ConstructorParameters<typeof Worker> {
  const built = path.join(process.cwd(), '.next', 'front', `${path.basename(source, '.ts')}.mjs`)
  const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 }
  const options = { resourceLimits, execArgv: [], env: {} }
  if (process.env.NODE_ENV === 'production' && existsSync(built)) return [built, options]
  const file = pathToFileURL(path.join(/* turbopackIgnore: true */ process.cwd(), source)).href
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(file)}) })`
  return [start, { ...options, eval: true }]
}
