/** Courses that somebody suggested go along with their record: nobody decides about their own by having two. */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import type { Moved, Pair } from '@/lib/identity/moved'
import { anyId } from '@/lib/platform/bulk'

export async function moveRelated(w: Writer, { personId, lastingId }: Pair): Promise<string[]> {
  const rows = await w.tx.execute<{ id: string }>(
    sql`update related_trainings set suggested_by = ${lastingId}::uuid where suggested_by = ${personId}::uuid returning id`,
  )
  return rows.map(({ id }) => id)
}

export async function moveRelatedBack(
  w: Writer,
  { personId, lastingId }: Pair,
  { related = [] }: Moved,
): Promise<void> {
  await w.tx.execute(sql`update related_trainings set suggested_by = ${personId}::uuid
    where id = ${anyId(related)} and suggested_by = ${lastingId}::uuid`)
}
