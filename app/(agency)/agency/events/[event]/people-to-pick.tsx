'use client'
import { Checkbox } from '@/app/_ui/choice'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { capital, hours } from '@/lib/platform/words'
import { longDay, overdueBy } from '@/lib/platform/words-of-time'
import type { GroupMember } from '@/lib/registration/shapes'
import { stateName, stateStatus } from '@/lib/registration/words'

type Props = {
  items: readonly GroupMember[]
  picked: ReadonlySet<string>
  toggle: (personId: string) => void
  /** They may hold one part and want another. */
  bySession: boolean
}

/** Whoever holds it already is shown, and cannot be picked. */
export function PeopleToPick({ items, picked, toggle, bySession }: Props) {
  const holds = ({ held }: GroupMember) => held.length > 0 && !bySession
  const columns: Column<GroupMember>[] = [
    {
      key: 'pick',
      head: 'Pick',
      label: false,
      className: (row) => (holds(row) ? 'at-skip' : undefined),
      cell: (row) =>
        holds(row) ? (
          <span className="at-soft at-small">has one</span>
        ) : (
          <Checkbox
            name="personIds"
            id={`pick-${row.personId}`}
            label={<span className="at-hide">Pick {row.name}</span>}
            checked={picked.has(row.personId)}
            onChange={() => toggle(row.personId)}
          />
        ),
    },
    {
      key: 'name',
      head: 'Person',
      header: true,
      cell: ({ name, position, unitName, getsLetters }) => (
        <>
          {name}
          <small>{[position, unitName].filter(Boolean).join(', ')}</small>
          {getsLetters ? null : <small>No confirmed e-mail: tell them in person.</small>}
        </>
      ),
    },
    { key: 'helps', head: 'Why it helps', cell: ({ helps }) => <Helps helps={helps} /> },
    {
      key: 'days',
      head: 'On those days',
      cell: ({ held, clashes }) => {
        const [first] = held
        if (first) return <Status state={stateStatus[first.state]}>{stateName(first.state)}</Status>
        if (!clashes) return 'No clash known'
        return (
          <>
            <Status state="soon">Clashes</Status>
            <small>“{clashes}”</small>
          </>
        )
      },
    },
  ]
  return (
    <TableFrame>
      <Table
        caption="People to register, those with the nearest date first"
        columns={columns}
        rows={items}
        rowKey={({ personId }) => personId}
      />
    </TableFrame>
  )
}

function Helps({ helps }: Pick<GroupMember, 'helps'>) {
  const [first] = helps
  if (!first) return <span className="at-soft">Nothing is asked of them that it counts for</span>
  const { daysOverdue, dueOn } = first
  return (
    <>
      <Status state={daysOverdue === null ? 'open' : 'overdue'}>
        {dueOn === null
          ? 'Not yet cleared'
          : daysOverdue === null
            ? `Due on ${longDay(dueOn)}`
            : capital(overdueBy(daysOverdue))}
      </Status>
      {helps.map(({ requirementName, adds }) => (
        <small key={requirementName}>
          {adds > 0
            ? `${requirementName}: ${hours(adds)} of it would count.`
            : `${requirementName}: it would add nothing that is missing.`}
        </small>
      ))}
    </>
  )
}
