/** Days of a person that rules count from, as a roster brings them and as it would change them. Pure. */
import { type Cell, nothing, optionalText, said, wrong } from '@/lib/formats/cells'
import { dayOf } from '@/lib/formats/days'
import type { Day } from '@/lib/platform/time'
import { shortDay } from '@/lib/platform/words-of-time'
import type { OwnDates } from '@/lib/requirements/engine/cycles'
import {
  birthMonthDay,
  type OwnDateChanges,
  ownDateFields,
  ownDateKinds,
  ownDateLabels,
  ownDateSaid,
  strangeOwnDate,
} from '@/lib/requirements/engine/own-dates'
import type { RosterRow } from './plan'

/** What an empty cell leaves out, stays as it is; null where the cell says that the day goes. */
export type DaysSaid = OwnDateChanges

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const GOES = /^(remove|removed|delete|deleted)$/i

/** @param take notes what is wrong with a cell, and gives back what it says */
export function readOwnDays(cells: RosterRow['cells'], today: Day, take: <T>(cell: Cell<T>) => T | null): DaysSaid {
  const days: DaysSaid = {}
  for (const kind of ownDateKinds) {
    const cell = cells[ownDateFields[kind]]
    if (GOES.test(optionalText(cell) ?? '')) days[kind] = null
    else {
      const read = kind === 'birth-month' ? birthMonth(cell) : ownDay(cell, ownDateLabels[kind], today)
      const day = take(read)
      if (day) days[kind] = day
    }
  }
  return days
}

function ownDay(cell: string | undefined, label: string, today: Day): Cell<Day> {
  const read = dayOf(cell, `day under “${label}”`)
  if (!read.value) return read.problem ? read : nothing
  const strange = strangeOwnDate(read.value, today)
  return strange ? wrong(`The day under “${label}” is ${read.value}. ${strange}`) : said(read.value)
}

/** "5", "May", or a date of which only the month is taken. */
function birthMonth(cell: string | undefined): Cell<Day> {
  const text = optionalText(cell)
  if (!text) return nothing
  const number = /^\d{1,2}$/.test(text)
    ? Number(text)
    : MONTHS.indexOf(text.toLowerCase().replace('.', '').slice(0, 3)) + 1
  if (number >= 1 && number <= 12 && !/\d.*\D|\D.*\d/.test(text))
    return said(`2000-${String(number).padStart(2, '0')}-01`)
  const read = dayOf(text, `month under “${ownDateLabels['birth-month']}”`)
  return read.value ? said(birthMonthDay(read.value)) : wrong(`“${text}” is no month.`)
}

/** What of it differs from what is kept, with the sentences that say so; nothing when none does. */
export function ownDayChanges(days: DaysSaid, kept: OwnDates = {}): { days: DaysSaid | null; says: string[] } {
  const kinds = ownDateKinds.filter((kind) => days[kind] !== undefined && days[kind] !== (kept[kind] ?? null))
  if (kinds.length === 0) return { days: null, says: [] }
  return {
    days: Object.fromEntries(kinds.map((kind) => [kind, days[kind]])),
    says: kinds.map((kind) => {
      const [on, was] = [days[kind], kept[kind]]
      const before = was ? ownDateSaid(kind, was, shortDay) : null
      if (!on) return `${ownDateLabels[kind]}: taken away; was ${before}.`
      return `${ownDateLabels[kind]}: ${ownDateSaid(kind, on, shortDay)}${before ? `; was ${before}` : ''}.`
    }),
  }
}
