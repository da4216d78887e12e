/** What must be completed by whom and by when: one's own obligations, and an agency's rules. */
import * as z from 'zod/mini'
import { choicesShape, requirementDetailShape, requirementShape } from '@/lib/requirements/answers'
import { getEditionAsked, listEditionsUnderWay } from '@/lib/requirements/asked-again'
import { editionAskedInput, editionAskedShape, editionsUnderWayShape } from '@/lib/requirements/asked-again-inputs'
import { listRequirementChoices } from '@/lib/requirements/choices'
import { changeRequirement, makeRequirement, retireRequirement } from '@/lib/requirements/commands'
import { getRebuild, startRebuild } from '@/lib/requirements/derived/rebuild'
import { keepOwnDatesInput, ownDatesInput, ownDatesShape } from '@/lib/requirements/engine/own-dates'
import {
  agencyIdInput,
  asOfInput,
  changeRequirementInput,
  listRequirementsInput,
  makeRequirementInput,
  previewRequirementInput,
  requirementIdInput,
  retireRequirementInput,
} from '@/lib/requirements/inputs'
import { getOwnDates, keepOwnDates } from '@/lib/requirements/own-dates/kept'
import { previewRequirement } from '@/lib/requirements/previewed/preview'
import { previewShape } from '@/lib/requirements/previewed/preview-shape'
import { getRequirement, listMyObligations, listRequirements } from '@/lib/requirements/queries'
import { rebuildShape } from '@/lib/requirements/rebuild-inputs'
import { decideRelief, endRelief, grantRelief, recommendRelief } from '@/lib/requirements/reliefs/commands'
import {
  addReliefProofInput,
  decideReliefInput,
  endReliefInput,
  listReliefsInput,
  reliefInput,
  reliefsShape,
  removeReliefProofInput,
} from '@/lib/requirements/reliefs/inputs'
import { addReliefProof, removeReliefProof } from '@/lib/requirements/reliefs/proofs'
import { getReliefProof, getReliefProofPage, piecesOfReliefProof } from '@/lib/requirements/reliefs/proofs-shown'
import { listMyReliefs, listReliefs } from '@/lib/requirements/reliefs/queries'
import { myObligationsShape } from '@/lib/requirements/told-shapes'
import { undoChange, undoChangeInput } from '@/lib/requirements/undone'
import { download } from '../_downloads'
import { signedIn } from '../_operation'
import { pageAnswer, proofAnswer } from '../_proofs'
import { sentWhole } from '../_whole'

const tags = ['Requirements']

