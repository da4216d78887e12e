/**
 * How Attest says days and times. Days are ISO dates (`2026-12-02`), instants ISO strings in UTC (`2026-12-10T17:00:00Z`),
 * wall times `09:00`. Pure arithmetic and Intl, without Temporal, so that the browser may load it.
 */
import { type Locale, languageTags, USUAL_LOCALE } from './locales'
import { count } from './words'

const months = 'January February March April May June July August September October November December'.split(' ')
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

type Parts = { year: number; month: number; day: number }

function partsOf(on: string): Parts {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(on) ?? []
  if (!year || !month) throw new RangeError(`Not an ISO day: ${on}`)
  return { year: Number(year), month: Number(month), day: Number(day ?? 1) }
}

/** Days since 1970-01-01. */
const epochDay = (on: string) => {
  const { year, month, day } = partsOf(on)
  return Date.UTC(year, month - 1, day) / 86_400_000
}

const monthName = ({ month }: Parts) => months[month - 1] ?? ''
const weekday = (on: string) => weekdays[(((epochDay(on) + 4) % 7) + 7) % 7] ?? ''

/** In text: "December 2, 2026", "2 de diciembre de 2026" */
export function longDay(on: string, locale: Locale = USUAL_LOCALE): string {
  if (locale !== USUAL_LOCALE) return dayIn(locale, on)
  const parts = partsOf(on)
  return `${monthName(parts)} ${parts.day}, ${parts.year}`
}

const dayIn = (locale: Locale, on: string) =>
  new Intl.DateTimeFormat(languageTags[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(
    epochDay(on) * 86_400_000,
  )

/** In tables: "Dec 2, 2026" */
export function shortDay(on: string): string {
  const parts = partsOf(on)
  return `${monthName(parts).slice(0, 3)} ${parts.day}, ${parts.year}`
}

/** For events and as-of lines: "Thursday, December 10, 2026" */
export const weekdayDay = (on: string) => `${weekday(on)}, ${longDay(on)}`

/** "Thu, Dec 10, 2026" */
export const shortWeekdayDay = (on: string) => `${weekday(on).slice(0, 3)}, ${shortDay(on)}`

/** "December 2026", from a day or from `2026-12`. */
export function monthAndYear(on: string): string {
  const parts = partsOf(on)
  return `${monthName(parts)} ${parts.year}`
}

/** For a calendar tile: Dec, 3, Thu. */
export function dayTile(on: string): { month: string; day: string; weekday: string } {
  const parts = partsOf(on)
  return { month: monthName(parts).slice(0, 3), day: String(parts.day), weekday: weekday(on).slice(0, 3) }
}

/** "December 10 to 12, 2026", "January 30 to February 2, 2027"; one day is that day. */
export function dayRange(from: string, to: string): string {
  const [a, b] = [partsOf(from), partsOf(to)]
  if (from === to) return longDay(from)
  if (a.year !== b.year) return `${longDay(from)} to ${longDay(to)}`
  const end = a.month === b.month ? `${b.day}` : `${monthName(b)} ${b.day}`
  return `${monthName(a)} ${a.day} to ${end}, ${a.year}`
}

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string) => epochDay(to) - epochDay(from)

/** The last day of something that no longer holds from `on`. */
export const dayBefore = (on: string) => new Date((epochDay(on) - 1) * 86_400_000).toISOString().slice(0, 10)

/** A length in words: days up to 90, then whole months, then years and a half: "12 days", "7 months", "2 years". */
export function span(days: number): string {
  if (days <= 90) return count(days, 'day')
  const inMonths = Math.round(days / 30.44)
  return inMonths < 24 ? count(inMonths, 'month') : count(Math.round(inMonths / 12), 'year')
}

/** Seen from `today`: "today", "tomorrow", "in 12 days", "in 7 months"; "yesterday", "11 days ago". */
export function fromToday(today: string, on: string): string {
  const days = daysBetween(today, on)
  if (days === 0) return 'today'
  if (Math.abs(days) === 1) return days > 0 ? 'tomorrow' : 'yesterday'
  return days > 0 ? `in ${span(days)}` : `${span(-days)} ago`
}

/** The one way lateness is said, "overdue by 11 days": counted exactly, however long ago it was due. */
export const overdueBy = (days: number | null) => `overdue by ${count(Math.max(0, days ?? 0), 'day')}`

/** "9:00 a.m." from the wall time `09:00`. */
export function clock(time: string): string {
  const [hour, minutes, half] = clockParts(time)
  return `${hour}:${minutes} ${half}`
}

function clockParts(time: string): [hour: number, minutes: string, half: string] {
  const [, h, minutes] = /^(\d\d):(\d\d)/.exec(time) ?? []
  if (!h || !minutes) throw new RangeError(`Not a wall time: ${time}`)
  const hour = Number(h)
  return [hour % 12 || 12, minutes, hour < 12 ? 'a.m.' : 'p.m.']
}

/** Wall times of one place: "9:00 a.m. to 1:00 p.m. Pacific", "12:00 to 1:00 p.m. Pacific". */
export function clockRange(from: string, to: string, zone: string): string {
  const [hour, minutes, half] = clockParts(from)
  const start = half === clockParts(to)[2] ? `${hour}:${minutes}` : clock(from)
  return `${start} to ${clock(to)} ${zoneName(zone)}`
}

const zoneNames: Record<string, string> = {
  'America/New_York': 'Eastern',
  'America/Detroit': 'Eastern',
  'America/Indiana/Indianapolis': 'Eastern',
  'America/Kentucky/Louisville': 'Eastern',
  'America/Chicago': 'Central',
  'America/Denver': 'Mountain',
  'America/Boise': 'Mountain',
  'America/Phoenix': 'Arizona',
  'America/Los_Angeles': 'Pacific',
  'America/Anchorage': 'Alaska',
  'America/Juneau': 'Alaska',
  'America/Adak': 'Aleutian',
  'Pacific/Honolulu': 'Hawaii',
  'America/Puerto_Rico': 'Atlantic',
  'America/St_Thomas': 'Atlantic',
  'Pacific/Guam': 'Chamorro',
  'Pacific/Saipan': 'Chamorro',
  'Pacific/Pago_Pago': 'Samoa',
}

/** "Pacific" for America/Los_Angeles; a zone outside the table is named by its city: "Lisbon". */
export const zoneName = (zone: string) => zoneNames[zone] ?? zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone

const clocks = new Map<string, Intl.DateTimeFormat>()

/**
 * What reads the clock of a zone: making one takes a hundred times as long as reading it.
 * @throws a RangeError where there is no such zone
 */
export function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const [year, month, day, hour, minute] = ['numeric', '2-digit', '2-digit', '2-digit', '2-digit'] as const
  const made = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year, month, day, hour, minute })
  // A name may be written in large and small letters: more than there are zones are somebody's play.
  if (clocks.size > 600) clocks.clear()
  clocks.set(timeZone, made)
  return made
}

