/**
 * How dates follow from dated things: service, rules and credits in, obligations out. Pure: the same facts give the same
 * obligations whenever they are asked for. The decisions are stated in docs/decisions/0005-dates.md.
 */
import { addDays, addMonths, type Day, daysBetween } from '@/lib/platform/time'
import { asksTheSame, type CountableCredit, type CountedCredit, courseOf, meet } from './criterion'
import { type Explanation, type NotCounted, notCountedFor } from './facts'
import { fixedDaysOf, followingPeriod, periodOn } from './fixed-days'
import type { StatusKind } from './inputs'
import type { Clock, Cycle, Settled, Version } from './shapes'
import { type Assignment, latest, type Service, type Stretch, stretchesOf } from './stretches'

/** One requirement and one person: all that their obligations follow from. */
export type Facts = {
  affiliations: readonly Service[]
  versions: readonly Version[]
  assignments: readonly Assignment[]
  /** First day on which the requirement no longer applies to anybody. */
  retiredOn: Day | null
  credits: readonly CountableCredit[]
}

export type Obligation = {
  cycle: number
  versionId: string
  /** The module to take. */
  courseId: string
  /** First day on which it applies; a renewal counts from this day. */
  opensOn: Day
  /** Last day on which it is in time. */
  dueOn: Day
  satisfiedOn: Day | null
  /** What met it, and how many minutes of each credit; empty until it is met. */
  countedCredits: CountedCredit[]
  /** Last day on which the completion of this cycle counts; null: for good, or not completed. */
  validUntil: Day | null
  /** First day on which it no longer applies. */
  endsOn: Day | null
  /** It follows a completed cycle without a break in between. */
  renews: boolean
  explanation: Explanation
}

const MOST_CYCLES = 600

/** All obligations of one person under one requirement, in order of their cycles. */
export function deriveObligations(facts: Facts): Obligation[] {
  const versions = inForce(facts.versions)
  const credits = [...facts.credits].sort((a, b) => compare(a.earnedOn, b.earnedOn) || compare(a.id, b.id))
  const found: Obligation[] = []
  for (const stretch of stretchesOf(facts.affiliations, facts.assignments, facts.retiredOn)) {
    let next = firstCycle(stretch, versions)
    let previous: Settled | null = null
    while (next && !isOver(next.opensOn, stretch) && found.length < MOST_CYCLES) {
      const settled: Settled = settle(next, previous, stretch, credits)
      const following: Cycle | null = settled.satisfied ? renewal(settled, versions) : null
      found.push(written(settled, following, stretch, found.length + 1, notCountedFor(settled, previous, credits)))
      previous = settled
      next = following
    }
  }
  return found
}

/** Versions in order of the day they take effect; of two for the same day the later one holds. */
function inForce(versions: readonly Version[]): Version[] {
  const sorted = [...versions].sort((a, b) => compare(a.effectiveFrom, b.effectiveFrom) || a.number - b.number)
  return sorted.filter((version, i) => sorted[i + 1]?.effectiveFrom !== version.effectiveFrom)
}

function firstCycle(stretch: Stretch, versions: readonly Version[]): Cycle | null {
  const first = versions[0]
  if (!first) return null
  const opensOn = latest(stretch.from, first.effectiveFrom)
  const version = versionOn(versions, opensOn) ?? first
  const trigger = latest(stretch.trigger.on, first.effectiveFrom)
  return { version, opensOn, renews: false, ...firstDue(version, opensOn, trigger) }
}

/** Who begins after the day of a by-date rule has the days of its window. */
function firstDue(version: Version, opensOn: Day, trigger: Day): { dueOn: Day; due: Clock } {
  if (version.dueKind === 'within-days-of-start') {
    const days = version.withinDays ?? 0
    return { dueOn: addDays(trigger, days), due: { kind: 'within-days', from: trigger, days } }
  }
  if (version.dueBy !== null && version.dueBy >= opensOn) return { dueOn: version.dueBy, due: { kind: 'by-date' } }
  const days = version.windowDays
  const fixed = fixedDaysOf(version)
  const named = fixed && periodOn(fixed, opensOn).dueOn
  if (named && named >= addDays(opensOn, days)) return { dueOn: named, due: { kind: 'fixed-day', on: named } }
  return { dueOn: addDays(opensOn, days), due: { kind: 'after-date', from: opensOn, days } }
}

/** A renewal needs a credit from its opening on. The first time, and when the module changed, an earlier one may stand. */
function settle(
  cycle: Cycle,
  previous: Settled | null,
  stretch: Stretch,
  credits: readonly CountableCredit[],
): Settled {
  const { version, opensOn, renews } = cycle
  const mayStand = !renews || !previous || !asksTheSame(previous.version.criterion, version.criterion)
  const stands = ({ earnedOn }: CountableCredit) => earnedOn < opensOn && isGoodOn(version, earnedOn, opensOn)
  const earlier = mayStand ? meet(version.criterion, credits.filter(stands), 'latest') : null
  if (earlier) return { ...cycle, satisfied: { ...earlier, earlier: true } }
  const counts = ({ earnedOn }: CountableCredit) => earnedOn >= opensOn && !isOver(earnedOn, stretch)
  const since = meet(version.criterion, credits.filter(counts), 'earliest')
  return { ...cycle, satisfied: since && { ...since, earlier: false } }
}

/** An earlier completion is good within the months of the rule; where days are fixed, in the period of the day it opens. */
function isGoodOn(version: Version, earnedOn: Day, opensOn: Day): boolean {
  const fixed = fixedDaysOf(version)
  if (fixed) return earnedOn > periodOn(fixed, opensOn).after
  return version.repeatMonths === null || addMonths(earnedOn, version.repeatMonths) >= opensOn
}

