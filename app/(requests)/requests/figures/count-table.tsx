'use client'
import { figure } from '@/lib/platform/words'
import type { RequestFigures } from '@/lib/requests/shapes'
import { type Column, Table, TableFrame } from '../../../_ui/table'
import { useWords } from '../../../_ui/words'
import type { figureTexts } from './messages'

type Counted = RequestFigures['byKind']
type Props = { title: string; counted: Counted; named: (key: string) => string }

/** How many there are of each, the most first. */
export function CountTable({ title, counted, named }: Props) {
  const say = useWords<typeof figureTexts>()
  if (counted.length === 0) return null
  const columns: Column<Counted[number]>[] = [
    { key: 'name', head: title, header: true, cell: ({ key }) => named(key) },
    { key: 'count', head: say('requests'), number: true, cell: ({ count }) => figure(count) },
  ]
  const rows = [...counted].sort((a, b) => b.count - a.count)
  return (
    <section className="at-section" aria-label={title}>
      <TableFrame>
        <Table caption={title} columns={columns} rows={rows} rowKey={({ key }) => key} />
      </TableFrame>
    </section>
  )
}
