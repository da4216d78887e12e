'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { whenWords } from '@/app/_client/when'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { Pager } from '@/app/_ui/pager'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { count } from '@/lib/platform/words'
import type { Agency, ToScreen } from '../../_agency'
import { type BatchSummary, stateWords } from './kinds'

/** Every file that was checked or loaded, the newest first. */
export function History({ agency, to }: { agency: Agency; to: ToScreen }) {
  const cursor = useSearchParams().get('before') ?? undefined
  const { agencyId } = agency
  const query = useQuery(api.roster.listBatches.queryOptions({ input: { agencyId, ...(cursor ? { cursor } : {}) } }))
  return (
    <Loaded query={query} lines={4}>
      {({ items, nextCursor }) =>
        items.length === 0 ? (
          <Empty title="No file was checked yet" level={3}>
            The first file adds everybody in it. Later ones change only what differs.
          </Empty>
        ) : (
          <>
            <TableFrame>
              <Table
                caption="Roster files, the newest first"
                columns={columnsOf(to)}
                rows={items}
                rowKey={(row) => row.batchId}
              />
            </TableFrame>
            <Pager
              label="Files"
              previous={cursor ? { href: to('/agency/roster'), label: 'Newest' } : null}
              next={nextCursor ? { href: to(`/agency/roster?before=${nextCursor}`), label: 'Earlier' } : null}
            />
          </>
        )
      }
    </Loaded>
  )
}

const columnsOf = (to: ToScreen): Column<BatchSummary>[] => [
  {
    key: 'file',
    head: 'File',
    header: true,
    cell: ({ batchId, fileName }) => <Link href={to(`/agency/roster/files/${batchId}`)}>{fileName}</Link>,
  },
  {
    key: 'state',
    head: 'State',
    cell: ({ state }) => <Status state={stateWords[state].state}>{stateWords[state].word}</Status>,
  },
  { key: 'rows', head: 'Rows', number: true, cell: ({ rowCount }) => rowCount.toLocaleString('en-US') },
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
    head: 'When, and by whom',
    cell: ({ appliedAt, rolledBackAt, uploadedAt, uploadedBy }) => (
      <>
        {whenWords(rolledBackAt ?? appliedAt ?? uploadedAt)}
        <br />
        <span className="at-small at-soft">{uploadedBy ?? 'The system'}</span>
      </>
    ),
  },
]
