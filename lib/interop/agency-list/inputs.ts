/** What may come in about public lists of agencies. */
import * as z from 'zod/mini'
import { recordId } from '@/lib/agencies/inputs'
import { creationKey } from '@/lib/audit/sent'

export const importStates = ['running', 'done', 'failed'] as const
/** A row that was not taken over, or was and needs a look: what is wrong and what was done. */
export type ImportFinding = { line: number; severity: 'refused' | 'noted'; message: string }

/** The national list of 23,000 agencies has 1.9 MB. */
export const LARGEST_LIST_BYTES = 5 * 1024 * 1024
export const MOST_AGENCIES = 60_000

export const importAgenciesInput = z.object({
  key: creationKey,
  /** Who publishes the list, kept with every agency it adds. */
  source: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'Say who publishes the list, and its year.'),
      z.maxLength(200, 'At most 200 characters.'),
    ),
  /** A file that was sent for a list of agencies. */
  fileId: recordId,
})
export const getImportInput = z.object({
  importId: recordId,
  severity: z.optional(z.enum(['refused', 'noted'])),
  page: z._default(z.coerce.number().check(z.int(), z.minimum(1)), 1),
})

export const importShape = z.object({
  importId: z.string(),
  fileName: z.string(),
  source: z.string(),
  state: z.enum(importStates),
  rowCount: z.int(),
  rowsDone: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  noted: z.int(),
  startedAt: z.string(),
  finishedAt: z.nullable(z.string()),
  failure: z.nullable(z.string()),
})
export const importDetailShape = z.extend(importShape, {
  findings: z.array(z.object({ line: z.int(), severity: z.enum(['refused', 'noted']), message: z.string() })),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
})
