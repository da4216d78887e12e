/** Days and times as reports of meetings write them, in the forms of several countries. Pure. */
import { isDay } from '@/lib/platform/time'

/** What the first of two numbers of a day is. */
export type DayOrder = 'month-first' | 'day-first'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const CLOCK = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?\s?m\.?)?\s*(?:z|utc)?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ t,]+${CLOCK}$`, 'i')
const NUMBERS = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{2}|\d{4}),?\s+${CLOCK}$`, 'i')
const WORDS = new RegExp(String.raw`^([a-z]{3,9})\.? (\d{1,2}),? (\d{4}),?\s+${CLOCK}$`, 'i')

type Parts = { year: string; month: number; day: number; clock: (string | undefined)[] }

function partsOf(text: string, order: DayOrder): Parts | null {
  const iso = YEAR_FIRST.exec(text)
  if (iso) return { year: iso[1] ?? '', month: Number(iso[2]), day: Number(iso[3]), clock: iso.slice(4) }
  const words = WORDS.exec(text)
  if (words) {
    const month = MONTHS.indexOf((words[1] ?? '').slice(0, 3).toLowerCase()) + 1
    return { year: words[3] ?? '', month, day: Number(words[2]), clock: words.slice(4) }
  }
  const numbers = NUMBERS.exec(text)
  if (!numbers) return null
  const [, one, sign, two, year = ''] = numbers
  // With points the day is first everywhere.
  const [month, day] = order === 'day-first' || sign === '.' ? [two, one] : [one, two]
  return {
    year: year.length === 2 ? `20${year}` : year,
    month: Number(month),
    day: Number(day),
    clock: numbers.slice(5),
  }
}

const two = (n: number) => String(n).padStart(2, '0')

/** `2026-12-16T09:02:10`, by the clock of whoever exported the file; null where it is no day and time. */
export function wallIn(written: string, order: DayOrder): string | null {
  const parts = partsOf(written.trim(), order)
  if (!parts) return null
  const [hours = '', minutes = '', seconds = '0', half] = parts.clock
  const on = `${parts.year}-${two(parts.month)}-${two(parts.day)}`
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours)
  if (!isDay(on) || hour > 23 || Number(minutes) > 59 || Number(seconds) > 59 || (half && Number(hours) > 12))
    return null
  return `${on}T${two(hour)}:${minutes}:${two(Number(seconds))}`
}

/** Month first, as in the United States, unless a day of the file can only be read the other way. */
export const orderOf = (written: readonly string[]): DayOrder =>
  written.some((each) => wallIn(each, 'month-first') === null && wallIn(each, 'day-first') !== null)
    ? 'day-first'
    : 'month-first'
