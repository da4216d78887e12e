/** Cutting a CSV text into lines of cells, within limits that hold while it is read (RFC 4180, and what programs write). */

import type { Steps } from '@/lib/platform/slices'
import { figure } from '@/lib/platform/words'

export type CsvDelimiter = ',' | ';' | '\t' | '|'
/** What keeps a file from being read, in a sentence for the person who sent it. `line` counts from 1, as an editor does. */
export type CsvProblem = { line: number | null; message: string }
export type CsvLine = { line: number; cells: string[] }
export type CsvLimits = { maxBytes: number; maxRows: number; maxColumns?: number }

/** Raised while a file is read, answered as `{ ok: false }`. */
export class Unreadable extends Error {
  constructor(readonly problems: CsvProblem[]) {
    super(problems[0]?.message ?? '')
  }
}

export function refuse(message: string, line: number | null = null): never {
  throw new Unreadable([{ line, message }])
}

export const MOST_COLUMNS = 200
export const MOST_CELL_CHARACTERS = 10_000
/** Spreadsheets keep rows that once held something; more than this is no table. */
const MOST_EMPTY_LINES = 5000

const DELIMITERS: readonly CsvDelimiter[] = [',', ';', '\t', '|']

/** A first line `sep=;` is said to Excel, not to us. */
const SEPARATOR_LINE = /^sep=([,;\t|])[^\S\n\r]*(?:\r\n|\r|\n)/i

export type Cutting = { lines: CsvLine[]; delimiter: CsvDelimiter }

/**
 * All lines that hold anything, each with the number of the line on which it begins.
 * @param wanted says of the first lines whether they are the header, which also tells the delimiter
 */
export function* cut(text: string, limits: CsvLimits, wanted?: (cells: string[]) => boolean): Steps<Cutting> {
  const said = SEPARATOR_LINE.exec(text)
  const body = said ? text.slice(said[0].length) : text
  const delimiter = (said?.[1] as CsvDelimiter | undefined) ?? delimiterOf(body, limits, wanted)
  const lines: CsvLine[] = []
  let rested = 0
  for (const line of linesOf(body, delimiter, limits, said ? 2 : 1)) {
    if (line.holds) lines.push({ line: line.line, cells: line.cells })
    if (line.end - rested < CHARACTERS_A_STEP) continue
    rested = line.end
    yield
  }
  return { lines, delimiter }
}

const CHARACTERS_A_STEP = 8192

/** How far the header may be below the top: above it stand titles, dates, filters. */
export const HEADER_WITHIN = 20

/** The delimiter with which one of the first lines is the header; else the one its first line uses most, outside quotes. */
function delimiterOf(text: string, limits: CsvLimits, wanted?: (cells: string[]) => boolean): CsvDelimiter {
  if (wanted)
    for (const delimiter of DELIMITERS)
      if (firstLines(text, delimiter, limits).some(({ cells }) => wanted(cells))) return delimiter
  const bare = text
    .trimStart()
    .slice(0, 100_000)
    .replace(/"[^"]*"?/g, '')
  const first = bare.split(/[\r\n]/, 1)[0] ?? ''
  const count = (delimiter: CsvDelimiter) => first.split(delimiter).length
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}

/** The first lines that hold anything, as far as they can be read. */
export function firstLines(text: string, delimiter: CsvDelimiter, limits: CsvLimits, most = HEADER_WITHIN): CsvLine[] {
  const lines: CsvLine[] = []
  try {
    for (const line of linesOf(text, delimiter, limits, 1)) {
      if (line.holds) lines.push({ line: line.line, cells: line.cells })
      if (lines.length === most) break
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
  }
  return lines
}

/** Line after line, also those that hold nothing; `end` is the place behind it. */
function* linesOf(text: string, delimiter: CsvDelimiter, limits: CsvLimits, from: number) {
  const read = cellReader(text, delimiter)
  const counted = { rows: 0, empty: 0 }
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = from
  while (at < text.length) {
    const { cells, end, breaks } = lineAt(text, at, { read, delimiter, limits, line })
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1)
    const holds = cells.some((cell) => cell.trim() !== '')
    countLine(holds, counted, limits)
    yield { line, cells, holds, end: at }
    line += breaks + 1
  }
}

