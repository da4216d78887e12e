/** One row of a roster in our words, with everything that is wrong with it and what would be right. Pure. */
import type { Employment } from '@/lib/agencies/kinds'
import { type Cell, isFormula, optionalText } from '@/lib/formats/cells'
import { dayOf } from '@/lib/formats/days'
import { numberKey } from '@/lib/platform/fold'
import { unprintableProblem } from '@/lib/platform/letters'
import { addDays, type Day } from '@/lib/platform/time'
import { addressOf, employmentOf, numberOf, type Standing, standingOf } from './cells'
import { lastDayAhead } from './days'
import { fieldNames, type RosterField, rosterFields } from './fields'
import { nameKey, nameProblem, namesOf } from './names'
import { type DaysSaid, readOwnDays } from './own-days'
import type { RosterRow } from './plan'

export type Reading = {
  line: number
  givenName: string
  familyName: string
  /** For telling people apart: lower case, no accents, given and family name. */
  nameKey: string
  email: string | null
  number: string | null
  /** For comparing. */
  numberKey: string | null
  unit: string | null
  position: string | null
  employment: Employment | null
  /** What a column for it says; nothing when there is none. */
  standing: Standing | null
  hiredOn: Day | null
  endsOn: Day | null
  /** Days that rules count from, as far as the row says them. */
  ownDays: DaysSaid
  /** Whole sentences; a row with one is refused. */
  problems: string[]
}

export function readRow(row: RosterRow, today: Day): Reading {
  const { line, cells } = row
  const problems: string[] = row.problem ? [row.problem] : []
  const take = <T>({ value, problem }: Cell<T>): T | null => {
    if (problem) problems.push(problem)
    return value
  }
  const names = namesOf(cells)
  const email = take(addressOf(cells.email))
  const number = take(numberOf(cells.employeeNumber))
  const standing = standingOf(cells.status)
  const reading: Reading = {
    line,
    ...names,
    nameKey: nameKey(names),
    email,
    number,
    numberKey: number && numberKey(number),
    unit: optionalText(cells.unit),
    position: optionalText(cells.position),
    employment: take(employmentOf(cells.employment)),
    standing,
    hiredOn: take(dayOf(cells.hiredOn, 'hire date')),
    endsOn: take(dayOf(cells.endsOn, 'end date')),
    ownDays: readOwnDays(cells, today, take),
    problems,
  }
  const named = nameProblem(names) ?? unprintableProblem(`${names.givenName}${names.familyName}`)
  problems.unshift(...[named, formulaProblem(cells)].filter((problem) => problem !== null))
  problems.push(...wholeProblems(reading, row, today))
  return withoutPastEnd(reading)
}

/** Somebody who serves, came back after the end date: it belongs to an earlier service. */
const withoutPastEnd = (reading: Reading): Reading =>
  reading.standing === 'serves' && reading.endsOn && reading.hiredOn && reading.endsOn < reading.hiredOn
    ? { ...reading, endsOn: null }
    : reading

function formulaProblem(cells: RosterRow['cells']): string | null {
  const field = rosterFields.find((each) => isFormula(cells[each]))
  return field
    ? `The cell “${fieldNames[field]}” holds a formula or its error. Paste its value in its place, and save the file again.`
    : null
}

function wholeProblems(reading: Reading, row: RosterRow, today: Day): string[] {
  const { email, number, hiredOn, endsOn, standing, problems } = reading
  const found: (string | null)[] = []
  if (!email && !number && problems.length === 0)
    found.push(
      'There is neither an employee number nor an e-mail address. Names alone cannot tell two people apart; add one.',
    )
  found.push(
    standing === 'serves' && hiredOn && endsOn && endsOn < hiredOn ? null : orderProblem(hiredOn, endsOn, today),
  )
  for (const field of ['unit', 'position'] as const)
    if ((reading[field]?.length ?? 0) > 120) found.push(`The ${field} is longer than 120 characters. Shorten it.`)
  if (row.isShort) found.push(shiftProblem(row.cells))
  return found.filter((problem) => problem !== null)
}

function orderProblem(hiredOn: Day | null, endsOn: Day | null, today: Day): string | null {
  if (hiredOn && hiredOn > lastDayAhead(today))
    return `The hire date ${hiredOn} is more than a year ahead. Check the year.`
  if (endsOn && endsOn > addDays(today, 366 * 5))
    return `The end date ${endsOn} is more than five years ahead. Check the year.`
  if (hiredOn && endsOn && endsOn < hiredOn)
    return `The end date ${endsOn} is before the hire date ${hiredOn}. One of them is wrong.`
  return null
}

const TEXTS: readonly RosterField[] = ['givenName', 'familyName', 'fullName', 'unit', 'position']

/** In a row with fewer cells than the header a cell may have slipped to the left: what stands in each must fit its column. */
function shiftProblem(cells: RosterRow['cells']): string | null {
  const misplaced = [...TEXTS, 'employeeNumber' as const].find((field) => {
    const text = cells[field]?.trim() ?? ''
    if (field === 'employeeNumber') return /[/ ]/.test(text) && dayOf(text, field).value !== null
    return /@/.test(text) || /^\d{4,}$/.test(text) || (/\d/.test(text) && dayOf(text, field).value !== null)
  })
  return misplaced
    ? `The row has fewer cells than the header, and “${cells[misplaced]}” stands under “${fieldNames[misplaced]}”. Put the missing cell in.`
    : null
}
