/** The order in which a reader sees the options of a practice question: not the author's, and the same as long as they read. */

/** FNV-1a, 32 bits. */
const hashOf = (text: string) =>
  [...text].reduce((hash, sign) => Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0, 0x811c9dc5)

/** Mulberry32: numbers from 0 up to 1 that follow from the seed alone. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The items in an order that follows from `seed`, each order as likely as any other. */
export function shuffledBy<T>(items: readonly T[], seed: string): T[] {
  const next = numbersFrom(hashOf(seed))
  const rest = [...items]
  const out: T[] = []
  while (rest.length > 0) out.push(...rest.splice(Math.floor(next() * rest.length), 1))
  return out
}
