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
import { count, figure } from '@/lib/platform/words'
import { type FileSummary, stateWords } from './kinds'

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
  const cursor = useSearchParams().get('before') ?? undefined
  const query = useQuery(api.calendars.listCalendarFiles.queryOptions({ input: cursor ? { cursor } : {} }))
  return (
    <Loaded query={query} lines={4}>
      {({ items, nextCursor }) =>
        items.length === 0 ? (
          <Empty title="No calendar was checked yet" level={3}>
            The first one stands here when it was checked, loaded or not.
          </Empty>
        ) : (
          <>
            <TableFrame>
              <Table labelledBy="files-h" columns={columns} rows={items} rowKey={({ batchId }) => batchId} />
            </TableFrame>
            <Pager
              label="Calendars"
              previous={cursor ? { href: HERE, label: 'Newest' } : null}
              next={nextCursor ? { href: `${HERE}?before=${nextCursor}`, label: 'Earlier' } : null}
            />
          </>
        )
      }
    </Loaded>
  )
}

const columns: Column<FileSummary>[] = [
  {
    key: 'file',
    head: 'Calendar',
    header: true,
    cell: ({ batchId, fileName }) => <Link href={`${HERE}/${batchId}`}>{fileName}</Link>,
  },
  {
    key: 'state',
    head: 'State',
    cell: ({ state }) => <Status state={stateWords[state].state}>{stateWords[state].word}</Status>,
  },
  { key: 'rows', head: 'Entries', number: true, cell: ({ rowCount }) => figure(rowCount) },
  {
    key: 'changes',
    head: 'Changes',
    cell: ({ appliedCount, state }) =>
      appliedCount === null
        ? 'none'
        : `${count(appliedCount, 'change')}${state === 'rolled-back' ? ', taken back' : ''}`,
  },
  {
    key: 'when',
    head: 'When',
    cell: ({ appliedAt, rolledBackAt, checkedAt, isByItself }) => (
      <>
        {whenWords(rolledBackAt ?? appliedAt ?? checkedAt)}
        {isByItself ? <small>by itself</small> : null}
      </>
    ),
  },
]
