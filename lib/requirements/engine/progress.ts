/** How far somebody is with what is asked for, from what counts: in all, part by part, and against its limits. Pure. */
import type { Day } from '@/lib/platform/days'
import { asksForEvents, asksForTraining, type Criterion } from './criterion'
import type { CountedCredit } from './lots'
import type { DeliveryMode, Narrowing } from './narrowing'
import { layOut, partsOf, type TimePart } from './parts'

export type Measure = { unit: 'minutes' | 'modules' | 'parts'; have: number; need: number }
export type PartProgress = Measure & {
  part: number
  /** What it is of, beyond what the whole is of; empty for the whole. */
  of: readonly Narrowing[]
  keys: readonly string[]
  depth: number
}
export type LimitProgress = { modes: readonly DeliveryMode[]; have: number; atMost: number; of: readonly Narrowing[] }
export type Progress = { whole: Measure; parts: PartProgress[]; limits: LimitProgress[] }

/**
 * @param owed minutes owed this time, where it is not all that the rule says
 * @param day what was earned later is not there yet
 */
export function progressOf(
  criterion: Criterion,
  owed: number | null,
  counted: readonly CountedCredit[],
  day: Day,
): Progress {
  const there = counted.filter(({ earnedOn }) => earnedOn <= day)
  const parts = partsOf(criterion).map((part): PartProgress => {
    const all = part.kind === 'courses' ? new Set([part.part]) : withInside(part, criterion)
    const mine = there.filter(({ part: number }) => number !== undefined && all.has(number))
    if (part.kind === 'courses') {
      const have = new Set(mine.map(({ creditId }) => creditId)).size
      return { unit: unitOf(criterion), have, need: part.count, part: part.part, of: [], keys: part.keys, depth: 0 }
    }
    const need = part.depth === 0 && owed !== null ? owed : part.atLeast
    return { unit: 'minutes', have: sum(mine), need, part: part.part, of: part.of, keys: [], depth: part.depth }
  })
  return { whole: wholeOf(criterion, parts), parts, limits: limitsOf(criterion, there) }
}

/** With other training in it they are not all modules. */
const unitOf = (criterion: Criterion) => (asksForEvents(criterion) || asksForTraining(criterion) ? 'parts' : 'modules')

const sum = (counted: readonly CountedCredit[]) => counted.reduce((all, { minutes }) => all + minutes, 0)

/** What counts toward a part: minutes of the parts inside are its own; those that are looked at twice are only where they are looked at. */
export function countedIn(
  criterion: Criterion,
  number: number,
  counted: readonly CountedCredit[],
): readonly CountedCredit[] {
  const all = numbersIn(criterion, number)
  return counted.filter(({ part: each }) => each !== undefined && all.has(each))
}

/** The part itself and those inside it whose minutes are its own. */
export function numbersIn(criterion: Criterion, number: number): ReadonlySet<number> {
  const part = partsOf(criterion).find((each) => each.part === number)
  return part?.kind === 'minutes' ? withInside(part, criterion) : new Set([number])
}

function withInside(part: TimePart, criterion: Criterion): Set<number> {
  const byNumber = new Map(partsOf(criterion).map((each) => [each.part, each]))
  const all = new Set([part.part])
  for (const number of part.inside) {
    const inner = byNumber.get(number)
    if (inner?.kind === 'minutes' && !inner.mayShare) for (const each of withInside(inner, criterion)) all.add(each)
  }
  return all
}

function wholeOf(criterion: Criterion, parts: readonly PartProgress[]): Measure {
  const [first] = parts
  if (criterion.kind !== 'some' || parts.length === 1)
    return first ? { unit: first.unit, have: first.have, need: first.need } : { unit: 'parts', have: 0, need: 1 }
  let from = 0
  const done = criterion.of.filter((member) => {
    const mine = parts.slice(from, from + layOut(member).parts.length)
    from += mine.length
    return mine.every(({ have, need }) => have >= need)
  })
  return { unit: 'parts', have: Math.min(done.length, criterion.count), need: criterion.count }
}

function limitsOf(criterion: Criterion, counted: readonly CountedCredit[]): LimitProgress[] {
  return partsOf(criterion).flatMap((part) => {
    if (part.kind === 'courses') return []
    const all = withInside(part, criterion)
    return part.caps.map(({ modes, atMost }) => {
      const used = counted.filter(
        ({ part: number, mode, shared }) =>
          !shared && mode && modes.includes(mode) && number !== undefined && all.has(number),
      )
      return { modes, have: sum(used), atMost, of: part.of }
    })
  })
}
