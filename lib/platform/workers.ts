/**
 * Which workers live. Each holds an advisory lock on a connection of its process; when the process dies, PostgreSQL frees
 * the lock with the connection. The queue itself waits four hours before it takes a dead worker's job again.
 */
import type postgres from 'postgres'
import { connect } from './connection'
import { log } from './log'

const LOCKS = 7274002
const EVERY_MS = 10_000
/** A worker that has just begun may not hold its lock yet. */
const FORGOTTEN_AFTER_SECONDS = 30

/** Holds the locks of these workers and frees the jobs of dead ones, now and again and again, until let go. */
export async function holdAlive(workers: readonly string[]): Promise<() => Promise<void>> {
  const client = connect('owner', { max: 1, idle_timeout: 0, max_lifetime: null })
  let heldBy: unknown
  const beat = async () => {
    const [row] = await client<{ pid: number }[]>`select pg_backend_pid() as pid`
    if (row?.pid !== heldBy) for (const worker of workers) await hold(client, worker)
    heldBy = row?.pid
    await freeForgotten(client)
  }
  const inPeace = () =>
    beat().catch((error: unknown) => log().warn({ err: error }, 'Workers could not be looked after'))
  await inPeace()
  const timer = setInterval(() => void inPeace(), EVERY_MS)
  return async () => {
    clearInterval(timer)
    await client.end({ timeout: 1 }).catch(() => {})
  }
}

const hold = (client: postgres.Sql, worker: string) =>
  client`select pg_try_advisory_lock(${LOCKS}::int, hashtext(${worker}))`

/** Lets the jobs of workers that live no longer be taken again. @returns how many workers were found dead */
export async function freeForgotten(client: postgres.Sql, afterSeconds = FORGOTTEN_AFTER_SECONDS): Promise<number> {
  const dead = await client<{ worker: string }[]>`
    select distinct j.locked_by as worker from graphile_worker.jobs j
    where j.locked_at <= now() - make_interval(secs => ${afterSeconds}) and not exists (
      select 1 from pg_locks l where l.locktype = 'advisory' and l.classid = ${LOCKS}::int::oid and l.objsubid = 2
        and l.database = (select d.oid from pg_database d where d.datname = current_database())
        and l.objid::bigint = hashtext(j.locked_by)::bigint & 4294967295)`
  if (dead.length === 0) return 0
  const workers = dead.map(({ worker }) => worker)
  await client`select graphile_worker.force_unlock_workers(${workers})`
  log().warn({ workers: workers.length }, 'Jobs of workers that died are taken again')
  return workers.length
}
