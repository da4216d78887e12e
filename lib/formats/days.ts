/** Days as spreadsheets, databases and people write them. Pure. */
import { type Day, isDay } from '@/lib/platform/time'
import { type Cell, optionalText } from './cells'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAY = /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\.?,? /i
/** A time of day behind the day, as databases and Windows write it; with a zone only when it is midnight. */
const TIME =
  /[ T](?:0?0:00(?::00(?:\.0+)?)? ?(?:AM)?(?:Z|[+-]\d\d:?\d\d)?|\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)? ?(?:[AP]M)?)$/i
/** What systems write for a day that is not there, or far ahead. */
const NO_DAY = /^(0{1,4}[/-]0{1,2}[/-]0{1,4}|(29|99)\d\d-\d\d-\d\d|\d{1,2}\/\d{1,2}\/(29|99)\d\d)$/

/** A day in any form that can be read in one way only; month first, as in the United States. */
export function dayOf(cell: string | undefined, what: string): Cell<Day> {
  const written = optionalText(cell)
  const text = written?.replace(TIME, '').replace(WEEKDAY, '').trim()
  if (!text || NO_DAY.test(text)) return { value: null, problem: null }
  const day = dayFrom(text)
  if (day && isDay(day) && day >= '1900-01-01') return { value: day, problem: null }
  return { value: null, problem: `The ${what} “${written}” is not a day. ${howToWrite(text)}` }
}

function howToWrite(text: string): string {
  if (/^[2-5]\d{4}$/.test(text))
    return 'It is a spreadsheet’s own count of days. Format the column as a date, so that it reads 2020-04-13.'
  if (/^#+$/.test(text))
    return 'The column was too narrow to show it. Write it as 2020-04-13 or, month first, 4/13/2020.'
  const twoDigits = /^\d{1,2}[/-]\d{1,2}[/-]\d{2}$|-\d{2}$/.test(text) ? ' with four digits for the year' : ''
  return `Write it${twoDigits} as 2020-04-13 or, month first, 4/13/2020.`
}

const dayWith = (year: string, month: string | number, day: string) =>
  `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`

function dayFrom(text: string): Day | null {
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (us) return dayWith(us[3] ?? '', us[1] ?? '', us[2] ?? '')
  const iso = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(text) ?? /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text)
  if (iso) return dayWith(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '')
  // With dashes some write the day first; only a second number above 12 says that the month is first.
  const dashed = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text)
  if (dashed && (Number(dashed[2]) > 12 || dashed[1] === dashed[2]))
    return dayWith(dashed[3] ?? '', dashed[1] ?? '', dashed[2] ?? '')
  return dayFromWords(text)
}

/** "April 13, 2020", "13-Apr-2020", "13 April 2020" */
function dayFromWords(text: string): Day | null {
  const monthFirst = /^([a-z]{3,9})\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4})$/i.exec(text)
  const dayFirst = /^(\d{1,2})[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/i.exec(text)
  const [name, day, year] = monthFirst ? monthFirst.slice(1) : [dayFirst?.[2], dayFirst?.[1], dayFirst?.[3]]
  const month = MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
  return month > 0 && day && year ? dayWith(year, month, day) : null
}
