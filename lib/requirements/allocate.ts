/** Puts minutes where they are asked for, each once, so that as many as possible count. Pure. */
import type { Cap } from './criterion'
import type { Lot } from './lots'
import { Network } from './network'
import type { TimePart } from './parts'

/** `shared`: the same minutes fill another part as well. */
export type Placed = { lot: Lot; part: number; minutes: number; shared?: true }
/** A place to fill: what a part asks for beyond the parts inside it. */
export type Bin = { part: TimePart; needed: number }
/** Minutes of a lot that are open, and the places that they fit. */
export type Offer = { lot: Lot; open: number; bins: readonly number[] }

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

type Limits = { outer: readonly Cap[]; inner: readonly (readonly Cap[])[] }
const NONE: readonly Cap[] = []

/** Limits of the whole hold for all of it where it stands alone; otherwise each part looks after its own. */
const limitsOf = (bins: readonly Bin[], outer: readonly Cap[] | null): Limits => ({
  outer: outer ?? NONE,
  inner: bins.map(({ part }) => (outer !== null && part.depth === 0 ? NONE : part.caps)),
})

/** Which of the limits a lot is under, by its place; -1 where none is. */
export const capFor = (caps: readonly Cap[], { credit }: Lot): number => {
  const mode = credit.about?.mode
  return mode === undefined || caps.length === 0 ? -1 : caps.findIndex(({ modes }) => modes.includes(mode))
}

/**
 * Each offer in turn to the first place that it fits and that has room. What it finds is the most where nothing had to be
 * left open that another order would have placed; `isMost` says whether that is certain.
 */
export function inTurn(offers: readonly Offer[], bins: readonly Bin[], outer: readonly Cap[] | null) {
  const limits = limitsOf(bins, outer)
  const left = bins.map(({ needed }) => needed)
  const outerLeft = limits.outer.map(({ atMost }) => atMost)
  const innerLeft = limits.inner.map((caps) => caps.map(({ atMost }) => atMost))
  const fitting = bins.map(() => 0)
  const placed: Placed[] = []
  let total = 0
  for (const { lot, open, bins: fit } of offers) {
    let rest = open
    const gate = capFor(limits.outer, lot)
    for (const i of fit) {
      fitting[i] = (fitting[i] ?? 0) + open
      const inner = capFor(limits.inner[i] ?? NONE, lot)
      const room = Math.min(left[i] ?? 0, outerLeft[gate] ?? rest, innerLeft[i]?.[inner] ?? rest, rest)
      const bin = bins[i]
      if (room <= 0 || !bin) continue
      placed.push({ lot, part: bin.part.part, minutes: room })
      left[i] = (left[i] ?? 0) - room
      if (gate >= 0) outerLeft[gate] = (outerLeft[gate] ?? 0) - room
      const gates = innerLeft[i]
      if (gates && inner >= 0) gates[inner] = (gates[inner] ?? 0) - room
      rest -= room
      total += room
    }
  }
  const bound = bins.reduce((sum, { needed }, i) => sum + Math.min(needed, fitting[i] ?? 0), 0)
  return { placed, total, isMost: total === bound }
}

/**
 * A largest flow from offers to places. Limits of the whole lie before the offers, those of a part before its place, so
 * that every path is minutes that pass each limit once.
 */
export class Allocation {
  private readonly net = new Network()
  private readonly source = this.net.node()
  private readonly sink = this.net.node()
  private readonly limits: Limits
  private readonly outer: number[]
  private readonly ends: { node: number; gates: number[] }[]
  private readonly edges: { edge: number; lot: Lot; part: number }[] = []
  total = 0

  constructor(
    private readonly bins: readonly Bin[],
    outer: readonly Cap[] | null,
  ) {
    const { net, source, sink } = this
    this.limits = limitsOf(bins, outer)
    this.outer = this.limits.outer.map(({ atMost }) => net.between(source, null, atMost))
    this.ends = bins.map(({ needed }, i) => {
      const node = net.between(null, sink, needed)
      return { node, gates: (this.limits.inner[i] ?? NONE).map(({ atMost }) => net.between(null, node, atMost)) }
    })
  }

  add({ lot, open, bins }: Offer): void {
    const { net, source, limits } = this
    const node = net.between(this.outer[capFor(limits.outer, lot)] ?? source, null, open)
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
