/** What every change of a task force begins and ends with. */
import { and, eq } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import type { AuditEventName } from '@/lib/audit/events'
import type { MadeFrom } from '@/lib/audit/sent'
import type { Writer } from '@/lib/audit/write'
import { listings } from '@/lib/directory/listing-tables'
import { conflict, forbidden, invalid, notFound } from '@/lib/platform/errors'
import { bumpGeneration } from '@/lib/platform/generations'
import { can, leads } from './policy'
import type { ForceRow } from './records'
import { taskForces } from './tables'

/** Locks it for somebody who keeps it. @throws not-found; forbidden */
export async function lockKept(w: Writer, taskForceId: string): Promise<ForceRow> {
  const [seen] = await w.tx.select({ id: taskForces.id }).from(taskForces).where(eq(taskForces.id, taskForceId))
  if (!seen) throw notFound('This task force')
  if (!can.keep(w.ctx.actor, await leads(w.tx, taskForceId)))
    throw forbidden('Its leads and administrators keep a task force.')
  const [row] = await w.tx.select().from(taskForces).where(eq(taskForces.id, taskForceId)).for('update')
  if (!row) throw notFound('This task force')
  return row
}

/** The trail, and the pages that show it. */
export async function tell(
  w: Writer,
  event: AuditEventName,
  taskForceId: string,
  detail: Record<string, unknown>,
): Promise<void> {
  w.record(event, { kind: 'task-force', id: taskForceId, detail })
  await w.tx.update(taskForces).set({ updatedAt: w.ctx.now }).where(eq(taskForces.id, taskForceId))
  await bumpGeneration(w.tx, 'task-forces')
}

/** Refuses what was decided over something that has changed since. @throws conflict */
export function refuseUnseen(what: string, madeFrom: MadeFrom, version: string, current: object): void {
  if (String(madeFrom) === version) return
  throw conflict(`${what} was changed in the meantime. Look at it as it is now, and decide then.`, { version, current })
}

/** @returns its name @throws invalid (`field`) for an agency that is not in the record */
export async function agencyName(w: Writer, field: string, agencyId: string): Promise<string> {
  const [agency] = await w.tx.select({ name: agencies.name }).from(agencies).where(eq(agencies.id, agencyId))
  if (!agency) throw invalid(field, 'This agency is not in the record. Choose another, or give its name.')
  return agency.name
}

/** @throws invalid for what is no public listing of a task force, and but for administrators for that of another one */
export async function listingIdOf(w: Writer, slug: string, taskForceId: string | null): Promise<string | null> {
  if (!slug) return null
  const [row] = await w.tx
    .select({ id: listings.id, kind: listings.kind })
    .from(listings)
    .where(and(eq(listings.slug, slug), eq(listings.status, 'listed')))
  if (!row)
    throw invalid('listingSlug', 'No public listing has this address. Open it in the directory, and copy its address.')
  if (!row.kind.endsWith('task-force'))
    throw invalid('listingSlug', 'This is the listing of a service or a program. Choose that of the task force.')
  if (!can.shareListing(w.ctx.actor)) await refuseTaken(w, row.id, taskForceId)
  return row.id
}

async function refuseTaken(w: Writer, listingId: string, taskForceId: string | null): Promise<void> {
  const rows = await w.tx
    .select({ id: taskForces.id, name: taskForces.name })
    .from(taskForces)
    .where(eq(taskForces.listingId, listingId))
  const other = rows.find(({ id }) => id !== taskForceId)
  if (other)
    throw invalid('listingSlug', `This is the listing of ${other.name}. Choose your own, or ask an administrator.`)
}
