/** What the actor is to a waiver, an extension, an exemption or leave, and which files beside it they may look at. */
import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { findReach, type Reach, unitsBelow } from '@/lib/agencies/reach'
import type { Writer } from '@/lib/audit/write'
import { type Actor, actingPersonId } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { lastingRecord, ofActingPerson, recordsOf, servesYet, supervisesActing } from '@/lib/platform/row-security'
import { can } from '../policy'
import { type reliefProofs, reliefs } from '../relief-tables'

export const reliefColumns = {
  ...getTableColumns(reliefs),
  /** The actor’s, under whichever of their records. */
  own: sql<boolean>`${ofActingPerson(reliefs.personId)}`,
  /** For somebody who supervises the actor there. */
  above: sql<boolean>`${supervisesActing(reliefs.personId, reliefs.agencyId)}`,
}
export type ReliefRow = typeof reliefs.$inferSelect & { own: boolean; above: boolean }

export type Sides = {
  own: boolean
  /** Looks after the person. */
  inReach: boolean
  /** As somebody who recommends or decides: not as an auditor, who reads. */
  looksAfter: boolean
  /** Coordinates the agency. */
  keeps: boolean
  /** May decide about it: nobody for themselves, nor for who supervises them. */
  decides: boolean
  /** Recommended it, and still looks after the person. */
  recommended: boolean
}

/** Whoever serves the agency within reach. */
export const isWithin = ({ agencyId, unitIds }: Reach): SQL | undefined =>
  unitIds
    ? sql`exists (select 1 from affiliations a where a.agency_id = ${agencyId}::uuid
        and a.person_id in ${recordsOf(lastingRecord(reliefs.personId))}
        and ${servesYet()} and a.unit_id in ${unitsBelow(unitIds)})`
    : undefined

export function sidesOf(actor: Actor, { own, above, agencyId, recommendedBy }: ReliefRow, inReach: boolean): Sides {
  const keeps = can.keep(actor, agencyId)
  const looksAfter = inReach && can.recommend(actor, agencyId)
  const recommended = looksAfter && recommendedBy === actingPersonId(actor)
  return { own, inReach, looksAfter, keeps, decides: keeps && !own && !above, recommended }
}

/** Those of whom it is once it was granted, those who decide, and of what they added whoever still looks after the person. */
export function mayLookAt(
  { addedBy }: Pick<typeof reliefProofs.$inferSelect, 'addedBy'>,
  { granted }: Pick<ReliefRow, 'granted'>,
  { own, decides, looksAfter }: Sides,
  actor: Actor,
): boolean {
  return (own && granted === true) || decides || (!own && looksAfter && addedBy === actingPersonId(actor))
}

/** One that the actor may see. @throws not-found */
export async function seen(tx: Tx, actor: Actor, reliefId: string): Promise<{ row: ReliefRow; sides: Sides }> {
  const [row] = await tx.select(reliefColumns).from(reliefs).where(eq(reliefs.id, reliefId))
  const inReach = row ? await isInReach(tx, actor, row) : false
  if (!row || !(inReach || (row.own && row.granted === true))) throw notFound('This decision')
  return { row, sides: sidesOf(actor, row, inReach) }
}

async function isInReach(tx: Tx, actor: Actor, { id, agencyId }: ReliefRow): Promise<boolean> {
  const reach = findReach(actor, agencyId)
  if (!reach) return false
  const found = await tx
    .select({ id: reliefs.id })
    .from(reliefs)
    .where(and(eq(reliefs.id, id), isWithin(reach)))
  return found.length > 0
}

/** The same, held against others. The lock is the system’s: whoever adds a file to it may not write the row. @throws not-found */
export async function lockSeen(w: Writer, reliefId: string): Promise<{ row: ReliefRow; sides: Sides }> {
  await asSystem(w.tx, w.ctx, () =>
    w.tx.select({ id: reliefs.id }).from(reliefs).where(eq(reliefs.id, reliefId)).for('update'),
  )
  return seen(w.tx, w.ctx.actor, reliefId)
}
