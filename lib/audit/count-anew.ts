/**
 * Telling the database how much there is now. It counts by itself within a minute or so; until then it plans for what was there
 * before a large load, and what takes a second takes a minute.
 */
import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { writeIfNeeded } from './write'

/** So many rows at once change what a good plan is. */
const MANY = 1000

/** Counts the tables of people, service and training anew, where a load was large: after it, in a transaction of its own. */
export async function countAnew(ctx: Ctx, loaded: number): Promise<void> {
  if (loaded < MANY) return
  await writeIfNeeded(ctx, async ({ tx }) => void (await tx.execute(sql`select count_tables_anew()`)))
}
