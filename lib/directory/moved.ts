/** What somebody suggested goes along with their record. Who verified, decided or claimed stays as it was written. */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import type { Moved, Pair } from '@/lib/identity/moved'
import { anyId } from '@/lib/platform/bulk'

export async function moveListings(w: Writer, { personId, lastingId }: Pair): Promise<string[]> {
  const rows = await w.tx.execute<{ id: string }>(
    sql`update listings set suggested_by = ${lastingId}::uuid where suggested_by = ${personId}::uuid returning id`,
  )
  return rows.map(({ id }) => id)
}

export async function moveListingsBack(
  w: Writer,
  { personId, lastingId }: Pair,
  { listings = [] }: Moved,
): Promise<void> {
  await w.tx.execute(sql`update listings set suggested_by = ${personId}::uuid
    where id = ${anyId(listings)} and suggested_by = ${lastingId}::uuid`)
}
