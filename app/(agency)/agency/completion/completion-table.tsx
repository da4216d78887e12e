'use client'
import { Link } from '@/app/_ui/link'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { capital, count, figure, hours } from '@/lib/platform/words'
import { overdueBy, shortDay } from '@/lib/platform/words-of-time'
import type { ToScreen } from '../../_agency'
import { type Asked, addressWith } from './address'
import type { Matrix } from './matrix'

type Row = Matrix['items'][number]
type Cell = Row['cells'][number]
type Props = { matrix: Matrix; items: readonly Row[]; asked: Asked; to: ToScreen }

export function CompletionTable({ matrix, items, asked, to }: Props) {
  return (
    <TableFrame scroll="Completion table, scrolls sideways">
      <Table
        matrix
        caption="People and requirements"
        rows={items}
        rowKey={({ personId }) => personId}
        columns={[
          person(to, matrix.counts.total),
          ...matrix.columns.map((each, place) => requirement({ each, place, total: matrix.totals[place] }, asked, to)),
        ]}
      />
    </TableFrame>
  )
}

const person = (to: ToScreen, total: number): Column<Row> => ({
  key: 'person',
  head: 'Person',
  header: true,
  foot: `All ${count(total, 'person', 'people')}`,
  cell: ({ personId, familyName, givenName, position, unitName }) => (
    <>
      <Link href={to(`/agency/people/${personId}`)}>
        {familyName}, {givenName}
      </Link>
      <small>{[position, unitName].filter(Boolean).join(', ')}</small>
    </>
  ),
})

const often = (months: number | null) =>
  months === null ? 'once' : months === 12 ? 'yearly' : `every ${count(months, 'month')}`

type Placed = { each: Matrix['columns'][number]; place: number; total: Matrix['totals'][number] | undefined }

function requirement({ each, place, total }: Placed, asked: Asked, to: ToScreen): Column<Row> {
  const { requirementId, name, creditMinutes, repeatMonths } = each
  return {
    key: requirementId,
    foot: total ? <Total {...total} /> : null,
    head: (
      <>
        {name}
        <small>
          {hours(creditMinutes)}, {often(repeatMonths)}
        </small>
      </>
    ),
    label: name,
    className: (row) => classOf(row.cells[place]),
    cell: ({ personId, cells }) => {
      const status = cells[place]
      if (!status || status.kind === 'not-applicable') {
        return (
          <span>
            <Status state="off">Not required</Status>
          </span>
        )
      }
      return (
        <Link href={to(addressWith(asked, { explain: `${personId}~${requirementId}` }))} scroll={false}>
          <CellStatus status={status} />
        </Link>
      )
    },
  }
}

function Total({ appliesTo, met, overdue, notCleared }: Matrix['totals'][number]) {
  if (appliesTo === 0) return <span>Asks nobody</span>
  return (
    <span>
      {figure(met)} of {figure(appliesTo)} met
      <small>
        {notCleared > 0
          ? `${figure(notCleared)} not yet cleared`
          : overdue > 0
            ? `${figure(overdue)} overdue`
            : 'nobody overdue'}
      </small>
    </span>
  )
}

const classOf = (status: Cell | undefined): string | undefined => {
  if (!status || status.kind === 'not-applicable') return 'at-skip'
  return status.kind === 'overdue' ? 'is-overdue' : isNear(status) ? 'is-soon' : undefined
}

const isNear = ({ kind }: Cell) => kind === 'due-soon' || kind === 'not-cleared'

/** Shape, words, then the day; each status is written out. */
export function CellStatus({ status: { kind, days, dueOn, satisfiedOn, waived } }: { status: Cell }) {
  const on = kind === 'met' ? satisfiedOn : dueOn
  return (
    <>
      {kind === 'overdue' ? <Status state="overdue">{capital(overdueBy(days))}</Status> : null}
      {kind === 'due-soon' ? (
        <Status state="soon">{days === 0 ? 'Due today' : `Due in ${count(days ?? 0, 'day')}`}</Status>
      ) : null}
      {kind === 'not-cleared' ? <Status state="waiting">Not yet cleared</Status> : null}
      {kind === 'open' ? <Status state="open">Due later</Status> : null}
      {kind === 'met' ? <Status state="met">{waived ? 'Waived' : 'Met'}</Status> : null}
      {on ? <small>{shortDay(on)}</small> : null}
    </>
  )
}
