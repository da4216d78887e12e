/** What a file of listings would change, row by row, as it is kept until it is loaded. */
import type { ChangedListing, NewListing } from '@/lib/directory/importing'
import type { EntryKind } from './inputs'

export type FieldChange = { field: string; before: string; after: string }

export type ListingEntry = {
  /** Of the row in its file; a line of the file of states is several rows. */
  key: string
  kind: EntryKind
  line: number
  name: string
  /** Kind and place. */
  about: string
  /** What would happen, and why, in whole sentences. */
  why: string
  /** Is it loaded unless somebody says otherwise? */
  proposed: boolean
  /** Would a public listing leave the directory by it? */
  isPublic?: boolean
  /** The listing it speaks of, where that is there. */
  listingId?: string
  changes: FieldChange[]
  does: ({ act: 'add' } & NewListing) | ({ act: 'change' } & ChangedListing) | null
  /** Was it loaded? Nothing as long as the file was not. */
  loaded?: boolean
  /** Of rows that were not taken: what stood in the columns that are read, to be repaired; until the file is loaded. */
  cells?: Record<string, string>
}

export const countKinds = (entries: readonly ListingEntry[]): Partial<Record<EntryKind, number>> => {
  const counts: Partial<Record<EntryKind, number>> = {}
  for (const { kind } of entries) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
