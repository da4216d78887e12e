'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { Suspense } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { whenWords } from '@/app/_client/when'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { Loading } from '@/app/_ui/loading'
import { Pager } from '@/app/_ui/pager'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { useWords } from '@/app/_ui/words'
import type { Say } from '@/lib/platform/say'
import { figure } from '@/lib/platform/words'
import { type FileSummary, fileStates } from './kinds'
import { type calendarTexts, stateTexts } from './messages'

const HERE = '/events/calendars'

/** Every calendar that was checked or loaded, the newest first. */
export function Files() {
  return (
    <Suspense fallback={<Loading lines={4} />}>
      <List />
    </Suspense>
  )
}

function List() {
  const say = useWords<typeof calendarTexts>()
  const cursor = useSearchParams().get('before') ?? undefined
  const query = useQuery(api.calendars.listCalendarFiles.queryOptions({ input: cursor ? { cursor } : {} }))
  return (
    <Loaded query={query} lines={4}>
      {({ items, nextCursor }) =>
        items.length === 0 ? (
          <Empty title={say('noneChecked')} level={3}>
            {say('noneCheckedText')}
          </Empty>
        ) : (
          <>
            <TableFrame>
              <Table labelledBy="files-h" columns={columnsIn(say)} rows={items} rowKey={({ batchId }) => batchId} />
            </TableFrame>
            <Pager
              label={say('pager')}
              previous={cursor ? { href: HERE, label: say('newest') } : null}
              next={nextCursor ? { href: `${HERE}?before=${nextCursor}`, label: say('earlier') } : null}
            />
          </>
        )
      }
    </Loaded>
  )
}

const columnsIn = (say: Say<typeof calendarTexts>): Column<FileSummary>[] => [
  {
    key: 'file',
    head: say('headCalendar'),
    header: true,
    cell: ({ batchId, fileName }) => <Link href={`${HERE}/${batchId}`}>{fileName}</Link>,
  },
  {
    key: 'state',
    head: say('headState'),
    cell: ({ state }) => <Status state={fileStates[state]}>{stateTexts[state][say.locale]}</Status>,
  },
  { key: 'rows', head: say('headEntries'), number: true, cell: ({ rowCount }) => figure(rowCount) },
  {
    key: 'changes',
    head: say('headChanges'),
    cell: ({ appliedCount: count, state }) =>
      count === null ? say('noChanges') : say(state === 'rolled-back' ? 'changesTakenBack' : 'changes', { count }),
  },
  {
    key: 'when',
    head: say('headWhen'),
    cell: ({ appliedAt, rolledBackAt, checkedAt, isByItself }) => (
      <>
        {whenWords(rolledBackAt ?? appliedAt ?? checkedAt)}
        {isByItself ? <small>{say('byItself')}</small> : null}
      </>
    ),
  },
]
