/** Hours out of credits in turn: after how many of them all minutes are there, and which minute goes where. Pure. */
import { addMonths, type Day } from '@/lib/platform/time'
import {
  Allocation,
  type Bin,
  binsOf,
  capFor,
  InTurn,
  Left,
  type Limits,
  limitsOf,
  type Offer,
  type Placed,
} from './allocate'
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

/** Some hours as they are filled. */
type Laid = {
  bins: Bin[]
  /** The part that each of them is a place of. */
  places: TimePart[]
  /** How many minutes all of them need. */
  needed: number
  /** Parts that look at the same minutes beside them. */
  shared: TimePart[]
  limits: Limits
  isOnce: boolean
  /** Which places, and which shared parts, some lot or other turned out to fit. */
  fits: { places: Fits; shared: Fits }
}
type Fits = (readonly number[])[]

const known = new WeakMap<TimeLeaf, Laid>()

function laidOf(leaves: readonly TimeLeaf[]): Laid {
  const [only, more] = leaves
  const before = only && !more ? known.get(only) : undefined
  if (before) return before
  const parts = leaves.flatMap((leaf) => leaf.parts)
  const shared = parts.filter(({ mayShare }) => mayShare)
  const bins = binsOf(parts)
  const needed = bins.reduce((sum, bin) => sum + bin.needed, 0)
  const limits = limitsOf(bins, only && !more ? only.whole.caps : null)
  const places = bins.map(({ part }) => part)
  const isOnce = leaves.some(({ whole }) => whole.eachOnce)
  const laid = { bins, places, needed, shared, limits, isOnce, fits: { places: [], shared: [] } }
  if (only && !more) known.set(only, laid)
  return laid
}

/** An offer, after how many credits it comes, and which parts look at it beside the places that it fits. */
type Turn = Offer & { at: number; shared: readonly number[] }
const NONE: readonly number[] = []

/** What credits offer to some hours, lot after lot, one at a time as it is asked for: mostly the first few are enough. */
class Turns {
  private at = 0
  private lots: readonly Lot[] = []
  private lot = 0
  private readonly seen = new Set<string>()

  constructor(
    private readonly laid: Laid,
    private readonly credits: readonly CountableCredit[],
    private readonly open: Open,
    private readonly window: Window | null,
  ) {}

  next(): Turn | null {
    for (;;) {
      for (let lot = this.lots[this.lot++]; lot; lot = this.lots[this.lot++]) {
        const turn = this.turnOf(lot)
        if (turn) return turn
      }
      const credit = this.credits[this.at++]
      if (!credit) return null
      this.lots = this.counts(credit) ? lotsOf(credit) : []
      this.lot = 0
    }
  }

  private counts({ reversed, earnedOn, courseId }: CountableCredit): boolean {
    const { window, seen } = this
    if (reversed || (window && (earnedOn <= window.after || earnedOn > window.until))) return false
    // The same training taken again counts the first time; what names no module is told apart by nothing.
    if (!this.laid.isOnce || courseId === null) return true
    if (seen.has(courseId)) return false
    seen.add(courseId)
    return true
  }

  private turnOf(lot: Lot): Turn | null {
    const { places, shared: parts, limits, fits } = this.laid
    const bins = fitting(places, lot, fits.places)
    const shared = parts.length > 0 ? fitting(parts, lot, fits.shared) : NONE
    const open = bins.length + shared.length > 0 ? this.open(lot) : 0
    return open > 0 ? { lot, open, bins, gate: capFor(limits.outer, lot), at: this.at, shared } : null
  }
}

/** Filled anew each time up to a length of its own: to shorten a list lets go of its memory. */
const found: number[] = []
const MOST_FITS = 16

/** Which of these parts a lot is of, by their places in the list; thousands of lots share the few lists that there are. */
function fitting(parts: readonly TimePart[], lot: Lot, fits: Fits): readonly number[] {
  let length = 0
  for (let i = 0; i < parts.length; i++) if (parts[i]?.belongs(lot)) found[length++] = i
  for (const each of fits) if (isFound(each, length)) return each
  const made = found.slice(0, length)
  if (fits.length < MOST_FITS) fits.push(made)
  return made
}

function isFound(fit: readonly number[], length: number): boolean {
  if (fit.length !== length) return false
  for (let i = 0; i < length; i++) if (fit[i] !== found[i]) return false
  return true
}

function within(
  leaves: readonly TimeLeaf[],
  credits: readonly CountableCredit[],
  open: Open,
  window: Window | null,
): Solved {
  const laid = laidOf(leaves)
  return firstEnough(laid, new Turns(laid, credits, open, window))
}

/** As few in turn as are enough; otherwise all of them, and what they leave missing. */
function firstEnough(laid: Laid, source: Turns): Solved {
  const { bins, limits, needed } = laid
  const turns: Turn[] = []
  const lacking = new Lacking(laid)
  const simple = new InTurn(bins, limits)
  while (lacking.isSure()) {
    const turn = source.next()
    if (!turn) break
    turns.push(turn)
    lacking.add(turn)
    simple.add(turn)
  }
  if (simple.total === needed || (lacking.isSure() && simple.isMost()))
    return solved(laid, turns, simple.placed, simple.total)
  const allocation = new Allocation(bins, limits)
  for (const turn of turns) allocation.add(turn)
  while (allocation.fill() < needed) {
    const next = source.next()
    if (!next) break
    turns.push(next)
    allocation.add(next)
  }
  return solved(laid, turns, allocation.placed(), allocation.total)
}

/** @param had how many of the minutes that are needed were placed */
function solved({ shared, needed }: Laid, turns: readonly Turn[], placed: Placed[], had: number): Solved {
  const at = turns.at(-1)?.at ?? 0
  if (shared.length === 0) return { placed, missing: needed - had, at }
  const beside = lookAt(shared, turns)
  return { placed: [...placed, ...beside.placed], missing: needed - had + beside.missing, at }
}

/** Tells while turns are surely not enough: some place or part would not have its minutes, or the limits leave too few in all. */
class Lacking {
  private readonly left: number[] = []
  private readonly within: Left
  private readonly places: number
  private whole: number
  private lacking: number

  constructor({ bins, shared, needed, limits }: Laid) {
    for (const bin of bins) this.left.push(bin.needed)
    for (const { atLeast } of shared) this.left.push(atLeast)
    this.within = new Left(limits.outer)
    this.places = bins.length
    this.whole = needed
    this.lacking = this.left.length
  }

  isSure(): boolean {
    return this.whole > 0 || this.lacking > 0
  }

  add({ bins, shared, gate, open }: Turn): void {
    if (bins.length > 0) {
      const passing = this.within.of(open, gate)
      this.within.take(passing, gate)
      this.whole -= passing
    }
    for (const at of bins) this.lower(at, open)
    for (const at of shared) this.lower(this.places + at, open)
  }

  private lower(at: number, by: number): void {
    const before = this.left[at] ?? 0
    this.left[at] = before - by
    if (before > 0 && before <= by) this.lacking--
  }
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
