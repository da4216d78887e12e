/** A largest flow through a network of whole amounts. Pure; edges in pairs: what still fits, and what may be taken back. */
export class Network {
  private readonly to: number[] = []
  private readonly room: number[] = []
  private readonly from: number[][] = []
  private seen: number[] = []
  private round = 0

  node(): number {
    this.seen.push(0)
    return this.from.push([]) - 1
  }

  edge(a: number, b: number, room: number): number {
    const at = this.to.length
    this.to.push(b, a)
    this.room.push(room, 0)
    this.from[a]?.push(at)
    this.from[b]?.push(at + 1)
    return at
  }

  /** A further node after one or before one, with so much room in between. */
  between(before: number | null, after: number | null, room: number): number {
    const node = this.node()
    if (before !== null) this.edge(before, node, room)
    if (after !== null) this.edge(node, after, room)
    return node
  }

  flow = (edge: number): number => this.room[edge + 1] ?? 0

  /** Along the first path found, in the order of the edges, until there is none. @returns how much more flows */
  fill(source: number, sink: number): number {
    let more = 0
    for (;;) {
      this.round++
      const moved = this.push(source, sink, Number.POSITIVE_INFINITY)
      if (moved === 0) return more
      more += moved
    }
  }

  private push(at: number, sink: number, most: number): number {
    if (at === sink) return most
    this.seen[at] = this.round
    for (const edge of this.from[at] ?? []) {
      const [next, room] = [this.to[edge] ?? 0, this.room[edge] ?? 0]
      if (room <= 0 || this.seen[next] === this.round) continue
      const moved = this.push(next, sink, Math.min(most, room))
      if (moved === 0) continue
      this.room[edge] = room - moved
      this.room[edge ^ 1] = (this.room[edge ^ 1] ?? 0) + moved
      return moved
    }
    return 0
  }
}
