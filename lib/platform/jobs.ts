/**
 * Work for later, enqueued inside the transaction that causes it: when that rolls back there is no job. Handlers are
 * idempotent; a job key keeps the same work from standing in the queue twice.
 */
import { EventEmitter } from 'node:events'
import { sql } from 'drizzle-orm'
import { Logger, type Runner, run, type WorkerEvents } from 'graphile-worker'
import type * as z from 'zod/mini'
import { connection } from './connection'
import { type Ctx, systemCtx } from './context'
import type { Tx } from './database'
import { log } from './log'
import { holdAlive } from './workers'

/**
 * Each queue has workers of its own, so that a long import never holds up a letter. `work` goes one by one: two imports at
 * once would be slower than one after the other, and felt by whoever waits for a page. What waits for strangers to answer is
 * `reading`, and what they were slow to answer before is `slow`: it holds up only its like.
 */
const queues = { mail: 2, work: 1, reading: 1, slow: 1 } as const
type Queue = keyof typeof queues

export type Job<P> = {
  name: string
  payload: z.ZodMiniType<P>
  run: (ctx: Ctx, payload: P) => Promise<void>
  queue: Queue
  /** When it runs by itself, as five fields of cron in UTC: `15 3 * * 0` is Sunday at 3:15. Its payload is then empty. */
  at?: string
}

/** Declares a job: its name, the shape of its payload and what it does, in the queue of what nobody waits for. */
export const job = <P>(name: string, payload: z.ZodMiniType<P>, run: Job<P>['run'], queue: Queue = 'work'): Job<P> => ({
  ...{ name, payload, run, queue },
})

/** As much of a job as putting it into the queue needs: what it does may be known to whoever runs it alone. */
type Named<P> = Pick<Job<P>, 'name' | 'payload'>

/** Puts a job into the queue of the transaction. `key`: the same key again before it ran replaces it. */
export async function enqueue<P>(
  tx: Tx,
  what: Named<P>,
  payload: P,
  options: { key: string; runAt?: Date },
): Promise<void> {
  await tx.execute(
    sql`select enqueue(${what.name}, ${JSON.stringify(payload)}::json, ${options.key}, ${options.runAt?.toISOString() ?? null}::timestamptz)`,
  )
}

/** The same job for each of these, in one statement. */
export async function enqueueEach<P>(
  tx: Tx,
  what: Named<P>,
  each: readonly { payload: P; key: string }[],
): Promise<void> {
  if (each.length === 0) return
  await tx.execute(sql`
    select enqueue(${what.name}, j.payload, j.key) from json_to_recordset(${JSON.stringify(each)}::json) as j(payload json, key text)`)
}

/** The queue speaks through its own driver; this is the owner's connection in its words. */
export function jobConnection(): string {
  const { url, host, user, database } = connection('owner')
  return url ?? `postgres:///${String(database)}?host=${encodeURIComponent(String(host))}&user=${String(user)}`
}

/** The queue's own words repeat what a job was given, so only their beginning is kept. */
export const quietJobs = () =>
  new Logger(() => (level, message, meta) => {
    const words = message.split(/ with error|: /)[0]
    if (level === 'error') log().error({ err: meta?.error }, words)
    else log().debug(words)
  })

const STOPPING_MS = 10_000

/**
 * Works through the queues until stopped; a job that throws is tried again later, up to eight times, and one whose worker
 * died is taken again. Any number of processes may do so at once. What runs when it is stopped has ten seconds to end.
 */
export async function startJobs(jobs: readonly Job<never>[]): Promise<{ stop: () => Promise<void> }> {
  const pools: string[] = []
  const runners: Runner[] = []
  for (const queue of Object.keys(queues) as Queue[]) {
    const events: WorkerEvents = new EventEmitter()
    events.on('pool:create', ({ workerPool }) => void pools.push(workerPool.id))
    runners.push(
      await startQueue(
        queue,
        jobs.filter((each) => each.queue === queue),
        events,
      ),
    )
  }
  const letGo = await holdAlive(pools)
  return {
    async stop() {
      const stopped = Promise.all(runners.map((runner) => runner.stop().catch(() => {})))
      await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, STOPPING_MS).unref())])
      await letGo()
    },
  }
}

const startQueue = (queue: Queue, jobs: readonly Job<never>[], events: WorkerEvents): Promise<Runner> =>
  run({
    connectionString: jobConnection(),
    taskList: Object.fromEntries(
      jobs.map((each) => [
        each.name,
        (payload: unknown) => each.run(systemCtx(each.name), each.payload.parse(payload) as never),
      ]),
    ),
    crontab: jobs.flatMap((each) => (each.at ? `${each.at} ${each.name}` : [])).join('\n'),
    concurrency: queues[queue],
    maxPoolSize: queues[queue] + 2,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: quietJobs(),
    events,
  })
