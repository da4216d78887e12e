/** What may come in and goes out about two records of one person. */
import * as z from 'zod/mini'
import { confirmAddressInput, email, familyName } from '@/lib/identity/inputs'
import { textBlock } from '@/lib/platform/text'

export const joinMyRecordsInput = z.pick(confirmAddressInput, { email: true, code: true })
export const partRecordsInput = z.object({
  joinId: z.uuid(),
  /** For administrators; the person need not say why. */
  reason: z.optional(textBlock({ least: 10, most: 500, missing: 'Say why it is taken back.' })),
})

/** How an administrator knows that two records are one person's. */
export const evidenceKinds = ['agency', 'document', 'known-number'] as const
export type Evidence = (typeof evidenceKinds)[number]
export type Grounds = { evidence: Evidence; reason: string }

/** Two records, each by an address that signs in to it and the last name on it: a mistyped address gives nobody away. */
export const previewJoinInput = z.object({
  /** Of the record that goes on. */
  lasting: email,
  lastingFamilyName: familyName,
  /** Of the record that is joined to it. */
  joined: email,
  joinedFamilyName: familyName,
  evidence: z.enum(evidenceKinds, 'Choose how you know that both are this person’s.'),
  reason: textBlock({ least: 10, most: 500, missing: 'Say how you know that both are this person’s.' }),
})
export const joinRecordsInput = z.extend(previewJoinInput, {
  /** What the preview was named by: nothing is joined that nobody looked at. */
  seen: z.string().check(z.minLength(1, 'Look at what both records hold first.'), z.maxLength(40)),
})

/** What a record holds, in figures. */
export const recordFactsShape = z.object({
  name: z.string(),
  agencies: z.array(z.string()),
  credits: z.int(),
  creditMinutes: z.int(),
})
export type RecordFacts = z.infer<typeof recordFactsShape>

/** Two records that may be joined: the one signed in to, which goes on, and the other. */
export const twoRecordsShape = z.object({
  lasting: recordFactsShape,
  joined: recordFactsShape,
  /** What both come to as one: the same edition on both counts once. */
  together: z.object({ credits: z.int(), creditMinutes: z.int() }),
})
export type TwoRecords = z.infer<typeof twoRecordsShape>

const standingShape = z.object({
  kind: z.enum(['overdue', 'due-soon', 'not-cleared', 'open', 'met']),
  on: z.nullable(z.string()),
})
export type StandingThen = z.infer<typeof standingShape>
export const joinPreviewShape = z.extend(twoRecordsShape, {
  seen: z.string(),
  /** What each of them may do now, and whoever reads mail at an address of the other will. */
  duties: z.array(z.object({ holder: z.enum(['lasting', 'joined']), role: z.string(), agencyName: z.string() })),
  /** What either owes that is another afterwards; null where it does not apply. */
  obligations: z.array(
    z.object({
      name: z.string(),
      agencyName: z.string(),
      before: z.nullable(standingShape),
      after: z.nullable(standingShape),
    }),
  ),
})

export const myJoinShape = z.object({
  joinId: z.string(),
  name: z.string(),
  joinedAt: z.string(),
  /** When it cannot be taken back any more; null once that is so. */
  finalAt: z.nullable(z.string()),
})
export const joinShape = z.object({
  joinId: z.string(),
  name: z.string(),
  /** The name of the record that goes on. */
  lastingName: z.string(),
  joinedAt: z.string(),
  finalAt: z.nullable(z.string()),
})
