/** Events go along with the record of whoever posted them, and searches with that of whoever keeps them. */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import type { Moved, Pair } from '@/lib/identity/moved'
import { anyId } from '@/lib/platform/bulk'

export async function moveEvents(w: Writer, { personId, lastingId }: Pair): Promise<string[]> {
  const rows = await w.tx.execute<{ id: string }>(
    sql`update events set organizer_id = ${lastingId}::uuid where organizer_id = ${personId}::uuid returning id`,
  )
  return rows.map(({ id }) => id)
}

/** What they follow goes along too. */
export async function moveSearches(w: Writer, { personId, lastingId }: Pair): Promise<string[]> {
  const rows = await w.tx.execute<{ id: string }>(
    sql`update saved_searches set person_id = ${lastingId}::uuid where person_id = ${personId}::uuid returning id`,
  )
  return rows.map(({ id }) => id)
}

export async function moveSearchesBack(
  w: Writer,
  { personId, lastingId }: Pair,
  { searches = [] }: Moved,
): Promise<void> {
  await w.tx.execute(sql`update saved_searches set person_id = ${personId}::uuid
    where id = ${anyId(searches)} and person_id = ${lastingId}::uuid`)
}

export async function moveEventsBack(w: Writer, { personId, lastingId }: Pair, { events }: Moved): Promise<void> {
  await w.tx.execute(sql`update events set organizer_id = ${personId}::uuid
    where id = ${anyId(events)} and organizer_id = ${lastingId}::uuid`)
}
