import { stateName } from '@/lib/platform/states'
import { joined } from '@/lib/platform/words'
import { Link } from '../../_ui/link'
import { Status } from '../../_ui/status'
import { type Column, Table, TableFrame } from '../../_ui/table'
import { type Agency, kindNames } from './words'

export function AgenciesTable({ items, total }: { items: readonly Agency[]; total: string }) {
  return (
    <>
      <p className="at-soft at-gap">{total}</p>
      <TableFrame>
        <Table caption="Agencies by name" columns={columns} rows={items} rowKey={({ agencyId }) => agencyId} />
      </TableFrame>
    </>
  )
}

const columns: Column<Agency>[] = [
  {
    key: 'name',
    head: 'Agency, and its ORI',
    header: true,
    cell: ({ agencyId, name, ori }) => (
      <>
        <Link href={`/admin/agencies/${agencyId}`}>{name}</Link>
        <small>{ori ?? 'no ORI'}</small>
      </>
    ),
  },
  { key: 'kind', head: 'Kind', cell: ({ kind }) => kindNames[kind] },
  {
    key: 'state',
    head: 'State',
    cell: ({ state, county }) => (
      <>
        {stateName(state)}
        {county ? <small>{county}</small> : null}
      </>
    ),
  },
  {
    key: 'coordinators',
    head: 'Coordinators',
    cell: ({ coordinators }) =>
      coordinators.length > 0 ? joined(coordinators) : <Status state="off">Nobody yet</Status>,
  },
  { key: 'source', head: 'From', cell: ({ source }) => source ?? 'Entered by hand' },
]
