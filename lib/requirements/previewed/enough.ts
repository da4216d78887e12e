/** For how many people training that is to be had would be enough, by the rules that count it. Pure. */
import { creditsUnder } from '../engine/credit-hours'
import type { Criterion } from '../engine/criterion'
import type { CountableCredit, CountedCredit } from '../engine/lots'
import { weigh } from '../engine/meet'
import { type Measure, progressOf } from '../engine/progress'

/** Training with places: how many nobody holds, null for no end of them. */
export type Placed = { credit: CountableCredit; free: number | null }
/** `people`: null for no end of them; `brings`: what all of it together counts for one of them, where it is not enough for anybody. */
export type Enough = { people: number | null; brings: Measure | null }

const LAST_DAY = '9999-12-31'

/**
 * Of people who have none of it yet, so many could meet the rule: each takes what meets it soonest, until places run out. With
 * other choices it might be a few more, never fewer.
 * @param open what has no places to run out, as modules do
 */
export function enoughFor(asks: Criterion, open: readonly CountableCredit[], placed: readonly Placed[]): Enough {
  const left = new Map(placed.map(({ credit, free }) => [credit.id, free]))
  let people = 0
  for (;;) {
    const there = placed.filter(({ credit }) => left.get(credit.id) !== 0).map(({ credit }) => credit)
    const { on, counted } = weighed(asks, [...open, ...there])
    if (on === null) return { people, brings: people > 0 ? null : bringsOf(asks, counted) }
    const limited = [...new Set(counted.map(({ creditId }) => creditId))].filter((id) => left.get(id) != null)
    if (limited.length === 0) return { people: null, brings: null }
    const most = Math.min(...limited.map((id) => left.get(id) ?? 0))
    people += most
    for (const id of limited) left.set(id, (left.get(id) ?? 0) - most)
  }
}

const weighed = (asks: Criterion, credits: CountableCredit[]) =>
  weigh(asks, creditsUnder(asks, credits.sort(byDay)), 'earliest')

const byDay = (one: CountableCredit, other: CountableCredit) =>
  one.earnedOn < other.earnedOn ? -1 : one.earnedOn > other.earnedOn ? 1 : 0

const bringsOf = (asks: Criterion, counted: readonly CountedCredit[]): Measure =>
  progressOf(asks, null, counted, LAST_DAY).whole
