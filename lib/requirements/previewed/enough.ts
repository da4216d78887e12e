/** For how many people training that is to be had would be enough, by the rules that count it. Pure. */
import { creditsUnder } from '../engine/credit-hours'
import type { Criterion } from '../engine/criterion'
import type { CountableCredit, CountedCredit } from '../engine/lots'
import { weigh } from '../engine/meet'
import { partsOf } from '../engine/parts'
import { type Measure, progressOf } from '../engine/progress'

/** Training with places: how many nobody holds, null for no end of them. */
export type Placed = { credit: CountableCredit; free: number | null }
/** `people`: null for no end of them; `brings`: what all of it together counts for one of them, where it is not enough for anybody. */
export type Enough = { people: number | null; brings: Measure | null }

const LAST_DAY = '9999-12-31'
/** Parts of the rule by trainings, and by the times in which they must lie together: a second of reckoning at the most. */
const MOST_WEIGHED = 40_000
const TIMES_TOGETHER = 6

/**
 * Of people who have none of it yet, so many could meet the rule: each takes what meets it soonest, until places run out. With
 * other choices it might be a few more, never fewer. Of a rule of very many parts the nearest trainings alone are weighed.
 * @param open what has no places to run out, as modules do
 * @param goesOn asked before each further time; where it says no, it is enough for those found so far
 */
export function enoughFor(
  asks: Criterion,
  open: readonly CountableCredit[],
  placed: readonly Placed[],
  goesOn: () => boolean = () => true,
): Enough {
  const most = mostWeighed(asks)
  const modules = open.slice(0, Math.max(most - placed.length, Math.ceil(most / 2)))
  const left = new Map(placed.map(({ credit, free }) => [credit.id, free]))
  let people = 0
  for (;;) {
    const there = placed.filter(({ credit }) => left.get(credit.id) !== 0).map(({ credit }) => credit)
    const { on, counted } = weighed(asks, [...modules, ...there.slice(0, most - modules.length)])
    if (on === null) return { people, brings: people > 0 ? null : bringsOf(asks, counted) }
    const limited = [...new Set(counted.map(({ creditId }) => creditId))].filter((id) => left.get(id) != null)
    if (limited.length === 0) return { people: null, brings: null }
    const free = Math.min(...limited.map((id) => left.get(id) ?? 0))
    people += free
    for (const id of limited) left.set(id, (left.get(id) ?? 0) - free)
    if (!goesOn()) return { people, brings: null }
  }
}

/** So many trainings are weighed at once. */
export function mostWeighed(asks: Criterion): number {
  const each = MOST_WEIGHED / Math.max(1, partsOf(asks).length)
  return Math.floor(asks.kind === 'minutes' && asks.withinMonths !== null ? Math.sqrt(each * TIMES_TOGETHER) : each)
}

const weighed = (asks: Criterion, credits: CountableCredit[]) =>
  weigh(asks, creditsUnder(asks, credits.sort(byDay)), 'earliest')

const byDay = (one: CountableCredit, other: CountableCredit) =>
  one.earnedOn < other.earnedOn ? -1 : one.earnedOn > other.earnedOn ? 1 : 0

const bringsOf = (asks: Criterion, counted: readonly CountedCredit[]): Measure =>
  progressOf(asks, null, counted, LAST_DAY).whole
