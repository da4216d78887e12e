'use client'
import { api } from '@/app/_client/api'
import { useCommand } from '@/app/_client/use-command'
import { whenWords } from '@/app/_client/when'
import { TakeBackPart } from '@/app/_imports/take-back'
import { Note } from '@/app/_ui/note'
import { useWords } from '@/app/_ui/words'
import type { CalendarFile, TakenBack } from '../kinds'
import type { fileTexts } from '../messages'

/** Says what would be as before, before it is. */
export function TakeBack({ batch, onDone }: { batch: CalendarFile; onDone: (outcome: TakenBack) => void }) {
  const say = useWords<typeof fileTexts>()
  const undo = useCommand(api.calendars.takeBackCalendar, { onDone })
  const until = batch.takenBackUntil ?? batch.checkedAt
  const when = whenWords(until)
  return (
    <TakeBackPart
      until={until}
      possible={say('until', { when })}
      tooLate={say('tooLate', { when })}
      would={[say('wouldUndo', { count: batch.appliedCount ?? 0 }), say('wouldWithdraw'), say('wouldStay')]}
      command={undo}
      onTake={() => undo.run({ batchId: batch.batchId })}
    />
  )
}

const SHOWN = 20

/** What went back, and what stays as it is. */
export function Outcome({ removed, canceled, restored, kept }: TakenBack) {
  const say = useWords<typeof fileTexts>()
  const done = say('undone', { removed, canceled, restored })
  if (kept.length === 0)
    return (
      <Note kind="good" title={say('undoneTitle')} live>
        {done}
      </Note>
    )
  return (
    <Note kind="caution" title={say('notAllTitle')} live>
      <p>{done}</p>
      <p>{say('stay')}</p>
      <ul>
        {kept.slice(0, SHOWN).map((title) => (
          <li key={title}>{title}</li>
        ))}
        {kept.length > SHOWN ? <li>{say('more', { count: kept.length - SHOWN })}</li> : null}
      </ul>
    </Note>
  )
}
