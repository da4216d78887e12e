/** What would close what is owed in hours: trainings to come, each with what it would add after those before it. Pure. */
import type { CountableCredit } from '../engine/lots'
import { progressOf } from '../engine/progress'
import { type Owing, placedBy } from './would-count'

/** A training that somebody could still take; `sure`: they hold a place in it already. */
export type Option = { training: CountableCredit; sure: boolean }
export type Closing<O> = {
  /** Minutes that it would add beside those named before it. */
  items: { option: O; adds: number }[]
  /** Minutes that would count with all of them, and whether nothing would be missing then. */
  haveMinutes: number
  closes: boolean
}

/** More are no plan. */
const MOST = 6

/**
 * First what somebody is coming to anyway, then whatever adds the most, until nothing is missing or nothing adds. Of those that
 * add alike the first in the list. Of hours alone: what they add is read from the minutes that count already (0048).
 */
export function closingOf<O extends Option>(owing: Owing, options: readonly O[]): Closing<O> {
  const items: Closing<O>['items'] = []
  const left = new Set(options)
  let now = owing
  while (items.length < MOST && !isMet(now)) {
    const next = nearest(now, left)
    if (!next) break
    const { option, placed, adds } = next
    left.delete(option)
    items.push({ option, adds })
    now = { ...now, counted: [...now.counted, ...placed] }
  }
  return { items, haveMinutes: standing(now).whole.have, closes: isMet(now) }
}

/** Minutes that a training would add to what counts now; none where it is of nothing that is missing. */
export const addsTo = (owing: Owing, training: CountableCredit): number => addedBy(placedBy(owing, training))

const standing = ({ asks, owed, counted, day }: Owing) => progressOf(asks, owed, counted, day)
const isMet = (owing: Owing): boolean => standing(owing).parts.every(({ have, need }) => have >= need)

function nearest<O extends Option>(owing: Owing, options: Iterable<O>) {
  let best: { option: O; placed: ReturnType<typeof placedBy>; adds: number } | null = null
  for (const option of options) {
    if (best?.option.sure && !option.sure) continue
    const placed = placedBy(owing, option.training)
    const adds = addedBy(placed)
    const isNearer = !best || (option.sure && !best.option.sure) || adds > best.adds
    if (adds > 0 && isNearer) best = { option, placed, adds }
  }
  return best
}

/** Minutes that are looked at twice are added once; where they only fill a part that is looked at beside the others, they are those. */
function addedBy(placed: ReturnType<typeof placedBy>): number {
  const sum = (of: typeof placed) => of.reduce((all, { minutes }) => all + minutes, 0)
  const own = placed.filter(({ shared }) => !shared)
  return own.length > 0 ? sum(own) : sum(placed)
}
