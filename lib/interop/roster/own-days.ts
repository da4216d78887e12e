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
import type { RosterChange, RosterRow } from './plan'

/** What an empty cell leaves out, stays as it is; null where the cell says that the day goes. */
export type DaysSaid = OwnDateChanges

/** By their whole name or its usual short form: of other words the beginning says nothing. */
const MONTHS = [
  ...[/^jan(uary)?$/, /^feb(ruary)?$/, /^mar(ch)?$/, /^apr(il)?$/, /^may$/, /^june?$/, /^july?$/],
  ...[/^aug(ust)?$/, /^sept?(ember)?$/, /^oct(ober)?$/, /^nov(ember)?$/, /^dec(ember)?$/],
]
/** Stands for what was no month, so that nothing of a date of birth is kept with the rows to be repaired. */
const NO_MONTH = '?'
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

/** "5", "May", or a date of which only the month is taken; null is no month, and '' is none said. */
function birthMonthIn(text: string): Day | '' | null {
  if (text === NO_MONTH) return null
  const number = /^\d{1,2}$/.test(text)
    ? Number(text)
    : MONTHS.findIndex((name) => name.test(text.toLowerCase().replace(/\.$/, ''))) + 1
  if (number >= 1 && number <= 12) return `2000-${String(number).padStart(2, '0')}-01`
  const read = dayOf(text, 'month')
  return read.value ? birthMonthDay(read.value) : read.problem ? null : ''
}

/** The cell as it goes on from the file, and is kept where its row is not taken: the month alone, and nothing of what is none. */
export function birthMonthCell(cell: string): string {
  const text = optionalText(cell)
  if (!text || GOES.test(text)) return text ?? ''
  const month = birthMonthIn(text)
  return month === null ? NO_MONTH : month && ownDateSaid('birth-month', month, (day) => day)
}

function birthMonth(cell: string | undefined): Cell<Day> {
  const text = optionalText(cell)
  const month = text ? birthMonthIn(text) : ''
  // What stood there is not said again: it may be a whole date of birth.
  if (month === null)
    return wrong(`What stands under “${ownDateLabels['birth-month']}” is no month. Write it as 5 or May.`)
  return month ? said(month) : nothing
}

const MONTH_SAID = new RegExp(`${ownDateLabels['birth-month']}: ([A-Z][a-z]+|taken away)(?:; was [A-Z][a-z]+)?\\.`, 'g')

/** A line of a file once it is loaded, which stays for a year: that a month of birth came or went, never which. */
export function withoutBirthMonth<L extends { why: string; change: RosterChange | null }>(line: L): L {
  const why = line.why.replaceAll(
    MONTH_SAID,
    (_, is) => `${ownDateLabels['birth-month']}: ${is === 'taken away' ? is : 'kept'}.`,
  )
  const { change } = line
  if (!change || !('ownDays' in change) || !change.ownDays) return { ...line, why }
  const { 'birth-month': _, ...ownDays } = change.ownDays
  return { ...line, why, change: { ...change, ownDays } }
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
