/** What may come in about calendars of others. */
import * as z from 'zod/mini'
import { recordId } from '@/lib/agencies/inputs'
import { creationKey } from '@/lib/audit/sent'
import { addressProblem } from '@/lib/platform/addresses'
import { textLine } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'
import { batchesPage, entriesPage, entryKeys } from '../batch-inputs'
import { besides, entryKinds } from './facts'

export const LARGEST_CALENDAR_BYTES = 2 * 1024 * 1024
export const CALENDAR_TOO_LARGE = 'The file is larger than 2 MB. Export a shorter span of days.'

export const checkCalendarInput = z
  .object({
    key: creationKey,
    fileId: z.optional(recordId),
    /** The calendar as text. */
    text: z.optional(z.string().check(z.maxLength(LARGEST_CALENDAR_BYTES, CALENDAR_TOO_LARGE))),
    fileName: z._default(
      textLine({ most: 200, missing: 'Name the file.', tooLong: 'A file name may have at most 200 characters.' }),
      'Pasted calendar',
    ),
    besides,
  })
  .check(
    holds(({ text, fileId }) => Boolean(text) !== Boolean(fileId), {
      path: ['file'],
      message: 'Choose a calendar file.',
    }),
  )
export const loadCalendarInput = z.object({
  batchId: recordId,
  /** Keys of proposed changes that are not to be made. */
  leaveOut: entryKeys,
  /** Keys of changes that are made only when somebody says so. */
  include: entryKeys,
})
export const getCalendarFileInput = z.object({
  batchId: recordId,
  kind: z.optional(z.enum(entryKinds)),
  page: entriesPage,
})
export const listCalendarFilesInput = z.object(batchesPage)

const address = textLine({ most: 1000, missing: 'Give the address of the calendar.', least: 1 }).check(
  z.superRefine((text, to) => {
    const problem = addressProblem(text)
    if (problem) to.addIssue({ code: 'custom', message: problem })
  }),
)
export const followCalendarInput = z.object({
  key: creationKey,
  address,
  keepUpToDate: z._default(z.boolean(), false),
  besides,
})
export const sourceInput = z.object({ sourceId: recordId })
export const keepCalendarInput = z.object({ sourceId: recordId, keepUpToDate: z.boolean() })
