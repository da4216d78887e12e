/**
 * CSV at the edge: files as agencies' systems really write them are read into named cells, and rows are written so that
 * no spreadsheet takes a cell for a formula. RFC 4180.
 */
import { CsvError, parse } from 'csv-parse/sync'

export type CsvEncoding = 'utf-8' | 'windows-1252' | 'utf-16le'
export type CsvDelimiter = ',' | ';' | '\t'
/** What keeps a file from being read, in a sentence for the person who sent it. `line` counts from 1, as an editor does. */
export type CsvProblem = { line: number | null; message: string }
export type CsvRow = { line: number; cells: Record<string, string> }
export type CsvFile = { header: string[]; rows: CsvRow[]; encoding: CsvEncoding; delimiter: CsvDelimiter }
export type CsvReading = ({ ok: true } & CsvFile) | { ok: false; problems: CsvProblem[] }

type Limits = { maxBytes: number; maxRows: number }
type Line = { line: number; cells: string[] }

/** Raised inside this file, answered as `{ ok: false }`. */
class Unreadable extends Error {
  constructor(readonly problems: CsvProblem[]) {
    super(problems[0]?.message ?? '')
  }
}

const MOST_PROBLEMS = 50
const LINE_BREAK = /\r\n|\r|\n/g
/** Control characters other than white space: never in a text file. */
const CONTROL = /[^\P{Cc}\t\n\v\f\r]/u
const DELIMITERS: readonly CsvDelimiter[] = [',', ';', '\t']

/**
 * Reads a CSV file with one header line. UTF-8 with or without byte order mark, UTF-16LE with one, else Windows-1252;
 * comma, semicolon or tab, whichever the header uses. Cells are as written (not trimmed), names of columns are trimmed.
 * Blank lines are passed over. All or nothing: a row with more or fewer cells than the header is a problem, not a guess,
 * because a shifted cell would put one person's data on another's record.
 */
export function readCsv(bytes: Uint8Array, limits: Limits): CsvReading {
  try {
    return { ok: true, ...read(bytes, limits) }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problems: error.problems }
    throw error
  }
}

function read(bytes: Uint8Array, limits: Limits): CsvFile {
  if (bytes.length > limits.maxBytes) {
    refuse(`The file has ${grouped(bytes.length)} bytes; at most ${grouped(limits.maxBytes)} can be read at once.`)
  }
  const { text, encoding } = decode(bytes)
  const delimiter = delimiterOf(text)
  const [head, ...body] = split(text, delimiter)
  if (head === undefined) refuse('The file is empty.')
  if (body.length > limits.maxRows) {
    refuse(`The file has ${grouped(body.length)} rows; at most ${grouped(limits.maxRows)} can be read at once.`)
  }
  const header = headerOf(head, body)
  return { header, rows: rowsOf(header, body), encoding, delimiter }
}

function decode(bytes: Uint8Array): { text: string; encoding: CsvEncoding } {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
    refuse('This is a workbook or an archive, not a CSV file. In the spreadsheet, save as “CSV UTF-8”.')
  }
  const decoded = startsWith(bytes, 0xff, 0xfe) ? asUtf16(bytes) : (asUtf8(bytes) ?? asWindows1252(bytes))
  if (CONTROL.test(decoded.text))
    refuse('This is not a text file, or not in a known encoding. In the spreadsheet, save as “CSV UTF-8”.')
  return decoded
}

function asUtf8(bytes: Uint8Array) {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' as const }
  } catch {
    return null
  }
}

function asUtf16(bytes: Uint8Array) {
  try {
    return { text: new TextDecoder('utf-16le', { fatal: true }).decode(bytes), encoding: 'utf-16le' as const }
  } catch {
    return refuse('The file says it is UTF-16 but is cut off or damaged. In the spreadsheet, save as “CSV UTF-8”.')
  }
}

/** Where Windows-1252 differs from Latin-1: 0x80 to 0x9F. Spelled out because Node's decoder has had it wrong. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function asWindows1252(bytes: Uint8Array) {
  const text = Buffer.from(bytes).toString('latin1')
  return {
    text: text.replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252.charAt(c.charCodeAt(0) - 0x80)),
    encoding: 'windows-1252' as const,
  }
}

/** The delimiter that the first line with something on it uses most, outside quotes; a comma when it uses none. */
function delimiterOf(text: string): CsvDelimiter {
  const first =
    text
      .trimStart()
      .replace(/"[^"]*"?/g, '')
      .split(/[\r\n]/, 1)[0] ?? ''
  const count = (delimiter: CsvDelimiter) => first.split(delimiter).length
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}

/** All lines that hold anything, with the number of the line on which each begins. */
function split(text: string, delimiter: CsvDelimiter): Line[] {
  const lines: Line[] = []
  let line = 1
  const take = (cells: string[]) => {
    if (cells.some((cell) => cell.trim() !== '')) lines.push({ line, cells })
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(LINE_BREAK)?.length ?? 0), 0)
    return null
  }
  try {
    parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true, // Jim "Jimmy" Doe, unquoted, is common in rosters
      on_record: take,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    refuse('A quotation mark opens here and never closes, so the rest of the file cannot be told apart.', line)
  }
  return lines
}

function headerOf(head: Line, body: Line[]): string[] {
  const header = head.cells.map((name) => name.trim())
  while (header.at(-1) === '' && body.every(({ cells }) => (cells[header.length - 1] ?? '').trim() === '')) header.pop()
  const problems = header.flatMap((name, i) => {
    if (name === '') return [{ line: head.line, message: `Column ${i + 1} has no name.` }]
    const earlier = header.findIndex((other) => other.toLowerCase() === name.toLowerCase())
    return earlier < i
      ? [{ line: head.line, message: `Columns ${earlier + 1} and ${i + 1} are both named “${name}”.` }]
      : []
  })
  if (problems.length > 0) throw new Unreadable(problems)
  return header
}

function rowsOf(header: string[], body: Line[]): CsvRow[] {
  const ragged = body.filter(
    ({ cells }) => cells.length < header.length || cells.slice(header.length).some((cell) => cell.trim() !== ''),
  )
  if (ragged.length > 0) throw new Unreadable(raggedProblems(header, ragged))
  return body.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])),
  }))
}

function raggedProblems(header: string[], ragged: Line[]): CsvProblem[] {
  const problems: CsvProblem[] = ragged.slice(0, MOST_PROBLEMS).map(({ line, cells }) => ({
    line,
    message: `Line ${line} has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}; the header has ${header.length}.`,
  }))
  const more = ragged.length - problems.length
  return more > 0 ? [...problems, { line: null, message: `The same on ${grouped(more)} more.` }] : problems
}

function refuse(message: string, line: number | null = null): never {
  throw new Unreadable([{ line, message }])
}

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, i) => bytes[i] === byte)
const grouped = (n: number) => n.toLocaleString('en-US')

export type CsvCell = string | number | boolean | null | undefined

/** What makes a spreadsheet run a cell (OWASP, CSV injection), also behind spaces or quotes; full-width forms count. */
const FORMULA = /^[\s"'“”‘’]*[=+\-@\t\r\n＝＋－＠]/u
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
