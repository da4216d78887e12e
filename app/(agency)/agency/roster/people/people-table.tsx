import type * as z from 'zod/mini'
import { Link } from '@/app/_ui/link'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import type { memberShape } from '@/lib/agencies/shapes'
import { lastDayOf } from '@/lib/agencies/words'
import { shortDay } from '@/lib/platform/words-of-time'
import type { ToScreen } from '../../../_agency'

type Member = z.infer<typeof memberShape>
type Props = { items: readonly Member[]; to: ToScreen; mayChange: boolean; left: boolean }

export function PeopleTable({ items, to, mayChange, left }: Props) {
  return (
    <TableFrame>
      <Table
        caption={left ? 'People who left, by name' : 'People who serve, by name'}
        columns={columnsOf(to, mayChange, left)}
        rows={items}
        rowKey={({ affiliationId }) => affiliationId}
      />
    </TableFrame>
  )
}

function columnsOf(to: ToScreen, mayChange: boolean, left: boolean): Column<Member>[] {
  return [
    {
      key: 'name',
      head: 'Person',
      header: true,
      cell: ({ personId, givenName, familyName, email, waitsSince }) => (
        <>
          {mayChange ? (
            <Link href={to(`/agency/roster/people/${personId}`)}>{`${familyName}, ${givenName}`}</Link>
          ) : (
            `${familyName}, ${givenName}`
          )}
          {email ? <small>{email}</small> : null}
          {email && waitsSince && !left ? <small>No answer yet; asked since {shortDay(waitsSince)}</small> : null}
        </>
      ),
    },
    { key: 'unit', head: 'Unit', cell: ({ unitName }) => unitName ?? 'none' },
    { key: 'position', head: 'Position', cell: ({ position, employment }) => position ?? employment },
    { key: 'number', head: 'Number', className: 'at-nowrap', cell: ({ employeeNumber }) => employeeNumber ?? 'none' },
    {
      key: 'since',
      head: left ? 'Served' : 'Serves since',
      className: 'at-nowrap',
      cell: ({ serviceStartsOn, validTo }) =>
        validTo
          ? `${shortDay(serviceStartsOn)} to ${shortDay(lastDayOf(serviceStartsOn, validTo))}`
          : shortDay(serviceStartsOn),
    },
  ]
}
