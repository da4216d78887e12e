/** What goes out about calendars of others. */
import * as z from 'zod/mini'
import { batchStates } from '../batch-limits'
import { besides, entryKinds, sourceStates } from './facts'

export const calendarEntryShape = z.object({
  key: z.string(),
  kind: z.enum(entryKinds),
  /** Line of the file; 0 for what is not in it. */
  line: z.int(),
  title: z.string(),
  /** When and where. */
  about: z.string(),
  /** What would happen, and why, in whole sentences. */
  why: z.string(),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  /** Can it be loaded at all? */
  loadable: z.boolean(),
  /** Is it loaded unless somebody says otherwise? */
  proposed: z.boolean(),
  /** The event here, where there is one. */
  eventId: z.nullable(z.string()),
  /** Was it loaded? Null as long as nothing was. */
  loaded: z.nullable(z.boolean()),
})

export const calendarFileSummaryShape = z.object({
  batchId: z.string(),
  sourceId: z.nullable(z.string()),
  fileName: z.string(),
  state: z.enum(batchStates),
  rowCount: z.int(),
  counts: z.record(z.enum(entryKinds), z.int()),
  appliedCount: z.nullable(z.int()),
  /** Did its changes follow by themselves? */
  isByItself: z.boolean(),
  checkedAt: z.string(),
  appliedAt: z.nullable(z.string()),
  /** Until when a load can be taken back. */
  takenBackUntil: z.nullable(z.string()),
  rolledBackAt: z.nullable(z.string()),
})

export const calendarFileShape = z.extend(calendarFileSummaryShape, {
  items: z.array(calendarEntryShape),
  /** Of the kind that was asked for. */
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  proposedCount: z.int(),
  /** Dates that were passed over: over already, or more than a year ahead. */
  past: z.int(),
  later: z.int(),
  /** Is what is new public at once? */
  publishesAtOnce: z.boolean(),
})

export const calendarLoadedShape = z.object({ added: z.int(), changed: z.int(), canceled: z.int(), left: z.int() })
export const calendarTakenBackShape = z.object({
  /** Withdrawn, since nobody had seen them. */
  removed: z.int(),
  /** Added and public: canceled, since calendar programs hold them. */
  canceled: z.int(),
  restored: z.int(),
  /** Events that stay, since somebody changed them or decided about them since. */
  kept: z.array(z.string()),
})

export const calendarSourceShape = z.object({
  sourceId: z.string(),
  address: z.string(),
  name: z.string(),
  besides,
  keepUpToDate: z.boolean(),
  state: z.enum(sourceStates),
  /** Why it could not be read. */
  failure: z.nullable(z.string()),
  askedAt: z.nullable(z.string()),
  readAt: z.nullable(z.string()),
  /** What waits for a look. */
  waitingBatchId: z.nullable(z.string()),
})
