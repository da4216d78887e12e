'use client'
import { api } from '@/app/_client/api'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Problem } from '@/app/_ui/note'
import { longDay } from '@/lib/platform/words-of-time'
import type { RequirementDetail } from '../words'

/** Of two versions of one day the later one holds. */
function effectOf(number: number, effectiveFrom: string, today: string): string {
  if (effectiveFrom > today) return `Version ${number} never takes effect.`
  if (effectiveFrom === today) return `Nothing stays that version ${number} changed today.`
  return `What opened under version ${number} since it took effect keeps it, and whoever it was not for meanwhile is asked anew.`
}

type Props = { requirement: RequirementDetail; today: string; onUndone: () => void }

/** The newest change, while it may be undone: it says what holds then, and from when. */
export function UndoPart({ requirement: { requirementId, mayUndo, versions }, today, onUndone }: Props) {
  const undo = useCommand(api.requirements.undoChange, { onDone: onUndone })
  const [newest, before] = versions
  if (!mayUndo || !newest || !before) return null
  const { number, effectiveFrom } = newest
  const isAhead = effectiveFrom > today
  // What the version before names may not be there any more.
  const gone = undo.problem?.errors.map(({ message }) => message) ?? []
  return (
    <details className="at-gap at-noprint">
      <summary>{`Undo version ${number}`}</summary>
      <p>
        {`What version ${before.number} says, and for whom, holds again from ${longDay(isAhead ? effectiveFrom : today)}, as version ${number + 1}. `}
        {effectOf(number, effectiveFrom, today)} {'A change can be undone for 24 hours after it was made.'}
      </p>
      <ProblemNote problem={undo.problem} />
      {gone.length > 0 ? <Problem title="It cannot be undone as it was">{gone.join(' ')}</Problem> : null}
      <p>
        <Button
          variant="outline"
          busy={undo.pending}
          onClick={() => undo.run({ requirementId, version: number })}
        >{`Undo version ${number}`}</Button>
      </p>
    </details>
  )
}
