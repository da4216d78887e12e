/** What counts toward hours that are asked of somebody, by how it was given, and so for each minimum inside them. */
import type { Day } from '@/lib/platform/time'
import type { Criterion } from '@/lib/requirements/engine/criterion'
import { minimumsOf, toldOf } from '@/lib/requirements/engine/how-far'
import type { CountedCredit } from '@/lib/requirements/engine/lots'
import { partsOf } from '@/lib/requirements/engine/parts'
import { countedIn, progressOf } from '@/lib/requirements/engine/progress'
import type { Called } from '@/lib/requirements/explained/asked'
import type { knownIn } from '@/lib/requirements/previewed/more-than-one'
import type { Told } from './person'
import type { Scope } from './scope'
import { type Ways, waysOf } from './ways'

type Known = Awaited<ReturnType<typeof knownIn>>
type Limit = { label: string; haveMinutes: number; atMost: number; of: string | null }
type Minimum = { label: string; haveMinutes: number; needMinutes: number; ways: Ways; metOn: Day | null }

export function inWays(
  { cycle: { explanation, countedCredits } }: Told,
  { day }: Scope,
  { words: { called }, modes }: Known,
): { ways: Ways; minimums: Minimum[]; limits: Limit[] } {
  const { asks } = explanation
  const there = countedCredits.filter(({ earnedOn }) => earnedOn <= day)
  const once = there.filter(({ shared }) => !shared)
  const minimums = asks ? minimumsOf(asks, called) : []
  return {
    limits: asks ? limitsIn(asks, there, day, called) : [],
    ways: waysOf(once, modes),
    minimums: minimums.map(({ part, label, need }) => {
      const counted = asks ? countedIn(asks, part, there) : []
      const haveMinutes = counted.reduce((sum, { minutes }) => sum + minutes, 0)
      return { label, haveMinutes, needMinutes: need, ways: waysOf(counted, modes), metOn: filledOn(counted, need) }
    }),
  }
}

function limitsIn(asks: Criterion, counted: readonly CountedCredit[], day: Day, called: Called): Limit[] {
  const progress = progressOf(asks, null, counted, day)
  const labels = toldOf(progress, asks, called).limits.map(({ label }) => label)
  const names = new Map(minimumsOf(asks, called).map(({ part, label }) => [part, label]))
  const parts = partsOf(asks).flatMap((part) => (part.kind === 'minutes' ? part.caps.map(() => part) : []))
  return progress.limits.map(({ have, atMost }, i) => {
    const of = names.get(parts[i]?.part ?? 0) ?? null
    return { label: labels[i] ?? '', haveMinutes: have, atMost, of }
  })
}

/** The day on which as much was there. */
function filledOn(counted: readonly CountedCredit[], need: number): Day | null {
  let have = 0
  for (const { earnedOn, minutes } of counted.toSorted((a, b) => (a.earnedOn < b.earnedOn ? -1 : 1))) {
    have += minutes
    if (have >= need) return earnedOn
  }
  return null
}
