/** Which registrations each may see, and what may be done about one. */
import { inArray, or, type SQL, sql } from 'drizzle-orm'
import { checksIn } from '@/lib/events/staff'
import { type Actor, agenciesWhere } from '@/lib/platform/context'
import { ofActingPerson } from '@/lib/platform/row-security'
import { registrations } from './tables'

export const isOwn = ofActingPerson(registrations.personId)

/** One's own, those of events that one runs or checks people in at, and those made for an agency that one coordinates. */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === 'system') return sql`true`
  if (actor.kind === 'anyone') return sql`false`
  const managed = agenciesWhere(actor, 'coordinator')
  const ofAgency = managed.length > 0 ? inArray(registrations.agencyId, managed) : undefined
  return or(isOwn, checksIn(registrations.eventId), ofAgency) ?? isOwn
}

/** What whoever acts is to one registration; `coordinates`: the agency that it was made for. */
export type Stands = { own: boolean; runs: boolean; coordinates: boolean }

export const can = {
  /** An offer is theirs alone to take or to pass. */
  answer: ({ own }: Stands) => own,
  withdraw: ({ own, runs, coordinates }: Stands) => own || runs || coordinates,
  /** Nobody decides about their own registration. */
  decide: ({ own, runs }: Pick<Stands, 'own' | 'runs'>) => runs && !own,
}
