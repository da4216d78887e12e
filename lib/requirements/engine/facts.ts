/** The structured facts that an obligation keeps about how its dates came to be. */

import type { Employment, HeldRoleName } from '@/lib/agencies/kinds'
import type { TeamNamed } from '@/lib/agencies/team-inputs'
import { addDays, type Day } from '@/lib/platform/time'
import type { populations } from '../inputs'
import type { Clock, HeldTold, NotHeld, Relieved, Settled } from '../shapes'
import { allOf, type Criterion, whoeverGave } from './criterion'
import { type CountableCredit, type CountedCredit, placeOf } from './lots'
import { concerns } from './meet'
import type { StartKind } from './own-dates'
import { layOut } from './parts'

export type Trigger =
  | { kind: 'service-started' | 'joined' | 'rule-began' | 'exemption-ended'; on: Day }
  /** Left out by name until then. */
  | { kind: 'let-in'; on: Day }
  /** A day of the person that the rule counts from. */
  | { kind: 'own-date'; of: StartKind; on: Day }
  /** The modules whose completion the rule counts from, on the day when all of them were there. */
  | { kind: 'training'; courseIds: readonly string[]; on: Day }
  /** An edition of the module that changed what is taught; `differenceId`: the module that teaches what is new in it. */
  | { kind: 'new-edition'; edition: number; name: string; differenceId: string | null; on: Day }
export type PopulationFacts = {
  kind: (typeof populations)[number]
  unitId: string | null
  position: string | null
  employment?: Employment
  role?: HeldRoleName
  team?: TeamNamed
}
export type Ended = { on: Day; why: 'left' | 'no-longer-included' | 'retired' | 'exempt' | 'replaced' }
export type NotCounted = {
  creditId: string
  earnedOn: Day
  why:
    | 'reversed'
    | 'too-old'
    | 'too-early'
    | 'other-period'
    | 'over-limit'
    | 'again'
    | 'apart'
    | 'provider'
    | 'edition'
    | 'enough'
  /** How many minutes, where it is not all or hours are asked for. */
  minutes?: number
}

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
  /** What is asked for, where it is more than one module. */
  asks?: Criterion
  /** Of hours: how many minutes are owed this time, from which day on training counts, how many were carried over. */
  owed?: number | null
  countsFrom?: Day | null
  carried?: number
  /** The last day of the period, where some days of grace follow it. */
  periodEnd?: Day
  /** Of a certification: the one that meets it, or those that do not. */
  held?: HeldTold
  notHeld?: NotHeld[]
  /** What moved the last day for this person, and what it is by the rule. */
  relief?: { ruleDueOn: Day; by: Relieved[] }
  /** Lifted for this person, so that nothing had to be completed. */
  waived?: Relieved
  /** Months of the period on leave, for which nothing is owed; all of them where nothing is owed at all. */
  monthsAway?: number
  allAway?: true
}

/** What is asked for and counted from, for the names of it. */
export const spokenOf = ({ asks, trigger }: Pick<Explanation, 'asks' | 'trigger'>): Criterion[] => [
  ...(asks ? [asks] : []),
  ...(trigger.kind === 'training' ? [allOf(trigger.courseIds)] : []),
  ...(trigger.kind === 'new-edition' && trigger.differenceId ? [allOf([trigger.differenceId])] : []),
]

const MOST = 12
/** Of hours from before their time: only the latest are what one would expect to count. */
const MOST_EARLIER = 3

