/** How an award is said: its amount with what it counts, and how much of its period is over. */
import { addDays } from '@/lib/platform/days'
import { basisNames } from '@/lib/task-forces/fields'
import type { TaskForce } from '@/lib/task-forces/shapes'

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 })

type Amount = Pick<TaskForce['awards'][number], 'amount' | 'basis'>

/** "$750,000 (federal share)": two sources may give two amounts, and mean different things. */
export function amountWords({ amount, basis }: Amount): string | null {
  if (amount === null) return null
  return basis ? `${dollars.format(amount)} (${basisNames[basis].toLowerCase()})` : dollars.format(amount)
}

/** Whole months from one day to another. */
function monthsBetween(from: string, to: string): number {
  const [a = 0, b = 0] = [from, to].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)))
  return b - a - (to.slice(8) < from.slice(8) ? 1 : 0)
}

/**
 * How many whole months of a period are over on a day.
 * @param endsOn its last day
 * @returns past from 0 to all
 */
export function monthsOf(startsOn: string, endsOn: string, today: string): { past: number; all: number } {
  const over = addDays(endsOn, 1)
  const all = Math.max(1, monthsBetween(startsOn, over))
  if (today >= over) return { past: all, all }
  return { past: Math.min(all, Math.max(0, monthsBetween(startsOn, today))), all }
}
