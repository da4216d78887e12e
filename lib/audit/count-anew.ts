/**
 * Telling the database how much there is now. It counts by itself within a minute or so; until then it plans for what was there
 * before a large load, and what takes a second takes a minute.
 */
import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { log } from '@/lib/platform/log'
import { writeIfNeeded } from './write'

/** So many rows at once change what a good plan is. */
const MANY = 1000

/** Whoever waits for the answer does not wait behind somebody else's counting; the database's own gives way within a second. */
const PATIENCE = sql`set local lock_timeout = '3s'`

/**
 * Counts the tables of people, service and training anew, where a load was large: after it, in a transaction of its own. The
 * load is there whatever comes of it, so that its failure is logged and nobody's answer.
 */
export async function countAnew(ctx: Ctx, loaded: number): Promise<void> {
  if (loaded < MANY) return
  try {
    await writeIfNeeded(ctx, async ({ tx }) => {
      await tx.execute(PATIENCE)
      await tx.execute(sql`select count_tables_anew()`)
    })
  } catch (error) {
    log().warn({ err: error }, 'the tables could not be counted anew')
  }
}
