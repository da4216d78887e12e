/** From the bytes of a file of listings to its rows in our words. */
import type { CsvFile, CsvRow } from '@/lib/formats/csv'
import { DomainError, invalid } from '@/lib/platform/errors'
import { readTable } from '../batches'
import { type ColumnMatch, type FileShape, isHeaderLine, type Matched, matchColumns, missingColumns } from './columns'

export type FileRow = {
  line: number
  /** By the name under which a column is read. */
  cells: Record<string, string>
  /** As they stand in the file, in the columns that are read: in others may be where people stay. */
  written: Record<string, string>
  /** What keeps the row from being read. */
  problem: string | null
}
export type ListingFile = { shape: FileShape; columns: ColumnMatch[]; rows: FileRow[] }

/** @throws invalid for a file that cannot be read, by line, or whose columns say nothing of listings (with those found) */
export async function readListingFile(bytes: Uint8Array): Promise<ListingFile> {
  const file = await readTable(bytes, isHeaderLine)
  const matched = matchColumns(file.header)
  const missing = missingColumns(matched)
  if (missing) throw new DomainError('invalid', missing, [{ field: 'file', message: missing }])
  if (file.rows.length === 0) throw invalid('file', 'The file has a header line and no rows below it.')
  return { ...matched, rows: file.rows.map((row) => fileRow(row, matched, file)) }
}

function fileRow({ line, cells, written, surplus }: CsvRow, { columns }: Matched, { header }: CsvFile): FileRow {
  const isRead = columns.filter(({ reads }) => reads !== null)
  const read = isRead.map(({ header, reads }) => [reads ?? '', cells[header] ?? ''] as const)
  const problem = surplus
    ? `The row has ${written} cells and the header ${header.length}, so it cannot be told which cell is which. Put cells with a comma in quotation marks.`
    : null
  return {
    line,
    cells: Object.fromEntries(read),
    written: Object.fromEntries(isRead.map(({ header }) => [header, cells[header] ?? ''])),
    problem,
  }
}
