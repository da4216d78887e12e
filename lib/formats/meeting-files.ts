/**
 * Attendance reports of Zoom, Microsoft Teams and Webex as these programs write them: with a block about the meeting above the
 * table, or several tables, a line for each stay, in UTF-8 or UTF-16, by commas or tabs, with times of a clock that the file
 * does not name. Read into stays: who came when, and left when.
 */
import { atOnce, type Steps } from '@/lib/platform/slices'
import { decode } from './csv-encoding'
import { type CsvLine, type CsvProblem, cut, Unreadable } from './csv-lines'
import { LARGEST_MEETING_FILE_BYTES } from './meeting-limits'
import { type DayOrder, orderOf, wallIn } from './meeting-times'

export const meetingTools = ['zoom', 'teams', 'webex'] as const
export type MeetingTool = (typeof meetingTools)[number]
/** One stay under one name. `names`: as shown, then as they came in, where they were changed. `left` is null while the file does not say. */
export type Stay = { line: number; names: string[]; email: string; joined: string; left: string | null }
export type MeetingReading =
  | {
      ok: true
      /** Null for a table that names people and times, and no program. */
      tool: MeetingTool | null
      stays: Stay[]
      /** Lines that hold no stay although they should. */
      passedOver: { line: number; why: string }[]
      /** The file says that its times are UTC. */
      isUtc: boolean
    }
  | { ok: false; problems: CsvProblem[] }

const LIMITS = { maxBytes: LARGEST_MEETING_FILE_BYTES, maxRows: 20_000 }

type Field = 'name' | 'email' | 'otherEmail' | 'joined' | 'left' | 'attended' | 'waiting' | 'action' | 'at' | 'total'
/** Heads of columns, in small letters and without what stands in parentheses behind them. */
const FIELDS: Record<string, Field> = {
  ...{ name: 'name', 'full name': 'name', 'user name': 'name', 'display name': 'name', 'attendee name': 'name' },
  ...{ 'participant name': 'name', participant: 'name', attendee: 'name' },
  ...{ 'registration email': 'email', 'user email': 'email', 'attendee email': 'email' },
  ...{ email: 'otherEmail', 'e-mail': 'otherEmail', 'email address': 'otherEmail' },
  ...{ 'join time': 'joined', 'first join': 'joined', 'first join time': 'joined', 'time joined': 'joined' },
  ...{ 'leave time': 'left', 'last leave': 'left', 'last leave time': 'left', 'time exited': 'left' },
  ...{ attended: 'attended', 'in waiting room': 'waiting', 'user action': 'action', timestamp: 'at' },
  ...{ 'total duration': 'total' },
}

type Table = { columns: Map<Field, number>; isSummary: boolean; lines: CsvLine[]; head: string[] }

/** Reads a report whole. Never throws: what keeps it from being read is said. */
export function readMeetingFile(bytes: Uint8Array): MeetingReading {
  try {
    return atOnce(readSteps(bytes))
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problems: error.problems }
    throw error
  }
}

const refused = (message: string): MeetingReading => ({ ok: false, problems: [{ line: null, message }] })

function* readSteps(bytes: Uint8Array): Steps<MeetingReading> {
  if (bytes.length > LIMITS.maxBytes) return refused('The file is larger than 2 MB, and no attendance of one meeting.')
  const decoded = yield* decode(bytes)
  if ('problem' in decoded) return refused(decoded.problem)
  const { lines } = yield* cut(decoded.text, LIMITS, (cells) => headOf(cells) !== null)
  const tables = tablesOf(lines)
  if (tables.length === 0 && lines.some(({ cells }) => columnsOf(cells).has('total')))
    return refused(
      'This report says how long people were there, and not when. Export it again without “Show unique users”.',
    )
  const detailed = tables.filter(({ isSummary, lines }) => !isSummary && lines.length > 0)
  const used = detailed.length > 0 ? detailed : tables
  if (used.length === 0)
    return refused(
      'No table of names with the times they joined and left was found. Export the attendance of the meeting as CSV.',
    )
  return { ok: true, tool: toolOf(lines, tables), ...staysOf(used), isUtc: used.some(({ head }) => isUtcHead(head)) }
}

const plain = (cell: string) =>
  bare(cell)
    .toLowerCase()
    .replace(/ ?\([^()]*\)$/, '')
    .trim()

/** No name, address or time is longer; what is, is no attendance, and would only take long to look through. */
const MOST_OF_A_CELL = 300

/** As it was meant: spreadsheets are told by `="…"` not to touch a cell. White space of any kind and length is one space. */
const bare = (cell: string) =>
  cell
    .replace(/\s+/g, ' ')
    .slice(0, MOST_OF_A_CELL)
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .trim()

function columnsOf(cells: readonly string[]): Map<Field, number> {
  const columns = new Map<Field, number>()
  for (const [place, cell] of cells.entries()) {
    const field = FIELDS[plain(cell)]
    if (field && !columns.has(field)) columns.set(field, place)
  }
  return columns
}

/** The columns of a line that is the head of a table of stays. */
function headOf(cells: readonly string[]): Map<Field, number> | null {
  const columns = columnsOf(cells)
  if (!columns.has('name')) return null
  return columns.has('joined') || (columns.has('action') && columns.has('at')) ? columns : null
}

