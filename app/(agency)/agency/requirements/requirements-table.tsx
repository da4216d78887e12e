import type { ReactNode } from 'react'
import { Link } from '@/app/_ui/link'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { capital, figure } from '@/lib/platform/words'
import { shortDay } from '@/lib/platform/words-of-time'
import type { ToScreen } from '../../_agency'
import type { Standing } from './use-standing'
import { dueWords, heldWords, type Requirement, repeatWords, whomWords } from './words'

type StandingOf = (requirementId: string) => Standing
type Props = {
  items: readonly Requirement[]
  to: ToScreen
  today: string
  retired: boolean
  /** Absent when the figures could not be had. */
  standingOf: StandingOf | undefined
}

export function RequirementsTable({ items, to, today, retired, standingOf }: Props) {
  return (
    <TableFrame>
      <Table
        caption={retired ? 'Retired requirements by name' : 'Requirements in force and to come, by name'}
        columns={[
          ...columnsOf(to, today),
          ...(retired ? [retiredColumn] : standingOf ? figuresOf(standingOf, items) : []),
        ]}
        rows={items}
        rowKey={({ requirementId }) => requirementId}
      />
    </TableFrame>
  )
}

function columnsOf(to: ToScreen, today: string): Column<Requirement>[] {
  return [
    {
      key: 'name',
      head: 'Requirement, and what it asks for',
      header: true,
      cell: ({ requirementId, name, asks }) => (
        <Two
          first={<Link href={to(`/agency/requirements/${requirementId}`)}>{name}</Link>}
          second={asks === name ? null : capital(asks)}
        />
      ),
    },
    { key: 'whom', head: 'For whom', cell: whomWords },
    { key: 'due', head: 'By when', cell: (row) => <Two first={dueWords(row)} second={repeatWords(row)} /> },
    {
      key: 'version',
      head: 'Version',
      className: 'at-nowrap',
      cell: ({ version, effectiveFrom, retiredOn }) => (
        <Two
          first={`Version ${version}`}
          second={
            retiredOn && retiredOn > today ? `until ${shortDay(retiredOn)}` : heldWords(effectiveFrom, undefined, today)
          }
        />
      ),
    },
  ]
}

const retiredColumn: Column<Requirement> = {
  key: 'retired',
  head: 'Retired from',
  cell: ({ retiredOn }) => (retiredOn ? shortDay(retiredOn) : null),
  className: 'at-nowrap',
}

function figuresOf(standingOf: StandingOf, items: Props['items']): Column<Requirement>[] {
  const of = ({ requirementId }: Requirement) => standingOf(requirementId)
  const hasGates = items.some((row) => row.dueKind === 'before-act' || of(row).notCleared > 0)
  const cleared: Column<Requirement> = {
    ...{ key: 'not-cleared', head: 'Not yet cleared', number: true },
    cell: (row) => figure(of(row).notCleared),
  }
  return [
    { key: 'applies', head: 'Applies to', number: true, cell: (row) => figure(of(row).appliesTo) },
    { key: 'met', head: 'Met', number: true, cell: (row) => figure(of(row).met) },
    ...(hasGates ? [cleared] : []),
    {
      key: 'overdue',
      head: 'Overdue',
      number: true,
      cell: (row) => <Overdue people={of(row).overdue} />,
    },
  ]
}

/** The head of the column says what it counts; only where somebody is late it is loud. */
function Overdue({ people }: { people: number }) {
  return people > 0 ? <Status state="overdue">{figure(people)}</Status> : figure(people)
}

function Two({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <>
      {first}
      {second ? <small>{second}</small> : null}
    </>
  )
}
