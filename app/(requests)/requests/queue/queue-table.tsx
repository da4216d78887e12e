'use client'
import { shortDay } from '@/lib/platform/words-of-time'
import { kindLabels } from '@/lib/requests/labels'
import type { RequestItem } from '@/lib/requests/shapes'
import { Link } from '../../../_ui/link'
import { type Column, Table, TableFrame } from '../../../_ui/table'
import { useWords } from '../../../_ui/words'
import type { QueueTexts } from '../../_lists/messages'
import { Owed } from '../../_lists/owed'
import { StateStatus } from '../../_lists/state-status'

export function QueueTable({ items, total }: { items: readonly RequestItem[]; total: number }) {
  const say = useWords<QueueTexts>()
  return (
    <TableFrame className="at-gap">
      <Table
        caption={say('captionQueue', { count: total })}
        columns={columnsOf(say)}
        rows={items}
        rowKey={({ requestId }) => requestId}
      />
    </TableFrame>
  )
}

type Speaking = ReturnType<typeof useWords<QueueTexts>>

const columnsOf = (say: Speaking): Column<RequestItem>[] => [
  {
    key: 'about',
    head: say('what'),
    header: true,
    cell: ({ requestId, about, kind, requesterName, agency, place }) => (
      <>
        <Link href={`/requests/${requestId}`}>{about || say('untitled')}</Link>
        <span className="at-sub">{kindLabels[kind][say.locale]}</span>
        <span className="at-sub">{[agency?.name ?? requesterName, place].filter(Boolean).join(', ')}</span>
      </>
    ),
  },
  {
    key: 'state',
    head: say('state'),
    cell: ({ state }) => <StateStatus state={state} locale={say.locale} />,
  },
  {
    key: 'owed',
    head: say('owed'),
    cell: ({ age, state }) => <Owed age={age} state={state} say={say} />,
  },
  {
    key: 'age',
    head: say('age'),
    cell: ({ age, sentOn }) => (
      <>
        {age ? say('workingDays', { days: age.workingDays }) : null}
        {sentOn ? <span className="at-sub">{shortDay(sentOn)}</span> : null}
      </>
    ),
  },
  {
    key: 'wished',
    head: say('wishedOn'),
    cell: ({ wishedOn }) => (wishedOn ? shortDay(wishedOn) : say('noDay')),
    className: 'at-nowrap',
  },
  { key: 'officer', head: say('officer'), cell: ({ officerName }) => officerName ?? say('nobodyYet') },
]
