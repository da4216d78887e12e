/** What may come in about the life of listings. */
import * as z from 'zod/mini'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { cursorText, dayText, emailAddress, textBlock } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'
import { verificationWays } from './fields'
import { foundBy, listingForm } from './listing-fields'
import { eligibilityChecks, unmetWords } from './rules'
import { unsafe } from './safety'

const listingId = z.uuid('This is not an identifier of a listing.')
/** Whoever suggested or claimed it reads these words, or other moderators do: neither a street nor a name of who was helped. */
const isSafe = z.superRefine<string>((text, to) => {
  const message = unsafe(text)
  if (message) to.addIssue({ code: 'custom', message })
})
const reason = (missing: string) => textBlock({ most: 1000, missing, least: 10 }).check(isSafe)
const page = {
  cursor: cursorText,
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 25),
}

const pageNumber = z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 1)

export const listingInput = z.object({ listingId })
export const suggestListingInput = z.extend(listingForm, { key: creationKey })
export const changeListingInput = z.extend(listingForm, { listingId, madeFrom })

const verification = {
  verifiedOn: dayText('Say on which day it was verified.'),
  verifiedHow: z.enum(verificationWays, 'Say how it was verified.'),
  /** What was read or heard. */
  evidence: z._default(textBlock({ most: 1000 }).check(isSafe), ''),
}
export const verifyListingInput = z.object({ listingId, madeFrom, ...verification })
export const confirmListingInput = z.object({
  listingId,
  madeFrom,
  met: z.array(z.enum(eligibilityChecks.map(({ id }) => id))),
  ...verification,
  /** Taken where the suggestion says neither, so that it is found by ZIP code. */
  ...foundBy,
})
/** For the form, whose checks are one field: it says of all at once which are missing. */
export const confirmedInput = (checks: readonly { id: string; question: string }[]) =>
  z.extend(confirmListingInput, {
    met: confirmListingInput.shape.met.check(
      z.superRefine<readonly string[]>((met, to) => {
        const unmet = checks.filter(({ id }) => !met.includes(id))
        if (unmet.length > 0) to.addIssue({ code: 'custom', message: unmetWords(unmet) })
      }),
    ),
  })
export const returnListingInput = z.object({
  listingId,
  madeFrom,
  reason: reason('Say what to change, so that it can be done without asking.'),
})
export const retireListingInput = z.object({
  listingId,
  madeFrom,
  reason: reason('Say why: moved, closed, never was, not what the directory lists.'),
})
export const restoreListingInput = z.object({ listingId, madeFrom })
export const mergeListingsInput = z.object({
  /** The one that goes, and the one that goes on. */
  listingId,
  madeFrom,
  intoId: listingId,
})
export const claimListingInput = z.object({ listingId, agencyId: z.uuid() })
export const settleClaimInput = z
  .object({ claimId: z.uuid(), accept: z.boolean(), reason: z._default(textBlock({ most: 1000 }).check(isSafe), '') })
  .check(
    holds(({ accept, reason }) => accept || reason.length >= 10, {
      path: ['reason'],
      message: 'Say why in at least ten characters, so that the agency knows what to do.',
    }),
  )
export const reportListingInput = z.object({
  slug: z.string().check(z.regex(/^[a-z0-9-]{1,100}$/)),
  words: textBlock({ most: 1000, missing: 'Say what is wrong.', least: 5 }),
  /** Where a moderator may ask back; nobody has to give it. */
  replyTo: z._default(
    z.nullable(z.union([z.literal(''), emailAddress], 'Type a full e-mail address, or leave it empty.')),
    null,
  ),
})
export const settleReportInput = z.object({
  reportId: z.uuid(),
  outcome: textBlock({ most: 500, missing: 'Say what came of it.', least: 3 }).check(isSafe),
})
export const listWaitingInput = z.object({
  ...page,
  /** Only in this state, or of this kind. */
  state: z.optional(z.string().check(z.maxLength(2))),
  /** Of the claims and of the reports, 50 at a time. */
  claimsPage: pageNumber,
  reportsPage: pageNumber,
})
export const listDueInput = z.object(page)
