/** What goes out about files of earlier training. */
import * as z from 'zod/mini'
import { batchStates } from '../batch-limits'
import { entryKinds, modes } from './inputs'

export const historyEntryShape = z.object({
  key: z.string(),
  kind: z.enum(entryKinds),
  /** Line of the file. */
  line: z.int(),
  /** Of the person: as the roster has it, or as the row writes it. */
  name: z.string(),
  /** As the row writes them: by these somebody is looked for. */
  number: z.nullable(z.string()),
  email: z.nullable(z.string()),
  /** The training, as the row tells of it. */
  title: z.string(),
  /** Null where the row says none. */
  completedOn: z.nullable(z.string()),
  minutes: z.int(),
  /** Null of a row that was refused: it may not have said so. */
  mode: z.nullable(z.enum(modes)),
  provider: z.nullable(z.string()),
  /** What would happen, and why, in whole sentences. */
  why: z.string(),
  /** Can it be loaded at all? */
  loadable: z.boolean(),
  /** Is it loaded unless somebody says otherwise? */
  proposed: z.boolean(),
  /** Was it recorded? Null as long as nothing was. */
  loaded: z.nullable(z.boolean()),
  /** It waits for somebody who is not on the roster. */
  waits: z.boolean(),
})

/** Somebody whom rows wait for, as those write it, with the first of them. */
export const awaitedShape = z.object({
  row: z.string(),
  name: z.string(),
  number: z.nullable(z.string()),
  email: z.nullable(z.string()),
  rows: z.int(),
})

export const historyFileSummaryShape = z.object({
  batchId: z.string(),
  agencyId: z.string(),
  fileName: z.string(),
  state: z.enum(batchStates),
  rowCount: z.int(),
  counts: z.record(z.enum(entryKinds), z.int()),
  /** Trainings that were recorded, those that were taken up later with them. */
  appliedCount: z.nullable(z.int()),
  waitingCount: z.int(),
  uploadedBy: z.nullable(z.string()),
  uploadedAt: z.string(),
  appliedAt: z.nullable(z.string()),
  /** Until when a load can be taken back. */
  takenBackUntil: z.nullable(z.string()),
  rolledBackAt: z.nullable(z.string()),
})

export const historyFileShape = z.extend(historyFileSummaryShape, {
  agencyName: z.string(),
  /** As the file names them, in its order. */
  columnsRead: z.array(z.string()),
  columnsIgnored: z.array(z.string()),
  items: z.array(historyEntryShape),
  /** Of the kind that was asked for. */
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  /** Of all rows: how many are recorded by default, and how many wait. */
  proposedCount: z.int(),
  proposedWaiting: z.int(),
  /** Whom rows of a loaded file wait for, the first 200; and how many they are. */
  awaited: z.array(awaitedShape),
  awaitedCount: z.int(),
})

export const historyLoadedShape = z.object({ recorded: z.int(), waiting: z.int(), left: z.int() })
export const historyTakenBackShape = z.object({ credits: z.int(), people: z.int() })
/** `left`: rows that wait still, since they cannot be recorded for that person; `passedOver`: those that are not recorded, and why. */
export const historyNamedShape = z.object({
  recorded: z.int(),
  left: z.int(),
  passedOver: z.array(z.object({ line: z.int(), why: z.string() })),
})
