/** How what a claim would bring is said: quantities, times, and why not. */
import type * as z from 'zod/mini'
import type { bringsShape } from '@/lib/claims/shapes'
import type { Say } from '@/lib/platform/say'
import { hoursIn, hoursShort } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { WhyNot } from '@/lib/requirements/previewed/follow-shape'
import type { bringsTexts } from './messages'

export type Brings = NonNullable<z.infer<typeof bringsShape>['brings']>
export type Counts = Brings['counts'][number]
type Measure = Pick<Counts, 'unit' | 'have' | 'would' | 'need'>
type Speak = Say<typeof bringsTexts>

/** Nothing that is asked would count it, or be due on another day. */
export const isNothing = ({ counts, moves }: Brings): boolean => counts.length === 0 && moves.length === 0

/** "14.5", "17.5" and "24 hours"; of trainings in whole "0", "1" and "2 trainings". */
export function measured(say: Speak, { unit, have, would, need }: Measure) {
  if (unit !== 'minutes') return { have: String(have), would: String(would), need: say('bringsUnits', { need }) }
  const { locale } = say
  return { have: hoursShort(have, locale), would: hoursShort(would, locale), need: hoursIn(need, locale) }
}

/** One training in whole is asked for, and nothing to add up. */
export const isOne = ({ unit, need }: Measure): boolean => unit !== 'minutes' && need === 1

const whys = {
  ...{ 'over-limit': 'whyOverLimit', enough: 'whyEnough', 'other-period': 'whyOtherPeriod', 'too-old': 'whyTooOld' },
  ...{ 'too-early': 'whyTooEarly', again: 'whyAgain', apart: 'whyApart', provider: 'whyProvider', topic: 'whyTopic' },
} as const satisfies Record<Exclude<WhyNot, 'met'>, keyof typeof bringsTexts>

/** "Ethics each year: it would add nothing. The limit on training of this kind is reached." */
export function whyNotWords(say: Speak, { name, why, minutes }: Brings['not'][number]): string {
  if (why === 'met') return say('notMet', { name })
  const what =
    minutes === null ? say('notAny', { name }) : say('notSome', { name, hours: hoursIn(minutes, say.locale) })
  return `${what} ${say(whys[why])}`
}

/** "Use of force: what is owed next would be due February 1, 2027, not June 1, 2027." */
export function movedWords(say: Speak, { name, dueWas, dueBecomes, isOverdue }: Brings['moves'][number]): string {
  const [was, becomes] = [longDay(dueWas, say.locale), longDay(dueBecomes, say.locale)]
  return say('moves', { name, was, becomes, overdue: isOverdue ? 'yes' : 'no' })
}

/** How a time owed would stand, for whoever decides: as `ifApproved` tells it. */
export function outcomeOf({ isMet, isAhead, was, becomes }: Counts): string {
  if (isAhead) return 'ahead'
  if (becomes === 'overdue') return was === 'overdue' ? 'still' : 'late'
  if (was === 'met' && becomes !== 'met') return 'unmet'
  if (was === 'overdue') return 'noLonger'
  return isMet ? 'met' : 'other'
}
