/**
 * How Attest says quantities and people. Pure, without Temporal, so that the browser may load it.
 * Days and times are in words-of-time.ts.
 */

import { type Locale, languageTags } from './locales'

const small = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** A whole number in words up to 999 ("no", "twelve", "two hundred five"), then as a figure: serif headings hold no digits. */
export function numberWord(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 999) return figure(n)
  if (n < 20) return small[n] ?? ''
  const rest = n % (n < 100 ? 10 : 100)
  const head = n < 100 ? tens[(n - rest) / 10] : `${small[(n - rest) / 100]} hundred`
  return rest ? `${head}${n < 100 ? '-' : ' '}${numberWord(rest)}` : `${head}`
}

/** First letter large: for the start of a sentence or heading. */
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** "6,200" */
export const figure = (n: number) => n.toLocaleString('en-US')

/** "1 person", "6,200 people". The plural is the singular with an s unless given. */
export const count = (n: number, one: string, many = `${one}s`) => `${figure(n)} ${n === 1 ? one : many}`

/** For headings and the start of a sentence: "No people", "One person", "Five people". */
export const countWords = (n: number, one: string, many = `${one}s`) =>
  capital(`${numberWord(n)} ${n === 1 ? one : many}`)

/** Credit in text, from minutes: "45 minutes", "1 hour", "1.5 hours", "14.25 hours", "6 hours 40 minutes". */
export const hours = (minutes: number): string => hoursIn(minutes, 'en')

/** The same in a language. What is no quarter and no tenth of an hour is said in minutes: nobody was anywhere for 6.67 hours. */
export function hoursIn(minutes: number, locale: Locale): string {
  if (minutes < 0) return `-${hoursIn(-minutes, locale)}`
  const unit = (amount: number, of: 'hour' | 'minute') => formatterOf(locale, of).format(amount)
  const whole = Math.trunc(minutes / 60)
  const left = minutes - whole * 60
  if (minutes > 0 && whole === 0) return unit(minutes, 'minute')
  return isRound(left) ? unit(minutes / 60, 'hour') : `${unit(whole, 'hour')} ${unit(left, 'minute')}`
}

const formatters = new Map<string, Intl.NumberFormat>()
/** Kept: to build one takes longer than all it is asked for. */
function formatterOf(locale: Locale, unit: 'hour' | 'minute'): Intl.NumberFormat {
  const key = `${locale} ${unit}`
  const formatter =
    formatters.get(key) ??
    new Intl.NumberFormat(languageTags[locale], {
      ...{ style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 2 },
    })
  formatters.set(key, formatter)
  return formatter
}

const isRound = (minutes: number) => minutes % 15 === 0 || minutes % 6 === 0

/** Credit in a column of hours, from minutes: "2.0", "14.5", "1.25". */
export const hoursFigure = (minutes: number) => decimal(minutes, 1)

/** Against a goal, both in minutes: "14.5 of 24 hours". */
export const hoursOf = (have: number, goal: number) => `${hoursShort(have, 'en')} of ${hours(goal)}`

/** Beside other hours that name the unit: "14.5", "6 hours 40 minutes". */
export const hoursShort = (minutes: number, locale: Locale): string =>
  isRound(minutes)
    ? (minutes / 60).toLocaleString(languageTags[locale], { maximumFractionDigits: 2 })
    : hoursIn(minutes, locale)

const decimal = (minutes: number, atLeast: number) =>
  (minutes / 60).toLocaleString('en-US', { minimumFractionDigits: atLeast, maximumFractionDigits: 2 })

/** Whole percent. All and none are exact: 199 of 200 is "99%", 1 of 1,000 is "1%". Nothing to count is "none". */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return 'none'
  const rounded = Math.round((part / whole) * 100)
  if (rounded >= 100 && part < whole) return '99%'
  if (rounded <= 0 && part > 0) return '1%'
  return `${rounded}%`
}

/** "84%; 168 of 200" */
export const share = (part: number, whole: number) =>
  whole <= 0 ? 'none' : `${percent(part, whole)}; ${figure(part)} of ${figure(whole)}`

/** "a", "a and b", "a, b and c" */
export function joined(items: readonly string[], link = 'and'): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${link} ${items[items.length - 1]}`
}

/** The same in a language: "ética e investigación". */
export const joinedIn = (locale: Locale, items: readonly string[]): string =>
  locale === 'en' ? joined(items) : new Intl.ListFormat(languageTags[locale]).format(items)

type Named = { given: string; family: string }

/** In lists: "Bell, Marcus". A person with one name has that name. */
export const listName = ({ given, family }: Named) => [family, given].filter(Boolean).join(', ')

/** In sentences: "Marcus Bell". */
export const fullName = ({ given, family }: Named) => [given, family].filter(Boolean).join(' ')
