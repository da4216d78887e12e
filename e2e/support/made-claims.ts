/** Claims that people of the world have made, for tests to act on. */
import { draftClaim } from '@/lib/claims/commands'
import { addEvidence, evidenceFile, getEvidencePage } from '@/lib/claims/evidence'
import { type ClaimFields, claimDraft } from '@/lib/claims/fields'
import type { ClaimState } from '@/lib/claims/kinds'
import { newId } from '@/lib/platform/ids'
import { addDays, plusMinutes } from '@/lib/platform/time'
import { owner } from './facts'
import { aPdf } from './pdfs'
import { sent } from './sent-files'
import { type Place, type Somebody, today } from './world'

let count = 0

/** A complete claim, of a training that nobody else claims. */
export const aTraining = (): ClaimFields =>
  claimDraft.parse({
    ...{ title: `Interviewing ${++count}`, provider: 'Bayview Language Institute', mode: 'in-person', minutes: 180 },
    ...{ startsOn: addDays(today(), -6), endsOn: addDays(today(), -6), topicIds: ['human-trafficking'] },
  })

type MadeClaim = { claimId: string; madeFrom: string }

export async function claimDraftOf({ ctx }: Somebody): Promise<MadeClaim> {
  // Nobody drafts more than 60 in an hour.
  const earlier = { ...ctx, now: plusMinutes(ctx.now, -60 * (count % 100)) }
  const { claimId, version } = await draftClaim(earlier, { fields: aTraining() })
  return { claimId, madeFrom: version }
}

/** One that has come so far at an agency, whether or not its claimant serves there. */
export async function claimAt(state: ClaimState, person: Somebody, { agencyId }: Place): Promise<MadeClaim> {
  const made = await claimDraftOf(person)
  await owner()`update claims set status = ${state}, agency_id = ${agencyId}, sent_at = now() where id = ${made.claimId}`
  return made
}

/** A file that somebody sent to show it. */
export async function shownFileOf({ ctx }: Somebody): Promise<string> {
  const { fileId } = await sent(ctx, evidenceFile, 'certificate.pdf', await aPdf())
  return fileId
}

/** A claim that waits, with a proof. */
export async function shownClaimOf(person: Somebody, place: Place) {
  const made = await claimDraftOf(person)
  const fileId = await shownFileOf(person)
  const { evidenceId } = await addEvidence(person.ctx, { claimId: made.claimId, fileId })
  await owner()`update claims set status = 'submitted', agency_id = ${place.agencyId}, sent_at = now() where id = ${made.claimId}`
  return { claimId: made.claimId, evidenceId }
}

/** A claim in each state that matters to who may see and write it, with a proof, steps, and how the agency decides. */
export async function claimsOf(place: Place): Promise<void> {
  const { trainee, coordinator, agencyId } = place
  for (const person of [trainee, coordinator]) {
    await claimDraftOf(person)
    for (const state of ['submitted', 'returned', 'seconding', 'withdrawn'] as const)
      await claimAt(state, person, place)
    const { claimId, evidenceId } = await shownClaimOf(person, place)
    await getEvidencePage(person.ctx, { claimId, evidenceId, page: 1 })
    for (const [verb, by] of [
      ['submit', person],
      ['return', coordinator],
    ] as const)
      await owner()`insert into claim_steps (id, claim_id, verb, from_status, to_status, taken_by, taken_at)
        values (${newId()}, ${claimId}, ${verb}, 'draft', 'submitted', ${by.personId}, now())`
  }
  await owner()`insert into claim_rules (agency_id, second_above_minutes, changed_by, changed_at)
    values (${agencyId}, 480, ${coordinator.personId}, now())`
}
