/**
 * Deriving all obligations of an agency again, some people at a time: each step is a transaction of its own, which says how far it
 * is. A process that goes away leaves the rest to the next one, and nobody waits for more than a step.
 */
import { eq, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { forbidden, notFound } from '@/lib/platform/errors'
import { enqueue, type Job, job } from '@/lib/platform/jobs'
import { deriveSome } from './derivation'
import { agencyIdInput } from './inputs'
import { can } from './policy'
import { rebuilds } from './rebuild-tables'

const STEP = 200
type Row = typeof rebuilds.$inferSelect
const NEVER_BEFORE = '00000000-0000-0000-0000-000000000000'

/** Everybody who ever served there, owes something there, or stands there. */
const peopleThere = (agencyId: string) => sql`(
  select person_id from affiliations where agency_id = ${agencyId}::uuid
  union select person_id from obligations where agency_id = ${agencyId}::uuid
  union select person_id from standings where agency_id = ${agencyId}::uuid)`

/**
 * All obligations of an agency, and how its people stand; one that was begun and not finished goes on where it was. Nothing
 * differs unless a fact was changed behind the product's back. @returns how many rows were not as they should be
 */
export async function rebuildAgency(ctx: Ctx, agencyId: string): Promise<number> {
  await writeIfNeeded(ctx, (w) => beginIn(w, agencyId, null))
  for (;;) {
    const { finished, changed } = await writeIfNeeded(ctx, (w) => stepIn(w, agencyId))
    if (finished) return changed
  }
}

/** Begins one, unless one is under way. */
async function beginIn({ tx, ctx }: Writer, agencyId: string, askedBy: string | null): Promise<void> {
  await tx.execute(sql`
    insert into rebuilds (agency_id, asked_by, started_at, moved_at, people, done, changed)
    select ${agencyId}, ${askedBy}, ${ctx.now.toISOString()}, ${ctx.now.toISOString()}, count(*), 0, 0 from ${peopleThere(agencyId)} p
    on conflict (agency_id) do update set asked_by = excluded.asked_by, started_at = excluded.started_at,
      moved_at = excluded.moved_at, finished_at = null, people = excluded.people, done = 0, last_person_id = null, changed = 0
    where rebuilds.finished_at is not null`)
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
  async (ctx, { agencyId }) => void (await rebuildAgency(ctx, agencyId)),
)

/**
 * Asks for a rebuild of an agency, which a job then does; asked while one is under way, that one goes on.
 * @throws not-found; forbidden
 */
export async function startRebuild(ctx: Ctx, input: unknown) {
  const { agencyId } = agencyIdInput.parse(input)
  if (!can.rebuildAt(ctx.actor, agencyId)) throw can.read(ctx.actor, agencyId) ? forbidden() : notFound('This agency')
  const askedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  await write(ctx, 'obligations.rebuild-asked', async (w) => {
    await asSystem(w.tx, ctx, () => beginIn(w, agencyId, askedBy))
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
  const [row] = await read(ctx, (tx) => tx.select().from(rebuilds).where(eq(rebuilds.agencyId, agencyId)))
  return { mayStart, rebuild: row ? toldOf(row) : null }
}

function toldOf({ startedAt, movedAt, finishedAt, people, done, changed }: Row) {
  return {
    ...{ startedAt: startedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null, people, done, changed },
    secondsLeft:
      finishedAt || done === 0 ? null : secondsLeft({ taken: movedAt.getTime() - startedAt.getTime(), people, done }),
  }
}

/** As long for each of those who are left as for those who are done. */
export const secondsLeft = ({ taken, people, done }: { taken: number; people: number; done: number }): number =>
  Math.ceil(((Math.max(0, taken) / done) * Math.max(0, people - done)) / 1000)
