'use client'
import { type Choices, choose, isChosen } from '@/app/_imports/choices'
import { EntryTable } from '@/app/_imports/entry-table'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Pager } from '@/app/_ui/pager'
import type { EntryKind } from '@/lib/interop/roster/inputs'
import { count } from '@/lib/platform/words'
import { type Batch, type Entry, kinds } from '../../kinds'
import { proposes, type UnitAnswers } from './choices'

type Props = {
  batch: Batch
  kind: EntryKind | undefined
  /** Null: there is nothing to choose any more. */
  choices: Choices<Entry> | null
  answers: UnitAnswers
  onChoose: (choices: Choices<Entry>) => void
}

type ListProps = Omit<Props, 'kind'> & { caption: string }

/** Some of the entries, with a box for each that can be loaded. */
export function EntryList({ caption, batch, choices, answers, onChoose }: ListProps) {
  const isProposed = proposes(answers)
  return (
    <EntryTable
      caption={caption}
      entries={batch.items}
      state={batch.state}
      choosing={
        choices && {
          isChosen: (entry) => isChosen(entry, choices, isProposed),
          onChoose: (entries, chosen) => onChoose(choose(choices, { entries, chosen }, isProposed)),
        }
      }
      what={({ kind }) => ({ state: kinds[kind].state, word: choices ? kinds[kind].word : kinds[kind].done })}
      about={{
        head: 'Person',
        name: ({ name }) => name,
        cell: ({ name, about }) => (
          <>
            {name}
            {about ? <small>{about}</small> : null}
          </>
        ),
      }}
      why={({ why }) => why}
      line={{ head: 'Row', label: 'Row in the file', cell: ({ line }) => line ?? 'none' }}
    />
  )
}

/** The rows of the file that need a look or bring a change, or those of one kind. */
export function Entries({ batch, kind, choices, answers, onChoose }: Props) {
  if (batch.total === 0)
    return (
      <div className="at-section">
        <Empty title="The file changes nothing">Everybody in it is on the roster as it says.</Empty>
      </div>
    )
  const refused = batch.counts.refused + batch.counts.duplicate
  return (
    <div className="at-section" id="rows">
      <EntryList
        caption={
          kind
            ? `Rows of the file: ${batch.state === 'checked' ? kinds[kind].word : kinds[kind].done}`
            : 'Rows of the file that need a look or bring a change'
        }
        {...{ batch, choices, answers, onChoose }}
      />
      <div className="at-row at-gap">
        {refused > 0 ? (
          <LinkButton variant="link" href={`/api/v1/roster-files/${batch.batchId}/refused.csv`}>
            {`Download the ${count(refused, 'row')} that were not taken, to repair them`}
          </LinkButton>
        ) : null}
      </div>
      <Pager label="Rows of the file" place={`Page ${batch.page} of ${batch.pages}`} {...stepsOf(batch, kind)} />
    </div>
  )
}

const stepsOf = ({ page, pages }: Batch, kind: EntryKind | undefined) => {
  const href = (to: number) => `?${kind ? `kind=${kind}&` : ''}page=${to}`
  return {
    previous: page > 1 ? { href: href(page - 1) } : null,
    next: page < pages ? { href: href(page + 1) } : null,
  }
}
