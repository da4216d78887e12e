/**
 * CSV: files as programs really write them are read into named cells, and rows are written so that
 * no spreadsheet takes a cell for a formula. RFC 4180.
 */
import { atOnce, inSlices, type Steps, TookTooLong } from '@/lib/platform/slices'
import { figure } from '@/lib/platform/words'
import { type CsvEncoding, decode } from './csv-encoding'
import {
  type CsvDelimiter,
  type CsvLimits,
  type CsvLine,
  type CsvProblem,
  cut,
  HEADER_WITHIN,
  refuse,
  tooManyRows,
  Unreadable,
} from './csv-lines'

export type CsvRow = {
  line: number
  cells: Record<string, string>
  /** How many cells the row has, where that is not as many as the header. Missing ones at the end are empty. */
  written?: number
  /** What stands beyond the last column: then it cannot be told which cell is which. */
  surplus?: string[]
}
export type CsvFile = { header: string[]; rows: CsvRow[]; encoding: CsvEncoding; delimiter: CsvDelimiter }
export type CsvReading = ({ ok: true } & CsvFile) | { ok: false; problems: CsvProblem[] }
type Options = CsvLimits & {
  /** Is this line the header? Titles may stand above it. Without it the first line is. */
  isHeader?: (cells: string[]) => boolean
}

const MOST_PROBLEMS = 50
/** A file that takes longer is refused; 20,000 rows take a tenth of it. */
const MOST_MS = 5000

/**
 * Reads a CSV file with one header line, in any encoding that can be told for certain; comma, semicolon, tab or bar. Cells
 * are as written (not trimmed), names of columns are trimmed, blank lines and columns without name and content are passed
 * over. Limits hold while it is read. Rows with fewer or more cells than the header say so; a file of which most rows have
 * more is refused, since its delimiter or its quotation marks are wrong.
 */
export const readCsv = (bytes: Uint8Array, options: Options): CsvReading => atOnce(readSteps(bytes, options))

/** The same in slices, so that a large file holds nobody up, with an end. */
export async function readCsvInSlices(bytes: Uint8Array, options: Options): Promise<CsvReading> {
  try {
    return await inSlices(readSteps(bytes, options), MOST_MS)
  } catch (error) {
    if (!(error instanceof TookTooLong)) throw error
    return { ok: false, problems: [{ line: null, message: 'The file takes too long to read. Send it in parts.' }] }
  }
}

function* readSteps(bytes: Uint8Array, options: Options): Steps<CsvReading> {
  try {
    return { ok: true, ...(yield* read(bytes, options)) }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problems: error.problems }
    throw error
  }
}

function* read(bytes: Uint8Array, options: Options): Steps<CsvFile> {
  const { maxBytes, maxRows, isHeader } = options
  if (bytes.length > maxBytes)
    refuse(`The file has ${figure(bytes.length)} bytes; at most ${figure(maxBytes)} can be read at once.`)
  const decoded = yield* decode(bytes)
  if ('problem' in decoded) refuse(decoded.problem)
  yield
  const { lines, delimiter } = yield* cut(decoded.text, options, isHeader)
  const at = isHeader
    ? Math.max(
        0,
        lines.slice(0, HEADER_WITHIN).findIndex(({ cells }) => isHeader(cells)),
      )
    : 0
  const head = lines[at]
  if (head === undefined) refuse('The file is empty.')
  const body = lines.slice(at + 1)
  if (body.length > maxRows) refuse(tooManyRows(maxRows))
  const columns = columnsOf(head, body)
  yield
  const rows = yield* rowsOf(columns, head.cells.length, body)
  return { header: columns.map(({ name }) => name), rows, encoding: decoded.encoding, delimiter }
}

type Column = { name: string; at: number }