const isUtcHead = (head: readonly string[]) => head.some((cell) => /\(utc\)/i.test(cell))
/** "3. In-Meeting Activities", "Attendee Details": a title between two tables. */
const isTitle = ({ cells }: CsvLine) => cells.filter((cell) => bare(cell) !== '').length <= 1

function tablesOf(lines: readonly CsvLine[]): Table[] {
  const tables: Table[] = []
  let open: Table | null = null
  for (const line of lines) {
    const columns = headOf(line.cells)
    if (columns) {
      const isSummary = line.cells.some((cell) => /^(first join|last leave)/.test(plain(cell)))
      open = { columns, isSummary, lines: [], head: line.cells }
      tables.push(open)
    } else if (isTitle(line)) open = null
    else open?.lines.push(line)
  }
  return tables
}

function toolOf(lines: readonly CsvLine[], tables: readonly Table[]): MeetingTool | null {
  const heads = tables.flatMap(({ head }) => head.map((cell) => bare(cell).toLowerCase()))
  const has = (...wanted: string[]) => wanted.some((each) => heads.includes(each))
  const titles = lines.slice(0, 3).map(({ cells }) => bare(cells[0] ?? '').toLowerCase())
  if (has('participant id (upn)', 'in-meeting duration', 'user action')) return 'teams'
  if (titles.some((title) => title === '1. summary' || title === 'meeting summary')) return 'teams'
  if (has('attendance duration', 'connection type', 'attendee email')) return 'webex'
  const isZoom = has('user email', 'guest', 'in waiting room', 'time in session (minutes)')
  return isZoom || heads.some((head) => head.includes('(original name)')) ? 'zoom' : null
}

type Found = { stays: Stay[]; passedOver: { line: number; why: string }[] }

function staysOf(tables: readonly Table[]): Found {
  const times = tables.flatMap(({ columns, lines }) =>
    lines.flatMap(({ cells }) => (['joined', 'left', 'at'] as const).map((field) => cellOf(cells, columns, field))),
  )
  const order = orderOf(times.filter((time) => time !== ''))
  const found: Found = { stays: [], passedOver: [] }
  for (const table of tables)
    if (table.columns.has('action')) actions(table, order, found)
    else for (const line of table.lines) oneStay(line, table.columns, order, found)
  return found
}

const cellOf = (cells: readonly string[], columns: ReadonlyMap<Field, number>, field: Field): string =>
  bare(cells[columns.get(field) ?? -1] ?? '')

function whoOf(cells: readonly string[], columns: ReadonlyMap<Field, number>): Pick<Stay, 'names' | 'email'> {
  const email = [cellOf(cells, columns, 'email'), cellOf(cells, columns, 'otherEmail')].find((each) =>
    each.includes('@'),
  )
  return { names: namesOf(cellOf(cells, columns, 'name')), email: email?.toLowerCase() ?? '' }
}

/** What programs add to a name that is not of it. */
const ADDED = / ?\((?:guest|external|unverified|organizer|presenter|host|co-host|me|invitado|externo)\)/gi

/** "Rosa (Rosa Delgado)" was Rosa Delgado when she came. */
function namesOf(written: string): string[] {
  const text = written.replace(ADDED, '').trim()
  const both = /^(.*\S) ?\(([^()]+)\)$/.exec(text)
  return (both ? [both[1] ?? '', both[2] ?? ''] : [text]).map((name) => name.trim()).filter((name) => name !== '')
}

function oneStay({ line, cells }: CsvLine, columns: Map<Field, number>, order: DayOrder, found: Found): void {
  const who = whoOf(cells, columns)
  // Who registered and did not come, and who only waited to be let in.
  if (/^no$/i.test(cellOf(cells, columns, 'attended')) || /^yes$/i.test(cellOf(cells, columns, 'waiting'))) return
  if (who.names.length === 0 && who.email === '') return
  const [came, went] = [cellOf(cells, columns, 'joined'), cellOf(cells, columns, 'left')]
  const joined = wallIn(came, order)
  const left = /^-*$/.test(went) ? null : wallIn(went, order)
  if (joined === null) found.passedOver.push({ line, why: `“${came}” is no day and time at which somebody joined.` })
  else if (left === null && !/^-*$/.test(went))
    found.passedOver.push({ line, why: `“${went}” is no day and time at which somebody left.` })
  else if (left !== null && left < joined) found.passedOver.push({ line, why: 'They left before they joined.' })
  else found.stays.push({ line, ...who, joined, left })
}

/** A line for each step: joined, joined before, left. */
function actions({ columns, lines }: Table, order: DayOrder, found: Found): void {
  const open = new Map<string, Stay>()
  for (const { line, cells } of lines) {
    const who = whoOf(cells, columns)
    const key = who.names.join(' ')
    const at = wallIn(cellOf(cells, columns, 'at'), order)
    if (at === null) {
      found.passedOver.push({ line, why: `“${cellOf(cells, columns, 'at')}” is no day and time.` })
      continue
    }
    const held = open.get(key)
    if (/^left/i.test(cellOf(cells, columns, 'action'))) {
      if (held && at >= held.joined) held.left = at
      open.delete(key)
    } else if (!held) {
      const stay: Stay = { line, ...who, joined: at, left: null }
      open.set(key, stay)
      found.stays.push(stay)
    }
  }
}
