/** Which credits meet what is asked for, on which day, and how much of each counts. Pure; the one place that decides it. */
import type { Day } from '@/lib/platform/time'
import type { Placed } from './allocate'
import type { Criterion } from './criterion'
import { timed } from './hours'
import { type CountableCredit, type CountedCredit, isOf, type Lot, lotsOf, type Spent, testOf } from './lots'
import { matched, type Turn } from './matched'
import { type CoursesPart, isListed, layOut, type Route, type TimeLeaf } from './parts'

/** The day on which all that is asked for was there, and what counts toward it in order of the days earned. */
export type Met = { on: Day; counted: CountedCredit[] }
/** `placed` says the same by lot. */
export type Weighed = { on: Day | null; counted: CountedCredit[]; placed: readonly Placed[] }

const NOTHING: Spent = new Map()
const known = new WeakMap<Criterion, (credit: CountableCredit) => boolean>()

/** Whether a credit is of the sort that is asked for, whenever it was earned. */
export function concerns(criterion: Criterion): (credit: CountableCredit) => boolean {
  const before = known.get(criterion)
  if (before) return before
  const answer = sortOf(criterion)
  known.set(criterion, answer)
  return answer
}

function sortOf(criterion: Criterion): (credit: CountableCredit) => boolean {
  if (criterion.kind === 'course') return ({ courseId }) => courseId === criterion.courseId
  const { parts } = layOut(criterion)
  const lists = parts.flatMap((part) => (part.kind === 'courses' ? part : []))
  const wholes = parts.flatMap((part) => (part.kind === 'minutes' && part.depth === 0 ? part : []))
  if (wholes.some(({ of }) => of.every((each) => testOf(each) === null))) return () => true
  return (credit) =>
    lists.some((list) => isListed(list, credit)) || wholes.some(({ belongs }) => lotsOf(credit).some(belongs))
}

/**
 * How credits meet a criterion: as soon as they do (`earliest`), or by those earned last (`latest`). Where they do not,
 * what of them counts so far, on the way to which least is missing.
 * @param credits in order of the days earned, and all within the days that count
 * @param spent minutes that count for another time already
 */
export function weigh(
  criterion: Criterion,
  credits: readonly CountableCredit[],
  by: 'earliest' | 'latest',
  spent: Spent = NOTHING,
): Weighed {
  if (criterion.kind === 'course') return ofCourse(criterion.courseId, credits, by)
  const inTurn = by === 'latest' ? [...credits].reverse() : credits
  let best: Solved | null = null
  for (const route of layOut(criterion).routes) {
    const found = solve(route, inTurn, spent)
    if (!best || isNearer(found, best)) best = found
  }
  const placed = best?.placed ?? []
  const counted = countedOf(placed, criterion)
  return { on: best?.missing === 0 ? (counted.at(-1)?.earnedOn ?? null) : null, counted, placed }
}

function ofCourse(courseId: string, credits: readonly CountableCredit[], by: 'earliest' | 'latest'): Weighed {
  const isIt = (credit: CountableCredit) => !credit.reversed && credit.courseId === courseId
  const found = by === 'earliest' ? credits.find(isIt) : credits.findLast(isIt)
  if (!found) return { on: null, counted: [], placed: [] }
  const { id: creditId, earnedOn, creditMinutes: minutes } = found
  return { on: earnedOn, counted: [{ creditId, earnedOn, minutes }], placed: [] }
}

/** `at`: how many credits in turn it took. */
type Solved = { placed: Placed[]; missing: number; at: number }

const isNearer = (one: Solved, other: Solved): boolean =>
  one.missing < other.missing || (one.missing === 0 && other.missing === 0 && one.at < other.at)

/** Modules first, each by a credit in whole; then hours, of what is left. */
function solve(route: Route, inTurn: readonly CountableCredit[], spent: Spent): Solved {
  const left = ({ key, minutes }: Lot) => minutes - (spent.get(key) ?? 0)
  const leaves = route.filter((leaf) => leaf.kind === 'time')
  if (leaves.length === route.length && leaves.length > 0) return timed(leaves, inTurn, left)
  const lists = route.filter((leaf) => leaf.kind === 'courses')
  const together = (found: Found, upTo = inTurn.length): Solved => {
    const { taken, missing, at } = inWhole(lists, found)
    const placed = [...taken].flatMap(([credit, part]) =>
      lotsOf(credit).map((lot): Placed => ({ lot, part, minutes: lot.minutes })),
    )
    if (leaves.length === 0) return { placed, missing, at }
    const hours = timed(leaves, upTo < inTurn.length ? inTurn.slice(0, upTo) : inTurn, (lot) =>
      taken.has(lot.credit) ? 0 : left(lot),
    )
    return { placed: [...placed, ...hours.placed], missing: missing + hours.missing, at: Math.max(at, hours.at) }
  }
  if (lists.every(({ others }) => others.length === 0)) return together(oneByOne(lists, inTurn, spent))
  const turns = freeOf(inTurn, spent)
  const first = together(matched(lists, turns))
  if (leaves.length === 0) return first
  const sparing = shortestFirst(turns, leaves, left)
  const by = (upTo: number) =>
    together(
      matched(
        lists,
        sparing.filter(({ place }) => place < upTo),
      ),
      upTo,
    )
  return soonest(first, by, inTurn.length)
}

/** Of what could stand for a training, first what leaves most to the hours beside it: no choice leaves more. */
function shortestFirst(turns: readonly Turn[], leaves: readonly TimeLeaf[], left: (lot: Lot) => number): Turn[] {
  const wholes = leaves.flatMap(({ parts }) => parts.filter(({ depth }) => depth === 0))
  const weighed = turns.map((turn) => {
    const lots = lotsOf(turn.credit).filter((lot) => wholes.some(({ belongs }) => belongs(lot)))
    return { turn, minutes: lots.reduce((sum, lot) => sum + left(lot), 0) }
  })
  return weighed.sort((a, b) => a.minutes - b.minutes).map(({ turn }) => turn)
}

