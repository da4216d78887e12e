/** What may come in about waivers, extensions, exemptions and leave, and what goes out. Pure: the browser loads it. */
import * as z from 'zod/mini'
import { creationKey } from '@/lib/audit/sent'
import { pageNumber } from '@/lib/platform/files/page-number'
import { dayText, textBlock } from '@/lib/platform/text'
import { whole } from '@/lib/platform/whole'

export const reliefKinds = ['waiver', 'extension', 'exemption', 'leave'] as const
export type ReliefKind = (typeof reliefKinds)[number]
export const reliefStates = ['waiting', 'declined', 'granted', 'ended', 'taken-back'] as const
export type ReliefState = (typeof reliefStates)[number]

/** A last day of leave may be moved by another leave after it. */
export const MOST_LEAVE_DAYS = 1100
export const MOST_PROOFS = 5
export const TOO_MANY_PROOFS = 'At most five files are kept with a decision.'

const day = dayText()
const words = (missing: string) => textBlock({ most: 1000, missing })
const nothing = <T extends z.core.SomeType>(shape: T) => z._default(z.nullable(shape), null)

const asked = {
  agencyId: z.uuid(),
  personId: z.uuid(),
  key: creationKey,
  kind: z.enum(reliefKinds),
  /** Of all kinds but leave. */
  requirementId: nothing(z.uuid('Choose the requirement.')),
  from: day,
  /** Of leave, the first day back; of an exemption, the first day on which it is asked again, if that is known. */
  untilOn: nothing(day),
  /** Of an extension: the new last day. */
  newDueOn: nothing(day),
  why: words('Say why.'),
  /** What was shown, in words: "letter of March 3 from the chief, in the personnel file". */
  evidence: nothing(textBlock({ most: 1000 })),
  /** Photos and PDFs that were sent for it (`/files?use=relief`), at most five. */
  fileIds: z._default(z.array(z.uuid()).check(z.maxLength(MOST_PROOFS, TOO_MANY_PROOFS)), []),
}
type Asked = {
  kind: ReliefKind
  requirementId: string | null
  from: string
  untilOn: string | null
  newDueOn: string | null
}

const complete = whole<Asked>((asked) => {
  const field = (name: keyof Asked, message: string) => ({ field: name, message })
  return [
    () => asked.kind !== 'leave' && asked.requirementId === null && field('requirementId', 'Choose the requirement.'),
    () => asked.kind === 'extension' && asked.newDueOn === null && field('newDueOn', 'Give the new last day.'),
    () =>
      asked.kind === 'leave' &&
      asked.untilOn === null &&
      field('untilOn', 'Give the first day back, as far as it is known.'),
    () =>
      asked.untilOn !== null &&
      hasEnd(asked.kind) &&
      asked.untilOn <= asked.from &&
      field('untilOn', 'Choose a day after the first one.'),
  ]
})

const hasEnd = (kind: ReliefKind) => kind === 'leave' || kind === 'exemption'

export const reliefInput = z.object(asked).check(complete)
export type ReliefTerms = Omit<z.infer<typeof reliefInput>, 'key' | 'fileIds'>

/** What has no meaning with the kind is nothing, whatever was sent. */
export const settledRelief = <T extends Asked>(given: T): T => ({
  ...given,
  requirementId: given.kind === 'leave' ? null : given.requirementId,
  untilOn: hasEnd(given.kind) ? given.untilOn : null,
  newDueOn: given.kind === 'extension' ? given.newDueOn : null,
})

export const decideReliefInput = z.object({
  reliefId: z.uuid(),
  granted: z.boolean(),
  /** Read by whoever recommended it; asked for where it is declined. */
  words: nothing(textBlock({ most: 1000 })),
})
export const endReliefInput = z.object({
  reliefId: z.uuid(),
  /** Of leave and an exemption: the first day on which it no longer holds. Without one it counts as though it never was. */
  on: nothing(day),
  why: words('Say why.'),
})
export const addReliefProofInput = z.object({ reliefId: z.uuid(), fileId: z.uuid() })
export const reliefProofInput = z.object({ reliefId: z.uuid(), proofId: z.uuid() })
export const reliefPageInput = z.extend(reliefProofInput, { page: pageNumber })
export const removeReliefProofInput = z.extend(reliefProofInput, {
  reason: textBlock({ most: 500, least: 5, missing: 'Say why it is removed, in a few words.' }),
})
export const listReliefsInput = z.object({
  agencyId: z.uuid(),
  personId: z.optional(z.uuid()),
  /** Those alone that wait for a decision. */
  waiting: z._default(z.union([z.boolean(), z.stringbool()]), false),
})

const signed = z.nullable(z.object({ by: z.string(), on: z.string(), words: z.nullable(z.string()) }))
const proofShape = z.object({
  proofId: z.string(),
  /** Nothing once it was removed: the name goes with the file. */
  name: z.nullable(z.string()),
  isPicture: z.boolean(),
  /** Of a PDF, where somebody counted them. */
  pages: z.nullable(z.int()),
  added: z.object({ by: z.string(), on: z.string() }),
  removed: z.nullable(z.object({ by: z.nullable(z.string()), on: z.string(), why: z.string() })),
})
export type ReliefProof = z.infer<typeof proofShape>
export const reliefShape = z.object({
  reliefId: z.string(),
  personId: z.string(),
  personName: z.string(),
  agencyName: z.string(),
  kind: z.enum(reliefKinds),
  state: z.enum(reliefStates),
  requirementId: z.nullable(z.string()),
  requirementName: z.nullable(z.string()),
  from: z.string(),
  untilOn: z.nullable(z.string()),
  /** Of a waiver and an extension: the last day before it. */
  dueOn: z.nullable(z.string()),
  newDueOn: z.nullable(z.string()),
  why: z.string(),
  evidence: z.nullable(z.string()),
  /** Files that were shown for it; those that the reader may look at are `proofs`. */
  filesShown: z.int(),
  proofs: z.array(proofShape),
  recommended: signed,
  /** Nobody there may decide: since then administrators of the platform are asked to name somebody who can. */
  askedOn: z.nullable(z.string()),
  decided: signed,
  ended: signed,
  mayDecide: z.boolean(),
  mayEnd: z.boolean(),
  mayAddProof: z.boolean(),
})
export type ReliefTold = z.infer<typeof reliefShape>
/** `above`: the person who was asked for supervises the reader, so that another coordinator decides. */
export const reliefsShape = z.object({
  items: z.array(reliefShape),
  ...{ mayRecommend: z.boolean(), mayGrant: z.boolean(), above: z.boolean() },
})
