/** Days of a person that rules count from, as a roster brings them and as it would change them. Pure. */
import { type Cell, nothing, optionalText, said, wrong } from '@/lib/formats/cells'
import { dayOf } from '@/lib/formats/days'
import type { Day } from '@/lib/platform/time'
import { shortDay } from '@/lib/platform/words-of-time'
import type { OwnDates } from '@/lib/requirements/engine/cycles'
import {
  type OwnDateChanges,
  ownDateFields,
  ownDateKinds,
  ownDateLabels,
  strangeOwnDate,
} from '@/lib/requirements/engine/own-dates'
import type { RosterRow } from './plan'

/** What an empty cell leaves out, stays as it is; null where the cell says that the day goes. */
export type DaysSaid = OwnDateChanges

const GOES = /^(remove|removed|delete|deleted)$/i

/** @param take notes what is wrong with a cell, and gives back what it says */
export function readOwnDays(cells: RosterRow['cells'], today: Day, take: <T>(cell: Cell<T>) => T | null): DaysSaid {
  const days: DaysSaid = {}
  for (const kind of ownDateKinds) {
    const cell = cells[ownDateFields[kind]]
    if (GOES.test(optionalText(cell) ?? '')) days[kind] = null
    else {
      const day = take(ownDay(cell, ownDateLabels[kind], today))
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

/** What of it differs from what is kept, with the sentences that say so; nothing when none does. */
export function ownDayChanges(days: DaysSaid, kept: OwnDates = {}): { days: DaysSaid | null; says: string[] } {
  const kinds = ownDateKinds.filter((kind) => days[kind] !== undefined && days[kind] !== (kept[kind] ?? null))
  if (kinds.length === 0) return { days: null, says: [] }
  return {
    days: Object.fromEntries(kinds.map((kind) => [kind, days[kind]])),
    says: kinds.map((kind) => {
      const [on, was] = [days[kind], kept[kind]]
      const before = was ? shortDay(was) : null
      if (!on) return `${ownDateLabels[kind]}: taken away; was ${before}.`
      return `${ownDateLabels[kind]}: ${shortDay(on)}${before ? `; was ${before}` : ''}.`
    }),
  }
}
