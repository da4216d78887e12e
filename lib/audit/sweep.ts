/**
 * What is removed by itself: each domain has a table of what it keeps, for how long and why, and one job a night removes
 * what has served. docs/operations.md prints the same tables, which a test compares.
 */
import { type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import * as z from 'zod/mini'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { type Job, job } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import { plusDays } from '@/lib/platform/time'
import { type Writer, writeIfNeeded } from './write'

export type RetentionRule = {
  /** Under which the trail counts it. */
  name: string
  what: string
  days: number
  /** From when the days count. */
  since: string
  why: string
  /** The most in one transaction, where each takes long. */
  atOnce?: number
  /** Removes what was over before then, at most so many of it; gives back how many. */
  remove: (w: Writer, before: Date, most: number) => Promise<number>
}

/** Which rows are over: speaks of each as `r`, and of the time as it is given. */
type Over = (before: SQL) => SQL

/** Removes the rows of a table that are over. */
export const removeRows = (table: PgTable, over: Over): RetentionRule['remove'] =>
  toRows(table, () => sql`delete from ${table}`, over)

/** Empties those of the rows that are over; `over` leaves out what is empty already. */
export const clearRows = (table: PgTable, set: (now: SQL) => SQL, over: Over): RetentionRule['remove'] =>
  toRows(table, (now) => sql`update ${table} set ${set(now)}`, over)

const instant = (at: Date) => sql`${at.toISOString()}::timestamptz`

const toRows =
  (table: PgTable, what: (now: SQL) => SQL, over: Over): RetentionRule['remove'] =>
  async (w, before, most) => {
    const { count } = await w.tx.execute(sql`${what(instant(w.ctx.now))}
      where ctid = any(array(select r.ctid from ${table} r where ${over(instant(before))} limit ${most}))`)
    return count
  }

type Bounds = { most: number; batches: number }
/** A night takes this much of each kind; what is left waits for the next. */
const BOUNDS: Bounds = { most: 1000, batches: 100 }

/**
 * Removes what has served by each rule, in batches that are transactions of their own, and counts it in the trail. A rule that
 * fails holds up no other. Gives back how many of each.
 * @throws the first fault, when all rules had their turn
 */
export async function removeServed(
  ctx: Ctx,
  rules: readonly RetentionRule[],
  bounds: Bounds = BOUNDS,
): Promise<Record<string, number>> {
  const system = { ...systemCtx('retention', ctx.now), requestId: ctx.requestId }
  const removed: Record<string, number> = {}
  const faults: unknown[] = []
  for (const rule of rules) {
    removed[rule.name] = await removeBy(system, rule, bounds).catch((error: unknown) => {
      log().error({ err: error, rule: rule.name }, 'What has served could not be removed')
      faults.push(error)
      return 0
    })
  }
  if (faults.length > 0) throw faults[0]
  return removed
}

async function removeBy(system: Ctx, rule: RetentionRule, bounds: Bounds): Promise<number> {
  const most = Math.min(bounds.most, rule.atOnce ?? bounds.most)
  const before = plusDays(system.now, -rule.days)
  let total = 0
  for (let batch = 0; batch < bounds.batches; batch += 1) {
    const count = await writeIfNeeded(system, async (w) => {
      const removed = await rule.remove(w, before, most)
      if (removed > 0) w.record('traces.removed', { kind: 'retention', id: rule.name, detail: { count: removed } })
      return removed
    })
    total += count
    if (count < most) break
  }
  return total
}

/** Every night. */
export const sweepNightly = (rules: readonly RetentionRule[]): Job<Record<string, never>> => ({
  ...job('remove-served', z.object({}), async (ctx) => {
    await removeServed(ctx, rules)
  }),
  at: '40 3 * * *',
})
