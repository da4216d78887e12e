/** What meets one cycle: which credits lie in its time, and whether they are enough. Pure. */
import type { Held } from '@/lib/certifications/held'
import { addDays, addMonths, type Day } from '@/lib/platform/time'
import type { Cycle, Edition, Settled, Version } from '../shapes'
import { asksForCertification, asksForMinutes, asksTheSame, type Criterion } from './criterion'
import { beginsWithin } from './cycles'
import { meets } from './editions'
import { fixedDaysOf, monthsTouched, periodOn } from './fixed-days'
import { settleHeld } from './held'
import { type CountableCredit, creditsFrom, lotsOf, placeOf, type Spent } from './lots'
import { spend, weigh } from './meet'
import { layOut } from './parts'
import { monthsAway, type Relief, waiverOf } from './relief'
import { latest, type Stretch } from './stretches'

export type Earned = {
  /** In order of the days earned. */
  credits: readonly CountableCredit[]
  /** Minutes that counted for an earlier cycle of the same unbroken service; grows as cycles are settled. */
  spent: Spent
  stretch: Stretch
  /** After a long break nothing from before this day counts. */
  since: Day | null
  reliefs: readonly Relief[]
  /** Certifications, in no order. */
  held: readonly Held[]
  /** Of the modules that it asks for, in order of the days published. */
  editions: readonly Edition[]
}

/** What is not met by the day of a waiver is met by it; training that came before stands. */
export function settle(cycle: Cycle, previous: Settled | null, earned: Earned): Settled {
  const waiver = waiverOf(cycle, earned.stretch, earned.reliefs)
  if (waiver === null) return settleBy(cycle, previous, earned)
  const until = placeOf(earned.credits, addDays(waiver.from, 1))
  const held = earned.held.filter(({ issuedOn }) => issuedOn <= waiver.from)
  const done = settleBy(cycle, previous, { ...earned, held, credits: creditsFrom(earned.credits, 0, until) })
  if (done.satisfied) return done
  // What counted until then stays: on a day before it somebody stood so far.
  return { ...done, satisfied: { on: waiver.from, counted: done.soFar, earlier: false, waiver }, soFar: [] }
}

function settleBy(cycle: Cycle, previous: Settled | null, earned: Earned): Settled {
  if (cycle.edition) return settleEdition(cycle, cycle.edition.asked, earned)
  if (asksForCertification(cycle.version.criterion)) return settleHeld(cycle, previous, earned)
  return asksForMinutes(cycle.version.criterion)
    ? settleHours(cycle, previous, earned)
    : settleCourses(cycle, previous, earned)
}

/** The edition itself or a later one, or the module that teaches what is new in it. */
function settleEdition(cycle: Cycle, asked: Edition, earned: Earned): Settled {
  const since = creditsFrom(earned.credits, placeOf(earned.credits, cycle.opensOn), overAt(earned))
  const found = since.find((credit) => meets(credit, asked, earned.editions))
  if (!found) return settled(cycle, { satisfied: null, soFar: [], asked: null })
  const { id: creditId, earnedOn, creditMinutes: minutes, courseId } = found
  const counted = [{ creditId, earnedOn, minutes }]
  const isPart = courseId === asked.differenceId
  return settled(cycle, {
    satisfied: { on: earnedOn, counted, earlier: false, ...(isPart && { byDifference: true }) },
    soFar: [],
    asked: null,
  })
}