/**
 * The cycle after a completed one, under the version in force on the day it opens. A version that takes effect after the
 * completion may bring the due date forward, but leaves at least its window from the day it takes effect.
 */
function renewal(done: Settled, versions: readonly Version[]): Cycle | null {
  const completed = done.satisfied?.on
  if (!completed) return null
  const from = latest(addDays(completed, 1), addDays(done.opensOn, 1))
  let dueBefore: Day | null = null
  for (const [i, version] of versions.entries()) {
    const until = versions[i + 1]?.effectiveFrom ?? null
    if (until !== null && until <= from) continue
    const proposed = propose(done, version, completed, from, dueBefore)
    if (proposed && (until === null || proposed.opensOn < until)) return proposed
    dueBefore = proposed?.dueOn ?? null
  }
  return null
}

function propose(done: Settled, version: Version, completed: Day, from: Day, dueBefore: Day | null): Cycle | null {
  const months = version.repeatMonths
  if (months === null) return null
  const fixed = fixedDaysOf(version)
  const period = fixed && followingPeriod(fixed, done, completed)
  const natural = period?.dueOn ?? addMonths(completed, months)
  const floor = done.satisfied?.earlier ? done.dueOn : natural
  const changed = version.effectiveFrom > from
  const grace = changed ? earliest(addDays(version.effectiveFrom, version.windowDays), dueBefore) : natural
  const dueOn = latest(latest(natural, floor), grace)
  const counts = period ? addDays(period.after, 1) : addDays(dueOn, -version.windowDays)
  const opensOn = latest(counts, changed ? version.effectiveFrom : from)
  const because = dueOn === natural ? null : dueOn === floor ? 'first-due' : 'rule-changed'
  const due: Clock = period
    ? { kind: 'next-fixed-day', from: completed, on: period.dueOn, months, because }
    : { kind: 'renewal', from: completed, months, because }
  return { version, opensOn, dueOn, renews: true, due }
}

function written(
  cycle: Settled,
  following: Cycle | null,
  stretch: Stretch,
  number: number,
  notCounted: NotCounted[],
): Obligation {
  const { version, satisfied } = cycle
  return {
    cycle: number,
    versionId: version.id,
    courseId: courseOf(version.criterion),
    opensOn: cycle.opensOn,
    dueOn: cycle.dueOn,
    satisfiedOn: satisfied?.on ?? null,
    countedCredits: satisfied?.counted ?? [],
    validUntil: following?.dueOn ?? null,
    endsOn: stretch.to,
    renews: cycle.renews,
    explanation: {
      version: version.number,
      effectiveFrom: version.effectiveFrom,
      citation: version.citation,
      trigger: stretch.trigger,
      population: stretch.population,
      due: cycle.due,
      repeatMonths: version.repeatMonths,
      ...(fixedDaysOf(version) ? { fixedDay: version.dueBy } : {}),
      windowDays: version.windowDays,
      notCounted,
      ended: stretch.to === null ? null : { on: stretch.to, why: stretch.endedBy },
    },
  }
}

export type Status = {
  kind: StatusKind
  /** Days overdue, or days left until it is due; null when nothing is due. */
  days: number | null
  dueOn: Day | null
  satisfiedOn: Day | null
  validUntil: Day | null
}
type Dated = Pick<Obligation, 'opensOn' | 'dueOn' | 'satisfiedOn' | 'validUntil' | 'endsOn'>

/** Days before a due date from which it is called due soon. */
export const SOON_DAYS = 30

/** Where a requirement stands with a person on a day, from their cycles. Due on the day itself is not overdue. */
export function statusOn(cycles: readonly Dated[], day: Day): Status {
  const cycle = cycleOn(cycles, day)
  if (!cycle) return { kind: 'not-applicable', days: null, dueOn: null, satisfiedOn: null, validUntil: null }
  const { dueOn, satisfiedOn, validUntil } = cycle
  if (satisfiedOn !== null && satisfiedOn <= day)
    return { kind: 'met', days: null, dueOn: null, satisfiedOn, validUntil }
  const left = daysBetween(day, dueOn)
  const kind = left < 0 ? 'overdue' : left <= SOON_DAYS ? 'due-soon' : 'open'
  return { kind, days: Math.abs(left), dueOn, satisfiedOn: null, validUntil: null }
}

/** The cycle that decides on a day: the one still to be done, or the latest that is. */
export function cycleOn<C extends Dated>(cycles: readonly C[], day: Day): C | undefined {
  const applying = cycles.filter((each) => each.opensOn <= day && (each.endsOn === null || day < each.endsOn))
  return applying.findLast((each) => each.satisfiedOn === null || each.satisfiedOn > day) ?? applying.at(-1)
}

/**
 * The first day on which completing a module once more counts: never on the day of the completion before, and where rules
 * ask for it again, from the day on which the first of them opens.
 * @param earnedOn the completion that stands
 * @param cycles of all rules about the module
 */
export function countsAgainFrom(
  earnedOn: Day,
  cycles: readonly Pick<Obligation, 'opensOn' | 'satisfiedOn' | 'endsOn'>[],
  today: Day,
): Day {
  const [opensOn] = cycles
    .filter((cycle) => cycle.satisfiedOn === null && (cycle.endsOn === null || today < cycle.endsOn))
    .map((cycle) => cycle.opensOn)
    .sort()
  const nextDay = addDays(earnedOn, 1)
  return opensOn === undefined ? nextDay : latest(opensOn, nextDay)
}

const versionOn = (versions: readonly Version[], day: Day) =>
  versions.findLast((version) => version.effectiveFrom <= day)
const isOver = (day: Day, stretch: Stretch) => stretch.to !== null && day >= stretch.to
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const earliest = (a: Day, b: Day | null): Day => (b !== null && b < a ? b : a)
