/** A file of earlier training as it is kept: who may ask for it, one command at a time, and its rows. */
import { eq, sql } from 'drizzle-orm'
import { can, refusal } from '@/lib/agencies/policy'
import type { Writer } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { unpack } from '@/lib/platform/packed'
import { historyBatches } from '../history-tables'
import type { HistoryEntry } from './plan'

export type Batch = typeof historyBatches.$inferSelect

/** @throws not-found or forbidden for who does not keep the roster */
export function refuseHistory(ctx: Ctx, agencyId: string): void {
  if (!can.managePeople(ctx.actor, agencyId)) throw refusal(ctx.actor, agencyId)
}

/** Two loads of an agency at once would each find nothing there. */
export const oneAtATime = (w: Writer, agencyId: string) =>
  w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`history ${agencyId}`}, 0))`)

/** @throws not-found also for a file of an agency that is not the actor's */
export async function lockBatch(w: Writer, batchId: string): Promise<Batch> {
  const which = eq(historyBatches.id, batchId)
  const [whose] = await w.tx.select({ agencyId: historyBatches.agencyId }).from(historyBatches).where(which)
  if (!whose) throw notFound('This file of earlier training')
  refuseHistory(w.ctx, whose.agencyId)
  await oneAtATime(w, whose.agencyId)
  const [batch] = await w.tx.select().from(historyBatches).where(which)
  if (!batch) throw notFound('This file of earlier training')
  return batch
}

export const entriesIn = async ({ entries }: Pick<Batch, 'entries'>): Promise<HistoryEntry[]> =>
  entries ? await unpack<HistoryEntry>(entries) : []

export const keepBatch = (w: Writer, batchId: string, change: Partial<typeof historyBatches.$inferInsert>) =>
  asSystem(w.tx, w.ctx, () => w.tx.update(historyBatches).set(change).where(eq(historyBatches.id, batchId)))
