'use client'
import { Button, LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { Pager } from '@/app/_ui/pager'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import type { EntryKind } from '@/lib/interop/listings/inputs'
import { count, figure } from '@/lib/platform/words'
import { type Entry, kinds, type ListingFile } from '../kinds'
import { type Choices, choose, isChosen } from './choices'

type Choosing = {
  /** Null: there is nothing to choose any more. */
  choices: Choices | null
  onChoose: (choices: Choices) => void
}
type Props = Choosing & { batch: ListingFile; kind: EntryKind | undefined }

/** The rows that need a look or bring a change, or those of one kind. */
export function Entries({ batch, kind, choices, onChoose }: Props) {
  const { counts, batchId, items, page, pages } = batch
  if (batch.total === 0)
    return (
      <div className="at-section">
        {kind ? (
          <Empty title="No row of this kind">Choose another figure above.</Empty>
        ) : (
          <Empty title="The file changes nothing">The directory says the same as every row of it.</Empty>
        )}
      </div>
    )
  const problems = counts.refused + counts.duplicate
  const at = (to: number) => `?${kind ? `kind=${kind}&` : ''}page=${to}`
  return (
    <div className="at-section" id="rows">
      <TableFrame>
        <Table
          caption={
            kind ? `Rows of the file: ${kinds[kind].word}` : 'Rows of the file that need a look or bring a change'
          }
          columns={columnsOf({ choices, onChoose }, batch)}
          rows={items}
          rowKey={({ key }) => key}
        />
      </TableFrame>
      {choices ? <ChooseAll items={items} choices={choices} onChoose={onChoose} /> : null}
      <Pager
        label="Rows of the file"
        place={`Page ${page} of ${pages}`}
        previous={page > 1 ? { href: at(page - 1) } : null}
        next={page < pages ? { href: at(page + 1) } : null}
      />
      {problems > 0 ? (
        <p className="at-gap">
          <LinkButton variant="link" href={`/api/v1/listing-files/${batchId}/problems.csv`}>
            {`Download the ${count(problems, 'row')} that were not taken, to repair them`}
          </LinkButton>
        </p>
      ) : null}
    </div>
  )
}

type AllProps = { items: readonly Entry[]; choices: Choices; onChoose: Choosing['onChoose'] }

function ChooseAll({ items, choices, onChoose }: AllProps) {
  const loadable = items.filter((entry) => entry.loadable)
  if (loadable.length < 2) return null
  const all = loadable.every((entry) => isChosen(entry, choices))
  return (
    <p className="at-gap">
      <Button variant="outline" small onClick={() => onChoose(choose(choices, loadable, !all))}>
        {all ? 'Untick all on this page' : 'Tick all on this page'}
      </Button>
    </p>
  )
}

function columnsOf({ choices, onChoose }: Choosing, { state }: ListingFile): Column<Entry>[] {
  const load: Column<Entry> = {
    key: 'load',
    head: 'Load',
    label: false,
    className: ({ loadable }) => (loadable ? undefined : 'at-skip'),
    cell: (entry) =>
      choices && entry.loadable ? (
        <Tick
          entry={entry}
          chosen={isChosen(entry, choices)}
          onChange={(on) => onChoose(choose(choices, [entry], on))}
        />
      ) : (
        <span className="at-soft at-small">{entry.kind === 'unchanged' ? 'nothing' : 'cannot'}</span>
      ),
  }
  const made: Column<Entry> = {
    key: 'made',
    head: 'Loaded',
    cell: ({ loaded }) =>
      loaded && state === 'applied' ? (
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
      cell: ({ kind }) => <Status state={kinds[kind].state}>{kinds[kind].word}</Status>,
    },
    {
      key: 'listing',
      head: 'Listing',
      header: true,
      cell: ({ name, about, listingId }) => (
        <>
          {listingId ? <Link href={`/moderation/directory/${listingId}`}>{name}</Link> : name}
          {about ? <small>{about}</small> : null}
        </>
      ),
    },
    {
      key: 'why',
      head: state === 'checked' ? 'What would happen, and why' : 'What the check said',
      label: false,
      cell: (entry) => <Why {...entry} />,
    },
    { key: 'line', head: 'Line', number: true, label: 'Line in the file', cell: ({ line }) => figure(line) },
  ]
}

/** The sentence, and field by field what was and what would be. */
function Why({ why, changes }: Entry) {
  return (
    <>
      {why}
      {changes.length > 0 ? (
        <ul>
          {changes.map(({ field, before, after }) => (
            <li key={field}>
              {field}: <del>{before || 'nothing'}</del> → <ins>{after || 'nothing'}</ins>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
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
