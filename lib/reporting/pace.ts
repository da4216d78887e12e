/** Where an even pace would be today. Pure. */
import { addDays, addMonths, type Day, daysBetween } from '@/lib/platform/time'

/** What is owed, and the first and last day of the time that it has. */
export type Owed = { minutes: number; from: Day; to: Day }

/** A quarter's hour is one training, and a renewal opens for some weeks: there a pace says nothing. */
const SHORTEST_DAYS = 180

/** Whether a pace says anything on the day: the time is long enough, and it is not over. */
export const hasPace = ({ from, to }: Omit<Owed, 'minutes'>, day: Day): boolean =>
  daysBetween(from, to) >= SHORTEST_DAYS && day >= from && day <= to

/** As much of what is owed as of its time is gone, both days included; whole minutes. */
export function evenMinutes({ minutes, from, to }: Owed, day: Day): number {
  const gone = Math.min(Math.max(0, daysBetween(from, day) + 1), daysBetween(from, to) + 1)
  return Math.floor((minutes * gone) / (daysBetween(from, to) + 1))
}

/** The first day, the ends of the months between, the day itself and the last day. */
export function marksOf({ from, to }: Omit<Owed, 'minutes'>, day: Day): Day[] {
  const ends: Day[] = []
  const firstOfMonth = `${from.slice(0, 7)}-01`
  for (let months = 1; ; months += 1) {
    const end = addDays(addMonths(firstOfMonth, months), -1)
    if (end >= to) break
    ends.push(end)
  }
  return [...new Set([from, ...ends, day, to])].sort()
}
