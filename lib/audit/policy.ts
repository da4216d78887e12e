/** Who reads the trail: administrators all of it, a coordinator what concerns the agency, everybody what concerns them. */
import { type SQL, sql } from 'drizzle-orm'
import { type Actor, agenciesWhere, holdsPlatformRole } from '@/lib/platform/context'
import { ofActingPerson } from '@/lib/platform/row-security'
import { auditEvents } from './tables'

export const can = {
  readWholeTrail: (actor: Actor) => actor.kind === 'system' || holdsPlatformRole(actor, 'administrator'),
  readTrail: (actor: Actor) => actor.kind !== 'anyone',
}

export function visibleTo(actor: Actor): SQL {
  if (can.readWholeTrail(actor)) return sql`true`
  if (actor.kind !== 'person') return sql`false`
  const own = sql`${ofActingPerson(auditEvents.personId)} or ${ofActingPerson(auditEvents.actorPersonId)}`
  const agencies = agenciesWhere(actor, 'coordinator')
  if (agencies.length === 0) return sql`(${own})`
  return sql`(${own} or ${auditEvents.agencyId} = any(${`{${agencies.join(',')}}`}::uuid[]))`
}
