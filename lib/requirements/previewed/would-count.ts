/** What training that is not taken yet would count toward what is asked for; of modules, the nearest way first. Pure. */
import type { Day } from '@/lib/platform/days'
import { creditsUnder } from '../engine/credit-hours'
import {
  asksForCertification,
  asksForEvents,
  asksForMinutes,
  asksForTraining,
  type Criterion,
} from '../engine/criterion'
import { type CountableCredit, type CountedCredit, lotsOf } from '../engine/lots'
import { isListed, partsOf, type TimePart } from '../engine/parts'
import { type PartProgress, type Progress, progressOf } from '../engine/progress'
import type { soonestWays } from '../told-shapes'

export type Offered = {
  courseId: string
  slug: string
  title: string
  creditMinutes: number
  topicIds: readonly string[]
  priorityIds: readonly string[]
}
export type Owing = { asks: Criterion; owed: number | null; counted: readonly CountedCredit[]; day: Day }

const MOST = 3

/** @param taken modules that count already: taken again they may be practice */
export function wouldCount(
  { asks, owed, counted, day }: Owing,
  offered: readonly Offered[],
  taken: ReadonlySet<string>,
) {
  const progress = progressOf(asks, owed, counted, day)
  return offered
    .filter(({ courseId }) => !taken.has(courseId))
    .map((module) => ({ module, ...gainOf(asks, progress, creditOf(module)) }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.depth - a.depth || b.gain - a.gain || a.module.title.localeCompare(b.module.title))
    .slice(0, MOST)
    .map(({ module: { slug, title, creditMinutes } }) => ({ slug, title, creditMinutes }))
}

/** Where what is missing is to be had; `asks` is absent where one module is asked for. */
export function soonestWay(asks: Criterion | undefined, hasModules: boolean): (typeof soonestWays)[number] {
  if (!asks || hasModules) return 'module'
  if (asksForCertification(asks)) return 'certification'
  return asksForTraining(asks) && !asksForEvents(asks) && !asksForMinutes(asks) ? 'elsewhere' : 'event'
}

/** How many of its minutes one training would add to what is missing: of an event, say, that is still to come. */
export const wouldAdd = ({ asks, owed, counted, day }: Owing, credit: CountableCredit): number =>
  gainOf(asks, progressOf(asks, owed, counted, day), credit).gain

/** Whether a training is of what is asked for at all, whoever takes it. */
export function isAskedFor(asks: Criterion, credit: CountableCredit): boolean {
  const lots = lotsOf(credit)
  return partsOf(asks).some((part) =>
    part.kind === 'courses' ? isListed(part, credit) : lots.some((lot) => part.belongs(lot)),
  )
}

/** How many minutes would count toward the narrowest part that is open; of a list, a module is one. */
function gainOf(asks: Criterion, progress: Progress, given: CountableCredit): { gain: number; depth: number } {
  let best = { gain: 0, depth: 0 }
  const [credit] = creditsUnder(asks, [given])
  if (!credit) return best
  const lots = lotsOf(credit)
  for (const part of partsOf(asks)) {
    const stand = progress.parts.find((each) => each.part === part.part)
    if (!stand || stand.have >= stand.need) continue
    if (part.kind === 'courses') {
      if (isListed(part, credit)) best = { gain: credit.creditMinutes, depth: LISTED }
      continue
    }
    const minutes = lots.reduce((sum, lot) => sum + (part.belongs(lot) ? lot.minutes : 0), 0)
    const gain =
      minutes > 0 ? Math.min(minutes, openIn(part, stand, asks, progress), roomIn(stand, progress, credit)) : 0
    if (gain > 0 && (part.depth > best.depth || (part.depth === best.depth && gain > best.gain)))
      best = { gain, depth: part.depth }
  }
  return best
}

/** Named by the rule itself: nearer than any topic. */
const LISTED = 9

/** What a part lacks beyond what the open parts inside it still need for themselves; those whose minutes stand twice need none of it. */
function openIn(part: TimePart, stand: PartProgress, asks: Criterion, { parts }: Progress): number {
  const shares = new Set(partsOf(asks).flatMap((each) => (each.kind === 'minutes' && each.mayShare ? each.part : [])))
  const inside = parts
    .filter((each) => part.inside.includes(each.part) && !shares.has(each.part))
    .reduce((sum, each) => sum + Math.max(0, each.need - each.have), 0)
  return stand.need - stand.have - inside
}

/**
 * What a training would count toward, were it taken on the day: the narrowest part that is open first, and what is left of it the
 * wider ones. Only of hours; read from what counts already, which stays where it is.
 */
export function placedBy({ asks, owed, counted, day }: Owing, training: CountableCredit): CountedCredit[] {
  const [credit] = creditsUnder(asks, [training])
  if (!credit) return []
  const placed: CountedCredit[] = []
  const open = partsOf(asks)
    .flatMap((part) => (part.kind === 'minutes' ? part : []))
    .sort((a, b) => b.depth - a.depth || a.part - b.part)
  for (const lot of lotsOf(credit)) {
    let rest = lot.minutes
    for (const part of open) {
      if (!part.belongs(lot)) continue
      const progress = progressOf(asks, owed, [...counted, ...placed], day)
      const stand = progress.parts.find((each) => each.part === part.part)
      if (!stand) continue
      const minutes = Math.min(
        part.mayShare ? lot.minutes : rest,
        openIn(part, stand, asks, progress),
        roomIn(stand, progress, credit),
      )
      if (minutes <= 0) continue
      if (!part.mayShare) rest -= minutes
      const mode = credit.about ? { mode: credit.about.mode } : {}
      const shared = part.mayShare ? { shared: true as const } : {}
      placed.push({ creditId: credit.id, earnedOn: day, minutes, part: part.part, ...mode, ...shared })
    }
  }
  return placed
}

/** What limits on how it is given leave, in the whole and in the part. */
function roomIn({ of }: PartProgress, { limits }: Progress, { about }: CountableCredit): number {
  const mine = limits.filter(
    (limit) => about && limit.modes.includes(about.mode) && limit.of.every((each) => of.includes(each)),
  )
  return Math.min(...mine.map(({ atMost, have }) => atMost - have), Number.POSITIVE_INFINITY)
}

/** A module as the credit that it would be. */
export const creditOf = ({ courseId, title, creditMinutes, topicIds, priorityIds }: Offered): CountableCredit => ({
  ...{ id: courseId, courseId, creditMinutes, earnedOn: '', reversed: false },
  about: { topicIds, topicMinutes: null, priorityIds, mode: 'self-paced', source: 'module', title },
})
