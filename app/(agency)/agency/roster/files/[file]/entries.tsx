'use client'
import { Button, LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Pager } from '@/app/_ui/pager'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import type { EntryKind } from '@/lib/interop/roster/inputs'
import { count } from '@/lib/platform/words'
import { type Batch, type Entry, kinds } from '../../kinds'
import { type Choices, choose, isChosen, type UnitAnswers } from './choices'

type Props = {
  batch: Batch
  kind: EntryKind | undefined
  /** Null: there is nothing to choose any more. */
  choices: Choices | null
  answers: UnitAnswers
  onChoose: (choices: Choices) => void
}

type ListProps = Omit<Props, 'kind'> & { caption: string }

/** Some of the entries, with a box for each that can be loaded. */
export function EntryList({ caption, batch, choices, answers, onChoose }: ListProps) {
  return (
    <>
      <TableFrame>
        <Table
          caption={caption}
          columns={columnsOf({ choices, answers, onChoose }, batch)}
          rows={batch.items}
          rowKey={({ key }) => key}
        />
      </TableFrame>
      {choices ? <ChooseAll {...{ batch, choices, answers, onChoose }} /> : null}
    </>
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

type Choosing = Pick<Props, 'answers' | 'onChoose'>

function ChooseAll({ batch, choices, answers, onChoose }: Choosing & { batch: Batch; choices: Choices }) {
  const loadable = batch.items.filter((entry) => entry.loadable)
  if (loadable.length < 2) return null
  const all = loadable.every((entry) => isChosen(entry, choices, answers))
  return (
    <p className="at-gap">
      <Button variant="outline" small onClick={() => onChoose(choose(choices, loadable, !all, answers))}>
        {all ? 'Untick all on this page' : 'Tick all on this page'}
      </Button>
    </p>
  )
}

function columnsOf(
  { choices, answers, onChoose }: Choosing & { choices: Choices | null },
  batch: Batch,
): Column<Entry>[] {
  const load: Column<Entry> = {
    key: 'load',
    head: 'Load',
    label: false,
    className: ({ loadable }) => (loadable ? undefined : 'at-skip'),
    cell: (entry) =>
      choices && entry.loadable ? (
        <Tick
          entry={entry}
          chosen={isChosen(entry, choices, answers)}
          onChange={(on) => onChoose(choose(choices, [entry], on, answers))}
        />
      ) : (
        <span className="at-soft at-small">{entry.kind === 'unchanged' ? 'nothing' : 'cannot'}</span>
      ),
  }
  const made: Column<Entry> = {
    key: 'made',
    head: 'Loaded',
    cell: ({ loaded }) =>
      loaded && batch.state === 'applied' ? (
        <Status state="met">Yes</Status>
      ) : (
        <Status state="off">{loaded ? 'Taken back' : 'No'}</Status>
      ),
  }
  return [
    choices ? load : made,
    {
      key: 'what',
      head: 'What',
      label: false,
      cell: ({ kind }) => <Status state={kinds[kind].state}>{choices ? kinds[kind].word : kinds[kind].done}</Status>,
    },
    {
      key: 'person',
      head: 'Person',
      header: true,
      cell: ({ name, about }) => (
        <>
          {name}
          {about ? <small>{about}</small> : null}
        </>
      ),
    },
    {
      key: 'why',
      head: batch.state === 'checked' ? 'What would happen, and why' : 'What the check said',
      label: false,
      cell: ({ why }) => why,
    },
    { key: 'row', head: 'Row', number: true, label: 'Row in the file', cell: ({ line }) => line ?? 'none' },
  ]
}

function Tick({ entry, chosen, onChange }: { entry: Entry; chosen: boolean; onChange: (on: boolean) => void }) {
  const id = `load-${entry.key.replace(/[^\w-]/g, '-')}`
  return (
    <div className="usa-checkbox">
      <input
        className="usa-checkbox__input"
        id={id}
        type="checkbox"
        checked={chosen}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label className="usa-checkbox__label" htmlFor={id}>
        <span className="at-narrow-only">
          Load<span className="at-hide"> {entry.name}</span>
        </span>
      </label>
    </div>
  )
}
