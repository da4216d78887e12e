'use client'
import { api } from '@/app/_client/api'
import { useCommand } from '@/app/_client/use-command'
import { whenWords } from '@/app/_client/when'
import { TakeBackPart } from '@/app/_imports/take-back'
import { count } from '@/lib/platform/words'
import type { HistoryFile } from '../kinds'

/** Says what would be reversed before it is. */
export function TakeBack({ batch }: { batch: HistoryFile }) {
  const undo = useCommand(api.history.takeBackHistory)
  const until = batch.takenBackUntil ?? batch.uploadedAt
  return (
    <TakeBackPart
      until={until}
      possible={`You can do this until ${whenWords(until)}.`}
      tooLate={`This could be done until ${whenWords(until)}. Reverse the credits one by one.`}
      would={[
        `${count(batch.appliedCount ?? 0, 'credit')} would be reversed, as far as they were not before. They stay on the transcripts, struck out, with the reason.`,
        'Nobody waits in this file any more.',
        'The same file can be loaded anew.',
      ]}
      command={undo}
      onTake={() => undo.run({ batchId: batch.batchId })}
    />
  )
}
