/** Rules that fall due on the same days of every period (each December 31), whatever the day of the last completion. Pure. */
import { addDays, addMonths, type Day } from '@/lib/platform/time'
import { clockOf } from '../inputs'
import type { Period, Settled, Version } from '../shapes'
import { BIRTH_MONTH } from './limits'
import { ruleDueOf } from './relief'

/**
 * The first fixed day and the months between them. Each is counted from the first, so that February 29 returns. `endsMonth`: each is
 * the last day of its month, so that February 29 comes also after a February of 28 days.
 */
export type FixedDays = { first: Day; months: number; endsMonth?: true }

/** @param anchor the first day due of the person's own periods, where they have their own */
export function fixedDaysOf(version: Version, anchor: Day | null): FixedDays | null {
  const { dueBy, repeatMonths } = version
  if (repeatMonths === null) return null
  const clock = clockOf(version)
  const first = clock === 'fixed-day' ? dueBy : clock === 'first-due' ? anchor : null
  if (first === null) return null
  return clock === 'first-due' && version.limits?.roundedTo === BIRTH_MONTH
    ? { first, months: repeatMonths, endsMonth: true }
    : { first, months: repeatMonths }
}

function nth({ first, months, endsMonth }: FixedDays, n: number): Day {
  const day = addMonths(first, n * months)
  return endsMonth ? lastOfMonth(day) : day
}

const lastOfMonth = (day: Day): Day => addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1)

/** Which of the periods of one's own ends on a day: 1 is the first. */
export const numberOf = ({ first, months }: FixedDays, to: Day): number =>
  Math.round((monthOf(to) - monthOf(first)) / months) + 1

/** One of the periods, by its number. */
export const periodAt = (days: FixedDays, number: number): Period => ({
  from: addDays(nth(days, number - 2), 1),
  to: nth(days, number - 1),
})
const monthOf = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

/** Which of the fixed days is the first one on or after a day; never one before the first that the rule names. */
function placeOn(days: FixedDays, day: Day): number {
  const near = Math.floor((monthOf(day) - monthOf(days.first)) / days.months) - 1
  let n = Math.max(0, near)
  while (nth(days, n) < day) n++
  return n
}

/** The period for whom it applies to from a day on: up to the next fixed day, from the day after the one before. */
export function periodOn(days: FixedDays, day: Day): Period {
  const n = placeOn(days, day)
  return { from: addDays(nth(days, n - 1), 1), to: nth(days, n) }
}

/**
 * The period after a completed one. Early completion does not move it. A late completion counts for the period it should
 * have been in; within the window before the next fixed day it counts for that day too. Done again because of a new edition it
 * counts for the period of its day.
 */
export function followingPeriod(days: FixedDays, done: Settled, completed: Day): Period {
  const dueOn = ruleDueOf(done)
  if (dueOn === null || done.edition || !areSame(days, done)) return periodOn(days, lastCovered(days, completed))
  const late = completed > dueOn
  const next = periodOn(days, addDays(late ? completed : dueOn, 1))
  const countsTwice = late && !done.satisfied?.waiver && completed >= addDays(next.to, -done.version.windowDays)
  return countsTwice ? periodOn(days, addDays(next.to, 1)) : next
}

/** The same for hours: each period owes its own, and one that was made up late does not excuse those that came after it. */
export function followingHours(days: FixedDays, done: Settled, completed: Day): Period {
  if (done.period === null || !areSame(days, done)) return periodOn(days, lastCovered(days, completed))
  return periodOn(days, addDays(done.period.to, 1))
}

function areSame(days: FixedDays, done: Settled): boolean {
  const before = fixedDaysOf(done.version, done.anchor)
  return before !== null && before.first === days.first && before.months === days.months
}

/** The day after the period in which a completion under another rule falls; before the first period, the completion itself. */
function lastCovered(days: FixedDays, completed: Day): Day {
  const { from, to } = periodOn(days, completed)
  return completed >= from ? addDays(to, 1) : completed
}

/** The last day as the rule moves it on: to a day of every year, or to the end of the person's month of birth. */
export function movedOn(day: Day, { limits, birthMonthEnd }: Version): Day {
  return roundedUp(day, limits?.roundedTo === BIRTH_MONTH ? birthMonthEnd : limits?.roundedTo)
}

/** Rules as they are for one person; those that follow a month of birth that is not known stay as they are, and ask nothing. */
export function versionsFor(versions: readonly Version[], birthMonth: Day | undefined): readonly Version[] {
  if (birthMonth === undefined || !versions.some(followsBirthMonth)) return versions
  const birthMonthEnd = lastOfMonth(birthMonth).slice(5)
  return versions.map((version) => (followsBirthMonth(version) ? { ...version, birthMonthEnd } : version))
}

const followsBirthMonth = ({ limits }: Version): boolean => limits?.roundedTo === BIRTH_MONTH
/** It follows the month of birth, which is not known. */
export const lacksBirthMonth = (version: Version): boolean =>
  followsBirthMonth(version) && version.birthMonthEnd === undefined

/** The first such day of a year ("06-30") on or after a day; February 29 is February 28 in the years without one. */
export function roundedUp(day: Day, to: string | undefined): Day {
  if (to === undefined) return day
  const inYear = (year: number) => addMonths(`2000-${to}`, (year - 2000) * 12)
  const year = Number(day.slice(0, 4))
  const same = inYear(year)
  return same >= day ? same : inYear(year + 1)
}

/** Calendar months from the one of the first day to the one of the last, both included: a month begun is a month. */
export const monthsTouched = (from: Day, to: Day): number => monthOf(to) - monthOf(from) + 1
