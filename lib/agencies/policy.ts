/** Who may do what with agencies, their people and roles, and which roles they see; which people is in reach.ts. */
import { type SQL, sql } from 'drizzle-orm'
import { type Actor, holdsAgencyRole, holdsPlatformRole, type RoleName } from '@/lib/platform/context'
import { type DomainError, forbidden, notFound } from '@/lib/platform/errors'
import { findReach } from './reach'
import { roles } from './tables'

const isAdministrator = (actor: Actor) => holdsPlatformRole(actor, 'administrator')
const isSystem = (actor: Actor) => actor.kind === 'system'

export const can = {
  addAgency: (actor: Actor) => isSystem(actor) || isAdministrator(actor),
  changeAgency: (actor: Actor) => isSystem(actor) || isAdministrator(actor),
  restoreAccess: (actor: Actor) => isAdministrator(actor),
  nameCoordinator: (actor: Actor) => isSystem(actor) || isAdministrator(actor),
  addUnit: (actor: Actor, agencyId: string) =>
    isSystem(actor) || isAdministrator(actor) || holdsAgencyRole(actor, agencyId, 'coordinator'),
  /** The roster: who serves, where, under which name and number. Not the administrator's. */
  managePeople: (actor: Actor, agencyId: string) => isSystem(actor) || holdsAgencyRole(actor, agencyId, 'coordinator'),
  /** How far it reaches within the agency (a supervisor's unit) is `findReach`. */
  listPeople: (actor: Actor, agencyId: string) => findReach(actor, agencyId) !== null,
  listUnits: (actor: Actor, agencyId: string) =>
    can.listPeople(actor, agencyId) || isAdministrator(actor) || holdsAgencyRole(actor, agencyId, 'organizer'),
  listRoles: (actor: Actor, agencyId: string | null) =>
    isSystem(actor) || isAdministrator(actor) || (agencyId !== null && holdsAgencyRole(actor, agencyId, 'coordinator')),
  /** A coordinator names supervisors of the own agency; everything else is the administrator's. */
  grantRole: (actor: Actor, subject: { role: RoleName; agencyId: string | null }) =>
    isSystem(actor) ||
    isAdministrator(actor) ||
    (subject.role === 'supervisor' &&
      subject.agencyId !== null &&
      holdsAgencyRole(actor, subject.agencyId, 'coordinator')),
}

/** The refusal of what is an agency's: who looks after its people learns that it is not theirs to do, others nothing. */
export const refusal = (actor: Actor, agencyId: string): DomainError =>
  can.listPeople(actor, agencyId) ? forbidden() : notFound('This agency')

/**
 * A role takes effect while the address it was given to is the person's and confirmed, and where its agency has them on its
 * roster once they have said that they serve there; until then it waits.
 */
export const isInEffect = sql<boolean>`exists (select 1 from logins l where l.person_id = ${roles.personId}
  and l.kind = 'email' and l.identifier = ${roles.boundTo} and l.verified_at is not null)
  and not awaits_word(${roles.personId}, ${roles.agencyId})`

/** Roles the actor may list: all, or those of the agencies one coordinates. */
export function rolesVisibleTo(actor: Actor): SQL {
  if (isSystem(actor) || isAdministrator(actor)) return sql`true`
  if (actor.kind !== 'person') return sql`false`
  const agencies = actor.roles.flatMap((held) => (held.role === 'coordinator' && held.agencyId ? [held.agencyId] : []))
  if (agencies.length === 0) return sql`false`
  return sql`${roles.agencyId} in (${sql.join(
    agencies.map((agencyId) => sql`${agencyId}::uuid`),
    sql`, `,
  )})`
}
