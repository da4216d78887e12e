'use client'
/** Files that were checked or loaded, the newest first, with what became of each. */
import type { ReactNode } from 'react'
import type { Locale } from '@/lib/platform/locales'
import { figure } from '@/lib/platform/words'
import { whenWords } from '../_client/when'
import { Empty } from '../_ui/empty'
import { useLocale } from '../_ui/language'
import { Link } from '../_ui/link'
import { Pager } from '../_ui/pager'
import { Status, type StatusState } from '../_ui/status'
import { type Column, Table, TableFrame } from '../_ui/table'
import { importTexts, stateTexts } from './messages'

type State = keyof typeof stateTexts
/** Of a file, whatever it holds. `appliedCount`: null while it is not loaded. */
type Listed = {
  batchId: string
  fileName: string
  state: State
  rowCount: number
  appliedCount: number | null
  appliedAt: string | null
  rolledBackAt: string | null
}
type Heads = { file: string; rows: string; when: string }
type Props<F extends Listed> = {
  /** The heading over the list, by its id. */
  labelledBy?: string
  caption?: string
  /** Of the pages of the list. */
  label: string
  page: { items: readonly F[]; nextCursor: string | null }
  cursor: string | undefined
  /** The address of the list, with what is asked of it; of one file. */
  listHref: (query: string) => string
  fileHref: (batchId: string) => string
  heads: Heads
  checkedAt: (file: F) => string
  /** Who did it, or how. */
  by: (file: F) => ReactNode
  empty: { title: string; text: string }
}

export function FileList<F extends Listed>(props: Props<F>) {
  const { labelledBy, caption, label, page, cursor, listHref, empty } = props
  const locale = useLocale()
  if (page.items.length === 0)
    return (
      <Empty title={empty.title} level={3}>
        {empty.text}
      </Empty>
    )
  return (
    <>
      <TableFrame>
        <Table
          {...(labelledBy ? { labelledBy } : { caption })}
          columns={columnsOf(props, locale)}
          rows={page.items}
          rowKey={({ batchId }) => batchId}
        />
      </TableFrame>
      <Pager
        label={label}
        previous={cursor ? { href: listHref(''), label: importTexts.newest[locale] } : null}
        next={
          page.nextCursor ? { href: listHref(`?before=${page.nextCursor}`), label: importTexts.earlier[locale] } : null
        }
      />
    </>
  )
}

const shapes: Record<State, StatusState> = { checked: 'waiting', applied: 'met', 'rolled-back': 'off' }

function columnsOf<F extends Listed>(props: Props<F>, locale: Locale): Column<F>[] {
  const { fileHref, heads, checkedAt, by } = props
  return [
    {
      key: 'file',
      head: heads.file,
      header: true,
      cell: ({ batchId, fileName }) => <Link href={fileHref(batchId)}>{fileName}</Link>,
    },
    {
      key: 'state',
      head: importTexts.state[locale],
      cell: ({ state }) => <Status state={shapes[state]}>{stateTexts[state][locale]}</Status>,
    },
    { key: 'rows', head: heads.rows, number: true, cell: ({ rowCount }) => figure(rowCount) },
    { key: 'changes', head: importTexts.changes[locale], cell: (file) => changesOf(file, locale) },
    {
      key: 'when',
      head: heads.when,
      cell: (file) => {
        const whose = by(file)
        return (
          <>
            {whenWords(file.rolledBackAt ?? file.appliedAt ?? checkedAt(file))}
            {whose ? <small>{whose}</small> : null}
          </>
        )
      },
    },
  ]
}

/** "none", "1 change", "12 changes, taken back" */
function changesOf({ appliedCount, state }: Listed, locale: Locale): string {
  if (appliedCount === null) return importTexts.noChange[locale]
  const one = appliedCount === 1
  const text =
    state === 'rolled-back'
      ? importTexts[one ? 'oneUndone' : 'manyUndone']
      : importTexts[one ? 'oneChange' : 'manyChanges']
  return text[locale].replace('{changes}', figure(appliedCount))
}
