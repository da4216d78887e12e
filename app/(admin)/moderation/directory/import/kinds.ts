/** How the screens say what a file of listings does. */
import type * as z from 'zod/mini'
import type { StatusState } from '@/app/_ui/status'
import type { EntryKind } from '@/lib/interop/listings/inputs'
import type { listingEntryShape, listingFileShape, listingsTakenBackShape } from '@/lib/interop/listings/shapes'

export type ListingFile = z.infer<typeof listingFileShape>
export type Entry = z.infer<typeof listingEntryShape>
export type TakenBack = z.infer<typeof listingsTakenBackShape>

type Kind = { state: StatusState; word: string; note: string }

export const kinds: Record<EntryKind, Kind> = {
  refused: { state: 'refused', word: 'Refused', note: 'left out, with the reason' },
  duplicate: { state: 'waiting', word: 'Twice', note: 'in the file more than once' },
  recheck: { state: 'soon', word: 'Public, changed', note: 'wait to be made sure of anew' },
  alike: { state: 'waiting', word: 'Probably the same', note: 'need a tick' },
  changed: { state: 'changed', word: 'Changed', note: 'suggestions, or details of public ones' },
  new: { state: 'new', word: 'New', note: 'as suggestions' },
  unchanged: { state: 'off', word: 'Same', note: 'nothing to do' },
}
