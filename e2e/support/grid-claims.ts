/** How operations about claims are asked in the grid. */
import type { Ctx } from '@/lib/platform/context'
import type { Inputs, Subject } from './grid-subject'
import { next } from './grid-subject'
import { aTraining, claimAt, claimDraftOf, photoClaimOf, refusedBy, shownClaimOf, shownFileOf } from './made-claims'
import type { Somebody } from './world'

const at =
  (state: Parameters<typeof claimAt>[0]) =>
  ({ person, place }: Subject) =>
    claimAt(state, person, place)

const maySend = ({ actor }: Ctx) => actor.kind === 'person' && actor.via.kind === 'session'
/** A file of whoever asks; of whose claim it is where they may not send any, who are refused before it is looked at. */
export const fileFor = ({ ctx, person, world: { own } }: Subject, fileOf: (sender: Somebody) => Promise<string>) => {
  if (maySend(ctx)) return fileOf({ ...person, ctx })
  return fileOf(ctx.actor.kind === 'person' ? own.coordinator : person)
}

export const inputsOfClaims: Inputs = {
  'claims.listClaimChoices': () => undefined,
  'claims.findLikeness': () => ({ title: 'Interviewing', startsOn: '2026-11-14' }),
  'claims.previewClaim': () => ({ fields: aTraining() }),
  'claims.listMyClaims': () => ({}),
  'claims.listAgencyClaims': ({ place: { agencyId } }) => ({ agencyId }),
  'claims.getClaim': at('submitted'),
  'claims.draftClaim': () => ({ fields: aTraining() }),
  'claims.changeClaim': async (about) => ({ ...(await at('returned')(about)), fields: aTraining() }),
  'claims.discardClaim': ({ person }) => claimDraftOf(person),
  // Not everybody of the grid serves somewhere: one made from an older version is refused only where it may be sent.
  'claims.submitClaim': async ({ person, named }) => ({
    ...(await claimDraftOf(person)),
    ...(named === 'self' ? { madeFrom: 'long ago' } : {}),
    attested: true,
  }),
  'claims.withdrawClaim': at('submitted'),
  'claims.returnClaim': async (about) => ({
    ...(await at('submitted')(about)),
    reasons: [{ field: 'minutes', reason: 'The certificate shows no hours.' }],
  }),
  'claims.approveClaim': async (about) => ({ ...(await at('submitted')(about)), minutes: 180 }),
  'claims.previewApproval': async (about) => ({ claimId: (await at('submitted')(about)).claimId, minutes: 120 }),
  'claims.approveClaims': async (about) => ({ claims: [await at('submitted')(about)] }),
  'claims.rejectClaim': async (about) => ({ ...(await at('submitted')(about)), reason: 'This was a meeting.' }),
  'claims.disputeClaim': async (about) => ({ ...(await at('rejected')(about)), reason: 'It had three lectures.' }),
  'claims.settleDispute': async (about) => ({
    ...(await at('disputed')(about)),
    ...{ minutes: null, reason: 'The program lists no lecture.' },
  }),
  'claims.reopenClaim': async ({ person, place, ctx }) => ({
    ...(await refusedBy(ctx, person, place)),
    reason: 'It was another claim that I meant.',
  }),
  'claims.addEvidence': async (about) => ({
    ...(await at('returned')(about)),
    fileId: await fileFor(about, shownFileOf),
  }),
  'claims.removeEvidence': async ({ person, place }) => ({
    ...(await shownClaimOf(person, place)),
    reason: 'It names somebody.',
  }),
  'claims.coverEvidence': async ({ person, place }) => ({
    ...(await photoClaimOf(person, place)),
    ...{ areas: [{ left: 0.1, top: 0.1, width: 0.5, height: 0.2 }], reason: 'It names somebody.' },
  }),
  'claims.getClaimRules': ({ place: { agencyId } }) => ({ agencyId }),
  'claims.changeClaimRules': ({ place: { agencyId } }) => ({
    ...{ agencyId, madeFrom: null, secondAboveMinutes: 480 + next() },
  }),
  '/claims/{claimId}/evidence/{evidenceId}/file': async ({ person, place }) => {
    const { claimId, evidenceId } = await shownClaimOf(person, place)
    return `/claims/${claimId}/evidence/${evidenceId}/file`
  },
  '/claims/{claimId}/evidence/{evidenceId}/pages/{page}': async ({ person, place }) => {
    const { claimId, evidenceId } = await shownClaimOf(person, place)
    return `/claims/${claimId}/evidence/${evidenceId}/pages/1`
  },
}
