/** Which records are one person's: asked wherever something is kept by the record. */
import { and, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { anyIdGiven, idList } from '@/lib/platform/bulk'
import { named, type Tx } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { plusDays } from '@/lib/platform/time'
import type { Moved, Pair } from './moved'
import { BACK_DAYS } from './rules'
import { joinedRecords } from './tables'

/** The record that goes on: the one this one was joined to, or itself. */
export async function lastingOf(tx: Tx, personId: string): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(sql`select lasting_record(${personId}::uuid) as id`)
  return row?.id ?? personId
}

/** The same of several, each once. */
export async function lastingRecords(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const rows = await tx.execute<{ id: string }>(
    sql`select distinct lasting_record(p.id) as id from unnest(${idList(personIds)}::uuid[]) as p(id)`,
  )
  return rows.map(({ id }) => id)
}

const joined = named('identity-joined-to', (db) =>
  db
    .select({ personId: joinedRecords.personId, lastingId: joinedRecords.lastingId })
    .from(joinedRecords)
    .where(and(sql`${joinedRecords.lastingId} = ${anyIdGiven('people')}`, isNull(joinedRecords.endedAt))),
)

/** Records that were joined to these, each with the one it was joined to. The system sees all of them. */
export async function joinedTo(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await joined.on(tx, { people: idList(personIds) })
  return new Map(rows.map(({ personId, lastingId }) => [personId, lastingId]))
}

/** In a named query: the records that are handed in by that name, and those that were joined to them. */
export const anyRecordOf = (name: string): SQL => sql`any(array(select unnest(${sql.placeholder(name)}::uuid[])
  union all select j.person_id from joined_records j where j.lasting_id = ${anyIdGiven(name)} and j.ended_at is null))`

/** From when on records that were joined stay one. */
export const finalAt = (joinedAt: Date): Date => plusDays(joinedAt, BACK_DAYS)

/**
 * Until when the addresses of a record stay as they are, since somebody else joined another one to it: whoever was let in by
 * that could otherwise stay in when the two are parted. Nothing where its person joined them, or it is final.
 */
export async function heldUntil(tx: Tx, personId: string, now: Date): Promise<Date | null> {
  const [join] = await tx
    .select({ joinedAt: joinedRecords.joinedAt })
    .from(joinedRecords)
    .where(
      and(
        ...[eq(joinedRecords.lastingId, personId), isNull(joinedRecords.endedAt)],
        gt(joinedRecords.joinedAt, plusDays(now, -BACK_DAYS)),
        sql`${joinedRecords.askedBy} is distinct from ${joinedRecords.lastingId}`,
        sql`${joinedRecords.askedBy} is distinct from ${joinedRecords.personId}`,
      ),
    )
    .orderBy(desc(joinedRecords.joinedAt))
    .limit(1)
  return join ? finalAt(join.joinedAt) : null
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
