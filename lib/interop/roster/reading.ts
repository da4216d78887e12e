/** One row of a roster in our words, with everything that is wrong with it and what would be right. Pure. */
import { type Employment, employments } from '@/lib/agencies/inputs'
import { email as emailInput, familyName, givenName } from '@/lib/identity/inputs'
import { fold } from '@/lib/platform/fold'
import { addDays, type Day, isDay } from '@/lib/platform/time'
import type { RosterRow } from './plan'

export type Reading = {
  line: number
  givenName: string
  familyName: string
  /** For telling people apart: lower case, no accents, given and family name. */
  nameKey: string
  email: string | null
  number: string | null
  unit: string | null
  position: string | null
  employment: Employment | null
  hiredOn: Day | null
  endsOn: Day | null
  /** Whole sentences; a row with one is refused. */
  problems: string[]
}

/** Boxes that several people read: nobody signs in with them. */
const SHARED_BOX =
  /^(info|office|training|records|dispatch|no-?reply|admin|administration|hr|helpdesk|front-?desk|reception|contact|mail)@/

/** Numbers are compared without leading zeros, which spreadsheets drop, and without regard to case. */
export const numberKey = (number: string): string =>
  number
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/^0+(?=.)/, '')

export function readRow({ line, cells }: RosterRow, today: Day): Reading {
  const problems: string[] = []
  const note = (problem: string | null) => {
    if (problem) problems.push(problem)
  }
  const names = namesOf(cells)
  note(nameProblem(names, cells))
  const address =
    cleaned(cells.email)
      ?.toLowerCase()
      .replace(/^mailto:/, '') ?? null
  note(address ? addressProblem(address) : null)
  const number = cleaned(cells.employeeNumber)
  if (!address && !number)
    note(
      'There is neither an employee number nor an e-mail address. Names alone cannot tell two people apart; add one.',
    )
  if (number && number.length > 40) note('The employee number is longer than 40 characters. Check the column.')
  const hired = dayOf(cells.hiredOn, 'hire date')
  const ends = dayOf(cells.endsOn, 'end date')
  note(hired.problem ?? ends.problem)
  note(orderProblem(hired.day, ends.day, today))
  const employment = employmentOf(cells.employment)
  note(employment.problem)
  for (const field of ['unit', 'position'] as const)
    if ((cleaned(cells[field])?.length ?? 0) > 120) note(`The ${field} is longer than 120 characters. Shorten it.`)
  return {
    line,
    ...names,
    nameKey: fold(`${names.givenName} ${names.familyName}`),
    email: address,
    number,
    unit: cleaned(cells.unit),
    position: cleaned(cells.position),
    employment: employment.value,
    hiredOn: hired.day,
    endsOn: ends.day,
    problems,
  }
}

const cleaned = (cell: string | undefined): string | null => cell?.normalize('NFC').trim().replace(/\s+/g, ' ') || null

const SUFFIX = /^(jr|sr|ii|iii|iv|v)\.?$/i

/** "Bell, Marcus" has the family name first; without a comma the last word is the family name. */
function namesOf(cells: RosterRow['cells']): { givenName: string; familyName: string } {
  const given = cleaned(cells.givenName)
  const family = cleaned(cells.familyName)
  const full = cleaned(cells.fullName)
  if (given || family || !full) return { givenName: given ?? '', familyName: family ?? '' }
  const comma = /^([^,]+),\s*(.+)$/.exec(full)
  if (comma) return { givenName: comma[2] ?? '', familyName: comma[1] ?? '' }
  const words = full.split(' ')
  const at = SUFFIX.test(words.at(-1) ?? '') && words.length > 2 ? -2 : -1
  return { givenName: words.slice(0, at).join(' '), familyName: words.slice(at).join(' ') }
}

function nameProblem(names: { givenName: string; familyName: string }, cells: RosterRow['cells']): string | null {
  if (!names.givenName && !names.familyName) return 'There is no name. Write the first and the last name.'
  const isOneWord = cleaned(cells.fullName) !== null && !cleaned(cells.givenName) && !cleaned(cells.familyName)
  if (!names.familyName) return 'The last name is empty. Write it as well.'
  if (!names.givenName)
    return isOneWord
      ? `“${names.familyName}” is one word. Write the first and the last name.`
      : 'The first name is empty. Write it as well.'
  const wrong = [givenName.safeParse(names.givenName), familyName.safeParse(names.familyName)].find(
    (each) => !each.success,
  )
  return wrong?.error?.issues[0]?.message ?? null
}

function addressProblem(address: string): string | null {
  if (SHARED_BOX.test(address))
    return `${address} reads like a box that several people share. Give the person their own address, or leave it empty.`
  return emailInput.safeParse(address).success
    ? null
    : `“${address}” is not an e-mail address. Write it in full, for example m.bell@agency.example, or leave it empty.`
}

/** A day as `2020-04-13` or `4/13/2020`, with or without a time of midnight behind it. */
function dayOf(cell: string | undefined, what: string): { day: Day | null; problem: string | null } {
  const text = cleaned(cell)?.replace(/[ T]0?0:00(:00(\.0+)?)?( ?AM)?Z?$/i, '')
  if (!text) return { day: null, problem: null }
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  const day = us ? `${us[3]}-${us[1]?.padStart(2, '0')}-${us[2]?.padStart(2, '0')}` : text
  if (isDay(day) && day >= '1900-01-01') return { day, problem: null }
  const twoDigits = /^\d{1,2}\/\d{1,2}\/\d{2}$/.test(text) ? ' with four digits for the year' : ''
  return {
    day: null,
    problem: `The ${what} “${text}” is not a day. Write it${twoDigits} as 2020-04-13 or, month first, 4/13/2020.`,
  }
}

function orderProblem(hiredOn: Day | null, endsOn: Day | null, today: Day): string | null {
  const furthest = addDays(today, 366)
  if (hiredOn && hiredOn > furthest) return `The hire date ${hiredOn} is more than a year ahead. Check the year.`
  if (endsOn && endsOn > addDays(today, 366 * 5))
    return `The end date ${endsOn} is more than five years ahead. Check the year.`
  if (hiredOn && endsOn && endsOn < hiredOn)
    return `The end date ${endsOn} is before the hire date ${hiredOn}. One of them is wrong.`
  return null
}

const employmentWords: Record<Employment, RegExp> = {
  sworn: /^(sworn|s|yes|y|true|officer|deputy|trooper|sworn (officer|personnel|member)|peace officer|le|leo)$/,
  civilian:
    /^(civilian|c|no|n|false|non-?sworn|unsworn|not sworn|professional|professional staff|support|support staff|staff|advocate|employee)$/,
  volunteer: /^(volunteer|v|vol|reserve|unpaid|intern)$/,
}

function employmentOf(cell: string | undefined): { value: Employment | null; problem: string | null } {
  const text = cleaned(cell)
  if (!text) return { value: null, problem: null }
  const value = employments.find((each) => employmentWords[each].test(fold(text))) ?? null
  return {
    value,
    problem: value
      ? null
      : `“${text}” is not one of sworn, civilian and volunteer. Write one of them, or leave the column out.`,
  }
}
