/** What may come in about claims. A draft may still be incomplete; sending asks for all of it. */
import * as z from 'zod/mini'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { priorityKeys } from '@/lib/catalog/facts'
import { daysBetween } from '@/lib/platform/days'
import { dayText, textBlock, textLine } from '@/lib/platform/text'
import { claimFieldKeys, trainingModes } from './kinds'

const maybe = <T extends z.ZodMiniType>(schema: T) => z._default(z.nullable(schema), null)
const key = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/))
const slug = z.string().check(z.regex(/^[a-z0-9-]{1,200}$/))
const dayOrNone = (message: string) => z._default(z.union([z.literal(''), dayText(message)], message), '')
const WHOLE_DAY = 'Choose the day.'

/** A hundred hours: longer trainings are claimed in their parts. */
export const MOST_MINUTES = 6000
const minutes = z
  .int('Give the length as a number of hours, such as 1.5.')
  .check(
    z.minimum(1, 'Give the length as a number of hours, such as 1.5.'),
    z.maximum(MOST_MINUTES, 'At most 100 hours can be claimed at once.'),
  )

/** What is asked of every claim; anything may be missing while it is a draft. */
export const claimDraft = z.object({
  title: z._default(textLine({ most: 200 }), ''),
  provider: z._default(textLine({ most: 200 }), ''),
  startsOn: dayOrNone(WHOLE_DAY),
  endsOn: dayOrNone(WHOLE_DAY),
  minutes: maybe(minutes),
  mode: maybe(z.enum(trainingModes)),
  topicIds: z._default(z.array(key).check(z.maxLength(8, 'Choose at most eight topics.')), []),
  priorityIds: z._default(z.array(z.enum(priorityKeys)), []),
  note: z._default(textBlock({ most: 2000 }), ''),
  /** Where the person served several agencies on its last day: the one it is for. */
  agencyId: maybe(z.uuid()),
  /** The event or the course of others that it began from. */
  eventSlug: maybe(slug),
  relatedSlug: maybe(slug),
})
export type ClaimFields = z.infer<typeof claimDraft>

const MOST_DAYS = 366
const DAY_MINUTES = 16 * 60
const daysOf = (from: string, to: string) => daysBetween(from, to) + 1

/** A claim that can be sent. */
export const claimFields = z
  .extend(claimDraft, {
    title: textLine({ most: 200, least: 3, missing: 'Write the title as the certificate has it.' }),
    provider: textLine({ most: 200, least: 2, missing: 'Say who gave the training.' }),
    startsOn: dayText(WHOLE_DAY),
    endsOn: dayText(WHOLE_DAY),
    minutes,
    mode: z.enum(trainingModes, 'Say how you took part.'),
  })
  .check(
    z.refine(({ startsOn, endsOn }) => endsOn === '' || startsOn <= endsOn, {
      message: 'The last day is before the first one.',
      path: ['endsOn'],
    }),
    z.refine(({ startsOn, endsOn }) => startsOn > endsOn || daysOf(startsOn, endsOn) <= MOST_DAYS, {
      message: 'A training of more than a year is claimed in its parts.',
      path: ['endsOn'],
    }),
    z.refine(
      ({ startsOn, endsOn, minutes: given }) => startsOn > endsOn || given <= daysOf(startsOn, endsOn) * DAY_MINUTES,
      { message: 'That is more than 16 hours a day. Check the hours and the days.', path: ['minutes'] },
    ),
  )

const claimId = z.uuid()
export const claimInput = z.object({ claimId })
export const draftClaimInput = z.object({ key: creationKey, fields: claimDraft })
export const changeClaimInput = z.object({ claimId, madeFrom, fields: claimDraft })
/** A step is about the claim as whoever takes it has seen it. */
export const claimStepInput = z.object({ claimId, madeFrom })
export const submitClaimInput = z.extend(claimStepInput, {
  /** “I took part in this training myself, for the hours above.” */
  attested: z.literal(true, 'Say that you took part in it yourself.'),
})

const reason = (missing: string) => textBlock({ most: 1000, missing, least: 10 })
/** It is another training than the one on the record that looks like it. */
const apart = z._default(z.boolean(), false)

export const returnClaimInput = z.extend(claimStepInput, {
  reasons: z
    .array(
      z.object({ field: z.enum(claimFieldKeys), reason: textBlock({ most: 500, missing: 'Say what is missing.' }) }),
    )
    .check(
      z.minLength(1, 'Name at least one field, and say what is missing.'),
      z.maxLength(claimFieldKeys.length),
      z.refine((given) => new Set(given.map(({ field }) => field)).size === given.length, 'Name each field once.'),
    ),
})
export const approveClaimInput = z.extend(claimStepInput, {
  minutes,
  /** Why it is other minutes than were claimed; the claimant reads it. */
  reason: z._default(textBlock({ most: 1000 }), ''),
  apart,
})
export const approveClaimsInput = z.object({
  claims: z
    .array(claimStepInput)
    .check(z.minLength(1, 'Choose at least one claim.'), z.maxLength(50, 'Choose at most 50 at once.')),
})
export const rejectClaimInput = z.extend(claimStepInput, { reason: reason('Say why, in a sentence.') })
export const disputeClaimInput = z.extend(claimStepInput, {
  reason: reason('Say why you see it otherwise, in a sentence.'),
})
/** The final answer to a dispute: the minutes that count, or none. */
export const settleDisputeInput = z.extend(claimStepInput, {
  minutes: z.nullable(minutes),
  reason: reason('Say why, in a sentence.'),
  apart,
})

const page = z.catch(z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 1), 1)
export const listClaimsInput = z.object({ page })
const claimQueues = ['waiting', 'decided'] as const
export const agencyClaimsInput = z.object({
  agencyId: z.uuid(),
  which: z.catch(z._default(z.enum(claimQueues), 'waiting'), 'waiting'),
  page,
})
/** As it is being typed: what cannot be understood yet is as if it were not there. */
export const likenessInput = z.object({
  title: z.catch(z._default(textLine({ most: 200 }), ''), ''),
  startsOn: z.catch(z._default(dayText(), ''), ''),
  endsOn: z.catch(z._default(dayText(), ''), ''),
  eventSlug: z.catch(z.optional(slug), undefined),
  claimId: z.catch(z.optional(z.uuid()), undefined),
})

export const claimRulesInput = z.object({ agencyId: z.uuid() })
export const changeClaimRulesInput = z.object({
  agencyId: z.uuid(),
  /** The version of the rules before; null where none were set. */
  madeFrom: z.nullable(madeFrom),
  secondAboveMinutes: z.nullable(minutes),
})
export const evidenceInput = z.object({ claimId, evidenceId: z.uuid() })
export const addEvidenceInput = z.object({
  claimId,
  /** Of a file that was sent for it (`/files?use=claim`). */
  fileId: z.uuid(),
})
export const removeEvidenceInput = z.extend(evidenceInput, { reason: z._default(textBlock({ most: 500 }), '') })
