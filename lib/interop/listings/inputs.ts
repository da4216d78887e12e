/** What may come in about files of listings, and the words for what they would do. Light enough for the browser. */
import * as z from 'zod/mini'
import { recordId } from '@/lib/agencies/inputs'
import { creationKey } from '@/lib/audit/sent'
import { textLine } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'
import { batchesPage, entriesPage, entryKeys } from '../batch-inputs'
import { LARGEST_FILE_BYTES, TOO_LARGE } from '../batch-limits'

/** In the order in which they want a look. */
export const entryKinds = ['refused', 'duplicate', 'recheck', 'alike', 'changed', 'new', 'unchanged'] as const
export type EntryKind = (typeof entryKinds)[number]

export const checkListingsInput = z
  .object({
    key: creationKey,
    /** A file that was sent for listings, whose encoding is found out here. */
    fileId: z.optional(recordId),
    /** The rows as text, pasted or read, and what they are called. */
    text: z.optional(z.string().check(z.maxLength(LARGEST_FILE_BYTES, TOO_LARGE))),
    fileName: z._default(
      textLine({ most: 200, missing: 'Name the file.', tooLong: 'A file name may have at most 200 characters.' }),
      'Pasted rows',
    ),
    /** Where rows come from that do not say it themselves. */
    source: z._default(textLine({ most: 200 }), ''),
  })
  .check(
    holds(({ text, fileId }) => Boolean(text) !== Boolean(fileId), {
      path: ['text'],
      message: 'Choose a file, or paste the rows with their header line.',
    }),
  )

export const loadListingsInput = z.object({
  batchId: recordId,
  /** Keys of proposed changes that are not to be made. */
  leaveOut: entryKeys,
  /** Keys of changes that are made only when somebody says so. */
  include: entryKeys,
})
export const getListingFileInput = z.object({
  batchId: recordId,
  kind: z.optional(z.enum(entryKinds)),
  page: entriesPage,
})
export const listListingFilesInput = z.object(batchesPage)
