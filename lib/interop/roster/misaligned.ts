/**
 * What is kept of a row that was not taken and has more or fewer cells than the header. What stands in it may belong to another
 * column, a date of birth too, so no day stays of it: what tells whose row it is, and the reason. Pure.
 */
import { optionalText } from '@/lib/formats/cells'
import { dayOf } from '@/lib/formats/days'
import type { RosterField } from './fields'
import type { RosterEntry, RosterRow } from './plan'

/** Under which a day may have slid; these tell whose row it is. */
const WHOSE: readonly RosterField[] = ['employeeNumber', 'email', 'givenName', 'familyName', 'fullName', 'suffix']

const isMisaligned = ({ raw, isShort }: RosterRow): boolean => raw !== undefined || isShort === true

/** A day in any way of writing, with a spreadsheet's own count of days: rather too much than too little. */
const DAY_LIKE =
  /\d{1,4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{1,4}|(?<!\d)(?:[2-5]\d{4}|\d{6}|\d{8})(?!\d)|[a-z]{3,9}\.?[ -]\d{1,2}(?:st|nd|rd|th)?,?[ -]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?[ -][a-z]{3,9}\.?,?[ -]\d{2,4}/i

const isDayLike = (text: string): boolean => DAY_LIKE.test(text) || dayOf(text, 'day').value !== null

/** Of a number all is kept but a written day: numbers of five or six digits are usual. */
const WRITTEN =
  /\d\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d|^\d{7,8}$|[a-z]{3,9}\.?[ -]\d{1,2}(?:st|nd|rd|th)?,?[ -]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?[ -][a-z]{3,9}\.?,?[ -]\d{2,4}|^\d{1,2}\s*[/-]\s*\d{4}$|^[a-z]{3,9}\.? \d{4}$/i
const isWrittenDay = (text: string): boolean => dayOf(text, 'day').value !== null || WRITTEN.test(text)
const stays = (field: RosterField, text: string): boolean => {
  if (field === 'email') return text.includes('@')
  return field === 'employeeNumber' ? !isWrittenDay(text) : !/\d/.test(text)
}

const DOES_NOT_FIT =
  'The row has fewer cells than the header, and what stands in it does not fit its columns. Put the missing cell in.'

/** A line of the plan about a row that is not taken, with the cells that are kept to repair it. */
export function notTaken(entry: RosterEntry, row: RosterRow): RosterEntry {
  if (!isMisaligned(row)) return { ...entry, cells: row.cells }
  const cells = Object.fromEntries(
    WHOSE.flatMap((field) => {
      const text = optionalText(row.cells[field])
      return text && stays(field, text) ? [[field, text]] : []
    }),
  )
  const { employeeNumber, email } = cells
  return {
    ...entry,
    name: /\d/.test(entry.name) ? '(no name)' : entry.name,
    about: employeeNumber ? `Number ${employeeNumber}` : (email ?? ''),
    why: isDayLike(entry.why) ? (row.problem ?? DOES_NOT_FIT) : entry.why,
    cells,
  }
}
