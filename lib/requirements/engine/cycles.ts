/** When a requirement is due the first time, and again: under which version, from which day on, and why then. Pure. */
import { addDays, addMonths, type Day } from '@/lib/platform/time'
import { clockOf } from '../inputs'
import type { Clock, Cycle, Period, Settled, Start, Version } from '../shapes'
import { asksForCertification, asksForMinutes } from './criterion'
import {
  type FixedDays,
  fixedDaysOf,
  followingHours,
  followingPeriod,
  lacksBirthMonth,
  movedOn,
  numberOf,
  periodAt,
  periodOn,
  roundedUp,
} from './fixed-days'
import { beforeAct, followingHeld } from './held'
import type { CountableCredit } from './lots'
import type { OwnDateKind } from './own-dates'
import { countedFrom, ruleDueOf } from './relief'
import { latest, type Stretch } from './stretches'

/** Versions in order of the day they take effect; of two for the same day the later one holds. */
export function inForce(versions: readonly Version[]): readonly Version[] {
  if (versions.length < 2) return versions
  const sorted = [...versions].sort((a, b) => compare(a.effectiveFrom, b.effectiveFrom) || a.number - b.number)
  return sorted.filter((version, i) => sorted[i + 1]?.effectiveFrom !== version.effectiveFrom)
}

export type OwnDates = Partial<Record<OwnDateKind, Day>>

/** What of the person a rule may count from: their days, and what they completed, in order of the days earned. */
export type Starts = { own: OwnDates; credits: readonly CountableCredit[] }

/** Under the first version under which there is something to count from; the one after it may ask without. */
export function firstCycle(stretch: Stretch, versions: readonly Version[], starts: Starts): Cycle | null {
  const [first] = versions
  if (!first) return null
  const opensFirst = latest(stretch.from, first.effectiveFrom)
  for (const [i, version] of versions.entries()) {
    const until = versions[i + 1]?.effectiveFrom ?? null
    if (until !== null && until <= opensFirst) continue
    if (lacksBirthMonth(version)) continue
    const opensOn = latest(opensFirst, version.effectiveFrom)
    const trigger = latest(stretch.trigger.on, first.effectiveFrom)
    const start: Start | null = opensOn > opensFirst ? { kind: 'rule-began', on: opensOn } : null
    const cycle = amongAsked(
      isFromStart(version)
        ? firstFromStart(stretch, version, { opensOn, trigger, start })
        : firstCounted(version, opensOn, starts),
    )
    if (cycle && (until === null || cycle.opensOn < until)) return cycle
  }
  return null
}

/** A day named in the rule is nobody's own. */
const isFromStart = ({ dueKind, limits }: Version): boolean =>
  dueKind === 'by-date' || (limits?.countedFrom === undefined && limits?.afterCourses === undefined)

/** @param given `start`: where an earlier version waited in vain, the day this one took effect */
function firstFromStart(
  stretch: Stretch,
  version: Version,
  { opensOn, trigger, start }: { opensOn: Day; trigger: Day; start: Start | null },
): Cycle {
  const { due, period, anchor, ...first } = firstDue(version, opensOn, start?.on ?? trigger)
  const dueOn = withGrace(first.dueOn, period, version)
  const cycle: Cycle = { version, opensOn, dueOn, due, renews: false, period, anchor }
  if (start) cycle.start = start
  return excused(cycle, stretch)
}

/** The day it is counted from, if that was or has been. */
function startOf({ limits }: Version, opensOn: Day, { own, credits }: Starts): Start | null {
  const of = limits?.countedFrom
  if (of) return own[of] ? { kind: 'own-date', of, on: own[of] } : null
  const courseIds = limits?.afterCourses ?? []
  const days = courseIds.map((courseId) => completedOn(courseId, credits, opensOn))
  const on = days.every((day) => day !== null) ? days.toSorted().at(-1) : undefined
  return on === undefined ? null : { kind: 'training', courseIds, on }
}

/** The last day on which it was completed when the rule begins to apply, or the first one after: taken again it moves nothing. */
function completedOn(courseId: string, credits: readonly CountableCredit[], opensOn: Day): Day | null {
  const done = credits.filter((each) => each.courseId === courseId && !each.reversed)
  return (done.findLast(({ earnedOn }) => earnedOn <= opensOn) ?? done[0])?.earnedOn ?? null
}

/** Not asked before the day that it is counted from, nor of who has none; own periods go on from that day. */
function firstCounted(version: Version, opensOn: Day, starts: Starts): Cycle | null {
  const start = startOf(version, opensOn, starts)
  if (!start) return null
  const { on } = start
  const begins = latest(opensOn, isAfterOwnDay(version) ? addDays(on, 1) : on)
  if (version.dueKind === 'before-act') return { version, opensOn: begins, ...openEnded(version), renews: false, start }
  const named = namedFor(version, on)
  if (named)
    return { ...firstByDate({ ...version, dueBy: named }, begins), version, opensOn: begins, renews: false, start }
  const hasPeriods = fixedDaysOf(version, on) !== null
  const first = firstAfter(version, begins, hasPeriods ? on : latest(on, version.effectiveFrom))
  const cycle = rolledOn(version, first, begins)
  const dueOn = withGrace(cycle.dueOn, cycle.period, version)
  return { renews: false, ...cycle, version, opensOn: begins, dueOn, start }
}

