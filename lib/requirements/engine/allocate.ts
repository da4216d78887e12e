/** Puts minutes where they are asked for, each once, so that as many as possible count. Pure. */
import type { Cap } from './criterion'
import type { Lot } from './lots'
import { Network } from './network'
import type { TimePart } from './parts'

/** `shared`: the same minutes fill another part as well. */
export type Placed = { lot: Lot; part: number; minutes: number; shared?: true }
/** A place to fill: what a part asks for beyond the parts inside it. */
export type Bin = { part: TimePart; needed: number }
/** Of a lot the minutes that are open, the places that they fit, and which limit of the whole they are under (`capFor`). */
export type Offer = { open: number; bins: readonly number[]; gate: number }

/** The places of some hours, the narrowest first, so that the whole takes what no part needs. */
export function binsOf(parts: readonly TimePart[]): Bin[] {
  const byNumber = new Map(parts.map((each) => [each.part, each]))
  const asked = (numbers: readonly number[]) =>
    numbers.reduce((sum, number) => {
      const part = byNumber.get(number)
      return part && !part.mayShare ? sum + part.atLeast : sum
    }, 0)
  return parts
    .filter(({ mayShare }) => !mayShare)
    .map((part) => ({ part, needed: Math.max(0, part.atLeast - asked(part.inside)) }))
    .filter(({ needed }) => needed > 0)
    .sort((a, b) => b.part.depth - a.part.depth || a.part.part - b.part.part)
}

export type Limits = { outer: readonly Cap[]; inner: readonly (readonly Cap[])[] }
const NONE: readonly Cap[] = []

/** Limits of the whole hold for all of it where it stands alone; otherwise each part looks after its own. */
export const limitsOf = (bins: readonly Bin[], outer: readonly Cap[] | null): Limits => ({
  outer: outer ?? NONE,
  inner: bins.map(({ part }) => (outer !== null && part.depth === 0 ? NONE : part.caps)),
})

/** Which of the limits a lot is under, by its place; -1 where none is. */
export function capFor(caps: readonly Cap[], { credit }: Lot): number {
  const mode = credit.about?.mode
  if (mode === undefined) return NO_LIMIT
  for (let i = 0; i < caps.length; i++) if (caps[i]?.modes.includes(mode)) return i
  return NO_LIMIT
}
export const NO_LIMIT = -1

/** What is left under each of some limits, of which a lot is under one or none. */
export class Left {
  private readonly left: number[]

  constructor(caps: readonly Cap[]) {
    this.left = caps.map(({ atMost }) => atMost)
  }

  /** @returns as many of the minutes as pass */
  of(minutes: number, gate: number): number {
    return gate === NO_LIMIT ? minutes : Math.min(minutes, this.left[gate] ?? minutes)
  }

  take(minutes: number, gate: number): void {
    if (gate !== NO_LIMIT) this.left[gate] = (this.left[gate] ?? 0) - minutes
  }
}

/**
 * Each offer in turn to the first place that it fits and that has room. What it finds is the most where nothing had to be
 * left open that another order would have placed; `isMost` says whether that is certain.
 */
export class InTurn {
  readonly placed: Placed[] = []
  total = 0
  private readonly left: number[]
  private readonly outer: Left
  private readonly inner: Left[]
  private readonly fitting: number[]

  constructor(
    private readonly bins: readonly Bin[],
    private readonly limits: Limits,
  ) {
    this.left = bins.map(({ needed }) => needed)
    this.outer = new Left(limits.outer)
    this.inner = limits.inner.map((caps) => new Left(caps))
    this.fitting = bins.map(() => 0)
  }

  add(lot: Lot, { open, bins, gate }: Offer): void {
    let rest = open
    for (const i of bins) {
      this.fitting[i] = (this.fitting[i] ?? 0) + open
      if (rest > 0) rest -= this.place(lot, i, Math.min(rest, this.outer.of(rest, gate)), gate)
    }
  }

  /** @returns how many of these minutes that place takes */
  private place(lot: Lot, at: number, most: number, gate: number): number {
    const bin = this.bins[at]
    const inner = this.inner[at]
    const left = this.left[at] ?? 0
    if (!bin || !inner || left <= 0) return 0
    const own = capFor(this.limits.inner[at] ?? NONE, lot)
    const minutes = Math.min(left, inner.of(most, own))
    if (minutes <= 0) return 0
    this.placed.push({ lot, part: bin.part.part, minutes })
    this.left[at] = left - minutes
    this.outer.take(minutes, gate)
    inner.take(minutes, own)
    this.total += minutes
    return minutes
  }

  isMost(): boolean {
    return this.total === this.bins.reduce((sum, { needed }, i) => sum + Math.min(needed, this.fitting[i] ?? 0), 0)
  }
}

/**
 * A largest flow from offers to places. Limits of the whole lie before the offers, those of a part before its place, so
 * that every path is minutes that pass each limit once.
 */
export class Allocation {
  private readonly net = new Network()
  private readonly source = this.net.node()
  private readonly sink = this.net.node()
  private readonly outer: number[]
  private readonly ends: { node: number; gates: number[] }[]
  private readonly edges: { edge: number; lot: Lot; part: number }[] = []
  total = 0

  constructor(
    private readonly bins: readonly Bin[],
    private readonly limits: Limits,
  ) {
    const { net, source, sink } = this
    this.outer = limits.outer.map(({ atMost }) => net.between(source, null, atMost))
    this.ends = bins.map(({ needed }, i) => {
      const node = net.between(null, sink, needed)
      return { node, gates: (limits.inner[i] ?? NONE).map(({ atMost }) => net.between(null, node, atMost)) }
    })
  }

  add(lot: Lot, { open, bins, gate }: Offer): void {
    const { net, source, limits } = this
    const node = net.between(this.outer[gate] ?? source, null, open)
    for (const i of bins) {
      const [end, bin] = [this.ends[i], this.bins[i]]
      if (!end || !bin) continue
      const to = end.gates[capFor(limits.inner[i] ?? NONE, lot)] ?? end.node
      this.edges.push({ edge: net.edge(node, to, bin.needed), lot, part: bin.part.part })
    }
  }

  fill(): number {
    this.total += this.net.fill(this.source, this.sink)
    return this.total
  }

  placed(): Placed[] {
    return this.edges.flatMap(({ edge, lot, part }): Placed[] => {
      const minutes = this.net.flow(edge)
      return minutes > 0 ? [{ lot, part, minutes }] : []
    })
  }
}
