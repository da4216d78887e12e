/** When somebody is written to about dates of their training. Pure; days are those of the agency. */
import { addDays, type Day } from '@/lib/platform/time'

/** As the database writes it, to be compared with another one. */
export type Instant = string
/** The day on which it opens, and from when it binds: that day, or when somebody made the rule or entered it, if that was later. */
export type Binding = { opensOn: Day; bindsAt: Instant }
/** The last day for a training, or the last one on which a certification is valid. */
export type Dated = Binding & { dueOn: Day; of: 'training' | 'certification' }

/**
 * Days from the day on which it is said: of a training a month and a week before, and three Mondays after, then a person
 * calls; of a certification also a quarter of a year before, since it takes time to renew, and not after.
 */
const MARKS = { training: [-30, -7, 1, 8, 15], certification: [-90, -30, -7] } as const

/** How far ahead of its day each is named. */
export const AHEAD_DAYS = 30
export const CERTIFICATION_AHEAD_DAYS = 90
const WEEK_DAYS = 7

/**
 * Whether a date has come to one of its marks since the last letter, up to a day. What opens later than its mark is said when
 * it opens; a mark that was missed is made up for.
 * @param since the Monday of the last letter; null: there was none
 */
export const isNews = ({ opensOn, dueOn, of }: Omit<Dated, 'bindsAt'>, since: Day | null, on: Day): boolean =>
  MARKS[of].some((days) => {
    const reached = addDays(dueOn, days)
    const mark = reached < opensOn ? opensOn : reached
    return mark <= on && (since === null || since < mark)
  })

/** A letter that went before it could know of this told nothing of it, whatever day the rule reaches back to. */
const knew = ({ bindsAt }: Binding, toldAt: Instant | null): boolean => toldAt !== null && toldAt >= bindsAt

/** What has to be met before an act has no day to come near to: it is said by itself once, when it begins to bind. */
export const beginsToBind = (gate: Binding, toldAt: Instant | null, on: Day): boolean =>
  gate.opensOn <= on && !knew(gate, toldAt)

type Told = { items: readonly Dated[]; gates: readonly Binding[]; told: Day | null; toldAt: Instant | null }

/** Whether there is something to write to somebody on a Monday: what has no day is named beside it, as long as it holds. */
export const hasNews = ({ items, gates, told, toldAt }: Told, monday: Day): boolean =>
  items.some((item) => isNews(item, knew(item, toldAt) ? told : null, monday)) ||
  gates.some((gate) => beginsToBind(gate, toldAt, monday))

export type Stretch = 'passed' | 'week' | 'month' | 'quarter'

/** Due on the day itself is not overdue. */
export function stretchOf(dueOn: Day, today: Day): Stretch {
  if (dueOn < today) return 'passed'
  if (dueOn <= addDays(today, WEEK_DAYS)) return 'week'
  return dueOn <= addDays(today, AHEAD_DAYS) ? 'month' : 'quarter'
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
