'use client'
import type { KeptLine } from '@/lib/directory/line-inputs'
import { lineKindNames } from '@/lib/directory/line-words'
import { longDay } from '@/lib/platform/words-of-time'
import { api } from '../../../_client/api'
import { ProblemNote } from '../../../_client/problem-note'
import { useCommand } from '../../../_client/use-command'
import { Button, LinkButton } from '../../../_ui/button'
import { Link } from '../../../_ui/link'
import { Status } from '../../../_ui/status'
import { type Column, Table, TableFrame } from '../../../_ui/table'
import { LineReach } from './line-reach'

type Props = { items: readonly KeptLine[]; today: string; version: string }

export function LinesTable({ items, today, version }: Props) {
  const order = useCommand(api.directory.orderContactLines)
  const ids = items.map(({ id }) => id)
  const move = (id: string, by: -1 | 1) => {
    const at = ids.indexOf(id)
    const lineIds = ids.toSpliced(at, 1).toSpliced(at + by, 0, id)
    order.run({ madeFrom: version, lineIds })
  }
  const columns: Column<KeptLine>[] = [
    {
      key: 'name',
      head: 'Line',
      header: true,
      cell: ({ id, name, kind }) => (
        <>
          <Link href={`/admin/lines/${id}`}>{name}</Link>
          <br />
          <span className="at-small at-soft">{lineKindNames[kind]}</span>
        </>
      ),
    },
    { key: 'reach', head: 'Leads to', cell: (line) => <LineReach {...line} /> },
    { key: 'checked', head: 'Checked', cell: (line) => <Checked line={line} today={today} /> },
    {
      key: 'check',
      head: 'Make sure',
      label: false,
      cell: ({ id, name }) => (
        <LinkButton small variant="outline" href={`/admin/lines/${id}?do=check`}>
          Check it<span className="at-hide">: {name}</span>
        </LinkButton>
      ),
    },
    {
      key: 'order',
      head: 'Order',
      label: false,
      cell: (line) => <Move {...{ line, ids, move }} busy={order.pending} />,
    },
  ]
  return (
    <>
      <ProblemNote problem={order.problem} />
      <TableFrame className="at-gap">
        <Table
          caption="Lines in the order in which they are shown"
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
        />
      </TableFrame>
    </>
  )
}

function Checked({ line: { lastVerifiedOn, dueOn }, today }: { line: KeptLine; today: string }) {
  return (
    <>
      {dueOn <= today ? (
        <Status state="overdue">Due since {longDay(dueOn)}</Status>
      ) : (
        <Status state="met">Holds until {longDay(dueOn)}</Status>
      )}
      <br />
      <span className="at-small at-soft">{longDay(lastVerifiedOn)}</span>
    </>
  )
}

type MoveProps = { line: KeptLine; ids: readonly string[]; move: (id: string, by: -1 | 1) => void; busy: boolean }

function Move({ line: { id, name }, ids, move, busy }: MoveProps) {
  return (
    <span className="at-row">
      {ids[0] === id ? null : (
        <Button variant="link" busy={busy} onClick={() => move(id, -1)}>
          Up<span className="at-hide">: {name}</span>
        </Button>
      )}
      {ids.at(-1) === id ? null : (
        <Button variant="link" busy={busy} onClick={() => move(id, 1)}>
          Down<span className="at-hide">: {name}</span>
        </Button>
      )}
    </span>
  )
}
