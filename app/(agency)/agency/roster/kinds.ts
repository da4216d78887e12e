/** How the roster screens say what a file does. */
import type * as z from 'zod/mini'
import type { StatusState } from '@/app/_ui/status'
import type { EntryKind } from '@/lib/interop/roster/inputs'
import type { batchShape, entryShape, rolledBackShape } from '@/lib/interop/roster/shapes'

export type Batch = z.infer<typeof batchShape>
export type TakenBack = z.infer<typeof rolledBackShape>
export type Entry = z.infer<typeof entryShape>

type Kind = {
  state: StatusState
  /** Before the load, and after it. */
  word: string
  done: string
  /** "12 people moved to another unit". */
  did: (people: string) => string
  noun: 'row' | 'person'
  note: string
}

/** The words and shape of each kind. */
export const kinds: Record<EntryKind, Kind> = {
  refused: {
    ...{ state: 'refused', word: 'Refused', done: 'Refused', noun: 'row' },
    ...{ did: (people) => `${people} refused`, note: 'stay as they are' },
  },
  duplicate: {
    ...{ state: 'waiting', word: 'Twice', done: 'Twice in the file', noun: 'row' },
    ...{ did: (people) => `${people} twice in the file`, note: 'in the file more than once' },
  },
  leaving: {
    ...{ state: 'leaving', word: 'Leaving', done: 'Leave', noun: 'person' },
    ...{ did: (people) => `${people} left`, note: 'ended in the file' },
  },
  moved: {
    ...{ state: 'moved', word: 'Moved', done: 'Move', noun: 'person' },
    ...{ did: (people) => `${people} moved to another unit`, note: 'to another unit' },
  },
  changed: {
    ...{ state: 'changed', word: 'Changed', done: 'Change', noun: 'person' },
    ...{ did: (people) => `${people} changed`, note: 'name, e-mail, position' },
  },
  returning: {
    ...{ state: 'new', word: 'Returning', done: 'Return', noun: 'person' },
    ...{ did: (people) => `${people} came back`, note: 'served here before' },
  },
  new: {
    ...{ state: 'new', word: 'New', done: 'New', noun: 'person' },
    ...{ did: (people) => `${people} added`, note: 'begin here' },
  },
  unchanged: {
    ...{ state: 'off', word: 'Same', done: 'Same as before', noun: 'person' },
    ...{ did: (people) => `${people} the same`, note: 'nothing to do' },
  },
}
