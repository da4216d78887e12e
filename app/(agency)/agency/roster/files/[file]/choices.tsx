import { Counts } from '@/app/_ui/counts'
import { Note } from '@/app/_ui/note'
import { type EntryKind, entryKinds } from '@/lib/interop/roster/inputs'
import { count, countWords, figure } from '@/lib/platform/words'
import { type Batch, type Entry, kinds } from '../../kinds'

/** What the person ticked or unticked, where it differs from what was proposed. Kept across the pages of the list. */
export type Choices = ReadonlyMap<string, { chosen: boolean; kind: EntryKind }>

export const isChosen = (entry: Entry, choices: Choices) => choices.get(entry.key)?.chosen ?? entry.proposed

export function choose(choices: Choices, entries: readonly Entry[], chosen: boolean): Choices {
  const next = new Map(choices)
  for (const { key, kind, proposed, loadable } of entries) {
    if (!loadable) continue
    if (proposed === chosen) next.delete(key)
    else next.set(key, { chosen, kind })
  }
  return next
}

/** Of the whole file, also of the pages that are not shown. */
export function totals(batch: Batch, choices: Choices) {
  const all = [...choices.entries()]
  const include = all.filter(([, each]) => each.chosen)
  const leaveOut = all.filter(([, each]) => !each.chosen)
  const leaving = (list: typeof all) => list.filter(([, { kind }]) => kind === 'leaving').length
  return {
    include: include.map(([key]) => key),
    leaveOut: leaveOut.map(([key]) => key),
    changes: batch.proposedCount + include.length - leaveOut.length,
    leavers: batch.proposedLeavers + leaving(include) - leaving(leaveOut),
  }
}

/** How many of each kind; each figure shows its rows below. */
export function KindCounts({ batch, kind }: { batch: Batch; kind: EntryKind | undefined }) {
  const shown = entryKinds.filter((each) => batch.counts[each] > 0)
  return (
    <Counts
      label={batch.state === 'checked' ? 'What the file would do' : 'What the file did'}
      items={shown.map((each) => {
        const { state, word, noun, note } = kinds[each]
        const many = batch.counts[each]
        return {
          label: word,
          state,
          figure: figure(many),
          noun: many === 1 ? noun[0] : noun[1],
          note,
          href: each === kind ? '?' : `?kind=${each}`,
          current: each === kind,
        }
      })}
    />
  )
}

export function LeavingNote({ batch }: { batch: Batch }) {
  const many = batch.counts.leaving
  if (many === 0) return null
  return (
    <Note
      kind="caution"
      className="at-section"
      title={many === 1 ? 'One person would leave' : `${countWords(many, 'person', 'people')} would leave`}
    >
      {`The file has ${count(batch.rowCount, 'row')} for an agency of ${count(batch.servingCount, 'person', 'people')}. Who is on leave and not gone stays: leave the box empty below.`}
    </Note>
  )
}
