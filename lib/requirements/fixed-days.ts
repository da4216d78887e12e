/** Rules that fall due on the same days for everybody (each December 31), whatever the day of the last completion. Pure. */
import { addDays, addMonths, type Day } from '@/lib/platform/time'
import { clockOf } from './inputs'
import type { Settled, Version } from './shapes'

/** The first fixed day and the months between them. Each is counted from the first, so that February 29 returns. */
export type FixedDays = { first: Day; months: number }

export function fixedDaysOf(version: Version): FixedDays | null {
  const { dueBy, repeatMonths } = version
  if (clockOf(version) !== 'fixed-day' || dueBy === null || repeatMonths === null) return null
  return { first: dueBy, months: repeatMonths }
}

const nth = ({ first, months }: FixedDays, n: number): Day => addMonths(first, n * months)
const monthOf = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

/** Which of the fixed days is the first one on or after a day; never one before the first that the rule names. */
function placeOn(days: FixedDays, day: Day): number {
  const near = Math.floor((monthOf(day) - monthOf(days.first)) / days.months) - 1
  let n = Math.max(0, near)
  while (nth(days, n) < day) n++
  return n
}

/** The fixed day on which it is due for whom it applies to from a day on, and the fixed day before that one. */
export function periodOn(days: FixedDays, day: Day): { dueOn: Day; after: Day } {
  const n = placeOn(days, day)
  return { dueOn: nth(days, n), after: nth(days, n - 1) }
}

/**
 * The fixed day of the period after a completed one. Early completion does not move it. A late completion counts for the
 * period it should have been in; within the window before the next fixed day it counts for that day too.
 */
export function followingPeriod(days: FixedDays, done: Settled, completed: Day): { dueOn: Day; after: Day } {
  const before = fixedDaysOf(done.version)
  const sameDays = before !== null && before.first === days.first && before.months === days.months
  if (!sameDays) return periodOn(days, lastCovered(days, completed))
  const late = completed > done.dueOn
  const next = periodOn(days, addDays(late ? completed : done.dueOn, 1))
  const countsTwice = late && completed >= addDays(next.dueOn, -done.version.windowDays)
  return countsTwice ? periodOn(days, addDays(next.dueOn, 1)) : next
}

/** The day after the period in which a completion under another rule falls; before the first period, the completion itself. */
function lastCovered(days: FixedDays, completed: Day): Day {
  const { dueOn, after } = periodOn(days, completed)
  return completed > after ? addDays(dueOn, 1) : completed
}
