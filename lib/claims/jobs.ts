/** By the clock: where nobody can decide any longer about what waits, administrators are asked to name somebody. */
import { and, asc, inArray, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { roles } from '@/lib/agencies/tables'
import { writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { type Job, job } from '@/lib/platform/jobs'
import { canDecideThere } from './people'
import { claimColumns } from './records'
import { waitingStates } from './rules'
import { askForAnother } from './steps'
import { claims } from './tables'

const { lastingId, firstBy, decidedBy } = claimColumns

const somebodyDecides = sql`exists (select 1 from ${roles} where ${canDecideThere(lastingId, sql`${claims.agencyId}`)}
  and (${claims.status} = 'submitted' or (${roles.personId} is distinct from ${firstBy} and ${roles.personId} is distinct from ${decidedBy})))`

/**
 * Whoever could decide when it was sent may have left, or is supervised by whose it is by now. Run again it asks nobody twice about the same.
 * @returns how many wait so
 */
export async function askForCoordinators(ctx: Ctx): Promise<{ waiting: number }> {
  return writeIfNeeded(ctx, async (w) => {
    const rows = await w.tx
      .select({ id: claims.id, agencyId: claims.agencyId })
      .from(claims)
      .where(and(inArray(claims.status, [...waitingStates]), sql`not ${somebodyDecides}`))
      .orderBy(asc(claims.sentAt), asc(claims.id))
    for (const row of rows) await askForAnother(w, row)
    return { waiting: rows.length }
  })
}

export const askForCoordinatorsDaily: Job<Record<string, never>> = {
  ...job('ask-for-coordinators', z.object({}), async (ctx) => {
    await askForCoordinators(ctx)
  }),
  at: '50 12 * * *',
}
