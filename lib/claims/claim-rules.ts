/** How an agency decides about claims, where it says so: of how many hours on a second person looks as well. */
import { eq } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { refusal as agencyRefusal } from '@/lib/agencies/policy'
import { refuseStale } from '@/lib/audit/versions'
import { writeIfNeeded } from '@/lib/audit/write'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { signedOut } from '@/lib/platform/errors'
import { can } from './policy'
import { changeClaimRulesInput, claimRulesInput } from './review-inputs'
import type { claimRulesShape } from './shapes'
import { claimRules } from './tables'

type Rules = z.infer<typeof claimRulesShape>

async function rulesIn(tx: Tx, agencyId: string): Promise<Rules> {
  const [row] = await tx.select().from(claimRules).where(eq(claimRules.agencyId, agencyId))
  return { secondAboveMinutes: row?.secondAboveMinutes ?? null, version: row?.changedAt.toISOString() ?? null }
}

/** Above how many minutes two have to approve; null: never. For whoever decides there. */
export const secondAbove = async (tx: Tx, agencyId: string): Promise<number | null> =>
  (await rulesIn(tx, agencyId)).secondAboveMinutes

function mustReview({ actor }: Ctx, agencyId: string): void {
  if (actor.kind === 'anyone') throw signedOut()
  if (!can.review(actor, agencyId)) throw agencyRefusal(actor, agencyId)
}

/** @throws signed-out; not-found, forbidden to whoever does not coordinate the agency */
export async function getClaimRules(ctx: Ctx, input: unknown): Promise<Rules> {
  const { agencyId } = claimRulesInput.parse(input)
  mustReview(ctx, agencyId)
  return read(ctx, (tx) => rulesIn(tx, agencyId))
}

const names = { secondAboveMinutes: 'hours above which two look' }

/** Says it anew; it holds for what is decided from now on. @throws as `getClaimRules`; conflict when it was said since */
export async function changeClaimRules(ctx: Ctx, input: unknown): Promise<Rules> {
  const { agencyId, madeFrom, secondAboveMinutes } = changeClaimRulesInput.parse(input)
  mustReview(ctx, agencyId)
  return writeIfNeeded(ctx, async (w) => {
    const { version, ...current } = await rulesIn(w.tx, agencyId)
    const isNew = refuseStale({
      ...{ madeFrom: madeFrom ?? 'none', version: version ?? 'none', current, given: { secondAboveMinutes }, names },
      what: 'This was changed in the meantime.',
    })
    if (!isNew) return { ...current, version }
    const row = { secondAboveMinutes, changedBy: actingPersonId(ctx.actor) ?? '', changedAt: ctx.now }
    await w.tx
      .insert(claimRules)
      .values({ agencyId, ...row })
      .onConflictDoUpdate({ target: claimRules.agencyId, set: row })
    w.record('claim-rules.changed', { kind: 'agency', id: agencyId, agencyId, detail: { secondAboveMinutes } })
    return { secondAboveMinutes, version: ctx.now.toISOString() }
  })
}
