/** `npm run worker`: letters, imports and what is done at night, in a process of their own beside the site. */

import { closeDatabase } from '@/lib/platform/database'
import { startJobs } from '@/lib/platform/jobs'
import { jobs } from './_front/jobs'
import { prepareWorker } from './_front/prepare'

async function run(): Promise<void> {
  await prepareWorker()
  const work = await startJobs(jobs)
  process.stdout.write('The worker has begun.\n')
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await work.stop()
    await closeDatabase()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
}

try {
  await run()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