/** After as few in turn as are enough by any choice; where the first choice is there as soon, that. */
function soonest(first: Solved, by: (upTo: number) => Solved, all: number): Solved {
  const isMet = first.missing === 0
  let best = by(isMet ? first.at - 1 : all)
  if (best.missing > 0) return isMet || first.missing <= best.missing ? first : best
  let [low, high] = [0, best.at]
  while (low < high) {
    const middle = (low + high) >> 1
    const found = by(middle)
    if (found.missing > 0) low = middle + 1
    else {
      best = found
      high = middle
    }
  }
  return best
}

/** What a module that is missing weighs beside minutes that are, to tell which way is nearer. */
const A_MODULE = 60

type Picked = [credit: CountableCredit, place: number]
/** What was found for each of some lists. */
type Found = ReadonlyMap<CoursesPart, readonly Picked[]>

/** What is there to stand for a training. The same module without minutes, as on a record that was joined, is no second one. */
function freeOf(inTurn: readonly CountableCredit[], spent: Spent): Turn[] {
  const turns: Turn[] = []
  const modules = new Set<string>()
  for (const [place, credit] of inTurn.entries()) {
    if (credit.reversed || lotsOf(credit).some(({ key }) => spent.get(key))) continue
    turns.push({ place, credit })
    if (credit.courseId !== null && credit.creditMinutes > 0) modules.add(credit.courseId)
  }
  return turns.filter(
    ({ credit: { courseId, creditMinutes } }) => creditMinutes > 0 || courseId === null || !modules.has(courseId),
  )
}

function inWhole(lists: readonly CoursesPart[], found: Found) {
  const taken = new Map<CountableCredit, number>()
  let [missing, at] = [0, 0]
  for (const list of lists) {
    const picked = found.get(list) ?? []
    for (const [credit, place] of picked) {
      taken.set(credit, list.part)
      at = Math.max(at, place + 1)
    }
    missing += (list.count - picked.length) * A_MODULE
  }
  return { taken, missing, at }
}

/** Of lists that name modules and events alone: what is of one is of no other. */
function oneByOne(lists: readonly CoursesPart[], inTurn: readonly CountableCredit[], spent: Spent): Found {
  const taken = new Map<CountableCredit, number>()
  const found = new Map<CoursesPart, Picked[]>()
  for (const list of lists) {
    const picked = pick(list, inTurn, taken, spent)
    for (const [credit] of picked) taken.set(credit, list.part)
    found.set(list, picked)
  }
  return found
}

function pick(
  leaf: CoursesPart,
  inTurn: readonly CountableCredit[],
  taken: ReadonlyMap<CountableCredit, number>,
  spent: Spent,
): Picked[] {
  const found = new Map<string, Picked>()
  for (const [place, credit] of inTurn.entries()) {
    if (found.size === leaf.count) break
    const key = credit.reversed ? undefined : keyFor(credit, leaf, found)
    if (key === undefined || taken.has(credit)) continue
    if (lotsOf(credit).every(({ key: lot }) => !spent.get(lot))) found.set(key, [credit, place])
  }
  return [...found.values()]
}

/** What of a list a credit stands for: the event itself before its series, and each event once, however many its sessions. */
function keyFor(
  credit: CountableCredit,
  { keys }: CoursesPart,
  found: ReadonlyMap<string, Picked>,
): string | undefined {
  const { courseId } = credit
  if (courseId !== null) return keys.includes(courseId) && !found.has(courseId) ? courseId : undefined
  const eventId = credit.about?.eventId
  if (eventId == null || [...found.values()].some(([{ about }]) => about?.eventId === eventId)) return undefined
  if (keys.includes(eventId) && !found.has(eventId)) return eventId
  return keys.find((key) => isOf(key, credit) && !found.has(key))
}

/** By credit and part, in order of the days earned; how it was given is said where a limit is on that. */
function countedOf(placed: readonly Placed[], criterion: Criterion): CountedCredit[] {
  const hasLimits = layOut(criterion).caps.length > 0
  const counted: CountedCredit[] = []
  for (const { lot, part, minutes, shared } of sorted(placed)) {
    const { id: creditId, earnedOn, about } = lot.credit
    const before = counted.at(-1)
    if (before?.creditId === creditId && before.part === part) before.minutes += minutes
    else {
      const mode = hasLimits ? about?.mode : undefined
      // Made whole at once: a field that comes later takes a place of its own.
      const isWhole = mode && !shared
      const one: CountedCredit = isWhole
        ? { creditId, earnedOn, minutes, part, mode }
        : { creditId, earnedOn, minutes, part }
      if (shared) one.shared = shared
      if (shared && mode) one.mode = mode
      counted.push(one)
    }
  }
  return counted
}

const inOrder = (a: Placed, b: Placed) =>
  compare(a.lot.credit.earnedOn, b.lot.credit.earnedOn) || compare(a.lot.credit.id, b.lot.credit.id) || a.part - b.part

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Mostly they come in order. */
function sorted(placed: readonly Placed[]): readonly Placed[] {
  for (let i = 1; i < placed.length; i++) {
    const [before, after] = [placed[i - 1], placed[i]]
    if (before && after && inOrder(before, after) > 0) return placed.toSorted(inOrder)
  }
  return placed
}

/** The minutes that count, by lot: they are not there for another time. */
export function spend(placed: readonly Placed[], spent: Spent): void {
  for (const { lot, minutes, shared } of placed) if (!shared) spent.set(lot.key, (spent.get(lot.key) ?? 0) + minutes)
}
