/**
 * Who keeps an agency's requirements and who reads them. Obligations are asked for by the person they are about
 * (`ownerOf`) or, for an agency's people, through reporting within the reach of the duty.
 */
import { findReach } from '@/lib/agencies/reach'
import { type Actor, holdsAgencyRole, holdsPlatformRole } from '@/lib/platform/context'

export const can = {
  /** Make, change or retire a requirement: the agency's coordinators. */
  keep: (actor: Actor, agencyId: string): boolean =>
    actor.kind === 'system' ||
    (actor.kind === 'person' &&
      actor.roles.some((held) => held.agencyId === agencyId && held.unitId === null && held.role === 'coordinator')),
  /** Read them as somebody who looks after people there. */
  read: (actor: Actor, agencyId: string): boolean => findReach(actor, agencyId) !== null,
  /** Recommend what lifts or moves a duty: supervisors for their people; whether somebody is theirs is a matter of reach. */
  recommend: (actor: Actor, agencyId: string): boolean => holdsAgencyRole(actor, agencyId, 'supervisor', 'coordinator'),
  /** Ask for a rebuild of one agency: its coordinators, and administrators. */
  rebuildAt: (actor: Actor, agencyId: string): boolean => can.keep(actor, agencyId) || can.rebuild(actor),
  rebuild: (actor: Actor): boolean => actor.kind === 'system' || holdsPlatformRole(actor, 'administrator'),
}
