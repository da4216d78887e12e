import { type Choices, differing, keysOf } from '@/app/_imports/choices'
import { Counts } from '@/app/_ui/counts'
import { type EntryKind, entryKinds } from '@/lib/interop/roster/inputs'
import { figure } from '@/lib/platform/words'
import { type Batch, type Entry, kinds } from '../../kinds'

/** What units are that the agency does not have, by the name in the file. */
export type UnitAnswers = Readonly<Record<string, 'new' | { unitId: string }>>

/** What waits for the answer about its unit is proposed once that is given. */
export const proposes =
  (answers: UnitAnswers) =>
  ({ proposed, asksUnit }: Entry): boolean =>
    proposed || (asksUnit !== null && asksUnit in answers)

/** Of the whole file, also of the pages that are not shown. */
export function totals(batch: Batch, choices: Choices<Entry>, answers: UnitAnswers) {
  const { include, leaveOut } = differing(choices)
  const leaving = (list: readonly Entry[]) => list.filter(({ kind }) => kind === 'leaving').length
  const answered = batch.unitQuestions.filter(({ name }) => name in answers)
  const byAnswer = answered.reduce((sum, { rows }) => sum + rows, 0)
  const isCounted = ({ asksUnit }: Entry) => asksUnit === null || !(asksUnit in answers)
  return {
    ...{ include: keysOf(include), leaveOut: keysOf(leaveOut) },
    changes: batch.proposedCount + byAnswer + include.filter(isCounted).length - leaveOut.length,
    leavers: batch.proposedLeavers + leaving(include) - leaving(leaveOut),
  }
}

/** How many of each kind; each figure shows its rows below. */
export function KindCounts({ batch, kind }: { batch: Batch; kind: EntryKind | undefined }) {
  const isOpen = batch.state === 'checked'
  /** Who is not in the file stands by themselves: nothing happens to them by the load. */
  const countOf = (each: EntryKind) => batch.counts[each] - (each === 'leaving' ? batch.absent : 0)
  const shown = entryKinds.filter((each) => countOf(each) > 0)
  return (
    <Counts
      label={batch.state === 'checked' ? 'What the file would do' : 'What the file did'}
      items={shown.map((each) => {
        const { state, word, noun, note } = kinds[each]
        const many = countOf(each)
        const { done } = kinds[each]
        return {
          label: isOpen ? word : done,
          state,
          figure: figure(many),
          noun: noun === 'row' ? (many === 1 ? 'row' : 'rows') : many === 1 ? 'person' : 'people',
          note: isOpen ? note : doneNote(batch, each),
          href: each === kind ? '?' : `?kind=${each}`,
          current: each === kind,
        }
      })}
    />
  )
}

/** What was done of a kind, and what was left as it was. */
export function doneNote(
  { state, counts, absent, loadedCounts }: Pick<Batch, 'state' | 'counts' | 'absent' | 'loadedCounts'>,
  kind: EntryKind,
): string {
  const [all, done] = [counts[kind] - (kind === 'leaving' ? absent : 0), loadedCounts?.[kind] ?? 0]
  if (kind === 'refused' || kind === 'duplicate' || kind === 'unchanged') return kinds[kind].note
  if (state === 'rolled-back' && done > 0) return `${figure(done)} loaded, then taken back`
  return done === all
    ? 'all loaded'
    : done === 0
      ? 'none loaded: left as they were'
      : `${figure(done)} loaded, ${figure(all - done)} left as they were`
}