/** The wall day and time of an instant in a zone: `{ on: '2026-12-10', time: '09:00' }`. */
export function wallOf(at: string, zone: string): { on: string; time: string } {
  const part = Object.fromEntries(
    clockOf(zone)
      .formatToParts(Date.parse(at))
      .map(({ type, value }) => [type, value]),
  )
  return { on: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` }
}

/** The reader's own zone (in the browser), or that of the server. */
export const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** The day of an instant by the reader's own clock (`2026-12-10`); for screens that are drawn in the browser. */
export const dayHere = (at: string): string => wallOf(at, ownZone()).on

/** The day of an instant in that of two zones where it is earlier: one that has come in both. */
export function earlierDay(at: string, zone: string, other: string): string {
  const [here, there] = [wallOf(at, zone).on, wallOf(at, other).on]
  if (there < here) return there
  return here
}

/** "November 20, 2026, at 9:12 a.m. Pacific" */
export function moment(at: string, zone: string): string {
  const { on, time } = wallOf(at, zone)
  return `${longDay(on)}, at ${clock(time)} ${zoneName(zone)}`
}

/** In tables whose zone is said above them: "Nov 20, 2026, 9:12 a.m." */
export function shortMoment(at: string, zone: string): string {
  const { on, time } = wallOf(at, zone)
  return `${shortDay(on)}, ${clock(time)}`
}

/** From instant to instant: "Thursday, December 10, 2026, 9:00 a.m. to 1:00 p.m. Pacific"; over several days each end says its day. */
export function meeting(startsAt: string, endsAt: string, zone: string, locale: Locale = USUAL_LOCALE): string {
  if (locale !== USUAL_LOCALE) return meetingIn(locale, { startsAt, endsAt, zone })
  const [from, to] = [wallOf(startsAt, zone), wallOf(endsAt, zone)]
  if (from.on === to.on) return `${weekdayDay(from.on)}, ${clockRange(from.time, to.time, zone)}`
  return `${weekdayDay(from.on)}, ${clock(from.time)} to ${weekdayDay(to.on)}, ${clock(to.time)} ${zoneName(zone)}`
}

type Meeting = { startsAt: string; endsAt: string; zone: string }

/** "jueves, 10 de diciembre de 2026, 9:00 a.m. – 1:00 p.m. (hora del Pacífico)" */
function meetingIn(locale: Locale, { startsAt, endsAt, zone: timeZone }: Meeting): string {
  const tag = languageTags[locale]
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'short', timeZone })
  const parts = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(0)
  const zone = parts.find(({ type }) => type === 'timeZoneName')?.value ?? zoneName(timeZone)
  return `${format.formatRange(Date.parse(startsAt), Date.parse(endsAt))} (${zone})`
}
