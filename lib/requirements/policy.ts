/** Who keeps an agency's requirements, who reads them, and whose obligations an actor sees. */
import { type SQL, sql } from 'drizzle-orm'
import { findReach } from '@/lib/agencies/reach'
import { type Actor, holdsPlatformRole } from '@/lib/platform/context'
import { obligations } from './tables'

export const can = {
  /** Make, change or retire a requirement: the agency's coordinators. */
  keep: (actor: Actor, agencyId: string): boolean =>
    actor.kind === 'system' ||
    (actor.kind === 'person' &&
      actor.roles.some((held) => held.agencyId === agencyId && held.unitId === null && held.role === 'coordinator')),
  /** Read them as somebody who looks after people there. */
  read: (actor: Actor, agencyId: string): boolean => findReach(actor, agencyId) !== null,
  rebuild: (actor: Actor): boolean => actor.kind === 'system' || holdsPlatformRole(actor, 'administrator'),
}

/** One's own obligations. Those of an agency's people are asked for through reporting, within reach of the duty. */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === 'system') return sql`true`
  return actor.kind === 'person' ? sql`${obligations.personId} = ${actor.personId}::uuid` : sql`false`
}