/** A renewal needs a credit from its opening on. The first time, and when the module changed, an earlier one may stand. */
function settleCourses(cycle: Cycle, previous: Settled | null, earned: Earned): Settled {
  const { version, opensOn, renews } = cycle
  const { criterion } = version
  const mayStand = !renews || !previous || !asksTheSame(previous.version.criterion, criterion)
  const from = latest(floorOf(version, looksBackFrom(cycle), earned.since), standsFrom(cycle))
  const { credits } = earned
  const before = mayStand ? creditsFrom(credits, placeOf(credits, from), placeOf(credits, opensOn)) : []
  const earlier = before.length > 0 ? weigh(criterion, before, 'latest') : null
  if (earlier && earlier.on !== null)
    return settled(cycle, {
      satisfied: { on: earlier.on, counted: earlier.counted, earlier: true },
      soFar: [],
      asked: null,
    })
  const since = creditsFrom(
    credits,
    placeOf(credits, latest(opensOn, version.limits?.countsFrom ?? '')),
    overAt(earned),
  )
  const { on, counted } = weigh(criterion, before.length > 0 ? [...before, ...since] : since, 'earliest')
  if (on === null) return settled(cycle, { satisfied: null, soFar: counted, asked: null })
  return settled(cycle, { satisfied: { on, counted, earlier: false }, soFar: [], asked: null })
}

type How = Pick<Settled, 'satisfied' | 'soFar' | 'asked'>
/** A field that a cycle gets one day is named below, or this does not compile. */
type Each<T> = { [Field in keyof Required<T>]: T[Field] }

/** Field by field: cycles come in several forms, and to spread them was a tenth of what deriving takes. */
function settled(cycle: Cycle, { satisfied, soFar, asked }: How): Settled {
  const { version, opensOn, dueOn, due, renews, period, anchor, relief, start, edition } = cycle
  const done: Each<Settled> = {
    version,
    opensOn,
    dueOn,
    due,
    renews,
    period,
    anchor,
    relief,
    start,
    edition,
    satisfied,
    soFar,
    asked,
  }
  return done
}

/** An earlier completion is good within the months of the rule; where days are fixed, in the period of the day it opens. */
function standsFrom({ version, period, renews, anchor, opensOn }: Cycle): Day {
  const fixed = fixedDaysOf(version, anchor)
  if (fixed) return (!renews && period ? period : periodOn(fixed, opensOn)).from
  return goodSince(version, opensOn)
}

/** What is earned once the service is over comes behind this place. */
const overAt = ({ credits, stretch }: Earned): number | undefined =>
  stretch.to === null ? undefined : placeOf(credits, stretch.to)

/** From when on one looks back: from the day of the person that it is counted from, where that is no cycle; otherwise from its first day. */
const looksBackFrom = ({ opensOn, renews, period, start }: Cycle): Day =>
  start?.kind === 'own-date' && !renews && period === null ? start.on : opensOn

/** Training before this day does not count, whatever its period; '' is before every day. */
function floorOf({ limits }: Version, opensOn: Day, since: Day | null): Day {
  const lookBack = limits?.lookBackMonths === undefined ? '' : addMonths(opensOn, -limits.lookBackMonths)
  return latest(latest(limits?.countsFrom ?? '', lookBack), since ?? '')
}

/**
 * Hours add up over the time that the rule gives: the period where it has periods, otherwise from the completion before on,
 * and the first time from as long ago as training is still good.
 */
function settleHours(cycle: Cycle, previous: Settled | null, earned: Earned): Settled {
  const { opensOn, version } = cycle
  const from = hoursFrom(cycle, previous, earned)
  const away = monthsAway(cycle, earned.reliefs)
  const owed = owedIn(cycle, earned.stretch, away)
  if (owed === 0) return allAway(cycle, from, away)
  const criterion = owing(version.criterion, owed)
  const { credits } = earned
  const own = creditsFrom(credits, placeOf(credits, from), overAt(earned))
  const carried = carriedOver(cycle, previous, earned, from)
  const pool = carried.credits.length > 0 ? [...carried.credits, ...own] : own
  const early = cycle.period === null && !cycle.renews ? creditsFrom(pool, 0, placeOf(pool, opensOn)) : []
  const stood = early.length > 0 ? weigh(criterion, early, 'latest', carried.spent) : null
  const found = stood && stood.on !== null ? stood : weigh(criterion, pool, 'earliest', carried.spent)
  const { on, counted, placed } = found
  if (on !== null) spend(placed, earned.spent)
  const asked = { from: from || null, minutes: owed, carried: carried.minutes, ...(away > 0 && { monthsAway: away }) }
  if (on === null) return settled(cycle, { satisfied: null, soFar: counted, asked })
  return settled(cycle, { satisfied: { on, counted, earlier: on < opensOn }, soFar: [], asked })
}

