/** What signing in and sending forms leave behind goes when it has served. Every rule stands in docs/operations.md. */
import { lt, or, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { creations } from '@/lib/audit/tables'
import { writeIfNeeded } from '@/lib/audit/write'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { type Job, job } from '@/lib/platform/jobs'
import { plusDays } from '@/lib/platform/time'
import { sessions, signInCodes } from './tables'

/** From the beginning of the time that they count, which is a day at most. */
const COUNTER_DAYS = 2
const CODE_DAYS = 1
/** As long as somebody may want to see from where they were signed in. */
const SESSION_DAYS = 90
/** A form that was left open this long is not sent a second time. */
const CREATION_DAYS = 30

type Removed = { counters: number; codes: number; sessions: number; creations: number }

/**
 * Removes counters and codes a day after they ended, sessions 90 days after, and keys of forms 30 days after they were
 * used. Gives back how many of each.
 */
export async function removeTraces(ctx: Ctx): Promise<Removed> {
  const system = { ...systemCtx('retention', ctx.now), requestId: ctx.requestId }
  return writeIfNeeded(system, async (w) => {
    const before = (days: number) => plusDays(ctx.now, -days)
    const [swept] = await w.tx.execute<{ count: number }>(
      sql`select sweep_counters(${before(COUNTER_DAYS).toISOString()}::timestamptz) as count`,
    )
    const codes = await w.tx
      .delete(signInCodes)
      .where(lt(signInCodes.expiresAt, before(CODE_DAYS)))
      .returning({ id: signInCodes.id })
    const ended = await w.tx
      .delete(sessions)
      .where(or(lt(sessions.endedAt, before(SESSION_DAYS)), lt(sessions.expiresAt, before(SESSION_DAYS))))
      .returning({ id: sessions.id })
    const used = await w.tx
      .delete(creations)
      .where(lt(creations.madeAt, before(CREATION_DAYS)))
      .returning({ key: creations.key })
    const removed = {
      ...{ counters: Number(swept?.count ?? 0), codes: codes.length },
      ...{ sessions: ended.length, creations: used.length },
    }
    if (Object.values(removed).some((count) => count > 0))
      w.record('traces.removed', { kind: 'retention', id: 'sign-in', detail: removed })
    return removed
  })
}

/** Every night. */
export const removeTracesNightly: Job<Record<string, never>> = {
  ...job('remove-traces', z.object({}), async (ctx) => {
    await removeTraces(ctx)
  }),
  at: '40 3 * * *',
}
