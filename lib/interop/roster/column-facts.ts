/** What the rows of a roster say about its columns, and which lines speak of nobody. Pure, and light enough for the browser. */

import { optionalText } from '@/lib/formats/cells'
import type { CsvRow } from '@/lib/formats/csv'
import { employmentOf, standingOf } from './cells'
import { type ColumnFacts, dependsOnCells } from './columns'

const TOTAL =
  /^((sub|grand)?[ -]?totals?|count|sum|number of (employees|people|rows|records)|employees|records|rows)\b\s*[:=]?\s*[\d,]*$/i
const REMARK =
  /^(end of|report|page \d|printed|generated|created|exported|prepared|run (date|on|by)|as of|confidential|for official use|\d+ (rows?|records?|employees?|people)\b|[*=_–-]{2,})/i

/** Lines that speak of nobody: totals, remarks below a report, the header again at the top of a page. */
export function isAside({ cells }: CsvRow, header: readonly string[]): boolean {
  const [first = '', ...others] = Object.values(cells)
    .map((cell) => cell.trim())
    .filter(Boolean)
  if (others.length === 0) return TOTAL.test(first) || REMARK.test(first)
  if (TOTAL.test(first)) return others.every((cell) => /^[\d.,%]+$/.test(cell))
  return header.every((name) => (cells[name] ?? '').trim().toLowerCase() === name.toLowerCase())
}

/** So many rows are enough to know a column. */
const ROWS_LOOKED_AT = 1000

/** What the cells themselves say about what their column is. */
export function columnFacts({ header, rows }: { header: readonly string[]; rows: readonly CsvRow[] }): ColumnFacts {
  const people = rows.slice(0, ROWS_LOOKED_AT).filter((row) => !isAside(row, header))
  const columns = header.filter(dependsOnCells).map((name) => ({
    name,
    cells: people.flatMap(({ cells }) => optionalText(cells[name]) ?? []),
  }))
  const where = (test: (cells: string[]) => boolean) =>
    new Set(columns.flatMap(({ name, cells }) => (cells.length > 0 && test(cells) ? [name] : [])))
  const isUnclear = (cell: string) => standingOf(cell) === 'unclear'
  return {
    counting: where(isCounting),
    employment: where((cells) => cells.every((cell) => isUnclear(cell) && employmentOf(cell).value !== null)),
    otherwise: where((cells) => cells.filter(isUnclear).length * 2 > cells.length),
  }
}

/** 1, 2, 3 or 0, 1, 2 to the end. */
function isCounting(cells: readonly string[]): boolean {
  const first = Number.parseInt(cells[0] ?? '', 10)
  return (
    (first === 0 || first === 1) &&
    cells.every((cell, at) => /^\d+[.)]?$/.test(cell) && Number.parseInt(cell, 10) === first + at)
  )
}
