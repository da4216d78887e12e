/** Which zone of the tz database a calendar means: by its name, by the name Windows gives it, or by the clocks it describes. */
import { isZone, offered } from '@/lib/platform/zones'
import type { RawComponent, RawLine } from './icalendar-cutting'

/** Names of Windows and of Outlook for zones of the United States and their neighbors (Unicode CLDR, windowsZones). */
const windows: Readonly<Record<string, string>> = {
  'dateline standard time': 'Etc/GMT+12',
  'samoa standard time': 'Pacific/Pago_Pago',
  'utc-11': 'Pacific/Pago_Pago',
  'aleutian standard time': 'America/Adak',
  'hawaiian standard time': 'Pacific/Honolulu',
  'alaskan standard time': 'America/Anchorage',
  'pacific standard time': 'America/Los_Angeles',
  'pacific standard time (mexico)': 'America/Tijuana',
  'us mountain standard time': 'America/Phoenix',
  'mountain standard time': 'America/Denver',
  'central standard time': 'America/Chicago',
  'canada central standard time': 'America/Regina',
  'central standard time (mexico)': 'America/Mexico_City',
  'central america standard time': 'America/Guatemala',
  'eastern standard time': 'America/New_York',
  'us eastern standard time': 'America/Indiana/Indianapolis',
  'sa western standard time': 'America/Puerto_Rico',
  'atlantic standard time': 'America/Halifax',
  'newfoundland standard time': 'America/St_Johns',
  'west pacific standard time': 'Pacific/Guam',
  utc: 'UTC',
  gmt: 'UTC',
  'coordinated universal time': 'UTC',
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'Atlantic/Reykjavik',
  'w. europe standard time': 'Europe/Berlin',
  'central europe standard time': 'Europe/Budapest',
  'romance standard time': 'Europe/Paris',
}

/** The words Outlook shows people, whatever offset stands before them. */
const shown: readonly (readonly [RegExp, string])[] = [
  [/eastern time \(us/i, 'America/New_York'],
  [/central time \(us/i, 'America/Chicago'],
  [/mountain time \(us/i, 'America/Denver'],
  [/pacific time \(us/i, 'America/Los_Angeles'],
  [/\)\s*arizona\b/i, 'America/Phoenix'],
  [/\)\s*alaska\b/i, 'America/Anchorage'],
  [/\)\s*hawaii\b/i, 'Pacific/Honolulu'],
  [/\)\s*indiana \(east/i, 'America/Indiana/Indianapolis'],
  [/\)\s*guam\b/i, 'Pacific/Guam'],
]

/** The zone by its name alone; null when the name says nothing. */
export function zoneNamed(tzid: string): string | null {
  const name = tzid
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .slice(0, 200)
  const plain = windows[name.toLowerCase()]
  if (plain) return plain
  const path = /([A-Z][A-Za-z]+\/[A-Za-z_+-]+(?:\/[A-Za-z_+-]+)?)$/.exec(name)?.[1]
  for (const each of [name, path]) if (each && isZone(each)) return asKept(each)
  return shown.find(([words]) => words.test(name))?.[1] ?? null
}

/** Old names (US/Eastern, EST5EDT) by the one that is in use; a city stays the city. */
const asKept = (zone: string): string =>
  /^(US|Canada|Navajo)|^[A-Z]{3}(\d[A-Z]{3})?$/.test(zone) && zone !== 'UTC' ? offered(zone) : zone

/** The zones that clocks with these offsets and the rules of the United States mean: standard time, then daylight time. */
const byClocks: Readonly<Record<string, string>> = {
  '-0500 -0400': 'America/New_York',
  '-0600 -0500': 'America/Chicago',
  '-0700 -0600': 'America/Denver',
  '-0800 -0700': 'America/Los_Angeles',
  '-0900 -0800': 'America/Anchorage',
  '-1000 -0900': 'America/Adak',
  '-0700': 'America/Phoenix',
  '-1000': 'Pacific/Honolulu',
  '-0400': 'America/Puerto_Rico',
  '+1000': 'Pacific/Guam',
  '-1100': 'Pacific/Pago_Pago',
  '+0000': 'UTC',
}

const valueIn = (lines: readonly RawLine[], name: string): string | null => {
  const found = lines.find((each) => each.name === name)
  return found ? found.text.slice(found.text.indexOf(':') + 1).trim() : null
}

/** The zone of a VTIMEZONE: by its name, else by its clocks as they were changed last; null when it is no known one. */
export function zoneDescribed({ lines, inner }: RawComponent): string | null {
  const named = valueIn(lines, 'X-LIC-LOCATION')
  const byName = zoneNamed(valueIn(lines, 'TZID') ?? '') ?? (named ? zoneNamed(named) : null)
  if (byName) return byName
  const standard = latest(inner, 'STANDARD')
  const daylight = latest(inner, 'DAYLIGHT')
  if (!standard?.offset) return null
  if (!daylight || daylight.offset === standard.offset) return byClocks[standard.offset] ?? null
  if (!daylight.isInMarch) return null
  return byClocks[`${standard.offset} ${daylight.offset}`] ?? null
}

function latest(inner: readonly RawComponent[], name: string) {
  const all = inner
    .filter((each) => each.name === name)
    .map(({ lines }) => ({
      starts: valueIn(lines, 'DTSTART') ?? '',
      offset: /^[+-]\d{4}/.exec(valueIn(lines, 'TZOFFSETTO') ?? '')?.[0] ?? null,
      rule: valueIn(lines, 'RRULE') ?? '',
    }))
    .sort((a, b) => (a.starts < b.starts ? -1 : 1))
  const last = all.at(-1)
  return last ? { ...last, isInMarch: /BYMONTH=3\b/.test(last.rule) || /^\d{4}03/.test(last.starts) } : null
}
