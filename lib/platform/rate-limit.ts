/** Counters against abuse, kept in the database so that every process counts together. */
import { sql } from 'drizzle-orm'
import type { Ctx } from './context'
import { writable } from './database'
import { tooMany } from './errors'

/**
 * Counts one try of `key` and refuses when there were more than `limit` in the current window.
 * @throws too-many with the seconds until the window ends
 */
export async function limitTries(ctx: Ctx, key: string, limit: number, windowMinutes: number): Promise<void> {
  const length = windowMinutes * 60_000
  const start = Math.floor(ctx.now.getTime() / length) * length
  const rows = await writable(ctx, (tx) =>
    tx.execute<{ count: number }>(
      sql`select count_try(${key}, ${new Date(start).toISOString()}::timestamptz) as count`,
    ),
  )
  if (Number(rows[0]?.count ?? 0) <= limit) return
  const seconds = Math.ceil((start + length - ctx.now.getTime()) / 1000)
  throw tooMany(`Too many tries. Please wait ${Math.ceil(seconds / 60)} minutes and try again.`, seconds)
}
