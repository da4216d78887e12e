import { renderToStaticMarkup as html } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { ShareBar } from './chart'
import { LineChart } from './line-chart'
import { Link } from './link'
import { Table } from './table'

const rows = [{ id: '1', person: 'Bell, Marcus', hours: '2.0' }]

describe('a table', () => {
  const table = html(
    <Table
      caption="Hours by person"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'p', head: 'Person', header: true, cell: ({ person }) => person, sort: { href: '?sort=name' } },
        {
          key: 'h',
          head: 'Hours',
          number: true,
          cell: ({ hours }) => hours,
          sort: { href: '?sort=hours', direction: 'descending' },
        },
      ]}
    />,
  )

  test('keeps its roles where rows are shown as cards', () => {
    for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell'])
      expect(table).toContain(`role="${role}"`)
  })

  test('names each cell by its column, and the row by its header', () => {
    expect(table).toMatch(/<td[^>]*data-label="Hours"[^>]*>2\.0<\/td>/)
    expect(table).toMatch(/<th[^>]*scope="row"[^>]*>Bell, Marcus<\/th>/)
    expect(table).not.toMatch(/<th[^>]*scope="row"[^>]*data-label/)
  })

  test('says how it is sorted, on that head only', () => {
    expect(table.match(/aria-sort/g)).toHaveLength(1)
    expect(table).toMatch(/<th[^>]*aria-sort="descending"[^>]*><a[^>]*href="\?sort=hours"/)
  })
})

describe('a chart', () => {
  test('leaves out what is zero and fills the rest of the width', () => {
    const bar = html(
      <ShareBar
        parts={[
          { fill: 'met', label: 'Met', value: 3 },
          { fill: 'due', label: 'Due', value: 0 },
          { fill: 'late', label: 'Overdue', value: 1 },
        ]}
      />,
    )
    expect(bar).not.toContain('class="due"')
    expect(bar).toContain('<rect class="met" x="0" width="148.5"')
    expect(bar).toContain('<rect class="late" x="150.5" width="49.5"')
  })

  test('says its sentence and holds every figure in a table', () => {
    const chart = html(
      <LineChart
        caption="More is met than a year ago"
        head={{ label: 'Month', value: 'Met' }}
        axis={{ from: 60, to: 100 }}
        unit="%"
        marks={[
          { label: 'December 2025', value: 71 },
          { label: 'January 2026', value: 84 },
        ]}
      />,
    )
    expect(chart).toContain('role="img" aria-label="More is met than a year ago"')
    expect(chart).toMatch(/<th scope="row">January 2026<\/th><td class="at-num">84%<\/td>/)
  })

  test('of nothing still draws', () => {
    expect(html(<ShareBar parts={[]} />)).toContain('<svg')
  })
})

describe('a link', () => {
  test('to another site does not say where it comes from', () => {
    expect(html(<Link href="https://example.org/">Out</Link>)).toContain('rel="noreferrer"')
    expect(html(<Link href="/modules">In</Link>)).not.toContain('noreferrer')
  })
})
