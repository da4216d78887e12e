/** Training that people took elsewhere: claiming it, showing what proves it, deciding about it. */
import * as z from 'zod/mini'
import { previewApproval, previewClaim } from '@/lib/claims/bringing'
import { getClaim } from '@/lib/claims/claim'
import { changeClaimRules, getClaimRules } from '@/lib/claims/claim-rules'
import { changeClaim, discardClaim, disputeClaim, draftClaim, submitClaim, withdrawClaim } from '@/lib/claims/commands'
import { coverEvidence } from '@/lib/claims/covering'
import { addEvidence, getEvidence, getEvidencePage, piecesOfEvidence, removeEvidence } from '@/lib/claims/evidence'
import { claimDraft } from '@/lib/claims/fields'
import {
  addEvidenceInput,
  changeClaimInput,
  claimInput,
  claimStepInput,
  coverEvidenceInput,
  draftClaimInput,
  likenessInput,
  listClaimsInput,
  previewClaimInput,
  removeEvidenceInput,
  submitClaimInput,
} from '@/lib/claims/inputs'
import { findLikeness, listAgencyClaims, listClaimChoices, listMyClaims } from '@/lib/claims/queries'
import { reopenClaim } from '@/lib/claims/reopening'
import { approveClaim, approveClaims, rejectClaim, returnClaim, settleDispute } from '@/lib/claims/review'
import {
  agencyClaimsInput,
  approveClaimInput,
  approveClaimsInput,
  changeClaimRulesInput,
  claimRulesInput,
  disputeClaimInput,
  previewApprovalInput,
  rejectClaimInput,
  reopenClaimInput,
  returnClaimInput,
  settleDisputeInput,
} from '@/lib/claims/review-inputs'
import {
  approvedShape,
  bringsShape,
  claimChoicesShape,
  claimQueueShape,
  claimResultShape,
  claimRulesShape,
  claimShape,
  claimsShape,
  likenessShape,
} from '@/lib/claims/shapes'
import { download } from '../_downloads'
import { signedIn } from '../_operation'
import { pageAnswer, proofAnswer } from '../_proofs'
import { sentWhole } from '../_whole'

const tags = ['Outside training']
const nothing = z.object({})

