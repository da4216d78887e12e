/** How the roster screens say what a file does. */
import type * as z from 'zod/mini'
import type { StatusState } from '@/app/_ui/status'
import type { EntryKind } from '@/lib/interop/roster/inputs'
import type { batchShape, batchSummaryShape, entryShape } from '@/lib/interop/roster/shapes'

export type Batch = z.infer<typeof batchShape>
export type BatchSummary = z.infer<typeof batchSummaryShape>
export type Entry = z.infer<typeof entryShape>

/** The word and shape of each kind, in the order of the page: what needs a look first. */
export const kinds: Record<
  EntryKind,
  { state: StatusState; word: string; done: string; noun: [string, string]; note: string }
> = {
  refused: { state: 'refused', word: 'Refused', done: 'Refused', noun: ['row', 'rows'], note: 'stay as they are' },
  duplicate: {
    state: 'waiting',
    word: 'Twice',
    done: 'Twice in the file',
    noun: ['row', 'rows'],
    note: 'in the file more than once',
  },
  leaving: {
    state: 'leaving',
    word: 'Leaving',
    done: 'Leave',
    noun: ['person', 'people'],
    note: 'not in the file, or ended in it',
  },
  moved: { state: 'moved', word: 'Moved', done: 'Move', noun: ['person', 'people'], note: 'to another unit' },
  changed: {
    state: 'changed',
    word: 'Changed',
    done: 'Change',
    noun: ['person', 'people'],
    note: 'name, e-mail, position',
  },
  returning: {
    state: 'new',
    word: 'Returning',
    done: 'Return',
    noun: ['person', 'people'],
    note: 'served here before',
  },
  new: { state: 'new', word: 'New', done: 'New', noun: ['person', 'people'], note: 'begin here' },
  unchanged: { state: 'off', word: 'Same', done: 'Same as before', noun: ['person', 'people'], note: 'nothing to do' },
}

export const stateWords: Record<BatchSummary['state'], { state: StatusState; word: string }> = {
  checked: { state: 'waiting', word: 'Checked, not loaded' },
  applied: { state: 'met', word: 'Loaded' },
  'rolled-back': { state: 'off', word: 'Taken back' },
}