/** The day that is entered is the last of the period before: what is earned on it belongs there. */
const isAfterOwnDay = ({ limits }: Version): boolean =>
  limits?.ownDayIs === 'last-before' && limits.countedFrom !== undefined

/** Whoever was licensed long before is in a later period of their own by now. */
function rolledOn(version: Version, first: Due, opensOn: Day): Due {
  const fixed = fixedDaysOf(version, first.anchor)
  if (fixed === null || first.dueOn >= opensOn) return first
  const period = periodOn(fixed, opensOn)
  return { dueOn: period.to, due: { kind: 'fixed-day', on: period.to }, period, anchor: first.anchor }
}

type First = Pick<Cycle, 'dueOn' | 'due' | 'period' | 'anchor'>
type Due = First & { dueOn: Day }

/** Who begins after the day of a by-date rule has the days of its window. */
function firstDue(version: Version, opensOn: Day, trigger: Day): First {
  if (version.dueKind === 'before-act') return openEnded(version)
  if (version.dueKind !== 'by-date') return firstAfter(version, opensOn, trigger)
  return firstByDate(version, opensOn)
}

/** A gate: nothing falls due. */
const openEnded = (version: Version): First => ({
  ...{ dueOn: null, due: beforeAct(version, null), period: null, anchor: null },
})

/** The last day that the rule names for those whose own day is early enough; only where they have no periods of their own. */
function namedFor(version: Version, on: Day): Day | null {
  const { startedBy, startedDueBy } = version.limits ?? {}
  return startedBy && startedDueBy && on <= startedBy && clockOf(version) !== 'first-due' ? startedDueBy : null
}

function firstByDate(version: Version, opensOn: Day): Due {
  const days = version.windowDays
  const fixed = fixedDaysOf(version, null)
  const periodOf = (day: Day) => fixed && periodOn(fixed, day)
  const { dueBy } = version
  if (dueBy !== null && dueBy >= opensOn)
    return { dueOn: dueBy, due: byDate(version), period: periodOf(dueBy), anchor: dueBy }
  const named = periodOf(opensOn)
  if (named && named.to >= addDays(opensOn, days))
    return { dueOn: named.to, due: { kind: 'fixed-day', on: named.to }, period: named, anchor: named.to }
  const dueOn = addDays(opensOn, days)
  const period = named && { from: named.from, to: latest(named.to, dueOn) }
  return { dueOn, due: { kind: 'after-date', from: opensOn, days }, period, anchor: dueOn }
}

const byDate = ({ dueKind, limits }: Version): Clock =>
  dueKind !== 'by-date' && limits?.startedBy ? { kind: 'by-date', startedBy: limits.startedBy } : { kind: 'by-date' }

function firstAfter(version: Version, opensOn: Day, trigger: Day): Due {
  const { withinMonths = 0, roundedTo } = version.limits ?? {}
  const days = version.withinDays ?? 0
  const isMonths = version.dueKind === 'within-months-of-start'
  const dueOn = movedOn(isMonths ? addMonths(trigger, withinMonths) : addDays(trigger, days), version)
  const due: Clock = isMonths
    ? { kind: 'within-months', from: trigger, months: withinMonths, roundedTo: roundedTo ?? null }
    : { kind: 'within-days', from: trigger, days }
  const own = fixedDaysOf(version, dueOn)
  if (own === null) return { dueOn, due, period: null, anchor: dueOn }
  if (isAfterOwnDay(version)) return { dueOn, due, period: { from: addDays(trigger, 1), to: dueOn }, anchor: dueOn }
  // A month of birth makes the first period an odd one: it is no longer than since what it is counted from.
  const from = own.endsMonth ? trigger : earliest(periodOn(own, dueOn).from, trigger)
  return { dueOn, due, period: { from: earliest(from, opensOn), to: dueOn }, anchor: dueOn }
}

/** Grace to a day of the year is the first such day after the period: March 15, whether February has 28 days or 29. */
function withGrace<D extends Day | null>(dueOn: D, period: Period | null, { limits }: Version): D | Day {
  if (period === null || dueOn === null) return dueOn
  return limits?.graceTo ? roundedUp(addDays(dueOn, 1), limits.graceTo) : addDays(dueOn, limits?.graceDays ?? 0)
}

/** Who begins within a period may owe nothing before the next one. */
function excused(cycle: Cycle, stretch: Stretch): Cycle {
  const { period, version } = cycle
  const fixed = fixedDaysOf(version, cycle.anchor)
  if (!fixed || version.limits?.joiners !== 'next-period' || !beginsWithin(period, stretch)) return cycle
  const next = periodOn(fixed, addDays(period.to, 1))
  const due: Clock = { kind: 'fixed-day', on: next.to }
  return { ...cycle, opensOn: next.from, dueOn: withGrace(next.to, next, version), due, period: next }
}

