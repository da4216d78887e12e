/** From the bytes of a roster file to its rows in our words: columns are matched, lines that speak of nobody passed over. */

import type { CsvFile, CsvRow } from '@/lib/formats/csv'
import { DomainError, invalid } from '@/lib/platform/errors'
import { eachInSteps, inSlices, type Steps } from '@/lib/platform/slices'
import { readTable } from '../batches'
import { columnFacts, isAside } from './column-facts'
import { type ColumnMatch, isHeaderLine, matchColumns, missingColumns } from './columns'
import type { RosterField } from './fields'
import { birthMonthCell } from './own-days'
import type { RosterRow } from './plan'

export type RosterFile = {
  rows: RosterRow[]
  columns: ColumnMatch[]
  /** Which letters the bytes stand for was found out by likelihood. */
  lettersGuessed: boolean
}

/** @throws invalid for a file that cannot be read, by line, or without names or numbers (with the columns found) */
export async function readRosterFile(
  bytes: Uint8Array,
  corrections: Record<string, RosterField | null>,
): Promise<RosterFile> {
  const file = await readTable(bytes, isHeaderLine)
  const facts = columnFacts(file)
  const columns = matchColumns(file.header, corrections, facts)
  const missing = missingColumns(columns)
  if (missing) throw new DomainError('invalid', missing, [{ field: 'columns', message: missing }], { columns })
  const rows = await inSlices(rowSteps(file, columns), MOST_READING_MS)
  if (rows.length === 0) throw invalid('file', 'The file has a header line and no rows below it.')
  return {
    rows,
    columns,
    lettersGuessed: !file.encoding.startsWith('utf') || file.encoding === 'utf-8 twice',
  }
}

const MOST_READING_MS = 10_000

function* rowSteps({ rows, header }: CsvFile, columns: readonly ColumnMatch[]): Steps<RosterRow[]> {
  const read = yield* eachInSteps(rows, (row) => (isAside(row, header) ? null : rosterRow(row, columns, header)))
  return read.filter((row) => row !== null)
}

function rosterRow(
  { line, cells, written, surplus }: CsvRow,
  columns: readonly ColumnMatch[],
  header: readonly string[],
): RosterRow {
  const row: RosterRow = {
    line,
    cells: Object.fromEntries(
      columns.flatMap(({ header, field }) => (field ? [[field, cellOf(field, cells[header] ?? '')]] : [])),
    ),
  }
  if (surplus)
    return {
      ...row,
      problem: `The row has ${written} cells and the header ${header.length}, so it cannot be told which cell is which. Put names with a comma in quotation marks.`,
      raw: [...Object.values(cells), ...surplus],
    }
  return written === undefined ? row : { ...row, isShort: true }
}

const cellOf = (field: RosterField, cell: string): string => (field === 'birthMonth' ? birthMonthCell(cell) : cell)
