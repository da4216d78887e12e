/** What may come in about files of earlier training, and the words for their columns. Light enough for the browser. */
import * as z from 'zod/mini'
import { recordId } from '@/lib/agencies/inputs'
import { creationKey } from '@/lib/audit/sent'
import { batchesPage, entriesPage, entryKeys, isGivenOnce, tableGiven } from '../batch-inputs'

/** What a column can be read as. */
export const historyFields = [
  'employeeNumber',
  'email',
  'givenName',
  'familyName',
  'fullName',
  'suffix',
  'title',
  'completedOn',
  'minutes',
  'hours',
  'mode',
  'provider',
  'topics',
  'reference',
] as const
export type HistoryField = (typeof historyFields)[number]

/** As a file may name them, and as we write them. */
export const fieldNames: Record<HistoryField, string> = {
  employeeNumber: 'Employee number',
  email: 'E-mail',
  givenName: 'First name',
  familyName: 'Last name',
  fullName: 'Full name',
  suffix: 'Suffix (Jr., III)',
  title: 'Training',
  completedOn: 'Day completed',
  minutes: 'Minutes',
  hours: 'Hours',
  mode: 'How it was given',
  provider: 'Provider',
  topics: 'Topics',
  reference: 'Reference',
}

/** In the order in which they want a look. */
export const entryKinds = ['refused', 'unmatched', 'alike', 'outside', 'twice', 'known', 'new'] as const
export type EntryKind = (typeof entryKinds)[number]
/** What can be listed of a file by itself: those of a kind, or those that wait for somebody. */
export const listedParts = [...entryKinds, 'waiting'] as const

export const modes = ['in-person', 'virtual', 'self-paced'] as const
export type Mode = (typeof modes)[number]

/** Whose file it is: asked before the file is looked at. */
export const historyOwnerInput = z.object({ agencyId: recordId })

export const checkHistoryInput = z
  .object({
    key: creationKey,
    agencyId: recordId,
    ...tableGiven,
    /** How training was given where its row does not say; null: such rows are refused. */
    otherwise: z._default(z.nullable(z.enum(modes)), null),
  })
  .check(isGivenOnce)

export const loadHistoryInput = z.object({
  batchId: recordId,
  /** Keys of proposed rows that are not to be recorded. */
  leaveOut: entryKeys,
  /** Keys of rows that are recorded only when somebody says so. */
  include: entryKeys,
})
export const matchHistoryInput = z.object({
  batchId: recordId,
  /** A waiting row; all that wait under the same name, number and address go with it. */
  row: z.string().check(z.maxLength(40)),
  personId: recordId,
})
export const getHistoryFileInput = z.object({
  batchId: recordId,
  kind: z.optional(z.enum(listedParts)),
  page: entriesPage,
})
export const listHistoryFilesInput = z.object({ agencyId: recordId, ...batchesPage })