/** Columns with a name or with content; one without a name gets its number. */
function columnsOf(head: CsvLine, body: readonly CsvLine[]): Column[] {
  const columns = head.cells
    .map((cell, at): Column => ({ name: cell.trim(), at }))
    .filter(({ name, at }) => name !== '' || body.some(({ cells }) => (cells[at] ?? '').trim() !== ''))
  const seen = new Map<string, number>()
  const problems: CsvProblem[] = []
  for (const { name, at } of columns) {
    const earlier = seen.get(name.toLowerCase())
    if (name !== '' && earlier !== undefined)
      problems.push({ line: head.line, message: `Columns ${earlier + 1} and ${at + 1} are both named “${name}”.` })
    seen.set(name.toLowerCase(), at)
  }
  if (problems.length > 0) throw new Unreadable(problems)
  return columns.map(({ name, at }) => ({ name: name || `Column ${at + 1}`, at }))
}

const ROWS_A_STEP = 500

function* rowsOf(columns: readonly Column[], width: number, body: readonly CsvLine[]): Steps<CsvRow[]> {
  const rows: CsvRow[] = []
  const long: CsvLine[] = []
  for (const [place, { line, cells }] of body.entries()) {
    const surplus = cells.slice(width).filter((cell) => cell.trim() !== '')
    if (surplus.length > 0) long.push({ line, cells })
    rows.push({
      line,
      cells: Object.fromEntries(columns.map(({ name, at }) => [name, cells[at] ?? ''])),
      ...(cells.length < width || surplus.length > 0 ? { written: cells.length } : {}),
      ...(surplus.length > 0 ? { surplus } : {}),
    })
    if (place % ROWS_A_STEP === 0) yield
  }
  if (long.length * 2 > body.length) throw new Unreadable(tooLong(long, width))
  return rows
}

function tooLong(long: readonly CsvLine[], width: number): CsvProblem[] {
  const problems: CsvProblem[] = long
    .slice(0, MOST_PROBLEMS)
    .map(({ line, cells }) => ({ line, message: `There are ${cells.length} cells; the header has ${width}.` }))
  const more = long.length - problems.length
  return more > 0 ? [...problems, { line: null, message: `The same on ${figure(more)} more.` }] : problems
}

export type CsvCell = string | number | boolean | null | undefined

/**
 * What makes a spreadsheet run a cell (OWASP, CSV injection), also behind spaces or quotes; full-width forms count. And an
 * apostrophe before a figure, which whoever reads the file again would take for one that only keeps it a text.
 */
const FORMULA = /^(?:[\s"'“”‘’]*[=+\-@\t\r\n＝＋－＠]|'["'“”‘’\s]*\d)/u
const NEGATIVE_NUMBER = /^-\d+(\.\d+)?$/

/**
 * One CSV line with its CRLF. A text that a spreadsheet could run as a formula gets an apostrophe in front, plain
 * negative numbers excepted; nothing and null are empty cells.
 */
export const csvLine = (cells: readonly CsvCell[]): string =>
  `${cells.length === 1 && csvText(cells[0]) === '' ? '""' : cells.map((cell) => quoted(csvText(cell))).join(',')}\r\n`

function csvText(cell: CsvCell): string {
  if (typeof cell !== 'string') return cell === null || cell === undefined ? '' : String(cell)
  return FORMULA.test(cell) && !NEGATIVE_NUMBER.test(cell) ? `'${cell}` : cell
}

const quoted = (text: string) => (/[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const CHUNK_CHARACTERS = 16_384

/**
 * A CSV file as UTF-8 chunks, made while the rows arrive. Begins with a byte order mark, without which Excel reads
 * UTF-8 as Windows-1252.
 */
export async function* csvStream(
  header: readonly string[],
  rows: Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let waiting = `\ufeff${csvLine(header)}`
  for await (const row of rows) {
    waiting += csvLine(row)
    if (waiting.length < CHUNK_CHARACTERS) continue
    yield encoder.encode(waiting)
    waiting = ''
  }
  if (waiting !== '') yield encoder.encode(waiting)
}
