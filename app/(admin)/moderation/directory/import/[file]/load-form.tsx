'use client'
import { api } from '@/app/_client/api'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import type { Choices } from '@/app/_imports/choices'
import { LoadActions } from '@/app/_imports/load-actions'
import { Note } from '@/app/_ui/note'
import { TAKEN_BACK_FOR_DAYS } from '@/lib/interop/batch-limits'
import { count, countWords } from '@/lib/platform/words'
import type { Entry, ListingFile } from '../kinds'
import { totals } from './choices'

/** The button says in numbers what it does. */
export function LoadForm({ batch, choices }: { batch: ListingFile; choices: Choices<Entry> }) {
  const { batchId } = batch
  const { include, leaveOut, changes, leaving } = totals(batch, choices)
  const load = useCommand(api.directory.loadListings)
  return (
    <form
      className="at-section"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        load.run({ batchId, include, leaveOut })
      }}
    >
      <ProblemNote problem={load.problem} />
      {leaving > 0 ? (
        <Note kind="caution" title={`${countWords(leaving, 'public listing')} would leave the directory for a while`}>
          Nobody finds them until a moderator has made sure of them as they are then. Untick those that can wait.
        </Note>
      ) : null}
      <p className="at-small at-soft">
        Everything is loaded at once or not at all. Loading the same file twice changes nothing the second time.
      </p>
      <LoadActions
        other={{ href: '/moderation/directory/import', label: 'Choose another file' }}
        changes={changes}
        label={`Load ${count(changes, 'change')}`}
        pending={load.pending}
      />
      <p className="at-small at-soft">
        {`You can take the load back for ${TAKEN_BACK_FOR_DAYS} days. Listings that somebody changed or decided about since then stay.`}
      </p>
    </form>
  )
}
