/**
 * Working days of the federal government: Monday to Friday without the legal public holidays of 5 U.S.C. 6103(a). Promises
 * to answer are counted in them. Days closed by an order for one year, and Inauguration Day, which holds in and
 * around Washington only, are working days here.
 */
import { addDays, type Day } from './days'

const SUNDAY = 0
const MONDAY = 1
const THURSDAY = 4
const FRIDAY = 5
const SATURDAY = 6

const noon = (day: Day) => new Date(`${day}T12:00:00Z`)
const weekdayOf = (day: Day): number => noon(day).getUTCDay()
const dayOf = (year: number, month: number, day: number): Day =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** The first one of a weekday on or after a day. */
const onOrAfter = (day: Day, weekday: number): Day => addDays(day, (weekday - weekdayOf(day) + 7) % 7)

type Holiday = (year: number) => Day
const fixed =
  (month: number, day: number): Holiday =>
  (year) =>
    dayOf(year, month, day)
/** The first Monday of a month is on or after the 1st, the second on or after the 8th; the last of May on or after the 25th. */
const moving =
  (month: number, earliest: number, weekday: number): Holiday =>
  (year) =>
    onOrAfter(dayOf(year, month, earliest), weekday)

/** As 5 U.S.C. 6103(a) lists them. */
const holidays: readonly Holiday[] = [
  fixed(1, 1),
  moving(1, 15, MONDAY),
  moving(2, 15, MONDAY),
  moving(5, 25, MONDAY),
  fixed(6, 19),
  fixed(7, 4),
  moving(9, 1, MONDAY),
  moving(10, 8, MONDAY),
  fixed(11, 11),
  moving(11, 22, THURSDAY),
  fixed(12, 25),
]

/** On a Saturday the Friday before is off (5 U.S.C. 6103(b)(1)), on a Sunday the Monday after (Executive Order 11582, section 3). */
function observed(day: Day): Day {
  if (weekdayOf(day) === SATURDAY) return addDays(day, -1)
  return weekdayOf(day) === SUNDAY ? addDays(day, 1) : day
}

const known = new Map<number, ReadonlySet<Day>>()

/** The weekdays of a year that are off; January 1 of the next year may be one of them, on December 31. */
export function holidaysOf(year: number): ReadonlySet<Day> {
  const found = known.get(year)
  if (found) return found
  const days = [year, year + 1].flatMap((each) => holidays.map((holiday) => observed(holiday(each))))
  const ofYear = new Set(days.filter((day) => Number(day.slice(0, 4)) === year).sort())
  known.set(year, ofYear)
  return ofYear
}

export function isWorkingDay(day: Day): boolean {
  const weekday = weekdayOf(day)
  return weekday >= MONDAY && weekday <= FRIDAY && !holidaysOf(Number(day.slice(0, 4))).has(day)
}

/** The day itself if it is one, else the last before it. */
export function workingDayBy(day: Day): Day {
  let on = day
  while (!isWorkingDay(on)) on = addDays(on, -1)
  return on
}

/** The day itself if it is one, else the first after it. */
export function workingDayFrom(day: Day): Day {
  let on = day
  while (!isWorkingDay(on)) on = addDays(on, 1)
  return on
}

/** Working days later. The day itself does not count: one day from a Friday is the Monday after, and so it is from the Saturday. */
export function addWorkingDays(day: Day, count: number): Day {
  if (count < 0) throw new RangeError(`Not a number of days ahead: ${count}`)
  let on = day
  for (let left = count; left > 0; left--) on = workingDayFrom(addDays(on, 1))
  return on
}

/** How many working days come after one day, up to and with another; none when that is not later. */
export function workingDaysBetween(from: Day, to: Day): number {
  let count = 0
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) if (isWorkingDay(on)) count++
  return count
}
