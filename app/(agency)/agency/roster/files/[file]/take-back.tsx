'use client'
import { api } from '@/app/_client/api'
import { useCommand } from '@/app/_client/use-command'
import { whenWords } from '@/app/_client/when'
import { TakeBackPart } from '@/app/_imports/take-back'
import { Note } from '@/app/_ui/note'
import { count, joined } from '@/lib/platform/words'
import type { Batch, TakenBack } from '../../kinds'

/** Says what would be restored before it is. */
export function TakeBack({ batch, onDone }: { batch: Batch; onDone: (outcome: TakenBack) => void }) {
  const undo = useCommand(api.roster.rollBackRoster, { onDone })
  const until = batch.takenBackUntil ?? batch.uploadedAt
  return (
    <TakeBackPart
      until={until}
      possible={`You can do this until ${whenWords(until)}.`}
      tooLate={`This could be done until ${whenWords(until)}. Correct people one by one, or load a newer file.`}
      would={[
        `${count(batch.appliedCount ?? 0, 'change')} would be undone, with names and addresses.`,
        'People who earned credit or signed in since keep their entry.',
        'People who have an account and left by the load are asked first, and serve again when they say yes. Until then you see the line that you wrote.',
        'Roles that ended with the service stay ended. You read whose they were, and give them again.',
        'If anybody in it was changed since, nothing is taken back, and you read who it is.',
      ]}
      command={undo}
      onTake={() => undo.run({ batchId: batch.batchId })}
    />
  )
}

/** What taking back left as it is, and why. */
export function Outcome({ kept, asked, rolesEnded }: TakenBack) {
  const parts = [
    kept.length > 0 && `${joined(kept)} earned credit or signed in since the load, so their entry stays.`,
    asked.length > 0 &&
      `${joined(asked)} left by the load and ${asked.length === 1 ? 'has' : 'have'} an account: they serve again when they say yes.`,
    rolesEnded.length > 0 && `These roles stay ended: ${joined(rolesEnded)}. Give them again where they are needed.`,
  ].filter((each) => each !== false)
  if (parts.length === 0) return null
  return (
    <Note kind="caution" title="Not everything is as it was before" live>
      <ul>
        {parts.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </Note>
  )
}
