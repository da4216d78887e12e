import { whenWords } from '@/app/_client/when'
import { Link } from '@/app/_ui/link'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { figure } from '@/lib/platform/words'
import { type Import, standings } from './import-words'

export function ImportsTable({ items }: { items: readonly Import[] }) {
  return (
    <TableFrame>
      <Table labelledBy="before-h" columns={columns} rows={items} rowKey={({ importId }) => importId} />
    </TableFrame>
  )
}

const columns: Column<Import>[] = [
  {
    key: 'file',
    head: 'File, and who publishes it',
    header: true,
    cell: ({ importId, fileName, source }) => (
      <>
        <Link href={`/admin/agencies/import/${importId}`}>{fileName}</Link>
        <small>{source}</small>
      </>
    ),
  },
  {
    key: 'state',
    head: 'State',
    cell: ({ state, rowsDone, rowCount }) => (
      <>
        <Status state={standings[state].state}>{standings[state].words}</Status>
        <small>
          {figure(rowsDone)} of {figure(rowCount)} rows
        </small>
      </>
    ),
  },
  { key: 'added', head: 'Added', number: true, cell: ({ added }) => figure(added) },
  { key: 'changed', head: 'Changed', number: true, cell: ({ changed }) => figure(changed) },
  { key: 'refused', head: 'Refused', number: true, cell: ({ refused }) => figure(refused) },
  { key: 'noted', head: 'To look at', number: true, cell: ({ noted }) => figure(noted) },
  { key: 'started', head: 'Started', cell: ({ startedAt }) => whenWords(startedAt) },
]
