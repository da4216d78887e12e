/**
 * Cutting a calendar file into its components before anything else looks at it (RFC 5545, section 3.1): lines are unfolded,
 * what nobody reads is left out, and limits hold on the way, so that one broken entry spoils no other.
 */

/** A property as it stands: `DTSTART;TZID=America/New_York:20261210T090000`. */
export type RawLine = { line: number; name: string; text: string }
export type RawComponent = {
  name: string
  line: number
  lines: RawLine[]
  inner: RawComponent[]
  problem: string | null
}
export type Cut = { head: RawLine[]; components: RawComponent[] } | { problem: string }

const MOST_DEPTH = 6
const MOST_LINE = 20_000
const MOST_LINES = 200
const MOST_COMPONENTS = 5000

/** What is read of an entry and of a zone; alarms, attachments and everything else are passed over. */
const READ = new Set([
  ...[
    'UID',
    'SEQUENCE',
    'DTSTAMP',
    'LAST-MODIFIED',
    'DTSTART',
    'DTEND',
    'DURATION',
    'SUMMARY',
    'DESCRIPTION',
    'LOCATION',
  ],
  ...['URL', 'CONTACT', 'ORGANIZER', 'CATEGORIES', 'STATUS', 'CLASS', 'RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID'],
  ...['CONFERENCE', 'X-GOOGLE-CONFERENCE', 'X-MICROSOFT-SKYPETEAMSMEETINGURL', 'X-MICROSOFT-CDO-ALLDAYEVENT'],
  ...['TZID', 'TZOFFSETTO', 'TZOFFSETFROM', 'X-LIC-LOCATION'],
])
const OF_HEAD = new Set(['METHOD', 'X-WR-CALNAME', 'X-WR-TIMEZONE', 'NAME'])
const COMPONENTS = new Set(['VEVENT', 'VTIMEZONE', 'STANDARD', 'DAYLIGHT'])

/** The parts of a calendar file, in their order. A text that is none is a problem of the whole file. */
export function cutCalendar(text: string): Cut {
  const head: RawLine[] = []
  const components: RawComponent[] = []
  const open: RawComponent[] = []
  let begun = false
  for (const each of unfolded(text)) {
    const [name, value] = each.isTooLong ? [nameOf(each.text), ''] : [nameOf(each.text), valueIn(each.text)]
    if (!begun) {
      if (each.text.trim() === '') continue
      if (name !== 'BEGIN' || value.toUpperCase() !== 'VCALENDAR') return { problem: NO_CALENDAR }
    }
    if (name === 'BEGIN' && value.toUpperCase() === 'VCALENDAR') {
      begun = true
      closeAll(open, components)
    } else if (name === 'BEGIN') {
      if (open.length >= MOST_DEPTH) return { problem: 'Its parts stand in each other deeper than any calendar does.' }
      beginIn(open, components, { name: value.toUpperCase(), line: each.line, lines: [], inner: [], problem: null })
      if (components.length > MOST_COMPONENTS)
        return { problem: 'The calendar has more than 5,000 entries. Export a shorter span of days.' }
    } else if (name === 'END') end(open, components, value.toUpperCase())
    else if (open.length === 0) {
      if (OF_HEAD.has(name) && !each.isTooLong && head.length < MOST_LINES)
        head.push({ line: each.line, name, text: each.text })
    } else keep(open.at(-1), { line: each.line, name, text: each.text }, each.isTooLong)
  }
  if (!begun) return { problem: NO_CALENDAR }
  closeAll(open, components)
  return { head, components }
}

const NO_CALENDAR =
  'This is no calendar: it does not begin with BEGIN:VCALENDAR. Export it as an iCalendar file (.ics), or send a table as CSV.'

/** An entry that begins inside another one: the outer never ended, and both are still told apart. */
function beginIn(open: RawComponent[], components: RawComponent[], component: RawComponent): void {
  if (component.name === 'VEVENT' || component.name === 'VTIMEZONE') closeAll(open, components)
  open.push(component)
}

function end(open: RawComponent[], components: RawComponent[], name: string): void {
  const at = open.findLastIndex((each) => each.name === name)
  if (at < 0) return
  for (const unclosed of open.splice(at + 1)) if (COMPONENTS.has(unclosed.name)) unclosed.problem = NEVER_ENDED
  const closed = open.pop()
  if (closed) store(open, components, closed)
}

const NEVER_ENDED = 'It begins and never ends, so it cannot be told what belongs to it.'

function closeAll(open: RawComponent[], components: RawComponent[]): void {
  for (const unclosed of open.splice(0)) store([], components, { ...unclosed, problem: NEVER_ENDED })
}

function store(open: RawComponent[], components: RawComponent[], component: RawComponent): void {
  if (!COMPONENTS.has(component.name)) return
  const outer = open.at(-1)
  if (!outer) components.push(component)
  else if (COMPONENTS.has(outer.name) && outer.inner.length < MOST_LINES) outer.inner.push(component)
}

function keep(component: RawComponent | undefined, line: RawLine, isTooLong: boolean): void {
  if (!component || !COMPONENTS.has(component.name) || component.problem || !(READ.has(line.name) || line.name === ''))
    return
  if (line.name === '') component.problem = `Line ${line.line} cannot be read: a name and a colon are missing.`
  else if (isTooLong) component.problem = `Line ${line.line} has more than 20,000 characters.`
  else if (component.lines.length >= MOST_LINES) component.problem = 'It has more than 200 lines that would be read.'
  else component.lines.push(line)
}

const nameOf = (line: string): string => /^([A-Za-z0-9-]+)[;:]/.exec(line.slice(0, 100))?.[1]?.toUpperCase() ?? ''
const valueIn = (line: string): string => line.slice(line.indexOf(':') + 1).trim()

type Unfolded = { line: number; text: string; isTooLong: boolean }

/** Content lines: CRLF, LF or CR between them, and a line that begins with white space goes on with the one before. */
function* unfolded(text: string): Generator<Unfolded> {
  let parts: string[] = []
  let length = 0
  let begun = 1
  let number = 0
  const taken = (): Unfolded => ({ line: begun, text: parts.join(''), isTooLong: length > MOST_LINE })
  for (const physical of physicalLines(text)) {
    number++
    if (number > 1 && (physical.startsWith(' ') || physical.startsWith('\t'))) {
      length += physical.length - 1
      if (length <= MOST_LINE) parts.push(physical.slice(1))
      continue
    }
    if (number > 1 && parts[0] !== '') yield taken()
    parts = [physical.slice(0, MOST_LINE)]
    length = physical.length
    begun = number
  }
  if (parts[0]) yield taken()
}

function* physicalLines(text: string): Generator<string> {
  const breaks = /\r\n|\n|\r/g
  let from = 0
  for (let found = breaks.exec(text); found; found = breaks.exec(text)) {
    yield text.slice(from, found.index)
    from = breaks.lastIndex
  }
  yield text.slice(from)
}
