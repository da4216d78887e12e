/**
 * Deriving all obligations of an agency again, some people at a time: each step is a transaction of its own, which says how far it
 * is. A process that goes away leaves the rest to the next one, and nobody waits for more than a step.
 */
import { eq, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { agencies } from '@/lib/agencies/tables'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { forbidden, notFound, notNow } from '@/lib/platform/errors'
import { enqueue, type Job, job } from '@/lib/platform/jobs'
import { agencyIdInput } from '../inputs'
import { can } from '../policy'
import type { rebuildStates } from '../rebuild-inputs'
import { rebuilds } from '../rebuild-tables'
import { deriveSome } from './derivation'

const STEP = 200
/** One that has not moved for so long has stopped: what failed is tried for half an hour. */
const STOPPED = sql`now() - interval '1 hour'`
/** What was derived since then is not asked for again. */
const LATELY = sql`now() - interval '1 hour'`
type Row = typeof rebuilds.$inferSelect
const NEVER_BEFORE = '00000000-0000-0000-0000-000000000000'

/** Everybody who ever served there, owes something there, or stands there. */
const peopleThere = (agencyId: string) => sql`(
  select person_id from affiliations where agency_id = ${agencyId}::uuid
  union select person_id from obligations where agency_id = ${agencyId}::uuid
  union select person_id from standings where agency_id = ${agencyId}::uuid)`

/**
 * All obligations of an agency, and how its people stand; one that is under way goes on where it was. Nothing differs unless a
 * fact was changed behind the product's back. @param again leave out an agency that was done within the hour
 * @returns how many rows were not as they should be
 */
export async function rebuildAgency(ctx: Ctx, agencyId: string, again: Again = 'at once'): Promise<number> {
  await writeIfNeeded(ctx, (w) => beginIn(w, { agencyId, askedBy: null, again }))
  return goOn(ctx, agencyId)
}

/** Does what is left of the one that was begun, and begins none. */
async function goOn(ctx: Ctx, agencyId: string): Promise<number> {
  for (;;) {
    const { finished, changed } = await writeIfNeeded(ctx, (w) => stepIn(w, agencyId))
    if (finished) return changed
  }
}

export type Again = 'at once' | 'after an hour'
type Begin = { agencyId: string; askedBy: string | null; again: Again }

/** Begins one, unless one is under way or, where that is asked, ended within the hour. One that stopped is begun anew: facts changed since. */
async function beginIn({ tx }: Writer, { agencyId, askedBy, again }: Begin): Promise<void> {
  const ended = again === 'at once' ? sql`rebuilds.finished_at is not null` : sql`rebuilds.finished_at < ${LATELY}`
  await tx.execute(sql`
    insert into rebuilds (agency_id, asked_by, started_at, moved_at, people, done, changed)
    select ${agencyId}, ${askedBy}, now(), now(), count(*), 0, 0 from ${peopleThere(agencyId)} p
    on conflict (agency_id) do update set asked_by = excluded.asked_by, started_at = excluded.started_at,
      moved_at = excluded.moved_at, finished_at = null, people = excluded.people, done = 0, last_person_id = null, changed = 0
    where ${ended} or (rebuilds.finished_at is null and rebuilds.moved_at < ${STOPPED})`)
}

async function stepIn(w: Writer, agencyId: string): Promise<{ finished: boolean; changed: number }> {
  const { tx } = w
  const [row] = await tx.select().from(rebuilds).where(eq(rebuilds.agencyId, agencyId)).for('update')
  if (!row || row.finishedAt) return { finished: true, changed: row?.changed ?? 0 }
  const people = await peopleAfter(tx, row)
  const changed = row.changed + (people.length > 0 ? await deriveSome(tx, agencyId, people) : 0)
  const finished = people.length < STEP
  const now = sql`clock_timestamp()`
  const done = row.done + people.length
  await tx
    .update(rebuilds)
    .set({
      // Not from when it was asked for: it may have waited behind other work.
      ...(row.done === 0 && { startedAt: sql`now()` }),
      ...{ done, changed, movedAt: now, people: finished ? done : Math.max(row.people, done) },
      ...{ lastPersonId: people.at(-1) ?? row.lastPersonId, finishedAt: finished ? now : null },
    })
    .where(eq(rebuilds.agencyId, agencyId))
  if (finished) w.record('obligations.rebuilt', { kind: 'agency', id: agencyId, agencyId, detail: { changed } })
  return { finished, changed }
}

async function peopleAfter(tx: Tx, { agencyId, lastPersonId }: Row): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select person_id as id from ${peopleThere(agencyId)} p where person_id > ${lastPersonId ?? NEVER_BEFORE}
    order by person_id limit ${STEP}`)
  return rows.map(({ id }) => id)
}

export const rebuildOne: Job<{ agencyId: string }> = job(
  'rebuild-agency',
  z.object({ agencyId: z.uuid() }),
  async (ctx, { agencyId }) => void (await goOn(ctx, agencyId)),
)

const DONE_LATELY =
  'All due dates were worked out again within the last hour. They can be worked out again an hour after that.'

/**
 * Asks for a rebuild of an agency, which a job then does; asked while one is under way, that one goes on and no other follows.
 * @throws not-found; forbidden; not-now within an hour of the end of the last one
 */
export async function startRebuild(ctx: Ctx, input: unknown) {
  const { agencyId } = agencyIdInput.parse(input)
  if (!can.rebuildAt(ctx.actor, agencyId)) throw can.read(ctx.actor, agencyId) ? forbidden() : notFound('This agency')
  const askedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  await write(ctx, 'obligations.rebuild-asked', async (w) => {
    const known = await w.tx.select({ id: agencies.id }).from(agencies).where(eq(agencies.id, agencyId))
    if (known.length === 0) throw notFound('This agency')
    await asSystem(w.tx, ctx, () => beginIn(w, { agencyId, askedBy, again: 'after an hour' }))
    const [row] = await w.tx.select().from(rebuilds).where(eq(rebuilds.agencyId, agencyId))
    if (row?.finishedAt) throw notNow(DONE_LATELY)
    await enqueue(w.tx, rebuildOne, { agencyId }, { key: `rebuild:${agencyId}` })
    w.record('obligations.rebuild-asked', { kind: 'agency', id: agencyId, agencyId })
  })
  return getRebuild(ctx, { agencyId })
}

/** How far the last rebuild of an agency is. @throws not-found */
export async function getRebuild(ctx: Ctx, input: unknown) {
  const { agencyId } = agencyIdInput.parse(input)
  const mayStart = can.rebuildAt(ctx.actor, agencyId)
  if (!mayStart && !can.read(ctx.actor, agencyId)) throw notFound('This agency')
  const state = sql<State>`case when finished_at >= ${LATELY} then 'just-done' when finished_at is not null then 'done'
    when moved_at < ${STOPPED} then 'stopped' else 'under-way' end`
  const [found] = await read(ctx, (tx) =>
    tx
      .select({ row: rebuilds, state })
      .from(agencies)
      .leftJoin(rebuilds, eq(rebuilds.agencyId, agencies.id))
      .where(eq(agencies.id, agencyId)),
  )
  if (!found) throw notFound('This agency')
  return { mayStart, rebuild: found.row ? toldOf(found.row, found.state) : null }
}

type State = (typeof rebuildStates)[number]

function toldOf({ startedAt, movedAt, finishedAt, people, done, changed }: Row, state: State) {
  return {
    ...{ state, startedAt: startedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null },
    ...{ people, done, changed },
    secondsLeft:
      state !== 'under-way' || done === 0
        ? null
        : secondsLeft({ taken: movedAt.getTime() - startedAt.getTime(), people, done }),
  }
}

/** As long for each of those who are left as for those who are done. */
export const secondsLeft = ({ taken, people, done }: { taken: number; people: number; done: number }): number =>
  Math.ceil(((Math.max(0, taken) / done) * Math.max(0, people - done)) / 1000)