type Place = { read: CellReader; delimiter: CsvDelimiter; limits: CsvLimits; line: number }

/** Empty cells that a spreadsheet adds at the right are passed over, however many. */
function lineAt(text: string, from: number, { read, delimiter, limits: { maxColumns = MOST_COLUMNS }, line }: Place) {
  const cells: string[] = []
  let at = from
  let breaks = 0
  while (cells.length < maxColumns) {
    const cell = read.cell(at, line + breaks)
    cells.push(cell.text)
    breaks += cell.breaks
    at = cell.end
    if (text[at] !== delimiter) return { cells, end: at, breaks }
    at += 1
  }
  const end = read.nothing(at)
  if (end < text.length && !/[\r\n]/.test(text[end] ?? '')) refuseWide(maxColumns, line)
  return { cells, end, breaks }
}

function countLine(holds: boolean, counted: { rows: number; empty: number }, { maxRows }: CsvLimits): void {
  if (holds) counted.rows += 1
  else counted.empty += 1
  // The header and titles above it are not rows.
  if (counted.rows > maxRows + HEADER_WITHIN) refuse(tooManyRows(maxRows))
  if (counted.empty > MOST_EMPTY_LINES)
    refuse(
      `The file has more than ${figure(MOST_EMPTY_LINES)} empty lines. Delete the rows that hold nothing, and save it again.`,
    )
}

export const tooManyRows = (maxRows: number) =>
  `The file has more than ${figure(maxRows)} rows, the most that can be read at once. Send it in parts.`

const refuseWide = (most: number, line: number): never =>
  refuse(
    `There are more than ${figure(most)} columns, the most that can be read. Leave out columns that are not needed.`,
    line,
  )

type Cell = { text: string; end: number; breaks: number }
type CellReader = {
  cell: (at: number, line: number) => Cell
  /** The end of the cells that hold nothing. */
  nothing: (at: number) => number
}

/**
 * Reads one cell from a place on. A quotation mark opens a quoted cell only at its beginning; one that stands within
 * (Jim "Jimmy" Doe), or text behind the closing one, is taken as written.
 */
function cellReader(text: string, delimiter: CsvDelimiter): CellReader {
  const plain = new RegExp(`[^${delimiter === '|' ? '\\|' : delimiter}\\r\\n]*`, 'y')
  const plainFrom = (at: number) => {
    plain.lastIndex = at
    return plain.exec(text)?.[0] ?? ''
  }
  const nothing = new RegExp(`[${delimiter}"\\t ]*`, 'y')
  return {
    cell: (at, line) => cellAt(at, line),
    nothing(at) {
      nothing.lastIndex = at
      return at + (nothing.exec(text)?.[0].length ?? 0)
    },
  }

  function cellAt(at: number, line: number): Cell {
    if (text[at] !== '"') {
      const cell = plainFrom(at)
      if (cell.length > MOST_CELL_CHARACTERS) refuseLong(line)
      return { text: cell, end: at + cell.length, breaks: 0 }
    }
    const quoted = quotedFrom(text, at, line)
    const rest = plainFrom(quoted.end)
    if (rest.trim() === '') return { ...quoted, end: quoted.end + rest.length }
    const written = text.slice(at, quoted.end) + rest
    return { text: written, end: quoted.end + rest.length, breaks: quoted.breaks }
  }
}

function quotedFrom(text: string, at: number, line: number): Cell {
  let close = at
  for (;;) {
    close = text.indexOf('"', close + 1)
    if (close < 0)
      refuse('A quotation mark opens here and never closes, so the rest of the file cannot be told apart.', line)
    if (close - at > MOST_CELL_CHARACTERS) refuseLong(line)
    if (text[close + 1] !== '"') break
    close += 1
  }
  const inside = text.slice(at + 1, close)
  return { text: inside.replaceAll('""', '"'), end: close + 1, breaks: inside.match(/\r\n|\r|\n/g)?.length ?? 0 }
}

function refuseLong(line: number): never {
  return refuse(
    `A cell has more than ${figure(MOST_CELL_CHARACTERS)} characters. Perhaps a quotation mark opens there and closes much later.`,
    line,
  )
}
