/** A table of events, row by row, in the same words as the entries of a calendar. */

import { audienceKeys } from '@/lib/catalog/keys'
import { type EventKind, eventFormats, eventKinds } from '@/lib/events/fields'
import { audienceNames, formatNames, kindNames } from '@/lib/events/words'
import { type Cell, optionalText, unwrapped } from '@/lib/formats/cells'
import type { CsvRow } from '@/lib/formats/csv'
import { dayOf } from '@/lib/formats/days'
import type { ForeignEvent } from '@/lib/formats/icalendar-entries'
import { zoneNamed } from '@/lib/formats/icalendar-tzid'
import { fold } from '@/lib/platform/fold'
import { cleanBlock, cleanLine } from '@/lib/platform/text'
import { addDays } from '@/lib/platform/time'
import { zoneChoices } from '@/lib/platform/zones'
import { readTable } from '../batches'
import { columnOf, type EventColumn, isEventHeader } from './columns'
import type { Said } from './drafting'
import { stateOf } from './places'

export type TableRow = { event: ForeignEvent; said: Said }
type Topics = ReadonlyMap<string, string>

/** @throws invalid for a table that cannot be read, by line, or that does not say what and when */
export async function readEventTable(bytes: Uint8Array, zone: string, topics: Topics): Promise<TableRow[]> {
  const { header, rows } = await readTable(bytes, isEventHeader)
  const columns = new Map(header.map((name) => [name, columnOf(name)] as const))
  return rows.map((row) => rowOf(row, { columns, zone, topics }))
}

type Way = { columns: ReadonlyMap<string, EventColumn | null>; zone: string; topics: Topics }

function rowOf({ line, cells, surplus }: CsvRow, { columns, zone, topics }: Way): TableRow {
  const raw = new Map<EventColumn, string>()
  for (const [header, column] of columns) if (column && !raw.get(column)) raw.set(column, cells[header] ?? '')
  const text = (column: EventColumn) => optionalText(raw.get(column)) ?? ''
  const problems: string[] = surplus
    ? ['The row has more cells than the header. Put cells with a comma in quotation marks.']
    : []
  const taken = <T>({ value, problem }: Cell<T>): T | null => {
    if (problem) problems.push(problem)
    return value
  }
  const named = text('zone')
  const own = named ? zoneOf(named) : zone
  if (!own) problems.push(`Nobody knows which time zone “${named.slice(0, 60)}” is.`)
  const times = timesOf(text('starts'), text('ends'), taken)
  if (!times && problems.length === 0) problems.push('It does not say when it begins and ends.')
  const said = saidOf(text, { topics, taken })
  const sequence = Number(text('sequence') || 0)
  return {
    event: {
      ...EMPTY,
      ...{ line, title: text('title'), description: cleanBlock(unwrapped(raw.get('description') ?? '')) },
      ...{ uid: text('uid') || `${fold(text('title'))} ${times?.starts.slice(0, 10) ?? line}`, zone: own ?? zone },
      ...{ url: text('registration_url'), zoneBy: named ? 'name' : 'nothing', ...(times ?? UNDATED) },
      ...{ sequence: Number.isInteger(sequence) && sequence > 0 && sequence < 2 ** 31 ? sequence : 0 },
      isCancelled: /^cancell?ed$/i.test(text('status')),
    },
    said: { ...said, ...(problems.length > 0 ? { refused: problems.join(' ') } : {}) },
  }
}

const EMPTY = {
  ...{
    recurrence: '',
    changedAt: null,
    location: '',
    joinUrl: '',
    categories: [],
    organizerName: '',
    organizerEmail: '',
  },
  ...{ contact: '', isTentative: false },
} satisfies Partial<ForeignEvent>
const UNDATED = { starts: '2026-01-01', ends: '2026-01-02', isAllDay: true }

type Taken = <T>(cell: Cell<T>) => T | null
type Text = (column: EventColumn) => string

