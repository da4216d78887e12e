/** What answers show of the listings they found: public rows, and the generation of the directory in which they are so. */
import { and, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { gate, gated } from '@/lib/platform/database'
import { isPublic } from './conditions'
import { listings } from './listing-tables'
import { type Directory, generationNow, generationOf } from './narrow'

export const itemColumns = {
  slug: listings.slug,
  name: listings.name,
  kind: listings.kind,
  summary: listings.summary,
  whom: listings.whom,
  city: listings.city,
  state: listings.state,
  postalCode: listings.postalCode,
  latitude: listings.latitude,
  longitude: listings.longitude,
  isNationwide: listings.isNationwide,
  servedStates: listings.servedStates,
  servedCounties: listings.servedCounties,
  servedWords: listings.servedWords,
  phone: listings.phone,
  textNumber: listings.textNumber,
  url: listings.url,
  hours: listings.hours,
  interpreter: listings.interpreter,
  lastVerifiedOn: listings.lastVerifiedOn,
}
export type ItemRow = Pick<typeof listings.$inferSelect, keyof typeof itemColumns>

const aboutRow = { generation: generationNow, id: listings.id }
const isShown = and(isPublic, sql`${listings.id} = any(${sql.placeholder('ids')}::uuid[])`, gate)
const items = gated('directory-items', (db) =>
  db
    .select({ ...aboutRow, row: itemColumns })
    .from(listings)
    .where(isShown),
)
const dots = gated('directory-dots', (db) =>
  db
    .select({ ...aboutRow, row: { slug: listings.slug, name: listings.name } })
    .from(listings)
    .where(isShown),
)

type Rows<R> = ReadonlyMap<string, R>
type Read<R> = { id: string; generation: number; row: R }[]

const byId = <R>(read: Read<R>) => new Map(read.map(({ id, row }) => [id, row]))
const generationIn = async <R>(read: Read<R>) => read[0]?.generation ?? (await generationOf())

export async function dotRows(ctx: Ctx, ids: readonly string[]) {
  const read = await dots(ctx, { ids })
  return { generation: await generationIn(read), rows: byId(read) }
}

/** Rows of a page that are kept of one generation at most, some 1 KB each. */
const KEPT = 30_000
const kept = new WeakMap<Directory, Map<string, ItemRow>>()

/** Of those shown before in the generation of this memory the rows are kept: when all are, the generation alone is asked. */
export async function itemRows(
  ctx: Ctx,
  directory: Directory,
  ids: readonly string[],
): Promise<{ generation: number; rows: Rows<ItemRow> }> {
  const known = kept.get(directory) ?? new Map<string, ItemRow>()
  kept.set(directory, known)
  const missing = ids.filter((id) => !known.has(id))
  if (missing.length === 0) return { generation: await generationOf(), rows: known }
  const read = await items(ctx, { ids: missing })
  const [generation, rows] = [await generationIn(read), byId(read)]
  if (generation === directory.generation && known.size + rows.size <= KEPT)
    for (const [id, row] of rows) known.set(id, row)
  return { generation, rows: new Map(ids.flatMap((id) => rowOf(id, rows.get(id) ?? known.get(id)))) }
}

const rowOf = (id: string, row: ItemRow | undefined): [string, ItemRow][] => (row ? [[id, row]] : [])
