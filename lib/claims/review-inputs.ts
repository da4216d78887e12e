/** What may come in from those who decide claims, and from a claimant who sees a decision otherwise. */
import * as z from 'zod/mini'
import { madeFrom } from '@/lib/audit/sent'
import { textBlock, textLine } from '@/lib/platform/text'
import { byTopic, claimTopics, claimMinutes as minutes } from './fields'
import { claimInput, claimStepInput, claimsPage as page } from './inputs'
import { claimFieldKeys } from './kinds'

const reason = (missing: string) => textBlock({ most: 1000, missing, least: 10 })
/** It is another training than the one on the record that looks like it. */
const apart = z._default(z.boolean(), false)
/** What it was about, where that is other than was claimed; the claimant reads it. */
const topics = z._default(z.nullable(z.object({ topicIds: claimTopics, topicMinutes: byTopic })), null)

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
/** What it is called on the record, where that is otherwise than it was claimed: a course that a requirement names. */
const recordedAs = z._default(z.nullable(textLine({ most: 200 })), null)
export const approveClaimInput = z.extend(claimStepInput, {
  minutes,
  recordedAs,
  /** Why it is other minutes than were claimed; the claimant reads it. */
  reason: z._default(textBlock({ most: 1000 }), ''),
  topics,
  apart,
})
/** As whoever decides has it now. */
export const previewApprovalInput = z.extend(claimInput, { minutes, recordedAs, topics })
export const approveClaimsInput = z.object({
  claims: z
    .array(claimStepInput)
    .check(z.minLength(1, 'Choose at least one claim.'), z.maxLength(50, 'Choose at most 50 at once.')),
})
export const rejectClaimInput = z.extend(claimStepInput, { reason: reason('Say why, in a sentence.') })
export const disputeClaimInput = z.extend(claimStepInput, {
  reason: reason('Say why you see it otherwise, in a sentence.'),
})
export const reopenClaimInput = z.extend(claimStepInput, {
  reason: reason('Say why you take the decision back, in a sentence.'),
})
/** The final answer to a dispute: the minutes that count, or none. */
export const settleDisputeInput = z.extend(claimStepInput, {
  minutes: z.nullable(minutes),
  reason: reason('Say why, in a sentence.'),
  topics,
  apart,
})

const claimQueues = ['waiting', 'decided'] as const
export const agencyClaimsInput = z.object({
  agencyId: z.uuid(),
  which: z.catch(z._default(z.enum(claimQueues), 'waiting'), 'waiting'),
  page,
})

export const claimRulesInput = z.object({ agencyId: z.uuid() })
export const changeClaimRulesInput = z.object({
  agencyId: z.uuid(),
  /** The version of the rules before; null where none were set. */
  madeFrom: z.nullable(madeFrom),
  secondAboveMinutes: z.nullable(minutes),
})
