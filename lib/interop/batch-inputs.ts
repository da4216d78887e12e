/** What holds for every file that is checked first, loaded after confirmation, and taken back: its limits and its states. */
import * as z from 'zod/mini'
import { recordId } from '@/lib/agencies/inputs'
import { cursorText, textLine } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'
import { LARGEST_FILE_BYTES, MOST_ROWS, TOO_LARGE } from './batch-limits'

/** A table comes as a file that was sent, whose encoding is found out here, or as rows that were pasted and what they are called. */
export const tableGiven = {
  fileId: z.optional(recordId),
  text: z.optional(z.string().check(z.maxLength(LARGEST_FILE_BYTES, TOO_LARGE))),
  fileName: z._default(
    textLine({ most: 200, missing: 'Name the file.', tooLong: 'A file name may have at most 200 characters.' }),
    'Pasted rows',
  ),
}
/** As one of the two. */
export const isGivenOnce = holds<{ text?: string | undefined; fileId?: string | undefined }>(
  ({ text, fileId }) => Boolean(text) !== Boolean(fileId),
  { path: ['text'], message: 'Choose a file, or paste the rows with their header line.' },
)

export const batchInput = z.object({ batchId: recordId })
/** A page of what a file would change. */
export const entriesPage = z._default(z.coerce.number().check(z.int(), z.minimum(1)), 1)
/** A page of the files that were sent. */
export const batchesPage = {
  cursor: cursorText,
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 20),
}
/** Keys of entries that somebody ticked or unticked. */
export const entryKeys = z._default(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(MOST_ROWS * 2)), [])
