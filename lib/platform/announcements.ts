/** What other processes announce (`NOTIFY`), heard on a connection of its own that is replaced whenever it fails. */
import type postgres from 'postgres'
import { connect } from './connection'
import { log } from './log'

const CHECK_MS = 15_000
const ANSWER_MS = 15_000
const LONGEST_PAUSE_MS = 5_000

/** Listens for announcements; `onListen` runs at every (re)connection, when some may have been missed. */
export async function listen(
  channel: string,
  heard: (payload: string) => void,
  onListen: () => void,
): Promise<() => Promise<void>> {
  let stopped = false
  let current: postgres.Sql | undefined
  let wake = () => {}

  /** Listens until the connection is lost. */
  const once = async (listening: () => void) => {
    let lost = false
    const client = connect('owner', {
      max: 1,
      idle_timeout: null,
      max_lifetime: null,
      connect_timeout: 10,
      fetch_types: false,
      onclose: () => {
        lost = true
        wake()
      },
      onnotify: (_: string, payload: string) => heard(payload),
    } as unknown as postgres.Options<Record<string, never>>)
    current = client
    try {
      await within(client.unsafe(`listen "${channel}"`))
      onListen()
      listening()
      while (!stopped && !lost) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, CHECK_MS)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        if (!stopped && !lost) await within(client.unsafe('select 1'))
      }
    } finally {
      void client.end({ timeout: 0 }).catch(() => {})
    }
  }

  const forever = async (listening: () => void) => {
    for (let failures = 0; !stopped; failures += 1) {
      const began = Date.now()
      await once(listening).catch((error: unknown) => log().warn({ err: error }, 'Announcements are not heard'))
      if (Date.now() - began > CHECK_MS) failures = 0
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, Math.min(100 * 2 ** failures, LONGEST_PAUSE_MS)))
    }
  }
  await new Promise<void>((resolve) => void forever(resolve))
  return async () => {
    stopped = true
    wake()
    await current?.end({ timeout: 0 }).catch(() => {})
  }
}

const within = <T>(work: PromiseLike<T>): Promise<T> =>
  new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The database did not answer in time.')), ANSWER_MS)
    void Promise.resolve(work)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
