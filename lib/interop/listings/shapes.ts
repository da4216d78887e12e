/** What goes out about files of listings. */
import * as z from 'zod/mini'
import { batchStates } from '../batch-limits'
import { entryKinds } from './inputs'

export const listingEntryShape = z.object({
  key: z.string(),
  kind: z.enum(entryKinds),
  /** Line of the file. */
  line: z.int(),
  name: z.string(),
  /** Kind and place. */
  about: z.string(),
  /** What would happen, and why, in whole sentences. */
  why: z.string(),
  /** What differs, field by field. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  /** Can it be loaded at all? */
  loadable: z.boolean(),
  /** Is it loaded unless somebody says otherwise? */
  proposed: z.boolean(),
  /** Would a public listing leave the directory by it? */
  isPublic: z.boolean(),
  /** The listing it speaks of, where that is there. */
  listingId: z.nullable(z.string()),
  /** Was it loaded? Null as long as nothing was. */
  loaded: z.nullable(z.boolean()),
})

export const listingFileSummaryShape = z.object({
  batchId: z.string(),
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

export const listingFileShape = z.extend(listingFileSummaryShape, {
  /** Our own table, or one of the reference files. */
  shape: z.enum(['listings', 'service-providers', 'task-forces', 'state-programs']),
  /** As the file names them, in its order: those that are read. */
  columnsRead: z.array(z.string()),
  /** Known columns that only the product sets. */
  columnsKept: z.array(z.string()),
  /** Of streets, which no listing has. */
  columnsNeverTaken: z.array(z.string()),
  columnsIgnored: z.array(z.string()),
  items: z.array(listingEntryShape),
  /** Of the kind that was asked for. */
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  /** Of all entries: how many are loaded by default, and how many of those are public now. */
  proposedCount: z.int(),
  proposedPublic: z.int(),
})

export const listingsLoadedShape = z.object({ added: z.int(), changed: z.int(), left: z.int() })
export const listingsTakenBackShape = z.object({
  removed: z.int(),
  restored: z.int(),
  /** Listings that stay, since somebody changed them or decided about them since. */
  kept: z.array(z.string()),
  /** Listings that are as they were but wait: somebody called them wrong meanwhile. */
  waiting: z.array(z.string()),
})
