/** The structured facts that an obligation keeps about how its dates came to be. */
import type { Day } from '@/lib/platform/time'
import { type CountableCredit, concerns } from './criterion'
import { fixedDaysOf } from './fixed-days'
import type { populations } from './inputs'
import type { Clock, Settled } from './shapes'

export type Trigger = { kind: 'service-started' | 'joined' | 'rule-began'; on: Day }
export type PopulationFacts = { kind: (typeof populations)[number]; unitId: string | null; position: string | null }
export type Ended = { on: Day; why: 'left' | 'no-longer-included' | 'retired' }
export type NotCounted = { creditId: string; earnedOn: Day; why: 'reversed' | 'too-old' | 'too-early' | 'other-period' }

export type Explanation = {
  version: number
  effectiveFrom: Day
  citation: string | null
  trigger: Trigger
  population: PopulationFacts
  due: Clock
  repeatMonths: number | null
  /** The first of the fixed days, where it is due on them whatever the day of the last completion. */
  fixedDay?: Day | null
  windowDays: number
  notCounted: NotCounted[]
  ended: Ended | null
}

const MOST = 12

/** Credits of what is asked for that one would expect to count for this cycle, and why they do not; the latest first. */
export function notCountedFor(
  cycle: Settled,
  previous: Settled | null,
  credits: readonly CountableCredit[],
): NotCounted[] {
  const after = cycle.renews ? (previous?.satisfied?.on ?? null) : null
  const until = cycle.satisfied?.on ?? null
  const counted = new Set(cycle.satisfied?.counted.map(({ creditId }) => creditId))
  return credits
    .filter((credit) => concerns(cycle.version.criterion, credit) && !counted.has(credit.id))
    .filter((credit) => after === null || credit.earnedOn > after)
    .filter((credit) => until === null || credit.earnedOn <= until)
    .flatMap(({ id: creditId, earnedOn, reversed }): NotCounted[] => {
      if (reversed) return [{ creditId, earnedOn, why: 'reversed' }]
      if (earnedOn >= cycle.opensOn || cycle.satisfied?.earlier) return []
      if (fixedDaysOf(cycle.version)) return [{ creditId, earnedOn, why: 'other-period' }]
      return [{ creditId, earnedOn, why: cycle.renews ? 'too-early' : 'too-old' }]
    })
    .reverse()
    .slice(0, MOST)
}
