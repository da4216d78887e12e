/** Whoever appears on a roster is looked for among those that files of earlier training wait for. */
import { inArray, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Derivation } from '@/lib/audit/derivations'
import { enqueue, job } from '@/lib/platform/jobs'
import { historyBatches } from '../history-tables'
import { takeUpWaiting } from './waiting'

export const takeUpHistory = job('take-up-history', z.object({ agencyId: z.string() }), (ctx, { agencyId }) =>
  takeUpWaiting(ctx, agencyId),
)

export const keyOf = (agencyId: string) => ({ key: `history ${agencyId}` })

/** Service is written in many ways; what waits is recorded after it, once however often service changes. */
export const waitingDerivation: Derivation = {
  name: 'waiting-history',
  derive: async ({ tx }, { service, agencies }, turn) => {
    const ids = [...new Set([...service.keys(), ...agencies])]
    await turn
    if (ids.length === 0) return 0
    const rows = await tx
      .selectDistinct({ agencyId: historyBatches.agencyId })
      .from(historyBatches)
      .where(
        sql`${inArray(historyBatches.agencyId, ids)} and ${historyBatches.state} = 'applied' and ${historyBatches.waitingCount} > 0`,
      )
    for (const { agencyId } of rows) await enqueue(tx, takeUpHistory, { agencyId }, keyOf(agencyId))
    return 0
  },
}
