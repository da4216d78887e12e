/** Claims that people of the world have made, for tests to act on. */
import sharp from 'sharp'
import { getClaim } from '@/lib/claims/claim'
import { draftClaim } from '@/lib/claims/commands'
import { addEvidence, evidenceFile, getEvidencePage } from '@/lib/claims/evidence'
import { type ClaimFields, claimDraft } from '@/lib/claims/fields'
import type { ClaimState } from '@/lib/claims/kinds'
import type { Ctx } from '@/lib/platform/context'
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

/** One that was refused just now, by whoever acts where that is somebody else than its claimant. */
export async function refusedBy({ actor, now }: Ctx, person: Somebody, place: Place): Promise<MadeClaim> {
  const made = await claimAt('rejected', person, place)
  const isOthers = actor.kind === 'person' && actor.personId !== person.personId
  const by = isOthers ? actor.personId : place.coordinator.personId
  await owner()`insert into claim_steps (id, claim_id, verb, from_status, to_status, reason, taken_by, taken_at)
    values (${newId()}, ${made.claimId}, 'reject', 'submitted', 'rejected', 'This was a meeting.', ${by}, ${now})`
  await owner()`update claims set updated_at = ${now} where id = ${made.claimId}`
  return { ...made, madeFrom: now.toISOString() }
}

/** A file that somebody sent to show it. */
export async function shownFileOf({ ctx }: Somebody): Promise<string> {
  const { fileId } = await sent(ctx, evidenceFile, 'certificate.pdf', await aPdf())
  return fileId
}

/** A claim that waits, with a proof. */
export async function shownClaimOf(person: Somebody, place: Place) {
  return waitingWith(person, place, await shownFileOf(person))
}

/** The same with a photo, and what the photo is known by. */
export async function photoClaimOf(person: Somebody, place: Place) {
  const dots = { width: 64 + (++count % 400), height: 48, channels: 3, background: '#884422' } as const
  const photo = await sharp({ create: dots }).jpeg().toBuffer()
  const { fileId } = await sent(person.ctx, evidenceFile, 'certificate.jpg', photo)
  const made = await waitingWith(person, place, fileId)
  const { proofs } = await getClaim(person.ctx, { claimId: made.claimId })
  return { ...made, digest: proofs[0]?.digest ?? '' }
}

async function waitingWith(person: Somebody, place: Place, fileId: string) {
  const made = await claimDraftOf(person)
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
