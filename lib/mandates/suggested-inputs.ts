/** What may come in about rules that the collection lacks, and what goes out. */
import * as z from 'zod/mini'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { isSiteAddress } from '@/lib/platform/addresses'
import { stateNames } from '@/lib/platform/states'
import { textBlock, textLine } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'
import { disciplines } from './fields'

const answers = ['taken-up', 'declined'] as const
export const suggestedStates = ['waiting', ...answers, 'withdrawn'] as const

/** A field that is left empty says nothing. */
const orNull = (text: ReturnType<typeof textLine>) =>
  z.pipe(
    z._default(z.nullable(text), null),
    z.transform((given) => given || null),
  )

const WORDS = { most: 600, least: 10, tooLong: 'At most 600 characters. The source says the rest.' }

/** What an agency tells of a rule. */
const toldFields = {
  place: z
    .string()
    .check(z.refine((code) => code === 'US' || Object.hasOwn(stateNames, code), 'Choose where it holds.')),
  asksOf: z.enum(disciplines, 'Choose whom it asks.'),
  says: textBlock({ ...WORDS, missing: 'Say what it asks for, and of whom.' }),
  citation: orNull(textLine({ most: 120, tooLong: 'A citation has at most 120 characters.' })),
  url: orNull(textLine({ most: 500, tooLong: 'An address has at most 500 characters.' })).check(
    z.refine(
      (url) => url === null || isSiteAddress(url),
      'Give the full address of the page, beginning with https://.',
    ),
  ),
}
export type ToldRule = { [Field in keyof typeof toldFields]: z.output<(typeof toldFields)[Field]> }

const canBeFound = holds<Pick<ToldRule, 'citation' | 'url'>>(({ citation, url }) => citation !== null || url !== null, {
  path: ['citation'],
  message: 'Give its citation, or the address of its text.',
})

export const suggestRuleInput = z.object({ agencyId: z.uuid(), key: creationKey, ...toldFields }).check(canBeFound)
export const correctSuggestedRuleInput = z.object({ suggestedId: z.uuid(), madeFrom, ...toldFields }).check(canBeFound)
export const withdrawSuggestedRuleInput = z.object({ suggestedId: z.uuid() })

/** Of an agency; without one all of them, for those who read packs. */
export const listSuggestedRulesInput = z.object({
  agencyId: z.optional(z.uuid()),
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 1),
})

const packId = z.string('Choose the pack.').check(z.minLength(3, 'Choose the pack.'), z.maxLength(60))

export const answerSuggestedRuleInput = z
  .object({
    suggestedId: z.uuid(),
    /** What was read: a rule that is corrected meanwhile is not what was answered. */
    madeFrom,
    status: z.enum(answers, 'Say what becomes of it.'),
    answer: textBlock({ ...WORDS, tooLong: 'At most 600 characters.', missing: 'Say why, so that nobody has to ask.' }),
    /** The pack that it became, where it is there by now. */
    packId: z._default(z.nullable(packId), null),
  })
  .check(
    holds(({ status, packId }) => packId === null || status === 'taken-up', {
      path: ['packId'],
      message: 'Only what is taken up becomes a pack.',
    }),
  )
export const namePackOfRuleInput = z.object({ suggestedId: z.uuid(), packId })

export const suggestedResultShape = z.object({ suggestedId: z.string(), version: z.string() })
export type SuggestedResult = z.infer<typeof suggestedResultShape>

export const suggestedRuleShape = z.object({
  suggestedId: z.string(),
  agencyName: z.string(),
  by: z.string(),
  place: z.string(),
  asksOf: z.enum(disciplines),
  says: z.string(),
  citation: z.nullable(z.string()),
  url: z.nullable(z.string()),
  status: z.enum(suggestedStates),
  /** What a correction, or an answer, is made from. */
  version: z.string(),
  suggestedAt: z.string(),
  correctedAt: z.nullable(z.string()),
  withdrawnAt: z.nullable(z.string()),
  answer: z.nullable(z.string()),
  answeredAt: z.nullable(z.string()),
  /** What it became, as it is called today. */
  pack: z.nullable(z.object({ packId: z.string(), title: z.string() })),
  /** Whoever asks may answer it: they read packs, it waits, and it is neither theirs nor of an agency of theirs. */
  mayAnswer: z.boolean(),
  /** The same of the pack that became of it, once it is taken up. */
  mayNamePack: z.boolean(),
  /** It waits, and whoever asks coordinates the agency. */
  mayChange: z.boolean(),
})
export type SuggestedRule = z.infer<typeof suggestedRuleShape>

/** Those that wait first, the longest first; then what was answered or taken back, the latest first. */
export const suggestedRulesShape = z.object({
  items: z.array(suggestedRuleShape),
  total: z.int(),
  waiting: z.int(),
  page: z.int(),
  pages: z.int(),
})
export type SuggestedRules = z.infer<typeof suggestedRulesShape>
