/** The parts of what is asked for, numbered in reading order: what minutes are allocated to, and what is told of. Pure. */
import { type Cap, type Criterion, isListOfSingles, type MinutesCriterion, type Single, singlesIn } from './criterion'
import { keyOf } from './keys'
import { type CountableCredit, isOf, type Test, testOf, wholeTestOf } from './lots'
import type { Narrowing } from './narrowing'

/** So many different modules and events of a list, by their keys; a rule that names one is a list of one. */
export type CoursesPart = {
  kind: 'courses'
  part: number
  count: number
  keys: readonly string[]
  /** Those of the keys that stand for any training of a kind, and which that is. */
  others: readonly { key: string; is: (credit: CountableCredit) => boolean }[]
}
/** Minutes. Those of the parts inside it are part of its own. */
export type TimePart = {
  kind: 'minutes'
  part: number
  /** All that must hold of a minute here. */
  of: readonly Narrowing[]
  belongs: Test
  atLeast: number
  caps: readonly Cap[]
  mayShare: boolean
  /** 0: the whole; 1: a part; 2: a part of a part. */
  depth: number
  /** Numbers of the parts inside. */
  inside: readonly number[]
}
/** Hours as a whole, with all its parts. */
export type TimeLeaf = { kind: 'time'; whole: MinutesCriterion; parts: readonly TimePart[] }
export type Leaf = CoursesPart | TimeLeaf
/** One way of meeting a criterion: all of these. */
export type Route = readonly Leaf[]

type Laid = {
  routes: readonly Route[]
  parts: readonly (CoursesPart | TimePart)[]
  /** All limits on how it is given, of the whole and of its parts. */
  caps: readonly Cap[]
}
const known = new WeakMap<Criterion, Laid>()

/** Every way in which a criterion can be met, and its parts; the same parts have the same numbers in each. */
export function layOut(criterion: Criterion): Laid {
  const before = known.get(criterion)
  if (before) return before
  const parts: (CoursesPart | TimePart)[] = []
  const routes = routesOf(criterion, parts)
  const laid = { routes, parts, caps: parts.flatMap((part) => (part.kind === 'minutes' ? part.caps : [])) }
  known.set(criterion, laid)
  return laid
}

export const partsOf = (criterion: Criterion) => layOut(criterion).parts

function routesOf(criterion: Criterion, parts: (CoursesPart | TimePart)[]): Route[] {
  // What is held is decided in held.ts: no training brings it nearer.
  if (criterion.kind === 'certification') return []
  if (criterion.kind === 'minutes') return [[timeLeaf(criterion, parts)]]
  if (criterion.kind !== 'some') return [[listed(1, [criterion], parts)]]
  if (isListOfSingles(criterion)) return [[listed(criterion.count, singlesIn(criterion), parts)]]
  const members = criterion.of.map((each) => routesOf(each, parts))
  return chosen(members, criterion.count).flatMap((some) => crossed(some))
}

function listed(count: number, singles: readonly Single[], parts: (CoursesPart | TimePart)[]): CoursesPart {
  const others = singles.flatMap((each) =>
    each.kind === 'training' ? { key: keyOf(each), is: wholeTestOf(each.of) } : [],
  )
  const part: CoursesPart = { kind: 'courses', part: parts.length, count, keys: singles.map(keyOf), others }
  parts.push(part)
  return part
}

function timeLeaf(whole: MinutesCriterion, parts: (CoursesPart | TimePart)[]): TimeLeaf {
  const own: TimePart[] = []
  type Floor = Pick<TimePart, 'caps' | 'atLeast' | 'mayShare'> & { of: Narrowing; parts?: readonly Floor[] }
  const add = (floor: Floor, of: readonly Narrowing[], depth: number): number => {
    const inside: number[] = []
    const { atLeast, caps, mayShare } = floor
    const all = [...of, floor.of]
    const terms = { atLeast, caps, mayShare, depth, inside }
    const part: TimePart = { kind: 'minutes', part: parts.length, of: all, belongs: every(all), ...terms }
    parts.push(part)
    own.push(part)
    for (const inner of floor.parts ?? []) inside.push(add(inner, all, depth + 1))
    return part.part
  }
  add({ ...whole, mayShare: false }, [], 0)
  return { kind: 'time', whole, parts: own }
}

function every(of: readonly Narrowing[]): Test {
  const tests = of.flatMap((each) => testOf(each) ?? [])
  return (lot) => {
    for (const test of tests) if (!test(lot)) return false
    return true
  }
}

/** All ways of taking so many, in the order of the list. */
function chosen<T>(all: readonly T[], count: number): T[][] {
  if (count === 0) return [[]]
  return all.flatMap((first, i) => chosen(all.slice(i + 1), count - 1).map((rest) => [first, ...rest]))
}

/** One route of each member together. */
function crossed(members: readonly (readonly Route[])[]): Route[] {
  return members.reduce<Route[]>(
    (made, routes) => made.flatMap((one) => routes.map((other) => [...one, ...other])),
    [[]],
  )
}

/** Whether a training is any of those of a list. */
export const isListed = ({ keys, others }: CoursesPart, credit: CountableCredit): boolean =>
  keys.some((key) => isOf(key, credit)) || others.some(({ is }) => is(credit))
