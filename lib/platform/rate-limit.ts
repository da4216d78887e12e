/** Counters against abuse, kept in the database so that every process counts together. */
import { sql } from 'drizzle-orm'
import type { Ctx } from './context'
import { read, writable } from './database'
import { tooMany } from './errors'
import { inWords } from './in-words'
import { limits } from './messages'

export const windowStart = (ctx: Ctx, windowMinutes: number): number => {
  const length = windowMinutes * 60_000
  return Math.floor(ctx.now.getTime() / length) * length
}

/** @throws too-many with the seconds until the window ends */
export function refuse(ctx: Ctx, windowMinutes: number): never {
  const end = windowStart(ctx, windowMinutes) + windowMinutes * 60_000
  const seconds = Math.ceil((end - ctx.now.getTime()) / 1000)
  throw tooMany(inWords(limits, ctx.locale)('tooMany', { minutes: Math.ceil(seconds / 60) }), seconds)
}

/** Counts one try of `key` in the current window. @returns how many there are with it */
export async function countTry(ctx: Ctx, key: string, windowMinutes: number): Promise<number> {
  const start = new Date(windowStart(ctx, windowMinutes)).toISOString()
  const rows = await writable(ctx, (tx) =>
    tx.execute<{ count: number }>(sql`select count_try(${key}, ${start}::timestamptz) as count`),
  )
  return Number(rows[0]?.count ?? 0)
}

/**
 * Counts one try of `key` and refuses when there were more than `limit` in the current window.
 * @throws too-many with the seconds until the window ends
 */
export async function limitTries(ctx: Ctx, key: string, limit: number, windowMinutes: number): Promise<void> {
  if ((await countTry(ctx, key, windowMinutes)) > limit) refuse(ctx, windowMinutes)
}

/** Refuses after `limit` counted tries of `key`, and counts none itself. @throws too-many with the seconds until the window ends */
export async function refuseAfter(ctx: Ctx, key: string, limit: number, windowMinutes: number): Promise<void> {
  const start = new Date(windowStart(ctx, windowMinutes)).toISOString()
  const rows = await read(ctx, (tx) =>
    tx.execute<{ count: number }>(sql`select tries_of(${key}, ${start}::timestamptz) as count`),
  )
  if (Number(rows[0]?.count ?? 0) >= limit) refuse(ctx, windowMinutes)
}
