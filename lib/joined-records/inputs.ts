/** What may come in and goes out about two records of one person. */
import * as z from 'zod/mini'
import { confirmAddressInput } from '@/lib/identity/inputs'
import { textBlock } from '@/lib/platform/text'

export const joinMyRecordsInput = z.pick(confirmAddressInput, { email: true, code: true })
export const partRecordsInput = z.object({
  joinId: z.uuid(),
  /** For administrators; the person need not say why. */
  reason: z.optional(textBlock({ least: 10, most: 500, missing: 'Say why it is taken back.' })),
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
export const twoRecordsShape = z.object({ lasting: recordFactsShape, joined: recordFactsShape })

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
