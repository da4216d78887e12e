'use client'
import { Button } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { Pager } from '@/app/_ui/pager'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import type { EntryKind } from '@/lib/interop/calendars/facts'
import { figure } from '@/lib/platform/words'
import { type CalendarFile, type Entry, kinds } from '../kinds'
import { type Choices, choose, isChosen } from './choices'

type Choosing = {
  /** Null: there is nothing to choose any more. */
  choices: Choices | null
  onChoose: (choices: Choices) => void
}
type Props = Choosing & { batch: CalendarFile; kind: EntryKind | undefined }

/** The entries that need a look or bring a change, or those of one kind. */
export function Entries({ batch, kind, choices, onChoose }: Props) {
  const { items, page, pages } = batch
  if (batch.total === 0)
    return (
      <div className="at-section">
        {kind ? (
          <Empty title="No entry of this kind">Choose another figure above.</Empty>
        ) : (
          <Empty title="The calendar changes nothing">Your events are as the calendar has them.</Empty>
        )}
      </div>
    )
  const at = (to: number) => `?${kind ? `kind=${kind}&` : ''}page=${to}`
  return (
    <div className="at-section" id="rows">
      <TableFrame>
        <Table
          caption={
            kind
              ? `Entries of the calendar: ${kinds[kind].word}`
              : 'Entries of the calendar that need a look or bring a change'
          }
          columns={columnsOf({ choices, onChoose }, batch)}
          rows={items}
          rowKey={({ key }) => key}
        />
      </TableFrame>
      {choices ? <ChooseAll items={items} choices={choices} onChoose={onChoose} /> : null}
      <Pager
        label="Entries of the calendar"
        place={`Page ${page} of ${pages}`}
        previous={page > 1 ? { href: at(page - 1) } : null}
        next={page < pages ? { href: at(page + 1) } : null}
      />
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

function columnsOf({ choices, onChoose }: Choosing, { state }: CalendarFile): Column<Entry>[] {
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
      key: 'event',
      head: 'Event',
      header: true,
      cell: ({ title, about, eventId }) => (
        <>
          {eventId ? <Link href={`/events/${eventId}`}>{title}</Link> : title}
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
    {
      key: 'line',
      head: 'Line',
      number: true,
      label: 'Line in the file',
      cell: ({ line }) => (line > 0 ? figure(line) : '–'),
    },
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
          Load<span className="at-hide"> {entry.title}</span>
        </span>
      </label>
    </div>
  )
}