/** Which of their own periods a rule asks in may be said by number: before the first of these it asks nothing, after the last no more. */
function amongAsked(cycle: Cycle | null): Cycle | null {
  if (cycle === null) return null
  const { version, period, anchor } = cycle
  const { firstPeriod = 1, lastPeriod } = version.limits ?? {}
  const fixed = firstPeriod > 1 || lastPeriod !== undefined ? fixedDaysOf(version, anchor) : null
  if (period === null || fixed === null) return cycle
  const number = numberOf(fixed, period.to)
  if (number > (lastPeriod ?? number)) return null
  if (number >= firstPeriod) return cycle
  const next = periodAt(fixed, firstPeriod)
  const due: Clock = { kind: 'fixed-day', on: next.to, nth: firstPeriod }
  return { ...cycle, opensOn: next.from, dueOn: withGrace(next.to, next, version), due, period: next }
}

/** Somebody began to serve, or joined those it is for, after the period had begun. */
export const beginsWithin = (period: Period | null, { from, trigger }: Stretch): period is Period =>
  period !== null && trigger.kind !== 'rule-began' && from > period.from && from <= period.to

/**
 * The cycle after a completed one, under the version in force on the day it opens. A version that takes effect after the
 * completion may bring the due date forward, but leaves at least its window from the day it takes effect.
 */
export function renewal(done: Settled, versions: readonly Version[]): Cycle | null {
  if (!done.satisfied) return null
  const completed = countedFrom(done, done.satisfied.on)
  const from = latest(addDays(completed, 1), addDays(done.opensOn, 1))
  let dueBefore: Day | null = null
  for (const [i, version] of versions.entries()) {
    const until = versions[i + 1]?.effectiveFrom ?? null
    if (until !== null && until <= from) continue
    const proposed = propose(done, version, { completed, from, dueBefore })
    if (proposed && (until === null || proposed.opensOn < until)) return proposed
    dueBefore = proposed?.dueOn ?? null
  }
  return null
}

type Before = { completed: Day; from: Day; dueBefore: Day | null }

function propose(done: Settled, version: Version, { completed, from, dueBefore }: Before): Cycle | null {
  if (asksForCertification(version.criterion)) return followingHeld(done, version, from)
  const months = version.repeatMonths
  if (months === null || lacksBirthMonth(version)) return null
  const fixed = fixedDaysOf(version, done.anchor)
  const period = fixed && notBefore(version.limits?.firstPeriod, fixed, periodAfter(fixed, done, version, completed))
  const last = version.limits?.lastPeriod
  if (last !== undefined && fixed && period && numberOf(fixed, period.to) > last) return null
  const early = period === null ? doneEarly(version, completed) : null
  const natural = period
    ? withGrace(period.to, period, version)
    : (early?.dueOn ?? movedOn(addMonths(completed, months), version))
  const floor = (done.satisfied?.earlier ? ruleDueOf(done) : null) ?? natural
  const changed = version.effectiveFrom > from
  const grace = changed ? earliest(addDays(version.effectiveFrom, version.windowDays), dueBefore) : natural
  const dueOn = latest(latest(natural, floor), grace)
  const counts = period ? period.from : (early?.opensOn ?? addDays(dueOn, -version.windowDays))
  const opensOn = latest(counts, changed ? version.effectiveFrom : from)
  const because = dueOn === natural ? null : dueOn === floor ? 'first-due' : 'rule-changed'
  const held = version.dueKind === 'before-act' ? { heldBack: version.limits?.heldBack ?? '' } : {}
  const lifted = done.satisfied?.waiver || done.satisfied?.away ? { waived: true as const } : {}
  const due: Clock = period
    ? { kind: 'next-fixed-day', from: completed, on: period.to, months, because, ...lifted }
    : { kind: 'renewal', from: completed, months, because, ...lifted, ...held, ...(early && { doneBy: early.doneBy }) }
  const following: Cycle = { version, opensOn, dueOn, due, renews: true, period, anchor: done.anchor }
  if (done.start) following.start = done.start
  return following
}

/** Completed so early that the rule names the day on which it is due again; then it counts from the day after those of the others. */
function doneEarly({ limits }: Version, completed: Day): { doneBy: Day; dueOn: Day; opensOn: Day } | null {
  const { doneBy, doneDueBy } = limits ?? {}
  return doneBy && doneDueBy && completed <= doneBy ? { doneBy, dueOn: doneDueBy, opensOn: addDays(doneBy, 1) } : null
}

/** A rule that came later may ask nothing before one of the periods still to come. */
const notBefore = (first: number | undefined, fixed: FixedDays, period: Period): Period =>
  first !== undefined && numberOf(fixed, period.to) < first ? periodAt(fixed, first) : period

const periodAfter = (fixed: FixedDays, done: Settled, { criterion }: Version, completed: Day): Period =>
  (asksForMinutes(criterion) ? followingHours : followingPeriod)(fixed, done, completed)

export const versionOn = (versions: readonly Version[], day: Day) =>
  versions.findLast((version) => version.effectiveFrom <= day)
export const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const earliest = (a: Day, b: Day | null): Day => (b !== null && b < a ? b : a)
