/** Taking a decision back on its own day: what was clicked too fast is mended before it has gone round. */
import { desc, eq, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import { write } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { forbidden, notNow } from '@/lib/platform/errors'
import { inWords } from '@/lib/platform/in-words'
import { ofActingPerson } from '@/lib/platform/row-security'
import { type Day, dayIn } from '@/lib/platform/time'
import { postReversal } from '@/lib/records/ledger'
import { reversedAmong } from './items'
import { refusalTexts } from './messages'
import type { Within } from './people'
import { type ClaimRow, standOf } from './records'
import { reopenClaimInput } from './review-inputs'
import { type ClaimSides, follows, type Kept, type LastStep, mayTake, whyKept } from './rules'
import type { ClaimResult } from './shapes'
import { lockClaim, refuseOthers, refuseUnseen, takeStep } from './steps'
import { claimEvidence, claimSteps } from './tables'

const TAKEN_BACK = 'The decision about the claim was taken back on its day.'

/**
 * Takes back what the actor decided today (at the agency): the claim waits again as it was sent, a credit that it posted is
 * reversed, and where two have to look both look anew. Its claimant hears of it; the letter about the decision is not sent
 * any more where it has not left yet.
 * @throws not-found; forbidden for the decision of somebody else; invalid (`reason`); not-now on another day, once its claimant
 * went on, and for a final answer; conflict when it was changed since
 */
export async function reopenClaim(ctx: Ctx, input: unknown): Promise<ClaimResult> {
  const { claimId, madeFrom, reason } = reopenClaimInput.parse(input)
  return write(ctx, 'claim.reopened', async (w) => {
    const locked = await lockClaim(w, claimId)
    const { row } = locked
    refuseOthers(w, locked, 'reopen')
    const kept = await keptBy(w, row)
    if (kept) throw refusalOf(kept, inWords(refusalTexts, ctx.locale)(kept), row)
    refuseUnseen(row, madeFrom)
    const { creditId } = row
    if (creditId !== null && (await reversedAmong(w, [row])).size === 0)
      await postReversal(w, { creditId, reason: TAKEN_BACK })
    const accepted = { creditId: null, acceptedMinutes: null, acceptedTopics: null, acceptedTitle: null }
    const set = { firstBy: null, decidedBy: null, decidedAt: null, ...accepted }
    return takeStep(w, locked, { verb: 'reopen', madeFrom, reason, set })
  })
}

const refusalOf = (kept: Kept, why: string, { status }: ClaimRow) =>
  kept === 'not-yours' ? forbidden(why) : notNow(why, { state: status })

/** Whether the actor may take the last decision back now. */
export async function mayReopen(within: Within, row: ClaimRow, sides: ClaimSides): Promise<boolean> {
  const { actor } = within.ctx
  const stand = standOf(row)
  if (actor.kind !== 'person' || follows(stand, 'reopen') === null) return false
  if (!mayTake('reopen', sides, stand, actor.personId)) return false
  return (await keptBy(within, row)) === null
}

async function keptBy({ tx, ctx }: Within, row: ClaimRow): Promise<Kept | null> {
  const zone = await zoneAt(tx, row)
  return whyKept(await lastStep(tx, row, zone), standOf(row), dayIn(zone, ctx.now))
}

async function zoneAt(tx: Within['tx'], { agencyId }: ClaimRow): Promise<string> {
  const [agency] = await tx
    .select({ zone: agencies.timeZone })
    .from(agencies)
    .where(eq(agencies.id, agencyId ?? ''))
  if (!agency) throw new Error('A claim that was decided has its agency.')
  return agency.zone
}

async function lastStep(tx: Within['tx'], row: ClaimRow, zone: string): Promise<LastStep | null> {
  const [step] = await tx
    .select({
      ...{ verb: claimSteps.verb, at: claimSteps.takenAt },
      byMe: sql<boolean>`${ofActingPerson(claimSteps.takenBy)}`,
      shownSince: sql<boolean>`exists (select 1 from ${claimEvidence} e
        where e.claim_id = claim_steps.claim_id and e.added_at > claim_steps.taken_at)`,
    })
    .from(claimSteps)
    .where(eq(claimSteps.claimId, row.id))
    .orderBy(desc(claimSteps.takenAt), desc(claimSteps.id))
    .limit(1)
  if (!step) return null
  const on: Day = dayIn(zone, step.at)
  const isOvertaken = step.shownSince || step.at.getTime() !== row.updatedAt.getTime()
  return { verb: step.verb, byMe: step.byMe, on, isOvertaken }
}
