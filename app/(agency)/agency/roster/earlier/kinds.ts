/** How the screens say what a file of earlier training does. */
import type * as z from 'zod/mini'
import type { StatusState } from '@/app/_ui/status'
import type { EntryKind, Mode } from '@/lib/interop/history/inputs'
import type { historyEntryShape, historyFileShape } from '@/lib/interop/history/shapes'

export type HistoryFile = z.infer<typeof historyFileShape>
export type Entry = z.infer<typeof historyEntryShape>

/** `note`: what becomes of it; `done`: what became of it, where the check says otherwise than a loaded file. */
type Kind = { state: StatusState; word: string; note: string; done?: string }

/** The words and shape of each kind. */
export const kinds: Record<EntryKind, Kind> = {
  refused: { state: 'refused', word: 'Refused', note: 'not recorded' },
  unmatched: {
    state: 'waiting',
    word: 'Not on the roster',
    note: 'waiting for their person',
    done: 'when it was checked',
  },
  alike: { state: 'waiting', word: 'Called alike', note: 'to be ticked' },
  outside: { state: 'waiting', word: 'Not served here', note: 'to be ticked' },
  twice: { state: 'off', word: 'Twice', note: 'in the file more than once' },
  known: { state: 'off', word: 'There already', note: 'nothing to do' },
  new: { state: 'new', word: 'New', note: 'recorded', done: 'when it was checked' },
}

/** By what people of one name are told apart; empty where there is nothing but the name. */
export const toldApart = ({ name, number, email }: { name: string; number: string | null; email: string | null }) =>
  [number && name !== `Number ${number}` ? `number ${number}` : null, name === email ? null : email]
    .filter(Boolean)
    .join(', ')

export const modeNames: Record<Mode, string> = {
  'in-person': 'In person',
  virtual: 'Live online',
  'self-paced': 'Self-paced',
}
