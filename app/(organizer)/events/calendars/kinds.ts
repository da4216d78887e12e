/** How the screens say what a calendar of others does. */
import type * as z from 'zod/mini'
import type { StatusState } from '@/app/_ui/status'
import type { EntryKind } from '@/lib/interop/calendars/facts'
import type {
  calendarEntryShape,
  calendarFileShape,
  calendarFileSummaryShape,
  calendarSourceShape,
  calendarTakenBackShape,
} from '@/lib/interop/calendars/shapes'

export type CalendarFile = z.infer<typeof calendarFileShape>
export type FileSummary = z.infer<typeof calendarFileSummaryShape>
export type Entry = z.infer<typeof calendarEntryShape>
export type Source = z.infer<typeof calendarSourceShape>
export type TakenBack = z.infer<typeof calendarTakenBackShape>

type Kind = { state: StatusState; word: string; note: string }

export const kinds: Record<EntryKind, Kind> = {
  refused: { state: 'refused', word: 'Refused', note: 'left out, with the reason' },
  canceled: { state: 'soon', word: 'Canceled there', note: 'canceled here as well' },
  alike: { state: 'waiting', word: 'Probably the same', note: 'need a tick' },
  changed: { state: 'changed', word: 'Changed', note: 'since they were loaded' },
  new: { state: 'new', word: 'New', note: 'posted as yours' },
  older: { state: 'off', word: 'Older', note: 'change nothing' },
  gone: { state: 'waiting', word: 'Not there any more', note: 'stay as they are' },
  unchanged: { state: 'off', word: 'Same', note: 'nothing to do' },
}

export const stateWords: Record<FileSummary['state'], { state: StatusState; word: string }> = {
  checked: { state: 'waiting', word: 'Checked, not loaded' },
  applied: { state: 'met', word: 'Loaded' },
  'rolled-back': { state: 'off', word: 'Taken back' },
}

export const sourceWords: Record<Source['state'], { state: StatusState; word: string }> = {
  asked: { state: 'waiting', word: 'Read in a moment' },
  read: { state: 'met', word: 'Read daily' },
  failing: { state: 'soon', word: 'Could not be read' },
  paused: { state: 'refused', word: 'Not read any more' },
}