/** Credits of what is asked for that one would expect to count for this cycle, and why they do not; the latest first. */
export function notCountedFor(
  cycle: Settled,
  previous: Settled | null,
  credits: readonly CountableCredit[],
): NotCounted[] {
  if (cycle.satisfied?.waiver || cycle.satisfied?.away) return []
  const after = cycle.renews ? (previous?.satisfied?.on ?? null) : null
  const until = cycle.satisfied?.on ?? null
  const from = cycle.asked ? (cycle.asked.from ?? '') : null
  const first =
    after === null ? '' : after < (cycle.asked?.from ?? '9') ? addDays(after, 1) : (cycle.asked?.from ?? after)
  const isAskedFor = concerns(whoeverGave(cycle.version.criterion))
  const whyNot = cycle.asked ? whyNoHours(cycle) : whyNoCompletion(cycle)
  const told: NotCounted[] = []
  const begin = placeOf(credits, first)
  let earlier = 0
  for (let i = until === null ? credits.length : placeOf(credits, addDays(until, 1)); i-- > begin; ) {
    const credit = credits[i]
    if (!credit || !isAskedFor(credit)) continue
    if (from !== null && credit.earnedOn < from && ++earlier > MOST_EARLIER) break
    const why = whyNot(credit)
    if (why && told.push(why) === MOST) break
  }
  return told
}

type WhyNot = (credit: CountableCredit) => NotCounted | null

function whyNoCompletion(cycle: Settled): WhyNot {
  const { satisfied, soFar, opensOn, period, renews, edition, version } = cycle
  const counted = satisfied ? satisfied.counted : soFar
  const isGiven = givenAsAsked(version.criterion)
  return (credit) => {
    const { id: creditId, earnedOn, reversed } = credit
    if (counted.some((each) => each.creditId === creditId)) return null
    if (reversed) return { creditId, earnedOn, why: 'reversed' }
    if (edition) return { creditId, earnedOn, why: 'edition' }
    if (!satisfied && !isGiven(credit)) return { creditId, earnedOn, why: 'provider' }
    if (earnedOn >= opensOn || satisfied?.earlier) return null
    return { creditId, earnedOn, why: period ? 'other-period' : renews ? 'too-early' : 'too-old' }
  }
}

/** Whether a training of what is asked for was given by one of those who may. */
const givenAsAsked = (criterion: Criterion): ((credit: CountableCredit) => boolean) =>
  whoeverGave(criterion) === criterion ? () => true : concerns(criterion)

/** Asked from the latest credit backwards, as they are told. */
function whyNoHours(cycle: Settled): WhyNot {
  const here = countedBackwards(cycle.satisfied?.counted ?? cycle.soFar)
  const from = cycle.asked?.from ?? ''
  const whyNot = whyNotHere(cycle)
  const isGiven = givenAsAsked(cycle.version.criterion)
  return (credit) => {
    const { id: creditId, earnedOn, creditMinutes } = credit
    if (credit.reversed) return { creditId, earnedOn, why: 'reversed' }
    const counted = here(credit)
    const minutes = creditMinutes - counted
    if (minutes <= 0) return null
    if (earnedOn >= from)
      return { creditId, earnedOn, why: isGiven(credit) ? whyNot(credit, counted) : 'provider', minutes }
    const isSaid = counted === 0 && isGiven(credit)
    return isSaid ? { creditId, earnedOn, why: cycle.period ? 'other-period' : 'too-old', minutes } : null
  }
}

/** How many minutes of a credit count; those that fill another part as well are there once. Both stand in order of the days earned. */
function countedBackwards(counted: readonly CountedCredit[]): (credit: CountableCredit) => number {
  let at = counted.length - 1
  return ({ id, earnedOn }) => {
    let minutes = 0
    for (let each = counted[at]; each && isFrom(each, earnedOn, id); each = counted[--at])
      if (each.creditId === id && !each.shared) minutes += each.minutes
    return minutes
  }
}

const isFrom = (each: CountedCredit, earnedOn: Day, id: string): boolean =>
  each.earnedOn > earnedOn || (each.earnedOn === earnedOn && each.creditId >= id)

/** Why minutes within the time do not count: a limit on how it is given comes first, since it can be helped. */
function whyNotHere({ version: { criterion }, satisfied }: Settled) {
  const { caps } = layOut(criterion)
  return ({ about }: CountableCredit, here: number): NotCounted['why'] => {
    if (about && caps.some(({ modes }) => modes.includes(about.mode))) return 'over-limit'
    if (criterion.kind === 'minutes' && here === 0 && satisfied === null) {
      if (criterion.withinMonths !== null) return 'apart'
      if (criterion.eachOnce) return 'again'
    }
    return 'enough'
  }
}
