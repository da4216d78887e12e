/** The dates of a series, within bounds (RFC 5545, section 3.8.5.3). A rule that says too much is refused, not followed. */
import ICAL from 'ical.js'

export class Refusal extends Error {}

const MOST_OF_A_SERIES = 100
/** A daily series of thirty years ago still comes to today. */
const MOST_STEPS = 15_000
const RULE_PARTS = new Set(['FREQ', 'UNTIL', 'COUNT', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST'])
const FREQUENCIES = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])
const MOST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

type Series = {
  rules: string[]
  /** Days added and days left out, as `2026-12-10`. */
  added: string[]
  without: ReadonlySet<string>
  /** `2026-12-10T09:00`, or the day alone. */
  starts: string
  /** The days from which and until which dates are wanted. */
  from: string
  until: string
  /** An UNTIL in universal time, as the clocks of the series show it. */
  untilOnClock: (utc: string) => string
}

/** The days of a series that are wanted, in order, and whether there are more. @throws Refusal */
export function daysOfSeries(series: Series): { days: string[]; past: number; later: number } {
  if (series.rules.length > 1) throw new Refusal('It repeats by two rules at once. Give each its own entry.')
  const days = new Set<string>()
  let past = 0
  let later = 0
  const take = (day: string) => {
    if (series.without.has(day)) return
    if (day < series.from) past++
    else if (day > series.until) later++
    else days.add(day)
  }
  for (const day of byRule(series)) take(day)
  for (const day of series.added) take(day)
  if (days.size > MOST_OF_A_SERIES)
    throw new Refusal(
      `It has more than ${MOST_OF_A_SERIES} dates within a year. Post those that matter, or give the rule an end.`,
    )
  return { days: [...days].sort(), past, later }
}

function* byRule({ rules: [rule], starts, until, untilOnClock }: Series): Generator<string> {
  if (rule === undefined) {
    yield starts.slice(0, 10)
    return
  }
  const recur = ICAL.Recur.fromString(checked(rule, starts, untilOnClock))
  const iterator = recur.iterator(timeOf(starts))
  for (let steps = 0; ; steps++) {
    if (steps > MOST_STEPS)
      throw new Refusal('It began so long ago that its dates cannot be counted. Give it a newer beginning.')
    const next = iterator.next()
    if (!next) return
    const day = next.toString().slice(0, 10)
    yield day
    if (day > until) return
  }
}

function timeOf(starts: string): ICAL.Time {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = starts.split(/[-T:]/).map(Number)
  return ICAL.Time.fromData({ year, month, day, hour, minute, second: 0, isDate: starts.length === 10 })
}

/** The rule with nothing in it that cannot be followed. */
function checked(rule: string, starts: string, untilOnClock: Series['untilOnClock']): string {
  const parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .filter(Boolean)
      .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const),
  )
  for (const name of parts.keys())
    if (!RULE_PARTS.has(name))
      throw new Refusal(`Its rule has ${name || 'a part without a name'}, which events here do not repeat by.`)
  if (!FREQUENCIES.has(parts.get('FREQ') ?? ''))
    throw new Refusal('It repeats more often than daily, or its rule does not say how often.')
  const interval = parts.get('INTERVAL')
  if (interval !== undefined && !/^[1-9]\d{0,2}$/.test(interval))
    throw new Refusal('The interval of its rule is no number from 1 to 999.')
  if (!/^0*[1-9]\d*$/.test(parts.get('COUNT') ?? '1')) throw new Refusal('Its rule counts no dates.')
  if (parts.has('BYSETPOS') && parts.get('FREQ') !== 'MONTHLY')
    throw new Refusal('Its rule counts days within something else than a month.')
  refuseNoDays(parts)
  const end = parts.get('UNTIL')
  if (end?.endsWith('Z')) parts.set('UNTIL', untilOnClock(end))
  const wanted = parts.get('UNTIL')
  if (wanted !== undefined) {
    if (!/^\d{8}(T\d{6})?$/.test(wanted)) throw new Refusal('The end of its rule is no day.')
    parts.set('UNTIL', starts.length === 10 ? wanted.slice(0, 8) : wanted.length === 8 ? `${wanted}T235959` : wanted)
  }
  return [...parts].map(([name, value]) => `${name}=${value}`).join(';')
}

/** The thirtieth of February comes in no year, and would be looked for forever. */
function refuseNoDays(parts: ReadonlyMap<string, string>): void {
  const numbers = (name: string) => parts.get(name)?.split(',').map(Number) ?? null
  const [days, months] = [numbers('BYMONTHDAY'), numbers('BYMONTH')]
  if (months?.some((month) => !Number.isInteger(month) || month < 1 || month > 12))
    throw new Refusal('Its rule names a month that there is not.')
  if (!days) return
  const longest = Math.max(...(months ?? [1]).map((month) => MOST_DAYS[month - 1] ?? 0))
  if (!days.every((day) => Number.isInteger(day) && day !== 0 && Math.abs(day) <= longest))
    throw new Refusal('Its rule names a day that no month of it has.')
}
