/** What a file of earlier training would record, row by row, as it is kept with the file. */
import { grouped } from '@/lib/platform/grouped'
import { type EntryKind, entryKinds } from './inputs'
import type { Cells, Told } from './reading'

export type HistoryEntry = {
  key: string
  kind: EntryKind
  line: number
  /** Of the person: as the roster has it, or as the row writes it. */
  name: string
  /** What would happen, and why, in whole sentences. */
  why: string
  /** Is it loaded unless somebody says otherwise? */
  proposed: boolean
  /** Null: nobody on the roster yet. */
  personId: string | null
  told: Told
  /** What of the row is not taken, in sentences. */
  notes?: string[]
  /** Was it recorded? Nothing as long as the file was not loaded. */
  loaded?: boolean
  /** It waits for somebody who is not on the roster. */
  waits?: boolean
  /** Of a row that was not taken: its cells, to be repaired and sent again. */
  cells?: Cells
}

/** Neither what is wrong nor what is there already can be loaded. */
export const isLoadable = ({ kind }: Pick<HistoryEntry, 'kind'>): boolean =>
  kind === 'new' || kind === 'unmatched' || kind === 'alike' || kind === 'outside'

export function countKinds(entries: readonly Pick<HistoryEntry, 'kind'>[]): Record<EntryKind, number> {
  const counts = Object.fromEntries(entryKinds.map((kind) => [kind, 0])) as Record<EntryKind, number>
  for (const { kind } of entries) counts[kind] += 1
  return counts
}

/** Whom rows wait for, each with the first row of theirs, in the order of the file. */
export function awaitedIn(entries: readonly HistoryEntry[]) {
  const waiting = grouped(
    entries.filter(({ waits }) => waits),
    ({ told }) => whomKey(told),
  )
  return [...waiting.values()].flatMap((rows) => {
    const [first] = rows
    if (!first) return []
    const { key: row, name, told } = first
    return [{ row, name, number: told.number, email: told.email, rows: rows.length }]
  })
}

/** Rows that are about the same person, as far as they say. */
export const whomKey = ({ nameKey, email, numberKey }: Told): string => JSON.stringify([nameKey, email, numberKey])
