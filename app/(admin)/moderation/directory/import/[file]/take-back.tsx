'use client'
import { api } from '@/app/_client/api'
import { useCommand } from '@/app/_client/use-command'
import { whenWords } from '@/app/_client/when'
import { TakeBackPart } from '@/app/_imports/take-back'
import { Note } from '@/app/_ui/note'
import { count, joined } from '@/lib/platform/words'
import type { ListingFile, TakenBack } from '../kinds'

/** Says what would be as before, before it is. */
export function TakeBack({ batch, onDone }: { batch: ListingFile; onDone: (outcome: TakenBack) => void }) {
  const undo = useCommand(api.directory.takeBackListings, { onDone })
  const until = batch.takenBackUntil ?? batch.uploadedAt
  return (
    <TakeBackPart
      until={until}
      possible={`You can do this until ${whenWords(until)}.`}
      tooLate={`This could be done until ${whenWords(until)}. Correct the listings one by one, or load a newer file.`}
      would={[
        `${count(batch.appliedCount ?? 0, 'change')} would be undone. What it added is removed.`,
        'What was public before is public again, with the number that was made sure of.',
        'Where somebody called it wrong meanwhile, it waits until it is made sure of anew.',
        'Listings that somebody changed or decided about since stay, and you read which.',
      ]}
      command={undo}
      onTake={() => undo.run({ batchId: batch.batchId })}
    />
  )
}

const SHOWN = 20

/** What went back, and what stays as it is. */
export function Outcome({ removed, restored, kept, waiting }: TakenBack) {
  const done = `${count(removed, 'suggestion')} removed, ${count(restored, 'listing')} as before.`
  if (kept.length + waiting.length === 0)
    return (
      <Note kind="good" title="Taken back" live>
        {done}
      </Note>
    )
  return (
    <Note kind="caution" title="Not everything is as it was before" live>
      <p>{done}</p>
      {kept.length > 0 ? (
        <p>{`Somebody changed or decided about these since, so they stay: ${namesOf(kept)}.`}</p>
      ) : null}
      {waiting.length > 0 ? (
        <p>{`Somebody called these wrong meanwhile, so they wait among the suggestions instead of being public: ${namesOf(waiting)}.`}</p>
      ) : null}
    </Note>
  )
}

const namesOf = (names: readonly string[]): string =>
  joined([...names.slice(0, SHOWN), ...(names.length > SHOWN ? [`${names.length - SHOWN} more`] : [])])
