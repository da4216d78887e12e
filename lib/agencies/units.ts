/** Steps that add and remove units of an agency, inside another command's transaction; one at a time or many. */
import { eq, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { conflict, notFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { units } from './tables'

/** Adds a unit. @throws not-found for a parent of another agency; conflict for a name that is taken there */
export async function addUnitIn(
  w: Writer,
  { agencyId, name, parentId }: { agencyId: string; name: string; parentId: string | null },
): Promise<string> {
  if (parentId) {
    const [parent] = await w.tx.select({ agencyId: units.agencyId }).from(units).where(eq(units.id, parentId))
    if (parent?.agencyId !== agencyId) throw notFound('The unit above')
  }
  const unitId = newId()
  await addUnits(w, agencyId, [{ unitId, name, parentId }])
  return unitId
}

/** Adds units, whose parents are the agency's. @throws conflict for a name that is taken there */
export async function addUnits(
  w: Writer,
  agencyId: string,
  rows: readonly { unitId: string; name: string; parentId: string | null }[],
): Promise<void> {
  if (rows.length === 0) return
  const added = await w.tx.execute<{ id: string }>(sql`
    insert into units (id, agency_id, parent_id, name, created_at)
    select r."unitId", ${agencyId}::uuid, r."parentId", r.name, ${w.ctx.now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("unitId" uuid, "parentId" uuid, name text)
    on conflict do nothing returning id`)
  const ids = new Set([...added].map(({ id }) => id))
  const taken = rows.find(({ unitId }) => !ids.has(unitId))
  if (taken) throw conflict(`A unit named ${taken.name} is there already.`)
  for (const { unitId, name, parentId } of rows)
    w.record('unit.added', { kind: 'unit', id: unitId, agencyId, detail: { name, parentId } })
}

/** Removes units that nobody serves in, or served. */
export async function removeUnusedUnits(w: Writer, unitIds: readonly string[]): Promise<void> {
  if (unitIds.length === 0) return
  await w.tx.execute(
    sql`select remove_unit_without_trace(u) from unnest(${`{${unitIds.join(',')}}`}::uuid[]) as each(u)`,
  )
}
