/**
 * How dates follow from dated things: service, rules and credits in, obligations out. Pure: the same facts give the same
 * obligations whenever they are asked for. The decisions are stated in docs/decisions/0005-dates.md.
 */
import type { Held } from '@/lib/certifications/held'
import { addDays, addMonths, type Day, daysBetween } from '@/lib/platform/time'
import { clockOf, type StatusKind } from '../inputs'
import type { Cycle, Edition, NotHeld, Settled, Version } from '../shapes'
import { creditsUnder, worthUnder } from './credit-hours'
import { courseOf } from './criterion'
import { compare, firstCycle, inForce, type OwnDates, renewal, versionOn } from './cycles'
import { inWhole, orEdition } from './editions'
import { type Explanation, type NotCounted, notCountedFor, type Trigger } from './facts'
import { versionsFor } from './fixed-days'
import { notHeldFor, toldOf } from './held'
import type { CountableCredit, CountedCredit } from './lots'
import { type Relief, relieved, withoutExempt } from './relief'
import { isOver, settle } from './settle'
import { type Assignment, askedAnew, brokeOff, latest, type Service, type Stretch, stretchesOf } from './stretches'

/** One requirement and one person: all that their obligations follow from. */
export type Facts = {
  affiliations: readonly Service[]
  versions: readonly Version[]
  assignments: readonly Assignment[]
  /** First day on which the requirement no longer applies to anybody. */
  retiredOn: Day | null
  credits: readonly CountableCredit[]
  /** Certifications that the person holds, in no order. */
  held?: readonly Held[]
  /** What was decided for the person about it, and leave. */
  reliefs?: readonly Relief[]
  /** Days of the person that a rule may count from. */
  ownDates?: OwnDates
  /** Of the modules that it asks for, where a rule asks for new ones: all of them, in order of the days published. */
  editions?: readonly Edition[]
}

export type Obligation = {
  cycle: number
  versionId: string
  /** The module to take, where one is asked for. */
  courseId: string | null
  /** First day on which it applies; a renewal counts from this day. */
  opensOn: Day
  /** Last day on which it is in time; null where it must be done before an act and nothing falls due. */
  dueOn: Day | null
  satisfiedOn: Day | null
  /** What met it, and how many minutes of each credit; until it is met what counts so far. */
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
  const versions = versionsFor(inForce(facts.versions), facts.ownDates?.['birth-month'])
  const credits = inOrder(facts.credits)
  const reliefs = facts.reliefs ?? []
  const held = facts.held ?? []
  const editions = facts.editions ?? []
  const found: Obligation[] = []
  const asked = askedAnew(stretchesOf(facts.affiliations, facts.assignments, facts.retiredOn), versions)
  for (const stretch of withoutExempt(asked, reliefs)) {
    const opened = (cycle: Cycle | null) => cycle && relieved(cycle, stretch, reliefs)
    let next = opened(firstCycle(stretch, versions, { own: facts.ownDates ?? {}, credits }))
    let previous: Settled | null = null
    const since = sinceBreak(facts, stretch, next)
    const earned = { credits, spent: new Map<string, number>(), stretch, since, reliefs, held, editions }
    while (next && !isOver(next.opensOn, stretch) && found.length < MOST_CYCLES) {
      const { criterion } = next.version
      const settled: Settled = settle(next, previous, worthUnder(criterion, earned))
      const timed: Cycle | null = settled.satisfied ? renewalInWhole(settled, versions) : null
      const following = opened(timed)
      const told = {
        notCounted: notCountedFor(settled, previous, creditsUnder(criterion, credits)),
        notHeld: notHeldFor(settled, held),
      }
      found.push(written(settled, following, stretch, found.length + 1, told))
      previous = settled
      const after = orEdition(settled, timed, versions, earned)
      next = after === timed ? following : opened(after)
    }
  }
  return found
}

/** What falls due by time: the difference of a new edition moves nothing, and is never followed by what was due before it. */
function renewalInWhole(done: Settled, versions: readonly Version[]): Cycle | null {
  const base = inWhole(done)
  const timed = renewal(base, versions)
  if (base === done || !timed) return timed
  const opensOn = latest(timed.opensOn, addDays(done.satisfied?.on ?? '', 1))
  return { ...timed, opensOn, dueOn: timed.dueOn && latest(timed.dueOn, opensOn) }
}

const byDay = (a: CountableCredit, b: CountableCredit) => compare(a.earnedOn, b.earnedOn) || compare(a.id, b.id)

/** By the days earned: mostly they come so, and many rules look at the same. */
function inOrder(credits: readonly CountableCredit[]): readonly CountableCredit[] {
  if (ordered.has(credits)) return credits
  const all = isInOrder(credits) ? credits : credits.toSorted(byDay)
  ordered.add(all)
  return all
}

const ordered = new WeakSet<readonly CountableCredit[]>()

function isInOrder(credits: readonly CountableCredit[]): boolean {
  let last: CountableCredit | undefined
  for (const credit of credits) {
    if (last && byDay(last, credit) > 0) return false
    last = credit
  }
  return true
}

/** Modules that the rule in force on a day waits for: completed they begin its clock. None where it asks already, or does not wait. */
export function waitsFor(facts: Facts, day: Day): string[] {
  const applies = stretchesOf(facts.affiliations, facts.assignments, facts.retiredOn).some(
    (stretch) => stretch.from <= day && !isOver(day, stretch),
  )
  const version = applies ? versionOn(inForce(facts.versions), day) : undefined
  if (!version || version.dueKind === 'by-date') return []
  const done = new Set(facts.credits.flatMap((each) => (!each.reversed && each.earnedOn <= day ? each.courseId : [])))
  return (version.limits?.afterCourses ?? []).filter((courseId) => !done.has(courseId))
}