export const requirements = {
  listMyObligations: signedIn
    .route({ method: 'GET', path: '/me/obligations', summary: 'What I owe, by when and why, on any day', tags })
    .input(asOfInput)
    .output(myObligationsShape)
    .handler(({ input, context }) => listMyObligations(context.ctx, input)),

  listRequirements: signedIn
    .route({ method: 'GET', path: '/agencies/{agencyId}/requirements', summary: 'An agency’s requirements', tags })
    .input(listRequirementsInput)
    .output(z.object({ items: z.array(requirementShape), mayChange: z.boolean() }))
    .handler(({ input, context }) => listRequirements(context.ctx, input)),

  getRequirement: signedIn
    .route({ method: 'GET', path: '/requirements/{requirementId}', summary: 'A requirement and its versions', tags })
    .input(requirementIdInput)
    .output(requirementDetailShape)
    .handler(({ input, context }) => getRequirement(context.ctx, input)),

  listRequirementChoices: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/requirement-choices',
      summary: 'What a requirement can be made of: modules, units, positions',
      tags,
    })
    .input(agencyIdInput)
    .output(choicesShape)
    .handler(({ input, context }) => listRequirementChoices(context.ctx, input)),

  previewRequirement: signedIn
    .route({
      method: 'POST',
      path: '/agencies/{agencyId}/requirement-previews',
      summary: 'Whom a requirement would concern, in numbers, before it is saved',
      tags,
    })
    .input(previewRequirementInput)
    .output(previewShape)
    .handler(({ input, context }) => previewRequirement(context.ctx, input)),

  makeRequirement: signedIn
    .route({ method: 'POST', path: '/agencies/{agencyId}/requirements', summary: 'Make a requirement', tags })
    .input(makeRequirementInput)
    .output(z.object({ requirementId: z.string() }))
    .handler(({ input, context }) => makeRequirement(context.ctx, input)),

  changeRequirement: signedIn
    .route({
      method: 'POST',
      path: '/requirements/{requirementId}/versions',
      summary: 'Change a requirement from a day on',
      tags,
    })
    .input(sentWhole(changeRequirementInput))
    .output(z.object({ version: z.int() }))
    .handler(({ input, context }) => changeRequirement(context.ctx, input)),

  undoChange: signedIn
    .route({
      ...{ method: 'POST', path: '/requirements/{requirementId}/undoing', tags },
      summary: 'Put back what the version before said',
    })
    .input(undoChangeInput)
    .output(z.object({ version: z.int() }))
    .handler(({ input, context }) => undoChange(context.ctx, input)),

  retireRequirement: signedIn
    .route({
      method: 'POST',
      path: '/requirements/{requirementId}/retirement',
      summary: 'Retire a requirement from a day on',
      tags,
    })
    .input(retireRequirementInput)
    .output(z.object({ retiredOn: z.string() }))
    .handler(({ input, context }) => retireRequirement(context.ctx, input)),

  getRebuild: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/obligation-rebuild',
      summary: 'How far the last rebuild of an agency’s obligations is',
      tags,
    })
    .input(agencyIdInput)
    .output(rebuildShape)
    .handler(({ input, context }) => getRebuild(context.ctx, input)),

  startRebuild: signedIn
    .route({
      method: 'POST',
      path: '/agencies/{agencyId}/obligation-rebuild',
      summary: 'Derive all obligations of an agency again',
      tags,
    })
    .input(agencyIdInput)
    .output(rebuildShape)
    .handler(({ input, context }) => startRebuild(context.ctx, input)),

  listEditionsUnderWay: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/editions-under-way',
      summary: 'New editions of which it is still worked out who owes them',
      tags,
    })
    .input(agencyIdInput)
    .output(editionsUnderWayShape)
    .handler(({ input, context }) => listEditionsUnderWay(context.ctx, input)),

  getEditionAsked: signedIn
    .route({
      method: 'GET',
      path: '/modules/{slug}/asked-again',
      summary: 'In how many agencies the new edition of a module is asked again',
      tags,
    })
    .input(editionAskedInput)
    .output(editionAskedShape)
    .handler(({ input, context }) => getEditionAsked(context.ctx, input)),

  getOwnDates: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/people/{personId}/dates',
      summary: 'Days of a person that rules may count from: license, appointment',
      tags,
    })
    .input(ownDatesInput)
    .output(ownDatesShape)
    .handler(({ input, context }) => getOwnDates(context.ctx, input)),

  keepOwnDates: signedIn
    .route({
      method: 'PUT',
      path: '/agencies/{agencyId}/people/{personId}/dates',
      summary: 'Keep the days of a person that rules may count from',
      tags,
    })
    .input(keepOwnDatesInput)
    .output(z.object({ version: z.string() }))
    .handler(({ input, context }) => keepOwnDates(context.ctx, input)),

  listMyReliefs: signedIn
    .route({
      method: 'GET',
      path: '/me/reliefs',
      summary: 'Waivers, extensions, exemptions and leave that were decided for me',
      tags,
    })
    .output(reliefsShape)
    .handler(({ context }) => listMyReliefs(context.ctx)),

  listReliefs: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/reliefs',
      summary: 'Waivers, extensions, exemptions and leave of an agency’s people, and what waits for a decision',
      tags,
    })
    .input(listReliefsInput)
    .output(reliefsShape)
    .handler(({ input, context }) => listReliefs(context.ctx, input)),

  recommendRelief: signedIn
    .route({
      method: 'POST',
      path: '/agencies/{agencyId}/relief-recommendations',
      summary: 'Recommend a waiver, an extension, an exemption or leave for a person',
      tags,
    })
    .input(reliefInput)
    .output(z.object({ reliefId: z.string() }))
    .handler(({ input, context }) => recommendRelief(context.ctx, input)),

  grantRelief: signedIn
    .route({
      method: 'POST',
      path: '/agencies/{agencyId}/reliefs',
      summary: 'Grant a waiver, an extension, an exemption or leave to a person',
      tags,
    })
    .input(reliefInput)
    .output(z.object({ reliefId: z.string() }))
    .handler(({ input, context }) => grantRelief(context.ctx, input)),

  decideRelief: signedIn
    .route({ method: 'POST', path: '/reliefs/{reliefId}/decision', summary: 'Decide what was recommended', tags })
    .input(decideReliefInput)
    .output(z.object({ granted: z.boolean() }))
    .handler(({ input, context }) => decideRelief(context.ctx, input)),

  endRelief: signedIn
    .route({
      method: 'POST',
      path: '/reliefs/{reliefId}/end',
      summary: 'End what was granted from a day on, or take it back',
      tags,
    })
    .input(endReliefInput)
    .handler(({ input, context }) => endRelief(context.ctx, input)),

  addReliefProof: signedIn
    .route({ method: 'POST', path: '/reliefs/{reliefId}/proofs', summary: 'Add a proof that was sent for it', tags })
    .input(addReliefProofInput)
    .output(z.object({ proofId: z.string() }))
    .handler(({ input, context }) => addReliefProof(context.ctx, input)),

  removeReliefProof: signedIn
    .route({
      ...{ method: 'POST', path: '/reliefs/{reliefId}/proofs/{proofId}/removal', tags },
      summary: 'Remove the file of a proof for good',
    })
    .input(removeReliefProofInput)
    .output(z.object({}))
    .handler(async ({ input, context }) => {
      await removeReliefProof(context.ctx, input)
      return {}
    }),
}

const page = ({ reliefId = '' }) => `/agency/reliefs?relief=${reliefId}`

export const requirementDownloads = [
  download({
    path: '/reliefs/{reliefId}/proofs/{proofId}/file',
    summary: 'The file of a proof of a waiver, an extension, an exemption or leave; each look is noted',
    tag: 'Requirements',
    contentType: 'application/octet-stream',
    page,
    answer: async ({ ctx }, params) => {
      const file = await getReliefProof(ctx, params)
      return proofAnswer(file, (from, to) => piecesOfReliefProof(ctx, file, { from, to }))
    },
  }),
  download({
    path: '/reliefs/{reliefId}/proofs/{proofId}/pages/{page}',
    summary: 'A page of such a proof that is a PDF, as a picture; each look is noted',
    tag: 'Requirements',
    contentType: 'image/webp',
    page,
    answer: async ({ ctx }, params) => pageAnswer(await getReliefProofPage(ctx, params)),
  }),
]
