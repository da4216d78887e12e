/** Which modules of the catalog would bring somebody nearer to what is asked for, the nearest way first. Pure. */
import type { Day } from '@/lib/platform/days'
import type { Criterion } from './criterion'
import { type CountableCredit, type CountedCredit, lotsOf } from './lots'
import { partsOf } from './parts'
import { type PartProgress, type Progress, progressOf } from './progress'

export type Offered = {
  courseId: string
  slug: string
  title: string
  creditMinutes: number
  topicIds: readonly string[]
  priorityIds: readonly string[]
}
type Owing = { asks: Criterion; owed: number | null; counted: readonly CountedCredit[]; day: Day }

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
    .map((module) => ({ module, ...gainOf(asks, progress, module) }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.depth - a.depth || b.gain - a.gain || a.module.title.localeCompare(b.module.title))
    .slice(0, MOST)
    .map(({ module: { slug, title, creditMinutes } }) => ({ slug, title, creditMinutes }))
}

/** How many minutes of a module would count toward the narrowest part that is open; of a list, a module is one. */
function gainOf(asks: Criterion, progress: Progress, module: Offered): { gain: number; depth: number } {
  let best = { gain: 0, depth: 0 }
  const [lot] = lotsOf(creditOf(module))
  if (!lot) return best
  for (const part of partsOf(asks)) {
    const stand = progress.parts.find((each) => each.part === part.part)
    if (!stand || stand.have >= stand.need) continue
    if (part.kind === 'courses') {
      if (part.courseIds.includes(module.courseId)) best = { gain: module.creditMinutes, depth: LISTED }
      continue
    }
    const gain = part.belongs(lot)
      ? Math.min(module.creditMinutes, openIn(stand, progress), roomIn(stand, progress))
      : 0
    if (gain > 0 && (part.depth > best.depth || (part.depth === best.depth && gain > best.gain)))
      best = { gain, depth: part.depth }
  }
  return best
}

/** Named by the rule itself: nearer than any topic. */
const LISTED = 9

/** What a part lacks beyond what the open parts inside the whole still need for themselves. */
function openIn({ depth, have, need }: PartProgress, { parts }: Progress): number {
  if (depth > 0) return need - have
  const inside = parts
    .filter((each) => each.depth === 1)
    .reduce((sum, each) => sum + Math.max(0, each.need - each.have), 0)
  return need - have - inside
}

/** Modules are taken alone: what limits on that leave, in the whole and in the part. */
function roomIn({ of }: PartProgress, { limits }: Progress): number {
  const mine = limits.filter(
    (limit) => limit.modes.includes('self-paced') && limit.of.every((each) => of.includes(each)),
  )
  return Math.min(...mine.map(({ atMost, have }) => atMost - have), Number.POSITIVE_INFINITY)
}

const creditOf = ({ courseId, creditMinutes, topicIds, priorityIds }: Offered): CountableCredit => ({
  ...{ id: courseId, courseId, creditMinutes, earnedOn: '', reversed: false },
  about: { topicIds, topicMinutes: null, priorityIds, mode: 'self-paced', source: 'module' },
})
