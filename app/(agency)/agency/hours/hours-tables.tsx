'use client'
import { Section } from '@/app/_ui/arrange'
import { Key, type Part, ShareBar } from '@/app/_ui/chart'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { hoursFigure } from '@/lib/platform/words'
import type { Hours } from './address'
import type { Minimums } from './minimums'
import { modes } from './ways'

type Row = Hours['topics'][number]
type Measured = Pick<Row, 'inPerson' | 'virtual' | 'selfPaced'>

const partsOf = (row: Measured): Part[] => modes.map(({ key, label, fill }) => ({ label, fill, value: row[key] }))

type Props = {
  id: string
  title: string
  /** What a row is: "Topic". */
  head: string
  rows: readonly Row[]
  nameOf: (row: Row) => string
  whole: Hours['whole']
  /** How it is counted. */
  note?: string | undefined
  minimums?: Minimums | null | undefined
}

/** Hours row by row and by way of training; the bars are drawn from the figures beside them, the longest is the widest. */
export function HoursTable({ id, title, head, rows: given, nameOf, whole, note, minimums }: Props) {
  const rows = minimums ? withTopics(given, minimums) : given
  const most = Math.max(1, ...rows.map(({ minutes }) => minutes))
  const columns: Column<Row>[] = [
    { key: 'name', head, header: true, foot: 'All together', cell: nameOf },
    {
      key: 'bar',
      head: 'Share',
      label: false,
      className: 'at-bar',
      foot: '',
      cell: (row) => <ShareBar parts={partsOf(row)} of={most} />,
    },
    ...modes.map(
      ({ key, label }): Column<Row> => ({
        ...{ key, head: label, number: true, foot: hoursFigure(whole[key]) },
        cell: (row) => hoursFigure(row[key]),
      }),
    ),
    {
      ...{ key: 'all', head: 'Hours', number: true, foot: hoursFigure(whole.minutes) },
      cell: ({ minutes }) => <b>{hoursFigure(minutes)}</b>,
    },
    ...(minimums
      ? [
          {
            ...{ key: 'minimum', head: 'Minimum each', className: 'at-full', foot: minimums.whole || 'no limits' },
            cell: ({ key }: Row) => minimums.of(key),
          },
        ]
      : []),
  ]
  return (
    <Section id={id} title={title}>
      <TableFrame className="at-gap">
        <Table caption={title} figures columns={columns} rows={rows} rowKey={({ key }) => key} />
      </TableFrame>
      <Key items={modes} />
      {minimums?.others.map(({ key, says }) => (
        <div key={key} className="at-small">
          {says}
        </div>
      ))}
      {minimums?.over ? <p className="at-small">{minimums.over}</p> : null}
      {note ? <p className="at-small at-soft">{note}</p> : null}
    </Section>
  )
}

/** With a line for each topic that has a minimum, also where nobody has an hour of it. */
function withTopics(rows: readonly Row[], { topics }: Minimums): readonly Row[] {
  const none = { inPerson: 0, virtual: 0, selfPaced: 0, minutes: 0, credits: 0 }
  const there = new Set(rows.map(({ key }) => key))
  const missing = topics.filter(({ key }) => !there.has(key)).map((topic) => ({ ...topic, ...none }))
  const last = rows.filter(({ key }) => key === '')
  return [...rows.filter(({ key }) => key !== ''), ...missing, ...last]
}
