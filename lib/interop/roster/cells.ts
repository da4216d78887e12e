/** Single cells of a roster as spreadsheets and personnel systems write them. Pure. */
import { type Employment, employments } from '@/lib/agencies/inputs'
import { fold } from '@/lib/platform/fold'
import { cleanEmail, cleanName, emailAddress } from '@/lib/platform/text'
import { type Day, isDay } from '@/lib/platform/time'

/** What a cell says, or the sentence that says what is wrong with it. */
export type Cell<T> = { value: T | null; problem: string | null }
const nothing = { value: null, problem: null }
const said = <T>(value: T): Cell<T> => ({ value, problem: null })
const wrong = (problem: string) => ({ value: null, problem })

/** A formula that only holds a text (="04241"), and the apostrophe that keeps a cell a text ('04241, '=1+1). */
const TEXT_FORMULA = /^=\s*(?:T\()?"((?:[^"]|"")*)"\)?$/
const KEPT_TEXT = /^'(?=["“”\s]*[=+\-@\d＝＋－＠])/

/** The text of a cell: cleaned, without what a spreadsheet puts around it. */
export function cellText(cell: string | undefined): string {
  const text = cleanName(cell ?? '')
  return cleanName(
    text.replace(TEXT_FORMULA, (_, inside: string) => inside.replaceAll('""', '"')).replace(KEPT_TEXT, ''),
  )
}

/** What systems write where there is nothing. Not for names: Null and None are surnames. */
const NOTHING = /^(-+|\.+|n\/?a|null|none|nil|\(blank\)|blank|tbd|unknown|unassigned|not assigned|#n\/a)$/i

/** A cell that need not be filled. */
export function optionalText(cell: string | undefined): string | null {
  const text = cellText(cell)
  return text === '' || NOTHING.test(text) ? null : text
}

/** What a spreadsheet shows where its formula failed, or a formula that was never worked out. */
export const isFormula = (cell: string | undefined) =>
  /^(=|#(ref|value|name|div\/0|null|num)[!?]?$)/i.test(cellText(cell))

/** Digits lost to an exponent cannot be had back; what else a spreadsheet adds to a number is taken off. */
export function numberOf(cell: string | undefined): Cell<string> {
  const text = optionalText(cell)?.replace(/^#\s*/, '')
  if (!text || /^0+(\.0+)?$/.test(text)) return nothing
  if (/^\d(\.\d+)?E\+\d+$/i.test(text))
    return wrong(
      `A spreadsheet shortened the employee number to ${text}. Format the column as text, and save the file again.`,
    )
  if (text.length > 40) return wrong('The employee number is longer than 40 characters. Check the column.')
  const whole = text.replace(/^(\d+)\.0+$/, '$1')
  return said(/^\d{1,3}(,\d{3})+$/.test(whole) ? whole.replaceAll(',', '') : whole)
}

/** Numbers are compared without leading zeros, which spreadsheets drop, and without regard to case. */
export const numberKey = (number: string): string =>
  number
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/^0+(?=.)/, '')

/** Boxes that several people read: nobody signs in with them. */
const SHARED_BOX =
  /^(info|office|training|records|dispatch|no-?reply|do-?not-?reply|admin|administration|hr|human-?resources|payroll|personnel|helpdesk|help|front-?desk|reception|contact|mail|postmaster|webmaster|support|staff|everyone|all|police|sheriff|patrol|detectives|investigations|evidence|jail|intake|hotline|pio|media|roster|volunteers)@/

export function addressOf(cell: string | undefined): Cell<string> {
  const text = optionalText(cell)
  const address = text ? cleanEmail(text) : ''
  if (!address) return nothing
  if ((address.match(/@/g) ?? []).length > 1)
    return wrong(`“${text}” holds several addresses. Write the one that the person signs in with.`)
  if (SHARED_BOX.test(address))
    return wrong(
      `${address} reads like a box that several people share. Give the person their own address, or leave it empty.`,
    )
  return emailAddress.safeParse(address).success
    ? said(address)
    : wrong(
        `“${address}” is not an e-mail address. Write it in full, for example m.bell@agency.example, or leave it empty.`,
      )
}

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
  if (!text || NO_DAY.test(text)) return nothing
  const day = dayFrom(text)
  if (day && isDay(day) && day >= '1900-01-01') return said(day)
  return wrong(`The ${what} “${written}” is not a day. ${howToWrite(text)}`)
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

const employmentWords: Record<Employment, RegExp> = {
  sworn: /^(sworn|s|yes|y|true|officer|deputy|trooper|sworn (officer|personnel|member)|peace officer|le|leo)$/,
  civilian:
    /^(civilian|c|no|n|false|non ?sworn|unsworn|not sworn|professional|professional staff|support|support staff|staff|advocate|employee)$/,
  volunteer: /^(volunteer|v|vol|reserve|unpaid|intern)$/,
}

export function employmentOf(cell: string | undefined): Cell<Employment> {
  const text = optionalText(cell)
  if (!text) return nothing
  const value = employments.find((each) => employmentWords[each].test(fold(text)))
  return value
    ? said(value)
    : wrong(`“${text}” is not one of sworn, civilian and volunteer. Write one of them, or leave the column out.`)
}

/** Does the person still serve? `unclear` is a word that is not known. */
export type Standing = 'serves' | 'gone' | 'unclear'

const GONE =
  /^(inactive\b.*|terminated\b.*|separated\b.*|retired\b.*|resigned\b.*|inact|i|termed|term|sep|ret|deceased|left|former|discharged|dismissed|released|quit|laid off|gone|ended|closed|disabled|transferred out|no longer employed|not active|no|n|false|0|t)$/
const SERVES =
  /^(active\b.*|act|a|l|current|currently employed|employed|hired|rehired|working|full ?time|part ?time|ft|pt|seasonal|temporary|permanent|probation|probationary|on probation|light duty|limited duty|modified duty|full duty|on duty|field training|fto|academy|recruit|new hire|yes|y|true|1|.*\bleave\b.*|loa|fmla|.*\b(deployed|deployment|suspended|suspension|injured|workers comp)\b.*|iod|military)$/

export function standingOf(cell: string | undefined): Standing | null {
  const text = fold(optionalText(cell) ?? '').replace(/\s*[([].*$/, '')
  if (!text) return null
  if (GONE.test(text)) return 'gone'
  return SERVES.test(text) ? 'serves' : 'unclear'
}
