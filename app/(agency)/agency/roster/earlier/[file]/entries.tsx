'use client'
import { type Choices, choose, isChosen } from '@/app/_imports/choices'
import { EntryTable } from '@/app/_imports/entry-table'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Pager } from '@/app/_ui/pager'
import type { listedParts } from '@/lib/interop/history/inputs'
import { hours } from '@/lib/platform/words'
import { shortDay } from '@/lib/platform/words-of-time'
import { type Entry, type HistoryFile, kinds, modeNames, toldApart } from '../kinds'

type Props = {
  batch: HistoryFile
  kind: (typeof listedParts)[number] | undefined
  /** Null: there is nothing to choose any more. */
  choices: Choices<Entry> | null
  onChoose: (choices: Choices<Entry>) => void
}

/** The rows of the file that need a look or are recorded, or those of one kind. */
export function Entries({ batch, kind, choices, onChoose }: Props) {
  if (batch.total === 0)
    return (
      <div className="at-section">
        <Empty title={kind ? 'No such rows' : 'The file records nothing'}>
          {kind ? 'Choose another kind above.' : 'All of it is on the record already.'}
        </Empty>
      </div>
    )
  return (
    <div className="at-section" id="rows">
      <EntryTable
        caption={kind && kind !== 'waiting' ? `Rows of the file: ${kinds[kind].word}` : 'Rows of the file'}
        entries={batch.items}
        state={batch.state}
        choosing={
          choices && {
            isChosen: (entry) => isChosen(entry, choices),
            onChoose: (entries, chosen) => onChoose(choose(choices, { entries, chosen })),
          }
        }
        what={({ kind }) => ({ state: kinds[kind].state, word: kinds[kind].word })}
        about={{ head: 'Person and training', name: ({ name, title }) => `${name}, ${title}`, cell: aboutOf }}
        why={({ why, waits }) => (waits ? `It waits. ${why}` : why)}
        line={{ head: 'Row', label: 'Row in the file', cell: ({ line }) => line }}
      />
      {batch.state === 'checked' && batch.counts.refused > 0 ? (
        <div className="at-row at-gap">
          <LinkButton variant="link" href={`/api/v1/history-files/${batch.batchId}/refused.csv`}>
            Download the rows that were refused, to repair them
          </LinkButton>
        </div>
      ) : null}
      <Pager label="Rows of the file" place={`Page ${batch.page} of ${batch.pages}`} {...stepsOf(batch, kind)} />
    </div>
  )
}

/** Whom it is about as the row writes them, where nobody was found by that. */
function aboutOf({ kind, name, number, email, title, completedOn, minutes, mode, provider }: Entry) {
  const when = [completedOn && shortDay(completedOn), minutes > 0 && hours(minutes), mode && modeNames[mode], provider]
  return (
    <>
      {name}
      {kind === 'unmatched' || kind === 'refused' ? <small>{toldApart({ name, number, email })}</small> : null}
      <small>{title || 'No training'}</small>
      {completedOn ? <small>{when.filter(Boolean).join(', ')}</small> : null}
    </>
  )
}

const stepsOf = ({ page, pages }: HistoryFile, kind: Props['kind']) => {
  const href = (to: number) => `?${kind ? `kind=${kind}&` : ''}page=${to}`
  return {
    previous: page > 1 ? { href: href(page - 1) } : null,
    next: page < pages ? { href: href(page + 1) } : null,
  }
}
