/** Which records are one person's: asked wherever something is kept by the record. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import type { Tx } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import type { Moved, Pair } from './moved'
import { joinedRecords } from './tables'

/** The record that goes on: the one this one was joined to, or itself. */
export async function lastingOf(tx: Tx, personId: string): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(sql`select lasting_record(${personId}::uuid) as id`)
  return row?.id ?? personId
}

/** Records that were joined to these, each with the one it was joined to. The system sees all of them. */
export async function joinedTo(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .select({ personId: joinedRecords.personId, lastingId: joinedRecords.lastingId })
    .from(joinedRecords)
    .where(and(inArray(joinedRecords.lastingId, [...personIds]), isNull(joinedRecords.endedAt)))
  return new Map(rows.map(({ personId, lastingId }) => [personId, lastingId]))
}

const actorOf = ({ ctx: { actor } }: Writer) => (actor.kind === 'person' ? actor.personId : null)

/** Writes down that a record is one with another from now on. @returns its id */
export async function startJoin(w: Writer, pair: Pair): Promise<string> {
  const id = newId()
  await w.tx.insert(joinedRecords).values({ id, ...pair, askedBy: actorOf(w), joinedAt: w.ctx.now })
  return id
}

/** Where everything was, for parting them again. */
export const keepMoved = (w: Writer, id: string, moved: Moved) =>
  w.tx.update(joinedRecords).set({ moved }).where(eq(joinedRecords.id, id))

export const endJoin = (w: Writer, id: string, endReason: string | null) =>
  w.tx
    .update(joinedRecords)
    .set({ endedAt: w.ctx.now, endedBy: actorOf(w), endReason })
    .where(eq(joinedRecords.id, id))
