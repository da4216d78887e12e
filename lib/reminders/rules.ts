/** When somebody is written to about dates of their training. Pure; days are those of the agency. */
import { addDays, type Day } from '@/lib/platform/time'

export type Dated = { opensOn: Day; dueOn: Day }

/** Days from the due day on which it is said: a month and a week before, and three Mondays after. Then a person calls. */
const MARKS = [-30, -7, 1, 8, 15] as const

/** How far ahead of its day a training is named. */
export const AHEAD_DAYS = 30
const WEEK_DAYS = 7

/**
 * Whether a date has come to one of its marks since the last letter, up to a day. What opens later than its mark is said when
 * it opens; a mark that was missed is made up for.
 * @param since the Monday of the last letter; null: there was none
 */
export const isNews = ({ opensOn, dueOn }: Dated, since: Day | null, on: Day): boolean =>
  MARKS.some((days) => {
    const reached = addDays(dueOn, days)
    const mark = reached < opensOn ? opensOn : reached
    return mark <= on && (since === null || since < mark)
  })

export type Stretch = 'passed' | 'week' | 'month'

/** Due on the day itself is not overdue. */
export function stretchOf(dueOn: Day, today: Day): Stretch {
  if (dueOn < today) return 'passed'
  return dueOn <= addDays(today, WEEK_DAYS) ? 'week' : 'month'
}

export const leftOutReasons = ['not-joined', 'no-address', 'on-leave', 'written-lately', 'nothing-open'] as const
export type LeftOut = (typeof leftOutReasons)[number]

type Reachable = { isAsked: boolean; onLeave: boolean; hasAddress: boolean; isWrittenLately: boolean }

/** Why nothing goes to somebody, if so. */
export function whyLeftOut({ isAsked, onLeave, hasAddress, isWrittenLately }: Reachable): LeftOut | null {
  if (isAsked) return 'not-joined'
  if (!hasAddress) return 'no-address'
  if (onLeave) return 'on-leave'
  return isWrittenLately ? 'written-lately' : null
}
