import { Link } from '@/app/_ui/link'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { shortDay } from '@/lib/platform/words-of-time'
import type { ToScreen } from '../../../../_agency'
import type { Member } from './team'

type Props = {
  caption: string
  rows: readonly Member[]
  to: ToScreen
  /** The address of the team, for whoever may change the days. */
  here: string | null
}

/** People of a team with their days in it. */
export function MembersTable({ caption, rows, to, here }: Props) {
  return (
    <TableFrame>
      <Table caption={caption} columns={columnsOf(to, here)} rows={rows} rowKey={({ memberId }) => memberId} />
    </TableFrame>
  )
}

function columnsOf(to: ToScreen, here: string | null): Column<Member>[] {
  return [
    {
      key: 'name',
      head: 'Person',
      header: true,
      cell: ({ personId, name, serves }) => (
        <>
          <Link href={to(`/agency/${here ? 'roster/people' : 'people'}/${personId}`)}>{name}</Link>
          {serves ? null : <small>Left the agency: nothing is asked of them</small>}
        </>
      ),
    },
    { key: 'position', head: 'Position', cell: ({ position, unitName }) => position ?? unitName ?? 'none' },
    { key: 'from', head: 'First day', className: 'at-nowrap', cell: ({ firstOn }) => shortDay(firstOn) },
    {
      key: 'to',
      head: 'Last day',
      className: 'at-nowrap',
      cell: ({ lastOn }) => (lastOn ? shortDay(lastOn) : 'none yet'),
    },
    ...(here
      ? [
          {
            key: 'change',
            head: 'Days',
            cell: ({ memberId, name }: Member) => (
              <Link href={to(`${here}?member=${memberId}`)}>
                Change<span className="at-hide"> the days of {name}</span>
              </Link>
            ),
          },
        ]
      : []),
  ]
}
