/** How the directory answers those who suggest, keep and moderate listings. */
import * as z from 'zod/mini'
import { confidences, listingDecisions, listingKinds, listingStates, verificationWays } from './fields'
import { listingForm } from './listing-fields'

const text = z.nullable(z.string())

export const listingResultShape = z.object({
  listingId: z.string(),
  status: z.enum(listingStates),
  /** Its address in the directory, while it is there. */
  slug: text,
  /** What the next change is made from. */
  version: z.string(),
})
export type ListingResult = z.infer<typeof listingResultShape>

const decisionShape = z.object({ decision: z.enum(listingDecisions), reason: text, decidedAt: z.string() })
const lineFields = {
  listingId: z.string(),
  name: z.string(),
  kind: z.enum(listingKinds),
  status: z.enum(listingStates),
  slug: text,
  city: text,
  state: text,
  lastVerifiedOn: text,
  isStale: z.boolean(),
}

export const myListingsShape = z.object({
  /** What one suggested, and what one's agencies keep; the last changed first. */
  items: z.array(
    z.object({ ...lineFields, keeperAgencyId: text, own: z.boolean(), updatedAt: z.string(), reason: text }),
  ),
  /** Claims of one's agencies that wait for a moderator. */
  claims: z.array(
    z.object({
      claimId: z.string(),
      listingId: z.string(),
      name: z.string(),
      agencyId: z.string(),
      claimedAt: z.string(),
    }),
  ),
  /** Claims of one's agencies that were declined, with the reason; the newest of two years first. */
  declined: z.array(
    z.object({ claimId: z.string(), name: z.string(), agencyId: z.string(), settledAt: z.string(), reason: text }),
  ),
})
export type MyListings = z.infer<typeof myListingsShape>

export const myListingShape = z.object({
  listingId: z.string(),
  name: z.string(),
  status: z.enum(listingStates),
  slug: text,
  version: z.string(),
  fields: listingForm,
  lastVerifiedOn: text,
  verifiedHow: z.nullable(z.enum(verificationWays)),
  isStale: z.boolean(),
  keeperAgencyId: text,
  decisions: z.array(decisionShape),
  may: z.object({ change: z.boolean(), resend: z.boolean(), verify: z.boolean(), retire: z.boolean() }),
})
export type MyListing = z.infer<typeof myListingShape>

const similarShape = z.object({
  listingId: z.string(),
  name: z.string(),
  kind: z.enum(listingKinds),
  status: z.enum(listingStates),
  slug: text,
  city: text,
  state: text,
  phone: text,
})

/** A listing as a moderator decides about it. */
export const waitingListingShape = z.object({
  listingId: z.string(),
  status: z.enum(listingStates),
  slug: text,
  version: z.string(),
  fields: listingForm,
  waitingSince: z.string(),
  /** Nobody decides about what they suggested, or what their own agency keeps. */
  own: z.boolean(),
  fromFile: z.boolean(),
  confidence: z.nullable(z.enum(confidences)),
  /** What a file said besides: awards and doubts. */
  notes: z.array(z.string()),
  lastVerifiedOn: text,
  verifiedHow: z.nullable(z.enum(verificationWays)),
  isStale: z.boolean(),
  checks: z.array(z.object({ id: z.string(), question: z.string() })),
  decisions: z.array(decisionShape),
  similar: z.array(similarShape),
  /** The next one that waits after this. */
  nextId: text,
})
export type WaitingListing = z.infer<typeof waitingListingShape>

export const waitingShape = z.object({
  items: z.array(
    z.object({
      ...{ ...lineFields, sourceName: z.string(), waitingSince: z.string(), own: z.boolean() },
      /** It was in the directory, and nobody finds it until it was made sure of. */
      wasPublic: z.boolean(),
    }),
  ),
  nextCursor: text,
  claimPages: z.int(),
  reportPages: z.int(),
  /** Suggestions that wait, claims, reports, and listings that are due to be checked again. */
  counts: z.object({ suggestions: z.int(), claims: z.int(), reports: z.int(), due: z.int() }),
  claims: z.array(
    z.object({
      claimId: z.string(),
      listingId: z.string(),
      name: z.string(),
      slug: text,
      agencyName: z.string(),
      agencyKind: z.string(),
      claimedBy: z.string(),
      claimedAt: z.string(),
      own: z.boolean(),
    }),
  ),
  reports: z.array(
    z.object({
      reportId: z.string(),
      listingId: z.string(),
      name: z.string(),
      slug: text,
      words: z.string(),
      replyTo: text,
      reportedAt: z.string(),
    }),
  ),
})
export type Waiting = z.infer<typeof waitingShape>

export const dueShape = z.object({
  items: z.array(z.object({ ...lineFields, keeperName: text })),
  nextCursor: text,
})
export type Due = z.infer<typeof dueShape>