export const claims = {
  listClaimChoices: signedIn
    .route({ method: 'GET', path: '/claim-choices', summary: 'Topics to claim a training on', tags })
    .output(claimChoicesShape)
    .handler(({ context }) => listClaimChoices(context.ctx)),

  findLikeness: signedIn
    .route({ method: 'GET', path: '/claim-likeness', summary: 'What on my record is like a training', tags })
    .input(likenessInput)
    .output(likenessShape)
    .handler(({ input, context }) => findLikeness(context.ctx, input)),

  previewClaim: signedIn
    .route({
      ...{ method: 'POST', path: '/claim-previews', tags },
      summary: 'What a training would bring toward what I owe, before I send it',
    })
    .input(previewClaimInput)
    .output(bringsShape)
    .handler(({ input, context }) => previewClaim(context.ctx, input)),

  listMyClaims: signedIn
    .route({ method: 'GET', path: '/claims', summary: 'My claims for training elsewhere', tags })
    .input(listClaimsInput)
    .output(claimsShape)
    .handler(({ input, context }) => listMyClaims(context.ctx, input)),

  listAgencyClaims: signedIn
    .route({ method: 'GET', path: '/agencies/{agencyId}/claims', summary: 'Claims for an agency to decide', tags })
    .input(agencyClaimsInput)
    .output(claimQueueShape)
    .handler(({ input, context }) => listAgencyClaims(context.ctx, input)),

  getClaim: signedIn
    .route({ method: 'GET', path: '/claims/{claimId}', summary: 'A claim and where it stands', tags })
    .input(claimInput)
    .output(claimShape)
    .handler(({ input, context }) => getClaim(context.ctx, input)),

  draftClaim: signedIn
    .route({ method: 'POST', path: '/claims', summary: 'Start a claim as a draft', tags })
    .input(draftClaimInput)
    .output(claimResultShape)
    .handler(({ input, context }) => draftClaim(context.ctx, input)),

  changeClaim: signedIn
    .route({ method: 'PUT', path: '/claims/{claimId}', summary: 'Save what is written of a claim', tags })
    .input(z.extend(changeClaimInput, { fields: sentWhole(claimDraft) }))
    .output(claimResultShape)
    .handler(({ input, context }) => changeClaim(context.ctx, input)),

  discardClaim: signedIn
    .route({ method: 'DELETE', path: '/claims/{claimId}', summary: 'Throw a draft away', tags })
    .input(claimInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await discardClaim(context.ctx, input)
      return {}
    }),

  submitClaim: signedIn
    .route({ method: 'POST', path: '/claims/{claimId}/submission', summary: 'Send a claim', tags })
    .input(submitClaimInput)
    .output(claimResultShape)
    .handler(({ input, context }) => submitClaim(context.ctx, input)),

  withdrawClaim: signedIn
    .route({ method: 'POST', path: '/claims/{claimId}/withdrawal', summary: 'Take a claim back', tags })
    .input(claimStepInput)
    .output(claimResultShape)
    .handler(({ input, context }) => withdrawClaim(context.ctx, input)),

  returnClaim: signedIn
    .route({ method: 'POST', path: '/claims/{claimId}/return', summary: 'Return a claim, field by field', tags })
    .input(returnClaimInput)
    .output(claimResultShape)
    .handler(({ input, context }) => returnClaim(context.ctx, input)),

  approveClaim: signedIn
    .route({ method: 'POST', path: '/claims/{claimId}/approval', summary: 'Approve a claim', tags })
    .input(approveClaimInput)
    .output(claimResultShape)
    .handler(({ input, context }) => approveClaim(context.ctx, input)),

  previewApproval: signedIn
    .route({
      ...{ method: 'POST', path: '/claims/{claimId}/approval-previews', tags },
      summary: 'What a claim would bring toward what the agency asks, before it is decided',
    })
    .input(previewApprovalInput)
    .output(bringsShape)
    .handler(({ input, context }) => previewApproval(context.ctx, input)),

  approveClaims: signedIn
    .route({ method: 'POST', path: '/claim-approvals', summary: 'Approve many claims as they are', tags })
    .input(approveClaimsInput)
    .output(approvedShape)
    .handler(({ input, context }) => approveClaims(context.ctx, input)),

  rejectClaim: signedIn
    .route({ method: 'POST', path: '/claims/{claimId}/refusal', summary: 'Refuse a claim with a reason', tags })
    .input(rejectClaimInput)
    .output(claimResultShape)
    .handler(({ input, context }) => rejectClaim(context.ctx, input)),

  disputeClaim: signedIn
    .route({ method: 'POST', path: '/claims/{claimId}/dispute', summary: 'See a decision otherwise', tags })
    .input(disputeClaimInput)
    .output(claimResultShape)
    .handler(({ input, context }) => disputeClaim(context.ctx, input)),

  reopenClaim: signedIn
    .route({ method: 'POST', path: '/claims/{claimId}/reopening', summary: 'Take back what I decided today', tags })
    .input(reopenClaimInput)
    .output(claimResultShape)
    .handler(({ input, context }) => reopenClaim(context.ctx, input)),

  settleDispute: signedIn
    .route({ method: 'POST', path: '/claims/{claimId}/final-answer', summary: 'Give the final answer', tags })
    .input(settleDisputeInput)
    .output(claimResultShape)
    .handler(({ input, context }) => settleDispute(context.ctx, input)),

  addEvidence: signedIn
    .route({ method: 'POST', path: '/claims/{claimId}/evidence', summary: 'Add a proof that was sent', tags })
    .input(addEvidenceInput)
    .output(z.object({ evidenceId: z.string() }))
    .handler(({ input, context }) => addEvidence(context.ctx, input)),

  removeEvidence: signedIn
    .route({
      ...{ method: 'POST', path: '/claims/{claimId}/evidence/{evidenceId}/removal', tags },
      summary: 'Remove the file of a proof for good',
    })
    .input(removeEvidenceInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await removeEvidence(context.ctx, input)
      return {}
    }),

  coverEvidence: signedIn
    .route({
      ...{ method: 'POST', path: '/claims/{claimId}/evidence/{evidenceId}/covering', tags },
      summary: 'Cover parts of a photo for good',
    })
    .input(coverEvidenceInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await coverEvidence(context.ctx, input)
      return {}
    }),

  getClaimRules: signedIn
    .route({ method: 'GET', path: '/agencies/{agencyId}/claim-rules', summary: 'How an agency decides', tags })
    .input(claimRulesInput)
    .output(claimRulesShape)
    .handler(({ input, context }) => getClaimRules(context.ctx, input)),

  changeClaimRules: signedIn
    .route({ method: 'PUT', path: '/agencies/{agencyId}/claim-rules', summary: 'Say how an agency decides', tags })
    .input(changeClaimRulesInput)
    .output(claimRulesShape)
    .handler(({ input, context }) => changeClaimRules(context.ctx, input)),
}

export const claimDownloads = [
  download({
    path: '/claims/{claimId}/evidence/{evidenceId}/file',
    summary: 'The file of a proof; each look is noted',
    tag: 'Outside training',
    contentType: 'application/octet-stream',
    page: ({ claimId = '' }) => `/training/claims/${claimId}`,
    answer: async ({ ctx }, params) => {
      const file = await getEvidence(ctx, params)
      return proofAnswer(file, (from, to) => piecesOfEvidence(ctx, file, { from, to }))
    },
  }),
  download({
    path: '/claims/{claimId}/evidence/{evidenceId}/pages/{page}',
    summary: 'A page of a proof that is a PDF, as a picture; each look is noted',
    tag: 'Outside training',
    contentType: 'image/webp',
    page: ({ claimId = '' }) => `/training/claims/${claimId}`,
    answer: async ({ ctx }, params) => pageAnswer(await getEvidencePage(ctx, params)),
  }),
]