function saidOf(text: Text, { topics, taken }: { topics: Topics; taken: Taken }): Said {
  const kind = taken(oneOf(text('kind'), eventKinds, kindNames, 'kind of event'))
  const format = taken(oneOf(text('format'), eventFormats, formatNames, 'way to take part'))
  const hours = text('credit_hours')
  const audiences = taken(listOf(text('audiences'), (word) => audienceOf(word), 'audience'))
  const topicIds = taken(listOf(text('topics'), (word) => topics.get(fold(word)) ?? null, 'topic'))
  const state = text('state') ? stateOf(text('state')) : ''
  if (text('state') && !state) taken({ value: null, problem: `“${text('state')}” is no state or territory.` })
  return {
    ...(kind ? { kind: kind as EventKind } : {}),
    ...(format ? { format } : {}),
    ...(audiences ? { audiences } : {}),
    ...(topicIds ? { topicIds } : {}),
    ...(hours ? { creditHours: Number(hours) } : {}),
    ...{ summary: text('summary'), sponsor: text('sponsor'), cost: text('cost'), accessibility: text('accessibility') },
    ...{ contactName: text('contact_name'), contactEmail: text('contact_email'), contactPhone: text('contact_phone') },
    place: {
      ...{ venueName: text('venue'), address: text('address'), city: text('city'), state },
      ...{ postalCode: text('zip'), link: text('link') },
    },
  }
}

/** “Pacific”, “Pacific (Los Angeles)”, “America/Los_Angeles” and what other programs call it. */
function zoneOf(text: string): string | null {
  const choice = zoneChoices().find(
    ({ label }) => fold(label) === fold(text) || fold(label).split(' (')[0] === fold(text),
  )
  return choice?.value ?? zoneNamed(text)
}

function oneOf<T extends string>(text: string, keys: readonly T[], names: Record<T, string>, what: string): Cell<T> {
  if (!text) return { value: null, problem: null }
  const found = keys.find((key) => fold(key) === fold(text) || fold(names[key]) === fold(text))
  const problem = `“${text.slice(0, 60)}” is no ${what}. Write one of: ${keys.map((key) => names[key]).join(', ')}.`
  return found ? { value: found, problem: null } : { value: null, problem }
}

function listOf<T>(text: string, find: (word: string) => T | null, what: string): Cell<T[]> {
  const words = text.split(/[;|]/).map(cleanLine).filter(Boolean)
  if (words.length === 0) return { value: null, problem: null }
  const found = words.map(find)
  const unknown = words.find((_, at) => found[at] === null)
  if (unknown)
    return {
      value: null,
      problem: `Nobody knows the ${what} “${unknown.slice(0, 60)}”. Put semicolons between several.`,
    }
  return { value: found.flatMap((each) => (each === null ? [] : [each])), problem: null }
}

const audienceOf = (word: string): (typeof audienceKeys)[number] | null =>
  audienceKeys.find((key) => fold(key) === fold(word) || fold(audienceNames[key] ?? '') === fold(word)) ?? null

/** When it begins and ends, by the clock; days without hours are whole days. */
function timesOf(starts: string, ends: string, taken: Taken) {
  const from = momentOf(starts, 'beginning', taken)
  if (!from) return null
  // “13:00” alone is on the same day.
  const isTimeOnly = /^\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?$/i.test(ends)
  const until = momentOf(isTimeOnly ? `${from.on} ${ends}` : ends || starts, 'end', taken)
  if (!until) return null
  const isAllDay = from.time === null && until.time === null
  if (isAllDay) return { isAllDay, starts: from.on, ends: addDays(until.on, 1) }
  if (from.time === null || until.time === null) {
    taken({ value: null, problem: 'It gives an hour for its beginning or its end and none for the other.' })
    return null
  }
  return { isAllDay, starts: `${from.on}T${from.time}`, ends: `${until.on}T${until.time}` }
}

function momentOf(text: string, what: string, taken: Taken): { on: string; time: string | null } | null {
  const [, day = text, hour, minute, half] =
    /^(.*?)[T ,]+(\d{1,2}):(\d\d)(?::\d\d)?\s*([ap])?\.?(?:m\.?)?$/i.exec(text) ?? []
  const on = taken(dayOf(day, what))
  if (!on) return null
  if (hour === undefined) return { on, time: null }
  const twelve = Number(hour) % 12
  const h = half ? twelve + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour)
  return { on, time: `${String(h).padStart(2, '0')}:${minute}` }
}
