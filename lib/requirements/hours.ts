/** Hours out of credits in turn: after how many of them all minutes are there, and which minute goes where. Pure. */
import { addMonths, type Day } from '@/lib/platform/time'
import { Allocation, type Bin, binsOf, capFor, inTurn as greedily, type Offer, type Placed } from './allocate'
import type { Cap } from './criterion'
import { type CountableCredit, type Lot, lotsOf } from './lots'
import type { TimeLeaf, TimePart } from './parts'

type Solved = { placed: Placed[]; missing: number; at: number }
type Open = (lot: Lot) => number
type Window = { after: Day; until: Day }

/** @param inTurn credits in the order in which they are taken: the first that are enough count */
export function timed(leaves: readonly TimeLeaf[], inTurn: readonly CountableCredit[], open: Open): Solved {
  const months = leaves.find(({ whole }) => whole.withinMonths !== null)?.whole.withinMonths ?? null
  if (months === null) return within(leaves, inTurn, open, null)
  let best: Solved | null = null
  for (const until of new Set(inTurn.map(({ earnedOn }) => earnedOn))) {
    const found = within(leaves, inTurn, open, { after: addMonths(until, -months), until })
    if (!best || found.missing < best.missing) best = found
    if (best.missing === 0) break
  }
  return best ?? within(leaves, inTurn, open, null)
}

type Laid = { shared: TimePart[]; bins: Bin[]; outer: readonly Cap[] | null }
/** The places that a lot fits, and the parts that look at it beside them. */
type Fit = { bins: readonly number[]; shared: readonly number[] }

const known = new WeakMap<TimeLeaf, Laid>()

function laidOf(leaves: readonly TimeLeaf[]): Laid {
  const [only, more] = leaves
  const before = only && !more ? known.get(only) : undefined
  if (before) return before
  const parts = leaves.flatMap((leaf) => leaf.parts)
  const outer = only && !more ? only.whole.caps : null
  const shared = parts.filter(({ mayShare }) => mayShare)
  const laid = { shared, bins: binsOf(parts), outer }
  if (only && !more) known.set(only, laid)
  return laid
}

function fitOf({ bins, shared }: Laid, lot: Lot): Fit {
  const fit = { bins: [] as number[], shared: [] as number[] }
  for (let i = 0; i < bins.length; i++) if (bins[i]?.part.belongs(lot)) fit.bins.push(i)
  for (let i = 0; i < shared.length; i++) if (shared[i]?.belongs(lot)) fit.shared.push(i)
  return fit
}

/** An offer, after how many credits it comes, and which parts look at it. */
type Turn = Offer & { at: number; shared: readonly number[] }

function within(
  leaves: readonly TimeLeaf[],
  credits: readonly CountableCredit[],
  open: Open,
  window: Window | null,
): Solved {
  const laid = laidOf(leaves)
  const isOnce = leaves.some(({ whole }) => whole.eachOnce)
  return firstEnough(laid, turnsOf(laid, credits, open, window, isOnce))
}

/** One after the other, as they are asked for: mostly the first few are enough. */
function* turnsOf(
  laid: Laid,
  credits: readonly CountableCredit[],
  open: Open,
  window: Window | null,
  isOnce: boolean,
): Generator<Turn, undefined> {
  const seen = new Set<string>()
  for (const [i, credit] of credits.entries()) {
    const { courseId, earnedOn } = credit
    if (credit.reversed || (window && (earnedOn <= window.after || earnedOn > window.until))) continue
    // The same training taken again counts the first time; what names no module is told apart by nothing.
    if (isOnce && courseId !== null) {
      if (seen.has(courseId)) continue
      seen.add(courseId)
    }
    for (const lot of lotsOf(credit)) {
      const { bins, shared } = fitOf(laid, lot)
      const minutes = bins.length + shared.length > 0 ? open(lot) : 0
      if (minutes > 0) yield { lot, open: minutes, at: i + 1, bins, shared }
    }
  }
  return undefined
}

/** As few in turn as are enough; otherwise all of them, and what they leave missing. */
function firstEnough({ shared, bins, outer }: Laid, source: Generator<Turn, undefined>): Solved {
  const needed = bins.reduce((sum, bin) => sum + bin.needed, 0)
  const { turns, mayBeEnough } = leastTurns(source, { bins, shared, outer })
  const solved = (placed: Placed[], had: number): Solved => {
    const beside = lookAt(shared, turns)
    const missing = needed - had + beside.missing
    return { placed: [...placed, ...beside.placed], missing, at: turns.at(-1)?.at ?? 0 }
  }
  const simple = greedily(turns, bins, outer)
  if (simple.total === needed || (!mayBeEnough && simple.isMost)) return solved(simple.placed, simple.total)
  const allocation = new Allocation(bins, outer)
  for (const turn of turns) allocation.add(turn)
  while (allocation.fill() < needed) {
    const next = source.next().value
    if (!next) break
    turns.push(next)
    allocation.add(next)
  }
  return solved(allocation.placed(), allocation.total)
}

/** Fewer in turn are surely not enough: some place or part would not have its minutes, or the limits leave too few in all. */
function leastTurns(
  source: Generator<Turn, undefined>,
  { bins, shared, outer }: Pick<Laid, 'bins' | 'shared' | 'outer'>,
) {
  const left = [...bins.map(({ needed }) => needed), ...shared.map(({ atLeast }) => atLeast)]
  const within = outer?.map(({ atMost }) => atMost) ?? []
  let whole = bins.reduce((sum, { needed }) => sum + needed, 0)
  let lacking = left.length
  const turns: Turn[] = []
  while (whole > 0 || lacking > 0) {
    const turn = source.next().value
    if (!turn) return { turns, mayBeEnough: false }
    turns.push(turn)
    if (turn.bins.length > 0) whole -= takenOf(within, capFor(outer ?? [], turn.lot), turn.open)
    for (const at of turn.bins) lacking -= lower(left, at, turn.open)
    for (const at of turn.shared) lacking -= lower(left, bins.length + at, turn.open)
  }
  return { turns, mayBeEnough: true }
}

/** @returns how many minutes the limit still lets through; it has as many less from now on */
function takenOf(within: number[], gate: number, open: number): number {
  const room = Math.min(within[gate] ?? open, open)
  if (gate >= 0) within[gate] = (within[gate] ?? 0) - room
  return room
}

/** @returns 1 when that place has enough from now on */
function lower(left: number[], at: number, by: number): 0 | 1 {
  const before = left[at] ?? 0
  left[at] = before - by
  return before > 0 && before <= by ? 1 : 0
}

/** Parts whose minutes may be others' too are looked at beside them. */
function lookAt(shared: readonly TimePart[], turns: readonly Turn[]): { placed: Placed[]; missing: number } {
  const placed: Placed[] = []
  let missing = 0
  for (const [i, part] of shared.entries()) {
    let left = part.atLeast
    for (const { lot, open, shared: beside } of turns) {
      if (left === 0) break
      if (!beside.includes(i)) continue
      const minutes = Math.min(left, open)
      placed.push({ lot, part: part.part, minutes, shared: true })
      left -= minutes
    }
    missing += left
  }
  return { placed, missing }
}
