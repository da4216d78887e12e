/** By the clock, and when something is sent: where nobody at an agency can decide about what waits, administrators are asked to name somebody. */
import { and, eq, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { anyId, insertRows } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { enqueue, enqueueEach, type Job, job } from '@/lib/platform/jobs'
import { notify } from '@/lib/platform/notify'
import { plusDays } from '@/lib/platform/time'
import { administrators, agenciesWith, canDecideThere, undecidedAt, type Waiting } from './deciders'
import { nobodyDecides } from './mails'
import { roles } from './tables'
import { undecided } from './undecided-tables'

/**
 * Asks administrators for a coordinator who can decide about what waits at an agency: one letter each, however much it is, where
 * something waits so that was not asked for, or stands otherwise than when it was. Run again it asks nobody twice about the same,
 * and whoever became administrator since is asked alone.
 * @returns how many wait so
 */
export async function askForCoordinators(ctx: Ctx, agencyId: string, waiting: readonly Waiting[]): Promise<number> {
  return writeIfNeeded(ctx, async (w) => {
    await w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`undecided ${agencyId}`}, 0))`)
    const found = await undecidedAt(w.tx, agencyId, waiting)
    const letters = await lettersAbout(w, agencyId, found)
    if (letters !== null)
      for (const personId of await administrators(w, letters.since && latestOf(letters.since, whileKnown(ctx.now))))
        await notify(w, nobodyDecides(waiting), { agencyId }, { key: `${letters.id} ${personId}`, personId })
    return found.length
  })
}

/** So long it is known for certain who was written to (`notices/retention.ts`): before that, whoever was here then was. */
const whileKnown = (now: Date) => plusDays(now, -170)
const latestOf = (one: Date, other: Date) => (one > other ? one : other)

type Stands = { id: string; stand: string }
/** `since`: when those who were administrators then were written to; null: they are now. */
type Letters = { id: string; since: Date | null }

/**
 * Keeps what waits now in place of what did. @returns by which letters it is asked for: others where any of it was not asked for
 * as it stands; null where nothing waits
 */
async function lettersAbout({ tx, ctx }: Writer, agencyId: string, found: Stands[]): Promise<Letters | null> {
  const asked = await tx.select().from(undecided).where(eq(undecided.agencyId, agencyId))
  const standsAs = new Map(asked.map(({ id, stand }) => [id, stand]))
  const news = found.filter(({ id, stand }) => standsAs.get(id) !== stand)
  const still = new Set(found.filter((each) => !news.includes(each)).map(({ id }) => id))
  const over = asked.flatMap(({ id }) => (still.has(id) ? [] : [id]))
  if (over.length > 0)
    await tx.delete(undecided).where(and(eq(undecided.agencyId, agencyId), sql`${undecided.id} = ${anyId(over)}`))
  if (news.length === 0) {
    const before = asked.filter(({ id, lettersId }) => still.has(id) && lettersId !== null)
    const id = before[0]?.lettersId
    return id ? { id, since: before.map(({ askedAt }) => askedAt).reduce(latestOf) } : null
  }
  const lettersId = newId()
  await tx.update(undecided).set({ lettersId }).where(eq(undecided.agencyId, agencyId))
  await insertRows(
    tx,
    undecided,
    news.map((each) => ({ ...each, agencyId, askedAt: ctx.now, lettersId })),
  )
  return { id: lettersId, since: null }
}

const AT = { name: 'ask-for-coordinators-at', payload: z.object({ agencyId: z.uuid() }) }
const keyOf = (agencyId: string) => `undecided:${agencyId}`

/** Has an agency looked at once this is committed; several at once are one. */
export const lookWhoDecides = ({ tx }: Pick<Writer, 'tx'>, agencyId: string): Promise<void> =>
  enqueue(tx, AT, { agencyId }, { key: keyOf(agencyId) })

/** The same where somebody may be able to decide by now about what was asked for: whoever waits reads of it no longer than that. */
export async function lookAgainWhoDecides({ tx, ctx }: Pick<Writer, 'tx' | 'ctx'>, agencyId: string): Promise<void> {
  const asked = await asSystem(tx, ctx, () =>
    tx.select({ id: undecided.id }).from(undecided).where(eq(undecided.agencyId, agencyId)).limit(1),
  )
  if (asked.length > 0) await lookWhoDecides({ tx }, agencyId)
}

/** The same where something of this person begins to wait and nobody may decide about it. */
export async function lookWhoDecidesFor(
  w: Writer,
  { personId, agencyId }: { personId: string; agencyId: string },
): Promise<void> {
  const deciders = await asSystem(w.tx, w.ctx, () =>
    w.tx
      .select({ id: roles.id })
      .from(roles)
      .where(canDecideThere(sql`lasting_record(${personId}::uuid)`, sql`${agencyId}::uuid`))
      .limit(1),
  )
  if (deciders.length === 0) await lookWhoDecides(w, agencyId)
}

/** Of one agency, in a transaction of its own. */
export const askForCoordinatorsAt = (waiting: readonly Waiting[]): Job<{ agencyId: string }> =>
  job(AT.name, AT.payload, async (ctx, { agencyId }) => {
    await askForCoordinators(ctx, agencyId, waiting)
  })

/** Whoever could decide when it was sent may have left, or is supervised by whose it is by now: each agency is looked at by itself. */
export const askForCoordinatorsDaily = (waiting: readonly Waiting[]): Job<Record<string, never>> => ({
  ...job('ask-for-coordinators', z.object({}), async (ctx) => {
    const ids = await read(ctx, (tx) => agenciesWith(tx, waiting))
    await writeIfNeeded(ctx, ({ tx }) =>
      enqueueEach(
        tx,
        AT,
        ids.map((agencyId) => ({ payload: { agencyId }, key: keyOf(agencyId) })),
      ),
    )
  }),
  at: '50 12 * * *',
})
