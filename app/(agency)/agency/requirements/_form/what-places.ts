/** Where in the form a refusal of the rule belongs: the path of what is wrong in the rule becomes the name of a field. */
import { listedIn } from './what'
import type { EntryValues, FloorRow, HoursRow, WhatValues } from './what-values'

const places: [RegExp, string][] = [
  [/^courseId$/, 'courseId'],
  [/^eventId$/, 'events'],
  [/^of\.\d+\.eventId$/, 'events'],
  [/^count$/, 'listCount'],
  [/^of$/, 'listIds'],
]

/** @returns `criterion`, which is the choice of what is asked, where nothing nearer is wrong */
export function fieldOf(path: string, what: WhatValues): string {
  const held = /^of\.(\d+\.(?:kind|state|name))$/.exec(path)
  if (held && what.asks === 'held') return `held.${held[1]}`
  if (what.asks !== 'several') return placeIn(path, what)
  if (path === 'count') return 'severalCount'
  if (path === 'of') return 'entries'
  const [, index = '', rest = ''] = /^of\.(\d+)\.?(.*)$/.exec(path) ?? []
  const entry = what.entries[Number(index)]
  if (index === '' || !entry) return 'criterion'
  const place = placeIn(rest, entry)
  return `entries.${index}.${place === 'criterion' ? 'asks' : place}`
}

function placeIn(path: string, entry: EntryValues): string {
  if (entry.asks === 'training') return narrowPlace(path.split('.')[1] ?? 'titles')
  if (entry.asks === 'list' && /^of\.\d+\.of/.test(path)) return `trainings.${trainingAt(path, entry)}`
  if (entry.asks !== 'hours') return places.find(([pattern]) => pattern.test(path))?.[1] ?? 'criterion'
  const [first = '', index = '', rest = ''] = splitAt(path)
  if (first === 'atLeast') return 'hours'
  if (first === 'withinMonths') return 'togetherMonths'
  if (first === 'hour') return 'hourMinutes'
  if (first === 'caps') return capPlace(index, rest, entry)
  if (first === 'of') return narrowPlace(index)
  if (first !== 'parts') return 'criterion'
  const row = entry.rows[Number(index)]
  return row ? `rows.${index}.${rowPlace(rest, row)}` : 'inPersonAtLeast'
}

/** Of a course given elsewhere: which it is of them, since the list keeps an order of its own. */
function trainingAt(path: string, entry: EntryValues): string {
  const [, index = '0', , name = 'titles'] = path.split('.')
  const before = listedIn(entry, '').slice(0, Number(index))
  return `${before.filter(({ kind }) => kind === 'training').length}.${narrowPlace(name)}`
}

function rowPlace(path: string, row: HoursRow): string {
  const [first = '', index = '', rest = ''] = splitAt(path)
  if (first !== 'parts') return floorPlace(path, row)
  const at = row.inPersonAtLeast === null ? Number(index) : Number(index) - 1
  const inner = row.inner[at]
  return inner ? `inner.${at}.${floorPlace(rest, inner)}` : 'inPersonAtLeast'
}

function floorPlace(path: string, row: FloorRow): string {
  const [first = '', index = '', rest = ''] = splitAt(path)
  if (first === 'caps') return capPlace(index, rest, row)
  return first === 'of' ? narrowPlace(index) : 'atLeast'
}

function capPlace(index: string, rest: string, { selfPacedAtMost }: Pick<FloorRow, 'selfPacedAtMost'>): string {
  const at = selfPacedAtMost === null ? Number(index) : Number(index) - 1
  return at < 0 || Number.isNaN(at) ? 'selfPacedAtMost' : `caps.${at}.${rest.startsWith('modes') ? 'ways' : 'atMost'}`
}

const narrowed: Record<string, string> = {
  providers: 'providers',
  titles: 'titles',
  sittingMinutes: 'sittingHours',
  modes: 'ways',
  courseIds: 'courseIds',
  exceptTopics: 'exceptTopics',
  priorities: 'priorities',
  sources: 'sources',
}
const narrowPlace = (name: string): string => narrowed[name] ?? 'about'

/** "parts.2.of.topics" into "parts", "2" and "of.topics". */
function splitAt(path: string): string[] {
  const [first = '', index = '', ...rest] = path.split('.')
  return [first, index, rest.join('.')]
}
