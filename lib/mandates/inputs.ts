/** What may come in about mandate packs, and what goes out. */
import * as z from 'zod/mini'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { dayText, textBlock } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'
import { ruleFields, whomFields } from '@/lib/requirements/inputs'
import { disciplines } from './fields'
import { givenShape, packFields, packRule } from './pack'

export const findings = ['as-written', 'differs'] as const
export const adoptionAnswers = ['adopted', 'kept'] as const
export const packStatuses = ['verified', 'draft', 'lead'] as const
export type PackStatus = (typeof packStatuses)[number]

const packId = z.string().check(z.minLength(3), z.maxLength(60))
const edition = z.int().check(z.minimum(1))
const anyOr = <T extends readonly [string, ...string[]]>(values: T) => z.catch(z.optional(z.enum(values)), undefined)

/** Without an agency: for those who read packs against their sources. */
export const listPacksInput = z.object({
  agencyId: z.optional(z.uuid()),
  state: z.catch(z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))), undefined),
  asksOf: anyOr(disciplines),
  status: anyOr(packStatuses),
})
export const getPackInput = z.object({
  packId,
  agencyId: z.optional(z.uuid()),
  /** Of its readings: the first page has the latest. */
  readingsPage: z.optional(z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 1)),
})
export const listAdoptionsInput = z.object({ agencyId: z.uuid() })

const { criterion: _asked, ...clockFields } = ruleFields
/** By when and how often. Of its limits those that say so count, and no others (`rules.clockLimits`). */
const clock = z.object(clockFields)
export type Clock = z.infer<typeof clock>

const haveRead = z._default(z.boolean(), false)
export const adoptPackInput = z.object({
  agencyId: z.uuid(),
  packId,
  /** The one that was read on the screen. */
  edition,
  key: creationKey,
  ...whomFields,
  /** By when and how often, where the agency says so itself; what is asked, and on what basis, stays the pack's. */
  clock: z._default(z.nullable(clock), null),
  /** What the pack leaves to the agency, where it does. */
  given: z._default(z.nullable(givenShape), null),
  /** Whoever adopts has read the source; needed where two people have not. */
  haveRead,
})
export const answerPackChangeInput = z.object({
  requirementId: z.uuid(),
  edition,
  answer: z.enum(adoptionAnswers),
  /** Of taking it over: the version of the requirement that was seen, and from when the change holds. */
  madeFrom,
  effectiveFrom: dayText(),
  haveRead,
})
export const recordReadingInput = z
  .object({
    packId,
    edition,
    readOn: dayText('Give the day on which you read the source.'),
    found: z.enum(findings, 'Say whether the source says the same.'),
    words: z._default(z.nullable(textBlock({ most: 600, missing: 'Say what differs.' })), null),
  })
  .check(
    holds(({ found, words }) => found === 'as-written' || words !== null, {
      path: ['words'],
      message: 'Say what differs.',
    }),
  )

const readingShape = z.object({
  id: z.string(),
  name: z.string(),
  readOn: z.string(),
  found: z.enum(findings),
  words: z.nullable(z.string()),
  /** By whoever asks. */
  mine: z.boolean(),
})
export const adoptionShape = z.object({
  requirementId: z.string(),
  name: z.string(),
  packId: z.string(),
  title: z.string(),
  edition: z.int(),
  latest: z.int(),
  by: z.string(),
  on: z.string(),
  readOn: z.nullable(z.string()),
})
const statusFields = {
  edition: z.int(),
  status: z.enum(packStatuses),
  /** The day of the reading that made it two. */
  verifiedOn: z.nullable(z.string()),
  /** The last day on which that reading is good; the pack stays verified, and is shown as one to check again. */
  againDueOn: z.nullable(z.string()),
  /** Requirements can say it, and it is more than a lead. */
  adoptable: z.boolean(),
  /** A page of them, in the order in which they were recorded. */
  readings: z.array(readingShape),
  readingsPage: z.int(),
  readingsPages: z.int(),
  readingsCount: z.int(),
  /** What the last of all found. */
  lastFound: z.nullable(z.enum(findings)),
  /** Whoever asks read it once. */
  readByMe: z.boolean(),
}
const { id: packIdField, rule: _, missing, ...told } = packFields
const { state, asksOf, title, whom, says, due, again, citation, readOn, confidence } = told

export const packListShape = z.object({
  /** What the agency is, where one asks. */
  agency: z.nullable(z.object({ state: z.string(), asksOf: z.enum(disciplines) })),
  states: z.array(z.string()),
  /** The day it is where the reader is. */
  today: z.string(),
  total: z.int(),
  items: z.array(
    z.object({
      packId: packIdField,
      ...{ state, asksOf, title, whom, says, due, again, citation, readOn, confidence },
      ...statusFields,
      adopted: z.nullable(adoptionShape),
    }),
  ),
})
export type PackList = z.infer<typeof packListShape>

const toldRule = z.extend(z.omit(packRule, { worked: true }), {
  /** What it asks for in words, with names as they are called today. */
  asks: z.string(),
  asksNotes: z.array(z.string()),
})
/** What is compared when a pack changed. */
const comparedFields = { ...told, rule: z.nullable(toldRule) }
export const packDetailShape = z.object({
  packId: packIdField,
  ...comparedFields,
  ...statusFields,
  missing,
  mayAdopt: z.boolean(),
  /** The day it is where the reader is. */
  today: z.string(),
  /** `ownClock`: by when and how often, where that is as the agency says, not as the pack that it was made of. */
  adoptions: z.array(
    z.extend(adoptionShape, {
      version: z.int(),
      ownClock: z.nullable(clock),
      before: z.nullable(z.object(comparedFields)),
    }),
  ),
})
export type PackDetail = z.infer<typeof packDetailShape>