/** After a break in service of the months that the rule names, training from before it no longer counts, also where it began to ask later. */
function sinceBreak({ affiliations }: Facts, { from }: Stretch, first: Cycle | null): Day | null {
  const months = first?.version.limits?.breakMonths
  if (months === undefined) return null
  const isBack = (day: Day) => {
    const left = day <= from ? brokeOff(affiliations, day) : null
    return left !== null && addMonths(left, months) <= day
  }
  const returns = affiliations.flatMap((each) => (isBack(each.from) ? each.from : [])).sort()
  return returns.at(-1) ?? null
}

function written(
  cycle: Settled,
  following: Cycle | null,
  stretch: Stretch,
  number: number,
  { notCounted, notHeld }: { notCounted: NotCounted[]; notHeld: NotHeld[] },
): Obligation {
  const { version, satisfied } = cycle
  return {
    cycle: number,
    versionId: version.id,
    courseId: courseOf(version.criterion),
    opensOn: cycle.opensOn,
    dueOn: cycle.dueOn,
    satisfiedOn: satisfied?.on ?? null,
    countedCredits: satisfied?.counted ?? cycle.soFar,
    validUntil: following && latest(goodThrough(following), satisfied?.on ?? ''),
    endsOn: stretch.to,
    renews: cycle.renews,
    explanation: explained(cycle, stretch, notCounted, notHeld),
  }
}

/** What all rules have to say, and behind it what only some do. */
function explained(cycle: Settled, stretch: Stretch, notCounted: NotCounted[], notHeld: NotHeld[]): Explanation {
  const { version, due } = cycle
  const { number, effectiveFrom, citation, repeatMonths, windowDays } = version
  const { population } = stretch
  const trigger = triggerOf(cycle, stretch)
  const ended = stretch.to === null ? null : { on: stretch.to, why: stretch.endedBy }
  const facts: Explanation = {
    version: number,
    effectiveFrom,
    citation,
    trigger,
    population,
    due,
    repeatMonths,
    ...(clockOf(version) === 'fixed-day' ? { fixedDay: version.dueBy } : null),
    windowDays,
    notCounted,
    ended,
  }
  addMore(facts, cycle)
  if (notHeld.length > 0) facts.notHeld = notHeld
  return facts
}

function triggerOf({ edition, start }: Settled, stretch: Stretch): Trigger {
  if (!edition) return start ?? stretch.trigger
  const { number, name, differenceId, on } = edition.asked
  return { kind: 'new-edition', edition: number, name, differenceId, on }
}

/** The last day before what follows is missing. */
const goodThrough = ({ dueOn, opensOn }: Cycle): Day => dueOn ?? addDays(opensOn, -1)

/** What only some rules have to say; the others keep the facts they always had. */
function addMore(facts: Explanation, { version, asked, period, due, dueOn, relief, satisfied }: Settled): void {
  const { criterion, limits } = version
  if (criterion.kind !== 'course') facts.asks = criterion
  if (asked) {
    facts.owed = asked.minutes
    facts.countsFrom = asked.from
    facts.carried = asked.carried
  }
  if (period && due.kind !== 'edition' && (limits?.graceDays || limits?.graceTo) && (dueOn ?? '') > period.to)
    facts.periodEnd = period.to
  if (relief) facts.relief = relief
  if (satisfied?.held) facts.held = toldOf(satisfied.held)
  if (satisfied?.waiver) facts.waived = satisfied.waiver
  if (asked?.monthsAway) facts.monthsAway = asked.monthsAway
  if (satisfied?.away) facts.allAway = true
}

export type Status = {
  kind: StatusKind
  /** Days overdue, or days left until it is due; null when nothing is due. */
  days: number | null
  dueOn: Day | null
  satisfiedOn: Day | null
  validUntil: Day | null
  /** Met by a waiver, not by training. */
  waived: boolean
}
type Dated = Pick<Obligation, 'opensOn' | 'dueOn' | 'satisfiedOn' | 'validUntil' | 'endsOn'>
/** Whether the cycle was lifted, from what says why; nothing where that was not read. */
type Lifted = { waived?: boolean; explanation?: Pick<Explanation, 'waived' | 'allAway'> }

/** Days before a due date from which it is called due soon. */
export const SOON_DAYS = 30

/**
 * Where a requirement stands with a person on a day, from their cycles. Due on the day itself is not overdue; what must be done
 * before an act never is.
 */
export function statusOn(cycles: readonly (Dated & Lifted)[], day: Day): Status {
  const cycle = cycleOn(cycles, day)
  if (!cycle)
    return { kind: 'not-applicable', days: null, dueOn: null, satisfiedOn: null, validUntil: null, waived: false }
  const { dueOn, satisfiedOn, validUntil, explanation } = cycle
  const waived = cycle.waived ?? (explanation?.waived !== undefined || explanation?.allAway === true)
  if (satisfiedOn !== null && satisfiedOn <= day)
    return { kind: 'met', days: null, dueOn: null, satisfiedOn, validUntil, waived }
  const left = dueOn === null ? null : daysBetween(day, dueOn)
  const days = left === null ? null : Math.abs(left)
  return { kind: pendingKind(left), days, dueOn, satisfiedOn: null, validUntil: null, waived: false }
}

/** How urgent it is what is still to be done. @param left days until its due date, negative when it is past; null: it has none */
export function pendingKind(left: number | null): 'overdue' | 'due-soon' | 'open' | 'not-cleared' {
  if (left === null) return 'not-cleared'
  return left < 0 ? 'overdue' : left <= SOON_DAYS ? 'due-soon' : 'open'
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
