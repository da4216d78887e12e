import type { ReactNode } from 'react'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import type { PackList } from '@/lib/mandates/inputs'
import { disciplineNames, placeName } from '@/lib/mandates/words'
import { PackStanding } from './standing'

export type PackRow = PackList['items'][number]
export type TableProps = {
  packs: readonly PackRow[]
  today: string
  hrefOf: (pack: PackRow) => string
  caption: string
  /** Under the status: what an agency made of it. */
  madeOf?: ((pack: PackRow) => ReactNode) | undefined
}

export function PackTable({ packs, today, hrefOf, caption, madeOf }: TableProps) {
  if (packs.length === 0) return <Empty title="No pack is like this">Choose fewer filters to see more.</Empty>
  const columns: Column<PackRow>[] = [
    {
      key: 'title',
      head: 'Pack',
      header: true,
      cell: (pack) => (
        <>
          <Link href={hrefOf(pack)}>{pack.title}</Link>
          <small>{`${placeName(pack.state)}, ${disciplineNames[pack.asksOf].toLowerCase()}`}</small>
        </>
      ),
    },
    { key: 'says', head: 'What it asks', cell: ({ says }) => says },
    { key: 'clock', head: 'By when', cell: (pack) => <Clock {...pack} /> },
    { key: 'citation', head: 'Source', cell: ({ citation }) => citation },
    {
      key: 'status',
      head: 'Status',
      cell: (pack) => (
        <>
          <PackStanding pack={pack} today={today} />
          {madeOf?.(pack)}
        </>
      ),
    },
  ]
  return (
    <TableFrame className="at-gap">
      <Table caption={caption} columns={columns} rows={packs} rowKey={({ packId }) => packId} />
    </TableFrame>
  )
}

function Clock({ due, again }: Pick<PackRow, 'due' | 'again'>) {
  if (due === null) return again ?? 'No day is named.'
  return (
    <>
      {due}
      {again ? <small>{again}</small> : null}
    </>
  )
}
