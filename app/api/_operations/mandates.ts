/** Mandate packs: rules of law and of standards as reviewed data, which an agency adopts as requirements of its own. */
import * as z from 'zod/mini'
import { adoptPack, answerPackChange, recordPackReading } from '@/lib/mandates/commands'
import {
  adoptionShape,
  adoptPackInput,
  answerPackChangeInput,
  getPackInput,
  listAdoptionsInput,
  listPacksInput,
  packDetailShape,
  packListShape,
  packStatuses,
  recordReadingInput,
} from '@/lib/mandates/inputs'
import { getPack, listAdoptions, listPacks } from '@/lib/mandates/queries'
import { answerSuggestedRule, namePackOfRule } from '@/lib/mandates/suggested-answers'
import { correctSuggestedRule, suggestRule, withdrawSuggestedRule } from '@/lib/mandates/suggested-commands'
import {
  answerSuggestedRuleInput,
  correctSuggestedRuleInput,
  listSuggestedRulesInput,
  namePackOfRuleInput,
  suggestedResultShape,
  suggestedRulesShape,
  suggestRuleInput,
  withdrawSuggestedRuleInput,
} from '@/lib/mandates/suggested-inputs'
import { listSuggestedRules } from '@/lib/mandates/suggested-queries'
import { signedIn } from '../_operation'
import { sentWhole } from '../_whole'

const tags = ['Mandate packs']

export const mandates = {
  listPacks: signedIn
    .route({
      method: 'GET',
      path: '/mandate-packs',
      summary: 'Mandate packs, and which of them an agency adopted',
      tags,
    })
    .input(listPacksInput)
    .output(packListShape)
    .handler(({ input, context }) => listPacks(context.ctx, input)),

  getPack: signedIn
    .route({ method: 'GET', path: '/mandate-packs/{packId}', summary: 'A mandate pack, and how it changed', tags })
    .input(getPackInput)
    .output(packDetailShape)
    .handler(({ input, context }) => getPack(context.ctx, input)),

  listAdoptions: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/pack-adoptions',
      summary: 'The requirements that an agency made of mandate packs',
      tags,
    })
    .input(listAdoptionsInput)
    .output(z.object({ items: z.array(adoptionShape) }))
    .handler(({ input, context }) => listAdoptions(context.ctx, input)),

  recordPackReading: signedIn
    .route({
      method: 'POST',
      path: '/mandate-packs/{packId}/readings',
      summary: 'Record that a mandate pack was read against its live source',
      tags,
    })
    .input(recordReadingInput)
    .output(z.object({ status: z.enum(packStatuses) }))
    .handler(({ input, context }) => recordPackReading(context.ctx, input)),

  adoptPack: signedIn
    .route({
      method: 'POST',
      path: '/agencies/{agencyId}/pack-adoptions',
      summary: 'Adopt a mandate pack as a requirement',
      tags,
    })
    .input(adoptPackInput)
    .output(z.object({ requirementId: z.string() }))
    .handler(({ input, context }) => adoptPack(context.ctx, input)),

  answerPackChange: signedIn
    .route({
      method: 'POST',
      path: '/requirements/{requirementId}/pack-changes',
      summary: 'Take over the change of a mandate pack, or keep the requirement as it is',
      tags,
    })
    .input(answerPackChangeInput)
    .output(z.object({ version: z.nullable(z.int()) }))
    .handler(({ input, context }) => answerPackChange(context.ctx, input)),

  listSuggestedRules: signedIn
    .route({
      method: 'GET',
      path: '/suggested-rules',
      summary: 'Rules that agencies asked for among the mandate packs, and what became of them',
      tags,
    })
    .input(listSuggestedRulesInput)
    .output(suggestedRulesShape)
    .handler(({ input, context }) => listSuggestedRules(context.ctx, input)),

  suggestRule: signedIn
    .route({
      method: 'POST',
      path: '/agencies/{agencyId}/suggested-rules',
      summary: 'Tell of a rule that the mandate packs lack',
      tags,
    })
    .input(suggestRuleInput)
    .output(suggestedResultShape)
    .handler(({ input, context }) => suggestRule(context.ctx, input)),

  correctSuggestedRule: signedIn
    .route({
      method: 'PUT',
      path: '/suggested-rules/{suggestedId}',
      summary: 'Correct what my agency told of a rule, while nobody has answered',
      tags,
    })
    .input(sentWhole(correctSuggestedRuleInput))
    .output(suggestedResultShape)
    .handler(({ input, context }) => correctSuggestedRule(context.ctx, input)),

  withdrawSuggestedRule: signedIn
    .route({
      method: 'POST',
      path: '/suggested-rules/{suggestedId}/withdrawal',
      summary: 'Take back a rule that my agency told of, while nobody has answered',
      tags,
    })
    .input(withdrawSuggestedRuleInput)
    .output(z.object({ status: z.literal('withdrawn') }))
    .handler(({ input, context }) => withdrawSuggestedRule(context.ctx, input)),

  answerSuggestedRule: signedIn
    .route({
      method: 'POST',
      path: '/suggested-rules/{suggestedId}/answer',
      summary: 'Say what becomes of a rule that an agency told of',
      tags,
    })
    .input(answerSuggestedRuleInput)
    .output(z.object({ status: z.enum(['taken-up', 'declined']) }))
    .handler(({ input, context }) => answerSuggestedRule(context.ctx, input)),

  namePackOfRule: signedIn
    .route({
      method: 'POST',
      path: '/suggested-rules/{suggestedId}/pack',
      summary: 'Name the pack that became of a rule which was taken up',
      tags,
    })
    .input(namePackOfRuleInput)
    .output(z.object({ packId: z.string() }))
    .handler(({ input, context }) => namePackOfRule(context.ctx, input)),
}
