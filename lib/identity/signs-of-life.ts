/**
 * Sessions that were used, each noted at most once a minute: together and a moment later, so that nobody waits for it. What a
 * process that ends leaves unwritten is noted with the next request.
 */
import { askDoor } from '@/lib/platform/database'
import { log } from '@/lib/platform/log'

const LATER_MS = 1000

let used = new Set<string>()
let since: Date | null = null

export function noteUse(sessionId: string, now: Date): void {
  used.add(sessionId)
  if (since) return
  since = now
  setTimeout(() => {
    writeUses().catch((error: unknown) => log().warn({ err: error }, 'Signs of life of sessions were not noted'))
  }, LATER_MS).unref()
}

/** As of the first of them. One that ended meanwhile stays ended. */
export async function writeUses(): Promise<void> {
  const [ids, at] = [[...used], since]
  used = new Set()
  since = null
  if (at) await askDoor('select sessions_used($1::uuid[], $2::timestamptz)', [`{${ids.join(',')}}`, at.toISOString()])
}
