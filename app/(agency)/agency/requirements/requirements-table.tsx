import type { ReactNode } from 'react'
import { Link } from '@/app/_ui/link'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { shortDay } from '@/lib/platform/words-of-time'
import type { ToScreen } from '../../_agency'
import { dueWords, type Requirement, repeatWords, whomWords } from './words'

type Props = { items: readonly Requirement[]; to: ToScreen; today: string; retired: boolean }

export function RequirementsTable({ items, to, today, retired }: Props) {
  return (
    <TableFrame>
      <Table
        caption={retired ? 'Retired requirements by name' : 'Requirements in force and to come, by name'}
        columns={columnsOf(to, today, retired)}
        rows={items}
        rowKey={({ requirementId }) => requirementId}
      />
    </TableFrame>
  )
}

function columnsOf(to: ToScreen, today: string, retired: boolean): Column<Requirement>[] {
  return [
    {
      key: 'name',
      head: 'Requirement, and its module',
      header: true,
      cell: ({ requirementId, name, courseTitle }) => (
        <Two
          first={<Link href={to(`/agency/requirements/${requirementId}`)}>{name}</Link>}
          second={courseTitle === name ? null : courseTitle}
        />
      ),
    },
    { key: 'whom', head: 'For whom', cell: whomWords },
    { key: 'due', head: 'By when', cell: (row) => <Two first={dueWords(row)} second={repeatWords(row)} /> },
    {
      key: 'version',
      head: 'Version',
      cell: ({ version, effectiveFrom }) => (
        <Two
          first={`Version ${version}`}
          second={`${effectiveFrom > today ? 'from' : 'since'} ${shortDay(effectiveFrom)}`}
        />
      ),
    },
    ...(retired ? [{ key: 'retired', head: 'Retired from', cell: retiredWords, className: 'at-nowrap' }] : []),
  ]
}

const retiredWords = ({ retiredOn }: Requirement) => (retiredOn ? shortDay(retiredOn) : null)

function Two({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <>
      {first}
      {second ? <small>{second}</small> : null}
    </>
  )
}
