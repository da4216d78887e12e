/** Public content is cached whole; a change bumps its kind's generation in the same transaction. */
import { sql } from 'drizzle-orm'
import type { Tx } from './database'

export const contentKinds = [
  'catalog',
  'calendar',
  'help',
  'certificates',
  'directory',
  'related',
  'task-forces',
] as const
export type ContentKind = (typeof contentKinds)[number]

/** Announces, when the transaction commits, that pages of this kind must be rendered again. */
export async function bumpGeneration(tx: Tx, kind: ContentKind): Promise<void> {
  await tx.execute(sql`select bump_generation(${kind})`)
}
