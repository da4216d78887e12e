/** How alike titles are, counted by the database: the shared three-letter pieces of pg_trgm, of titles as they are compared. */
import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'
import { type Likely, type Likeness, mayBeSame } from './rules'

const pairOf = (a: string, b: string) => JSON.stringify([a, b].sort())

/** Asked once for each of the `left` with each of the `right` that may be the same event; of other pairs nothing is known (0). */
export async function likenessOf(tx: Tx, left: readonly Likely[], right: readonly Likely[]): Promise<Likeness> {
  const asked = new Set(
    left.flatMap((a) => right.flatMap((b) => (a !== b && mayBeSame(a, b) ? pairOf(a.title, b.title) : []))),
  )
  if (asked.size === 0) return () => 0
  const rows = await tx.execute<{ pair: string; likeness: number }>(sql`
    select pair, similarity(folded(pair::jsonb->>0), folded(pair::jsonb->>1)) as likeness
    from jsonb_array_elements_text(${JSON.stringify([...asked])}::jsonb) as p(pair)`)
  const known = new Map([...rows].map(({ pair, likeness }) => [pair, likeness]))
  return (a, b) => known.get(pairOf(a, b)) ?? 0
}
