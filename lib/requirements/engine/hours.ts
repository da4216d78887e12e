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
  NO_LIMIT,
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

/** What a lot offers, and which parts look at it beside the places that it fits. */
type Turn = Offer & { shared: readonly number[] }
type Taken = Pick<Turn, 'open' | 'shared'> & { lot: Lot }
const NONE: readonly number[] = []

/**
 * What credits offer to some hours, lot after lot, one at a time as it is asked for: mostly the first few are enough. It is itself
 * the turn of the lot that it gave last; to make an object of each was a seventh of all that deriving a person made.
 */
class Turns implements Turn {
  open = 0
  bins = NONE
  shared = NONE
  gate = NO_LIMIT
  /** How many it gave, and after how many credits the last of them came. */
  given = 0
  last = 0
  private at = 0
  private lots: readonly Lot[] = []
  private lot = 0
  private readonly seen = new Set<string>()

  constructor(
    private readonly laid: Laid,
    private readonly credits: readonly CountableCredit[],
    private readonly openOf: Open,
    private readonly window: Window | null,
  ) {}

  next(): Lot | null {
    for (;;) {
      for (let lot = this.lots[this.lot++]; lot; lot = this.lots[this.lot++]) if (this.offers(lot)) return lot
      const credit = this.credits[this.at++]
      if (!credit) return null
      this.lots = this.counts(credit) ? lotsOf(credit) : []
      this.lot = 0
    }
  }

  /** From the first again. */
  again = (): Turns => new Turns(this.laid, this.credits, this.openOf, this.window)

  /** So many from here on, each as it was. */
  taken(count: number): Taken[] {
    const turns: Taken[] = []
    while (turns.length < count) {
      const lot = this.next()
      if (!lot) break
      turns.push({ lot, open: this.open, shared: this.shared })
    }
    return turns
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

  private offers(lot: Lot): boolean {
    const { places, shared, limits, fits } = this.laid
    this.bins = fitting(places, lot, fits.places)
    this.shared = shared.length > 0 ? fitting(shared, lot, fits.shared) : NONE
    this.open = this.bins.length + this.shared.length > 0 ? this.openOf(lot) : 0
    if (this.open <= 0) return false
    this.gate = capFor(limits.outer, lot)
    this.given++
    this.last = this.at
    return true
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
function firstEnough(laid: Laid, turns: Turns): Solved {
  const { bins, limits, needed } = laid
  const lacking = new Lacking(laid)
  const simple = new InTurn(bins, limits)
  while (lacking.isSure()) {
    const lot = turns.next()
    if (!lot) break
    lacking.add(turns)
    simple.add(lot, turns)
  }
  const isEnough = simple.total === needed || (lacking.isSure() && simple.isMost())
  return isEnough ? solved(laid, turns, simple) : allocated(laid, turns)
}

/** Where it matters in which place each goes. @param turns as far as they were asked for */
function allocated(laid: Laid, turns: Turns): Solved {
  const allocation = new Allocation(laid.bins, laid.limits)
  const again = turns.again()
  while (again.given < turns.given) {
    const lot = again.next()
    if (!lot) break
    allocation.add(lot, again)
  }
  while (allocation.fill() < laid.needed) {
    const lot = again.next()
    if (!lot) break
    allocation.add(lot, again)
  }
  return solved(laid, again, { placed: allocation.placed(), total: allocation.total })
}

/** @param how what was placed, and how many of the minutes that are needed those are */
function solved(
  { shared, needed }: Laid,
  turns: Turns,
  { placed, total }: { placed: Placed[]; total: number },
): Solved {
  const { last: at } = turns
  if (shared.length === 0) return { placed, missing: needed - total, at }
  const beside = lookAt(shared, turns.again().taken(turns.given))
  return { placed: [...placed, ...beside.placed], missing: needed - total + beside.missing, at }
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
function lookAt(shared: readonly TimePart[], turns: readonly Taken[]): { placed: Placed[]; missing: number } {
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
