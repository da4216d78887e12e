/** What a credit is worth: its minutes in lots of which each is about the same, so that they are counted once. Pure. */
import type { Day } from '@/lib/platform/time'
import { idOf, isSeries } from './keys'
import { type DeliveryMode, type Narrowing, nameKey, type Providers } from './narrowing'

export type CountableCredit = {
  id: string
  courseId: string | null
  creditMinutes: number
  earnedOn: Day
  reversed: boolean
  /** The edition of the module, where it is known. */
  courseVersionId?: string | null
  /** What hours are asked of; absent where only modules are asked for. */
  about?: About | null
  /** Kept with it by `lotsOf`, which alone reads it: a copy carries it along, though it may be worth something else. */
  lots?: readonly Lot[] | null
}
export type About = {
  topicIds: readonly string[]
  topicMinutes: Readonly<Record<string, number>> | null
  mode: DeliveryMode
  /** This and what follows only where a rule asks for it (`looksOf`). */
  priorityIds?: readonly string[] | undefined
  source?: string | undefined
  /** What it was called as it was accepted. */
  title?: string | null | undefined
  /** Who gave it; null for modules of the catalog. */
  provider?: string | null | undefined
  providerAgencyId?: string | null | undefined
  /** The event it was earned at, and the series that it is of. */
  eventId?: string | null | undefined
  seriesId?: string | null | undefined
}

/** A credit and how many of its minutes count. */
export type CountedCredit = {
  creditId: string
  earnedOn: Day
  minutes: number
  /** To which part of what is asked for, where it has parts (`partsOf`). */
  part?: number
  /** The same minutes fill another part as well. */
  shared?: true
  /** How it was given, where limits are on that. */
  mode?: DeliveryMode
}

export type Lot = { key: string; credit: CountableCredit; minutes: number; topics: readonly string[] }

/**
 * Where the source knows its minutes by topic, a lot for each, and one for the rest, which is about none of them. Where it
 * does not, all of them may count for any one of its topics.
 */
export function lotsOf(credit: CountableCredit): readonly Lot[] {
  const before = credit.lots
  // Of no lots it cannot be told whose they are; they are few, and made anew.
  if (before?.[0]?.credit === credit) return before
  const lots = split(credit)
  credit.lots = lots
  return lots
}

function split(credit: CountableCredit): Lot[] {
  const { id, creditMinutes, about } = credit
  const byTopic = Object.entries(about?.topicMinutes ?? {})
  if (byTopic.length === 0) return [{ key: id, credit, minutes: creditMinutes, topics: about?.topicIds ?? [] }]
  // The minutes of a training that stands on a joined record as well count there, and are none here.
  let left = creditMinutes
  const lots = byTopic
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([topic, given]): Lot => {
      const minutes = Math.min(left, given)
      left -= minutes
      return { key: `${id} ${topic}`, credit, minutes, topics: [topic] }
    })
  return [...lots, { key: id, credit, minutes: left, topics: [] }].filter(({ minutes }) => minutes > 0)
}

/** Whether a credit was earned in the module or at the event of a key. */
export const isOf = (key: string, { courseId, about }: CountableCredit): boolean =>
  isSeries(key) ? about?.seriesId != null && about.seriesId === idOf(key) : key === courseId || key === about?.eventId

/** Whether it was given by one of those who may. */
function isGivenBy({ names, agencyId, modules }: Providers): (about: About | null | undefined) => boolean {
  const keys = new Set(names.map(nameKey))
  return (about) =>
    about != null &&
    ((modules === true && about.source === 'module') ||
      (agencyId !== undefined && about.providerAgencyId === agencyId) ||
      (about.provider != null && keys.has(nameKey(about.provider))))
}

export type Test = (lot: Lot) => boolean
const tests = new WeakMap<Narrowing, Test | null>()

/** Whether a lot is of what is asked for, whenever it was earned; null where any is. */
export function testOf(of: Narrowing): Test | null {
  const before = tests.get(of)
  if (before !== undefined) return before
  const all = checksOf(of)
  const [only] = all
  const test = only === undefined ? null : all.length === 1 ? only : (lot: Lot) => all.every((check) => check(lot))
  tests.set(of, test)
  return test
}

/**
 * Whether a training in whole is what is asked for. Where its minutes are known by topic, those about what is asked for are
 * the length of the sitting; what it must not be about, no minute of it is.
 */
export function wholeTestOf({
  topics,
  exceptTopics,
  sittingMinutes,
  ...of
}: Narrowing): (credit: CountableCredit) => boolean {
  const isOtherwise = testOf(of)
  return (credit) => {
    const { creditMinutes } = credit
    const lots = lotsOf(credit)
    const all = lots.flatMap((lot) => lot.topics)
    if (exceptTopics && isIn(exceptTopics, all)) return false
    if (topics && !isIn(topics, all)) return false
    if (sittingMinutes !== undefined && lengthOf(credit, topics) < sittingMinutes) return false
    return isOtherwise === null || isOtherwise({ key: credit.id, credit, minutes: creditMinutes, topics: all })
  }
}

function lengthOf(credit: CountableCredit, topics: readonly string[] | undefined): number {
  if (!topics) return credit.creditMinutes
  return lotsOf(credit).reduce((sum, lot) => sum + (isIn(topics, lot.topics) ? lot.minutes : 0), 0)
}

function isIn(list: readonly string[], found: readonly string[] | undefined): boolean {
  if (found) for (const each of found) if (list.includes(each)) return true
  return false
}

function checksOf({
  courseIds,
  topics,
  exceptTopics,
  priorities,
  modes,
  sources,
  providers,
  titles,
  sittingMinutes,
}: Narrowing): Test[] {
  const checks: Test[] = []
  if (courseIds) checks.push(({ credit }) => credit.courseId !== null && courseIds.includes(credit.courseId))
  if (topics) checks.push((lot) => isIn(topics, lot.topics))
  if (exceptTopics) checks.push((lot) => !isIn(exceptTopics, lot.topics))
  if (sittingMinutes !== undefined) checks.push(({ credit }) => credit.creditMinutes >= sittingMinutes)
  if (priorities) checks.push(({ credit }) => isIn(priorities, credit.about?.priorityIds))
  if (modes) checks.push(({ credit }) => credit.about != null && modes.includes(credit.about.mode))
  if (sources) {
    const any: readonly string[] = sources
    checks.push(({ credit }) => credit.about?.source !== undefined && any.includes(credit.about.source))
  }
  if (titles) {
    const names = new Set(titles.map(nameKey))
    checks.push(({ credit }) => credit.about?.title != null && names.has(nameKey(credit.about.title)))
  }
  if (providers) {
    const isGiven = isGivenBy(providers)
    checks.push(({ credit }) => isGiven(credit.about))
  }
  return checks
}

/** Minutes that count already, by lot. */
export type Spent = Map<string, number>

/** Those of some places, in order of the days earned: the same list where that is all of them. */
export const creditsFrom = (credits: readonly CountableCredit[], from: number, to = credits.length) =>
  from === 0 && to === credits.length ? credits : credits.slice(from, to)

/** How many in order of the days earned come before a day. */
export function placeOf(credits: readonly CountableCredit[], day: Day): number {
  let [low, high] = [0, credits.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((credits[middle]?.earnedOn ?? '') < day) low = middle + 1
    else high = middle
  }
  return low
}