/** A period that was leave from its first day to its last owes nothing. */
const allAway = (cycle: Cycle, from: Day, away: number): Settled => ({
  ...cycle,
  satisfied: { on: cycle.opensOn, counted: [], earlier: false, away: true },
  soFar: [],
  asked: { from: from || null, minutes: 0, carried: 0, monthsAway: away },
})

function hoursFrom(cycle: Cycle, previous: Settled | null, { since }: Earned): Day {
  const { version, opensOn, period, renews } = cycle
  const floor = floorOf(version, renews ? (period?.from ?? opensOn) : looksBackFrom(cycle), since)
  const after = renews && previous?.satisfied ? addDays(previous.satisfied.on, 1) : null
  const own = period?.from ?? after ?? goodSince(version, opensOn)
  return own > floor ? own : floor
}

/** The first day from which a completion is still good on the day it opens. */
function goodSince({ repeatMonths, limits }: Version, opensOn: Day): Day {
  if (repeatMonths === null || (limits?.doneDueBy && opensOn <= limits.doneDueBy)) return ''
  const near = addMonths(opensOn, -repeatMonths)
  return addMonths(near, repeatMonths) >= opensOn ? near : addDays(near, 1)
}

/** Who begins within a period owes their months of it, and who is on leave those they serve, where the rule says so. */
function owedIn({ version, period }: Cycle, stretch: Stretch, away: number): number | null {
  const { criterion, limits } = version
  if (criterion.kind !== 'minutes') return null
  if (period === null) return criterion.atLeast
  const joins = limits?.joiners === 'by-month' && beginsWithin(period, stretch)
  if (!joins && away === 0) return criterion.atLeast
  const all = monthsTouched(period.from, period.to)
  const served = (joins ? monthsTouched(stretch.from, period.to) : all) - away
  const each = limits?.minutesPerMonth ?? criterion.atLeast / all
  return Math.max(0, Math.min(criterion.atLeast, Math.ceil(each * served)))
}

/** Minimums inside stay as they are, but never ask for more than is owed in all. */
function owing(criterion: Criterion, owed: number | null): Criterion {
  if (criterion.kind !== 'minutes' || owed === null || owed === criterion.atLeast) return criterion
  const floors = criterion.parts.reduce((sum, { atLeast, mayShare }) => (mayShare ? sum : sum + atLeast), 0)
  return { ...criterion, atLeast: Math.max(owed, floors) }
}

type Carried = { credits: CountableCredit[]; spent: Spent; minutes: number }

/** Minutes of the period before that it did not need, up to the limit, in order of the days earned. */
function carriedOver(cycle: Cycle, previous: Settled | null, { credits, spent }: Earned, from: Day): Carried {
  const most = cycle.version.limits?.carryOverMinutes ?? 0
  const before = previous?.asked?.from ?? null
  if (most === 0 || before === null || !previous?.satisfied || previous.satisfied.waiver)
    return { credits: [], spent, minutes: 0 }
  const wholes = layOut(cycle.version.criterion).parts.filter((part) => part.kind === 'minutes' && part.depth === 0)
  const kept = new Map(spent)
  let left = most
  const found = credits.filter((credit) => {
    if (credit.reversed || credit.earnedOn < before || credit.earnedOn >= from) return false
    return (
      lotsOf(credit).filter((lot) => {
        const isAsked = wholes.some((part) => part.kind === 'minutes' && part.belongs(lot))
        const open = isAsked ? Math.min(left, lot.minutes - (spent.get(lot.key) ?? 0)) : 0
        kept.set(lot.key, lot.minutes - open)
        left -= open
        return open > 0
      }).length > 0
    )
  })
  return { credits: found, spent: kept, minutes: most - left }
}

export const isOver = (day: Day, stretch: Stretch) => stretch.to !== null && day >= stretch.to
