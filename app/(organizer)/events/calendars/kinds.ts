/** How the screens show what a calendar of others does. */
import type * as z from 'zod/mini'
import type { StatusState } from '@/app/_ui/status'
import type { EntryKind } from '@/lib/interop/calendars/facts'
import type {
  calendarEntryShape,
  calendarFileShape,
  calendarSourceShape,
  calendarTakenBackShape,
} from '@/lib/interop/calendars/shapes'

export type CalendarFile = z.infer<typeof calendarFileShape>
export type Entry = z.infer<typeof calendarEntryShape>
export type Source = z.infer<typeof calendarSourceShape>
export type TakenBack = z.infer<typeof calendarTakenBackShape>

export const kindStates: Record<EntryKind, StatusState> = {
  refused: 'refused',
  canceled: 'soon',
  alike: 'waiting',
  changed: 'changed',
  new: 'new',
  older: 'off',
  gone: 'waiting',
  unchanged: 'off',
}

export const sourceStates: Record<Source['state'], StatusState> = {
  asked: 'waiting',
  read: 'met',
  failing: 'soon',
  paused: 'refused',
}
