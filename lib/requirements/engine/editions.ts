/**
 * Asking again because of a new edition of the module: which edition somebody owes, from when on, and what meets it. Pure; stated
 * in docs/decisions/0072-a-new-edition-asks-again.md.
 */
import { addDays, addMonths, type Day } from '@/lib/platform/time'
import type { Clock, Cycle, Edition, Settled, Version } from '../shapes'
import { asksTheSame } from './criterion'
import { type CountableCredit, placeOf } from './lots'
import { latest } from './stretches'

/** @param since what was earned before this day counts no more */
export type Taught = { editions: readonly Edition[]; credits: readonly CountableCredit[]; since: Day | null }

const hasLimit = ({ limits }: Pick<Version, 'limits'>): boolean =>
  limits?.editionDays !== undefined || limits?.editionMonths !== undefined

/** Whether any of the versions may ask for a new edition. */
export const asksForEditions = (versions: readonly Pick<Version, 'limits'>[]): boolean => versions.some(hasLimit)

/**
 * What comes after a completed cycle: the edition that came to be since, or what falls due by time, whichever opens first.
 * @param timed what falls due by time
 */
export function orEdition(
  done: Settled,
  timed: Cycle | null,
  versions: readonly Version[],
  taught: Taught,
): Cycle | null {
  if (taught.editions.length === 0 || !done.satisfied) return timed
  const owed = owedEdition(done, done.satisfied, versions, taught)
  if (!owed || (timed && timed.opensOn < owed.opensOn)) return timed
  const isSooner = timed?.dueOn != null && timed.dueOn < (owed.dueOn ?? '')
  // Due by time before that: then the module in whole is due, and in the new edition.
  return isSooner ? { ...owed, dueOn: timed.dueOn, due: timed.due, edition: asWhole(owed.edition) } : owed
}

const asWhole = (edition: Cycle['edition']): Cycle['edition'] =>
  edition && { ...edition, asked: { ...edition.asked, differenceId: null } }

type Met = NonNullable<Settled['satisfied']>

/** Of those that were there already the latest, otherwise the next: under a rule that asked for new editions when it was published. */
function owedEdition(done: Settled, met: Met, versions: readonly Version[], taught: Taught): Cycle | null {
  const from = latest(addDays(met.on, 1), addDays(done.opensOn, 1))
  const { criterion } = done.version
  const isOfIt = ({ courseId }: Edition) => criterion.kind === 'course' && courseId === criterion.courseId
  const newer = taught.editions.filter((each) => each.isMaterial && isOfIt(each) && !isLifted(each, met))
  const there = newer.filter(({ on }) => on <= from).at(-1)
  for (const asked of [...(there ? [there] : []), ...newer.filter(({ on }) => on > from)]) {
    const opensOn = latest(asked.on, from)
    const version = versions.findLast(({ effectiveFrom }) => effectiveFrom <= opensOn)
    if (!version || !asks(version, asked, versions) || !isAgain(asked, opensOn, taught)) continue
    return cycleOf(done, { met, asked, version, opensOn })
  }
  return null
}

/** A waiver lifts what there was on its day. */
const isLifted = ({ on }: Edition, { waiver }: Met): boolean => waiver !== undefined && on <= waiver.from

/** The rule has asked for new editions of the module without a break since before it was published. */
function asks(version: Version, asked: Edition, versions: readonly Version[]): boolean {
  const { criterion } = version
  if (criterion.kind !== 'course' || criterion.courseId !== asked.courseId) return false
  let first: Version | null = null
  for (let i = versions.indexOf(version); i >= 0; i--) {
    const each = versions[i]
    if (!each || !hasLimit(each) || !asksTheSame(each.criterion, criterion)) break
    first = each
  }
  return first !== null && asked.on >= first.effectiveFrom
}

/**
 * The module was learned before this would be asked for, and neither in this edition or a later one nor the difference since. Where
 * a duty was lifted from whoever never learned it, there is nothing to learn anew.
 */
function isAgain(asked: Edition, opensOn: Day, { editions, credits, since }: Taught): boolean {
  const until = placeOf(credits, opensOn)
  let before = false
  for (let i = placeOf(credits, since ?? ''); i < until; i++) {
    const credit = credits[i]
    if (!credit) continue
    if (meets(credit, asked, editions)) return false
    before ||= !credit.reversed && credit.courseId === asked.courseId
  }
  return before
}

/** Where a credit does not say its edition, it is of the one that was there on its day. */
const numberOf = ({ courseVersionId, earnedOn }: CountableCredit, editions: readonly Edition[]): number =>
  (courseVersionId ? editions.find(({ id }) => id === courseVersionId) : editions.findLast(({ on }) => on <= earnedOn))
    ?.number ?? 0

export function meets(credit: CountableCredit, asked: Edition, editions: readonly Edition[]): boolean {
  if (credit.reversed || credit.courseId === null) return false
  if (credit.courseId === asked.differenceId) return credit.earnedOn >= asked.on
  return credit.courseId === asked.courseId && numberOf(credit, editions) >= asked.number
}

function cycleOf(
  done: Settled,
  { met, asked, version, opensOn }: { met: Met; asked: Edition; version: Version; opensOn: Day },
): Cycle {
  const { editionDays, editionMonths } = version.limits ?? {}
  // Whoever completed the older one after that, or came later, has as long.
  const start = latest(asked.on, latest(met.on, done.opensOn))
  const due: Clock = { kind: 'edition', from: start, days: editionDays ?? null, months: editionMonths ?? null }
  const dueOn = editionMonths === undefined ? addDays(start, editionDays ?? 0) : addMonths(start, editionMonths)
  const { period, anchor } = done
  const cycle: Cycle = {
    version,
    opensOn,
    dueOn,
    due,
    renews: true,
    period,
    anchor,
    edition: { asked, base: inWhole(done) },
  }
  if (done.start) cycle.start = done.start
  return cycle
}

/** The completion from which what falls due by time is reckoned: the difference alone moves nothing. */
export function inWhole(done: Settled): Settled {
  const { edition, satisfied } = done
  return edition?.asked.differenceId && satisfied?.byDifference ? edition.base : done
}
