/** How claims are answered: in lists, and one as whoever claims or decides may see it. */
import * as z from 'zod/mini'
import { followsShape } from '@/lib/requirements/previewed/follow-shape'
import { claimDraft } from './fields'
import { alikeSources, claimFieldKeys, claimStates, claimVerbs, likenessKinds, trainingModes } from './kinds'

export const claimResultShape = z.object({
  claimId: z.string(),
  state: z.enum(claimStates),
  /** What the next step is made from. */
  version: z.string(),
})
export type ClaimResult = z.infer<typeof claimResultShape>

export const alikeShape = z.object({
  likeness: z.enum(likenessKinds),
  source: z.enum(alikeSources),
  title: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  minutes: z.nullable(z.int()),
  /** Who gave it, and how one took part, where that is known. */
  provider: z.nullable(z.string()),
  mode: z.nullable(z.enum(trainingModes)),
  /** How many files were shown for it, and the code of the certificate that it has here. */
  files: z.int(),
  certificate: z.nullable(z.string()),
  /** A file that the claim shows was shown for it, too. */
  isSameFile: z.boolean(),
})
const servedShape = z.object({ agencyId: z.string(), name: z.string() })

const claimItemShape = z.object({
  claimId: z.string(),
  version: z.string(),
  state: z.enum(claimStates),
  title: z.string(),
  provider: z.string(),
  startsOn: z.nullable(z.string()),
  endsOn: z.nullable(z.string()),
  minutes: z.nullable(z.int()),
  acceptedMinutes: z.nullable(z.int()),
  /** What it is called on the record, where that is otherwise than it was claimed. */
  acceptedTitle: z.nullable(z.string()),
  /** One sentence for whoever claims. */
  stands: z.string(),
  sentOn: z.nullable(z.string()),
  claimantName: z.string(),
  /** Files that were shown and are still there. */
  evidence: z.int(),
})
export type ClaimItem = z.infer<typeof claimItemShape>
export const claimsShape = z.object({
  items: z.array(claimItemShape),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
})

const queueItemShape = z.extend(claimItemShape, {
  /** The likest on the record, and where it is only the same day or the same title, nothing of it hinders. */
  likeness: z.nullable(z.enum(likenessKinds)),
  /** By its name alone it counts for a requirement that asks for this course: it is looked at by itself. */
  named: z.boolean(),
  /** Claims of one training (title, who gave it, days) have the same. */
  training: z.string(),
  /** Waits for another person than the reader, who decided before or is supervised by whoever claims. */
  forAnother: z.boolean(),
  /** Wants a second person once it is approved. */
  wantsSecond: z.boolean(),
})
export type QueueItem = z.infer<typeof queueItemShape>
export const claimQueueShape = z.object({
  items: z.array(queueItemShape),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  /** That the reader may decide: without those of which another has to be asked. */
  waiting: z.int(),
  /** One's own that wait at this agency: somebody else decides them. */
  own: z.int(),
})
export type ClaimQueue = z.infer<typeof claimQueueShape>

const evidenceShape = z.object({
  evidenceId: z.string(),
  name: z.string(),
  size: z.int(),
  isPicture: z.boolean(),
  /** Of a PDF, which is looked at page by page; null for a picture, and where nobody has counted them yet. */
  pages: z.nullable(z.int()),
  digest: z.string(),
  addedAt: z.string(),
  removed: z.nullable(z.object({ at: z.string(), byName: z.string(), why: z.string() })),
  /** Parts of the picture were covered: by whom last, and the digest of what is kept since; why, where somebody may have decided by it. */
  covered: z.nullable(
    z.object({ at: z.string(), byName: z.string(), why: z.nullable(z.string()), digest: z.string() }),
  ),
})
export type Evidence = z.infer<typeof evidenceShape>

const topicsShape = z.array(z.object({ topicId: z.string(), name: z.string(), minutes: z.nullable(z.int()) }))

const steps = z.array(
  z.object({
    verb: z.enum(claimVerbs),
    byName: z.string(),
    /** The reader took it, under whichever of their records. */
    byMe: z.boolean(),
    at: z.string(),
    reason: z.nullable(z.string()),
    fieldReasons: z.array(z.object({ field: z.enum(claimFieldKeys), reason: z.string() })),
    minutes: z.nullable(z.int()),
    /** What counts by topic, where whoever decided said otherwise than was claimed. */
    topics: z.nullable(topicsShape),
    apartFrom: z.nullable(z.string()),
  }),
)

export const claimShape = z.extend(claimItemShape, {
  own: z.boolean(),
  /** It is of somebody who supervises the reader: another coordinator decides. */
  above: z.boolean(),
  fields: claimDraft,
  topics: topicsShape,
  /** Those that count, where they are other than was claimed. */
  acceptedTopics: z.nullable(topicsShape),
  agencyName: z.nullable(z.string()),
  event: z.nullable(z.object({ slug: z.string(), title: z.string() })),
  alike: z.array(alikeShape),
  /** What was shown; what was removed is told of. */
  proofs: z.array(evidenceShape),
  steps,
  /** What is missing, of the last return, while it is with its claimant. */
  returned: z.array(z.object({ field: z.enum(claimFieldKeys), reason: z.string() })),
  /** Names of those who can decide, while it waits; for whoever does not decide themselves. */
  reviewers: z.array(z.string()),
  /** Courses by the names that the agency's requirements give them, for whoever decides. */
  courses: z.array(z.string()),
  /** Requirements that take it by the name that it has now, for whoever decides. */
  countsFor: z.array(z.string()),
  wantsSecond: z.boolean(),
  may: z.object({
    change: z.boolean(),
    discard: z.boolean(),
    submit: z.boolean(),
    withdraw: z.boolean(),
    dispute: z.boolean(),
    return: z.boolean(),
    approve: z.boolean(),
    reject: z.boolean(),
    settle: z.boolean(),
    /** Take the last decision back, which is the reader's own of today. */
    reopen: z.boolean(),
    removeEvidence: z.boolean(),
  }),
})
export type Claim = z.infer<typeof claimShape>

export const likenessShape = z.object({
  alike: z.array(alikeShape),
  /** Whom the person served on the last day, the agency of record first. */
  agencies: z.array(servedShape),
})
/** What it would bring toward what is owed; null where it cannot be told yet. */
export const bringsShape = z.object({ brings: z.nullable(followsShape) })
export const claimChoicesShape = z.object({
  topics: z.array(z.object({ topicId: z.string(), name: z.string() })),
})
export const claimRulesShape = z.object({
  secondAboveMinutes: z.nullable(z.int()),
  /** Null where none were set. */
  version: z.nullable(z.string()),
})
export const approvedShape = z.object({
  items: z.array(z.object({ claimId: z.string(), approved: z.boolean(), why: z.nullable(z.string()) })),
})
