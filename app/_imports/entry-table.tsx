'use client'
/** Rows of a file with what each would change: a box for what can be loaded, before; whether it was, afterward. */
import type { ReactNode } from 'react'
import type { Locale } from '@/lib/platform/locales'
import { Button } from '../_ui/button'
import { useLocale } from '../_ui/language'
import { Status, type StatusState } from '../_ui/status'
import { type Column, Table, TableFrame } from '../_ui/table'
import type { Loadable } from './choices'
import { importTexts } from './messages'

type Entry = Loadable & { kind: string; loaded: boolean | null }

/** Which are ticked, and what happens when some are ticked or unticked. */
export type Choosing<E> = {
  isChosen: (entry: E) => boolean
  onChoose: (entries: readonly E[], chosen: boolean) => void
}

type Props<E extends Entry> = {
  caption: string
  entries: readonly E[]
  /** Of the file: checked, applied, rolled back. */
  state: string
  /** Null: there is nothing to choose any more. */
  choosing: Choosing<E> | null
  what: (entry: E) => { state: StatusState; word: string }
  /** The thing that the row is about: the head of its column, how it is called, and what stands there. */
  about: { head: string; name: (entry: E) => string; cell: (entry: E) => ReactNode }
  why: (entry: E) => ReactNode
  line: Omit<Column<E>, 'key' | 'number'>
}

export function EntryTable<E extends Entry>(props: Props<E>) {
  const { caption, entries, choosing } = props
  const locale = useLocale()
  return (
    <>
      <TableFrame>
        <Table caption={caption} columns={columnsOf(props, locale)} rows={entries} rowKey={({ key }) => key} />
      </TableFrame>
      {choosing ? <ChooseAll entries={entries} choosing={choosing} locale={locale} /> : null}
    </>
  )
}

type AllProps<E> = { entries: readonly E[]; choosing: Choosing<E>; locale: Locale }

function ChooseAll<E extends Entry>({ entries, choosing, locale }: AllProps<E>) {
  const loadable = entries.filter((entry) => entry.loadable)
  if (loadable.length < 2) return null
  const all = loadable.every(choosing.isChosen)
  return (
    <p className="at-gap">
      <Button variant="outline" small onClick={() => choosing.onChoose(loadable, !all)}>
        {importTexts[all ? 'untickAll' : 'tickAll'][locale]}
      </Button>
    </p>
  )
}

function columnsOf<E extends Entry>(props: Props<E>, locale: Locale): Column<E>[] {
  const { state, choosing, what, about, why, line } = props
  return [
    choosing ? loadColumn(choosing, about.name, locale) : madeColumn(state, locale),
    {
      key: 'what',
      head: importTexts.what[locale],
      label: false,
      cell: (entry) => <Status state={what(entry).state}>{what(entry).word}</Status>,
    },
    { key: 'about', head: about.head, header: true, cell: about.cell },
    {
      key: 'why',
      head: importTexts[state === 'checked' ? 'willHappen' : 'wasSaid'][locale],
      label: false,
      cell: why,
    },
    { key: 'line', number: true, ...line },
  ]
}

const loadColumn = <E extends Entry>(
  { isChosen, onChoose }: Choosing<E>,
  name: (entry: E) => string,
  locale: Locale,
): Column<E> => ({
  key: 'load',
  head: importTexts.load[locale],
  label: false,
  className: ({ loadable }) => (loadable ? undefined : 'at-skip'),
  cell: (entry) =>
    entry.loadable ? (
      <Tick
        {...{ name: name(entry), of: entry.key, locale }}
        chosen={isChosen(entry)}
        onChange={(on) => onChoose([entry], on)}
      />
    ) : (
      <span className="at-soft at-small">{importTexts[entry.kind === 'unchanged' ? 'nothing' : 'cannot'][locale]}</span>
    ),
})

const madeColumn = <E extends Entry>(state: string, locale: Locale): Column<E> => ({
  key: 'made',
  head: importTexts.made[locale],
  cell: ({ loaded }) =>
    loaded && state === 'applied' ? (
      <Status state="met">{importTexts.yes[locale]}</Status>
    ) : (
      <Status state="off">{importTexts[loaded ? 'takenBack' : 'no'][locale]}</Status>
    ),
})

type TickProps = { name: string; of: string; locale: Locale; chosen: boolean; onChange: (on: boolean) => void }

function Tick({ name, of, locale, chosen, onChange }: TickProps) {
  const id = `load-${of.replace(/[^\w-]/g, '-')}`
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
          {importTexts.load[locale]}
          <span className="at-hide"> {name}</span>
        </span>
      </label>
    </div>
  )
}

type Change = { field: string; before: string; after: string }

/** The sentence, and field by field what was and what would be. */
export function WhyChanged({ why, changes }: { why: string; changes: readonly Change[] }) {
  const { nothing } = importTexts
  const locale = useLocale()
  return (
    <>
      {why}
      {changes.length > 0 ? (
        <ul>
          {changes.map(({ field, before, after }) => (
            <li key={field}>
              {field}: <del>{before || nothing[locale]}</del> → <ins>{after || nothing[locale]}</ins>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
