/** From the bytes of a roster file to its rows in our words: columns are matched, lines that speak of nobody passed over. */
import { DomainError, invalid, invalidFields } from '@/lib/platform/errors'
import { eachInSteps, inSlices, type Steps } from '@/lib/platform/slices'
import { type CsvFile, type CsvRow, readCsvInSlices } from '../csv'
import { addressOf, employmentOf, optionalText, standingOf } from './cells'
import {
  type ColumnFacts,
  type ColumnMatch,
  dependsOnCells,
  isHeaderLine,
  matchColumns,
  missingColumns,
} from './columns'
import { LARGEST_FILE_BYTES, MOST_ROWS, type RosterField } from './inputs'
import type { RosterRow } from './plan'

export type RosterFile = {
  rows: RosterRow[]
  columns: ColumnMatch[]
  /** Which letters the bytes stand for was found out by likelihood. */
  lettersGuessed: boolean
  /** Addresses as the rows give them, to ask who has them. */
  addresses: string[]
}

/** @throws invalid for a file that cannot be read, by line, or without names or numbers (with the columns found) */
export async function readRosterFile(
  bytes: Uint8Array,
  corrections: Record<string, RosterField | null>,
): Promise<RosterFile> {
  const file = await readFile(bytes)
  const facts = columnFacts(file)
  const columns = matchColumns(file.header, corrections, facts)
  const missing = missingColumns(columns)
  if (missing) throw new DomainError('invalid', missing, [{ field: 'columns', message: missing }], { columns })
  const { rows, addresses } = await inSlices(rowSteps(file, columns), MOST_READING_MS)
  if (rows.length === 0) throw invalid('file', 'The file has a header line and no rows below it.')
  return {
    rows,
    columns,
    addresses,
    lettersGuessed: !file.encoding.startsWith('utf') || file.encoding === 'utf-8 twice',
  }
}

const MOST_READING_MS = 10_000

function* rowSteps(
  { rows, header }: CsvFile,
  columns: readonly ColumnMatch[],
): Steps<Pick<RosterFile, 'rows' | 'addresses'>> {
  const read = yield* eachInSteps(rows, (row) => (isAside(row, header) ? null : rosterRow(row, columns, header)))
  const people = read.filter((row) => row !== null)
  const addresses = yield* eachInSteps(people, ({ cells }) => addressOf(cells.email).value)
  return { rows: people, addresses: [...new Set(addresses.filter((address) => address !== null))] }
}

async function readFile(bytes: Uint8Array): Promise<CsvFile> {
  const limits = { maxBytes: LARGEST_FILE_BYTES, maxRows: MOST_ROWS, isHeader: isHeaderLine }
  const reading = await readCsvInSlices(bytes, limits)
  if (reading.ok) return reading
  throw invalidFields(
    reading.problems.map(({ line, message }) => ({
      field: 'file',
      message: line ? `Line ${line}: ${message}` : message,
    })),
  )
}

function rosterRow(
  { line, cells, written, surplus }: CsvRow,
  columns: readonly ColumnMatch[],
  header: readonly string[],
): RosterRow {
  const row: RosterRow = {
    line,
    cells: Object.fromEntries(columns.flatMap(({ header, field }) => (field ? [[field, cells[header] ?? '']] : []))),
  }
  if (surplus)
    return {
      ...row,
      problem: `The row has ${written} cells and the header ${header.length}, so it cannot be told which cell is which. Put names with a comma in quotation marks.`,
      raw: [...Object.values(cells), ...surplus],
    }
  return written === undefined ? row : { ...row, isShort: true }
}

const TOTAL =
  /^((sub|grand)?[ -]?totals?|count|sum|number of (employees|people|rows|records)|employees|records|rows)\b\s*[:=]?\s*[\d,]*$/i
const REMARK =
  /^(end of|report|page \d|printed|generated|created|exported|prepared|run (date|on|by)|as of|confidential|for official use|\d+ (rows?|records?|employees?|people)\b|[*=_–-]{2,})/i

/** Lines that speak of nobody: totals, remarks below a report, the header again at the top of a page. */
function isAside({ cells }: CsvRow, header: readonly string[]): boolean {
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
export function columnFacts({ header, rows }: Pick<CsvFile, 'header' | 'rows'>): ColumnFacts {
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
