/** What moderators have to look at. */
import { and, eq, isNotNull, or, sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'
import { events } from './tables'

/** Sent and not decided about, or changed since somebody looked. */
export const isWaiting = or(
  eq(events.status, 'submitted'),
  and(eq(events.status, 'published'), isNotNull(events.recheckSince)),
)

/** How many events wait, of those that whoever asks may read. */
export async function countWaiting(tx: Tx): Promise<number> {
  const [counted] = await tx.select({ total: sql<number>`count(*)::int` }).from(events).where(isWaiting)
  return counted?.total ?? 0
}
