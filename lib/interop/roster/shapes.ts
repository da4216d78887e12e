/** What goes out about roster files. */
import * as z from 'zod/mini'
import { employments } from '@/lib/agencies/kinds'
import { batchStates } from '../batch-limits'
import { rosterFields } from './fields'
import { entryKinds } from './inputs'

export const entryShape = z.object({
  key: z.string(),
  kind: z.enum(entryKinds),
  /** Line of the file; null for people who are not in it. */
  line: z.nullable(z.int()),
  name: z.string(),
  /** Unit and position, or what tells the person apart. */
  about: z.string(),
  /** What would happen, and why, in whole sentences. */
  why: z.string(),
  /** Can it be loaded at all? */
  loadable: z.boolean(),
  /** Is it loaded unless somebody says otherwise? */
  proposed: z.boolean(),
  /** The unit that has to be known before it is proposed. */
  asksUnit: z.nullable(z.string()),
  /** Was it loaded? Null as long as nothing was. */
  loaded: z.nullable(z.boolean()),
})

export const batchSummaryShape = z.object({
  batchId: z.string(),
  agencyId: z.string(),
  fileName: z.string(),
  state: z.enum(batchStates),
  rowCount: z.int(),
  counts: z.record(z.enum(entryKinds), z.int()),
  appliedCount: z.nullable(z.int()),
  uploadedBy: z.nullable(z.string()),
  uploadedAt: z.string(),
  appliedAt: z.nullable(z.string()),
  /** Until when a load can be taken back. */
  takenBackUntil: z.nullable(z.string()),
  rolledBackAt: z.nullable(z.string()),
})

export const batchShape = z.extend(batchSummaryShape, {
  agencyName: z.string(),
  /** The day for which it was worked out; loading on another day needs another check. */
  checkedFor: z.string(),
  servingCount: z.int(),
  columns: z.array(z.object({ header: z.string(), field: z.nullable(z.enum(rosterFields)) })),
  newUnits: z.array(z.string()),
  /** Units that are not there, where the agency has others: each is new, or one of those with a similar name. */
  unitQuestions: z.array(
    z.object({
      name: z.string(),
      /** How many rows wait for the answer alone. */
      rows: z.int(),
      like: z.array(z.object({ unitId: z.string(), name: z.string() })),
    }),
  ),
  /** What new people are taken for where the file does not say it. */
  assumedEmployment: z.nullable(z.enum(employments)),
  /** Of a file that was loaded: how many of each kind were made. */
  loadedCounts: z.nullable(z.record(z.enum(entryKinds), z.int())),
  items: z.array(entryShape),
  /** Of the kind that was asked for. */
  total: z.int(),
  /** Who serves here and is not in the file; listed by the kind `absent`. */
  absent: z.int(),
  page: z.int(),
  pages: z.int(),
  /** Of all entries: keys that are loaded by default, and how many of them leave. */
  proposedCount: z.int(),
  proposedLeavers: z.int(),
})

export const appliedShape = z.object({
  changed: z.int(),
  started: z.int(),
  ended: z.int(),
  left: z.int(),
})
export const rolledBackShape = z.object({
  restored: z.int(),
  /** People whose entry stays: they earned credit in it, or signed in by it, or said that it is theirs. */
  kept: z.array(z.string()),
  /** People with an account who left by the load: they serve again when they say so. */
  asked: z.array(z.string()),
  /** Roles that ended with the service and stay so. */
  rolesEnded: z.array(z.string()),
})
