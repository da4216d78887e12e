/**
 * Work for later, enqueued inside the transaction that causes it: when that rolls back there is no job. Handlers are
 * idempotent; a job key keeps the same work from standing in the queue twice.
 */
import { sql } from 'drizzle-orm'
import { Logger, type Runner, run } from 'graphile-worker'
import type * as z from 'zod/mini'
import { connection } from './connection'
import { type Ctx, systemCtx } from './context'
import type { Tx } from './database'
import { log } from './log'

export type Job<P> = {
  name: string
  payload: z.ZodMiniType<P>
  run: (ctx: Ctx, payload: P) => Promise<void>
  /** When it runs by itself, as five fields of cron in UTC: `15 3 * * 0` is Sunday at 3:15. Its payload is then empty. */
  at?: string
}

/** Declares a job: its name, the shape of its payload and what it does. */
export const job = <P>(name: string, payload: z.ZodMiniType<P>, run: Job<P>['run']): Job<P> => ({ name, payload, run })

/** Puts a job into the queue of the transaction. `key`: the same key again before it ran replaces it. */
export async function enqueue<P>(
  tx: Tx,
  what: Job<P>,
  payload: P,
  options: { key: string; runAt?: Date },
): Promise<void> {
  await tx.execute(
    sql`select enqueue(${what.name}, ${JSON.stringify(payload)}::json, ${options.key}, ${options.runAt?.toISOString() ?? null}::timestamptz)`,
  )
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

/** Works through the queue until stopped; a job that throws is tried again later, up to eight times. */
export async function startJobs(jobs: readonly Job<never>[]): Promise<Runner> {
  const taskList = Object.fromEntries(
    jobs.map((each) => [
      each.name,
      async (payload: unknown) => {
        await each.run(systemCtx(each.name), each.payload.parse(payload) as never)
      },
    ]),
  )
  return run({
    connectionString: jobConnection(),
    taskList,
    crontab: jobs.flatMap((each) => (each.at ? `${each.at} ${each.name}` : [])).join('\n'),
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: quietJobs(),
  })
}
