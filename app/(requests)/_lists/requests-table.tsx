'use client'
import { shortDay } from '@/lib/platform/words-of-time'
import { kindLabels } from '@/lib/requests/labels'
import type { RequestItem } from '@/lib/requests/shapes'
import { Link } from '../../_ui/link'
import { Pager } from '../../_ui/pager'
import { type Column, Table, TableFrame } from '../../_ui/table'
import { useWords } from '../../_ui/words'
import type { listTexts } from './messages'
import { StateStatus } from './state-status'

type Props = {
  items: readonly RequestItem[]
  page: number
  pages: number
  /** The address of another page. */
  to: (page: number) => string
  /** Of an agency: who asked is said. */
  named?: boolean
}

/** Requests with where each stands, in one sentence. */
export function RequestsTable({ items, page, pages, to, named = false }: Props) {
  const say = useWords<typeof listTexts>()
  return (
    <>
      <TableFrame className="at-gap">
        <Table
          caption={say('caption')}
          columns={columnsOf(say, named)}
          rows={items}
          rowKey={({ requestId }) => requestId}
        />
      </TableFrame>
      <Pager
        label={say('pager')}
        place={say('page', { page, pages })}
        previous={page > 1 ? { href: to(page - 1) } : null}
        next={page < pages ? { href: to(page + 1) } : null}
      />
    </>
  )
}

type Speaking = ReturnType<typeof useWords<typeof listTexts>>

const columnsOf = (say: Speaking, named: boolean): Column<RequestItem>[] => [
  {
    key: 'about',
    head: say('what'),
    header: true,
    cell: ({ requestId, about, kind, requesterName, own }) => (
      <>
        <Link href={`/requests/${requestId}`}>{about || say('untitled')}</Link>
        <span className="at-sub">{kindLabels[kind][say.locale]}</span>
        {named && !own ? <span className="at-sub">{say('by', { name: requesterName })}</span> : null}
      </>
    ),
  },
  {
    key: 'stands',
    head: say('stands'),
    cell: ({ state, stands }) => (
      <>
        <StateStatus state={state} locale={say.locale} />
        <span className="at-sub">{stands}</span>
      </>
    ),
  },
  {
    key: 'wished',
    head: say('wishedOn'),
    cell: ({ wishedOn }) => (wishedOn ? shortDay(wishedOn) : say('noDay')),
    className: 'at-nowrap',
  },
  {
    key: 'sent',
    head: say('sentOn'),
    cell: ({ sentOn }) => (sentOn ? shortDay(sentOn) : say('notSent')),
    className: 'at-nowrap',
  },
]
