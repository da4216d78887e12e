/** What may come in about credits and certificates, and what goes out. */
import * as z from 'zod/mini'
import { priorityKeys } from '@/lib/catalog/keys'
import { cursorText, daysInOrder, dayText, searchText, textBlock, textLine } from '@/lib/platform/text'
import { creditModes } from './kinds'

/** A reason that others will read: a sentence, not a word. */
const reason = textBlock({
  most: 500,
  missing: 'Say why in a sentence; it stays in the record.',
  least: 10,
  tooLong: 'A reason may have at most 500 characters.',
})

export const reverseCreditInput = z.object({ creditId: z.uuid(), reason })
export const certificateCodeInput = z.object({
  code: textLine({ most: 64, missing: 'Type the code of the certificate.' }),
})
export const revokeCertificateInput = z.extend(certificateCodeInput, { reason })

/** The first and the last day on which what is asked for was earned; none: from the beginning, until now. */
const periodFields = { from: z.optional(dayText()), to: z.optional(dayText()) }
/** What of a record is asked for: what is not said does not matter, and of what is said all must hold. */
const partFields = {
  ...periodFields,
  topic: z.optional(searchText(80)),
  mode: z.optional(z.enum(creditModes)),
  priority: z.optional(z.enum(priorityKeys)),
  /** Earned for it: the agency of record. */
  agencyId: z.optional(z.uuid()),
}
export const partInput = z.object(partFields).check(daysInOrder())
export type Part = z.infer<typeof partInput>

export const creditsPageInput = z
  .object({
    ...partFields,
    cursor: cursorText,
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
  })
  .check(daysInOrder())

export const certificateShape = z.object({
  code: z.string(),
  nameAsIssued: z.string(),
  title: z.string(),
  edition: z.nullable(z.int()),
  creditMinutes: z.int(),
  earnedOn: z.string(),
  agencyName: z.nullable(z.string()),
  issuedAt: z.string(),
  validTo: z.nullable(z.string()),
})
export type CertificateFacts = z.infer<typeof certificateShape>

export const verificationShape = z.object({
  state: z.enum(['valid', 'expired', 'superseded', 'revoked', 'unknown']),
  /** The code as it is printed; what was typed when it cannot be one. */
  code: z.string(),
  checkedAt: z.string(),
  certificate: z.nullable(certificateShape),
  supersededBy: z.nullable(z.string()),
  revokedAt: z.nullable(z.string()),
  revokedReason: z.nullable(z.string()),
})
export type Verification = z.infer<typeof verificationShape>

export const chainShape = z.object({
  holds: z.boolean(),
  /** Credits in the chain, reversals included. */
  length: z.int(),
  /** The first link that does not hold, and in what way. */
  /** Hash of the last credit, hexadecimal: whoever keeps it can tell later whether the chain was rewritten. */
  head: z.nullable(z.string()),
  broken: z.nullable(z.object({ sequence: z.int(), creditId: z.nullable(z.string()), why: z.string() })),
  /** Chains of records that were joined to this one, as far as the reader sees them; each is whole by itself. */
  joined: z.array(z.object({ length: z.int(), head: z.nullable(z.string()) })),
  checkedAt: z.string(),
})

export const creditShape = z.object({
  creditId: z.string(),
  title: z.string(),
  creditMinutes: z.int(),
  mode: z.string(),
  sourceKind: z.string(),
  earnedOn: z.string(),
  recordedAt: z.string(),
  agencyName: z.nullable(z.string()),
  courseSlug: z.nullable(z.string()),
  certificateCode: z.nullable(z.string()),
  reversed: z.nullable(z.object({ at: z.string(), reason: z.nullable(z.string()) })),
  /** The same edition was earned on another record of the person, which was joined; its minutes are counted there. */
  repeats: z.boolean(),
  /** When the same training was completed last before, among what the reader sees; null: this is the first time. */
  takenBeforeOn: z.nullable(z.string()),
  /**
   * Of training that others gave: who accepted it, and on which day where it was earned; by how many files it was shown, or
   * from which file it was imported.
   */
  accepted: z.nullable(
    z.object({ byName: z.string(), on: z.string(), shown: z.int(), fileName: z.nullable(z.string()) }),
  ),
})
export const creditTotalsShape = z.object({
  credits: z.int(),
  reversed: z.int(),
  creditMinutes: z.int(),
  firstEarnedOn: z.nullable(z.string()),
  agencies: z.int(),
  /** By the year earned, the latest first. */
  years: z.array(z.object({ year: z.int(), creditMinutes: z.int(), credits: z.int() })),
  /** By training priority, in its order; a credit that has several counts toward each of them. */
  priorities: z.array(z.object({ id: z.string(), name: z.string(), creditMinutes: z.int() })),
  /** By topic, the most first; they add up to the whole. The id is empty for what is about none. */
  topics: z.array(
    z.object({
      id: z.string(),
      name: z.nullable(z.string()),
      creditMinutes: z.int(),
      /** The last day on which something of it was earned; null where none of its minutes count. */
      latestOn: z.nullable(z.string()),
    }),
  ),
  modes: z.array(z.object({ mode: z.enum(creditModes), creditMinutes: z.int() })),
})
export const creditsPageShape = z.object({
  items: z.array(creditShape),
  nextCursor: z.nullable(z.string()),
  totals: creditTotalsShape,
})
export const myCreditsShape = z.extend(creditsPageShape, {
  /** What stands on the record, whatever is asked of it. */
  choices: z.object({
    topics: z.array(z.object({ id: z.string(), name: z.string() })),
    agencies: z.array(z.object({ agencyId: z.string(), name: z.string() })),
  }),
})
