/**
 * Who acts, as row security is told: one object, whose keys are kinds of authority. `act(jsonb)` unpacks it once into
 * settings, which the policies read through small functions; a new authority is a new key and such a function.
 */
import { type Actor, agenciesWhere, type RoleName } from './context'
import { isId } from './ids'

/** What may be done for an agency's people. Coordinators write what is the agency's; the others look after it. */
const AGENCY_DUTIES = ['coordinator', 'supervisor', 'auditor'] as const satisfies readonly RoleName[]
type AgencyDuty = (typeof AGENCY_DUTIES)[number]

export type Acting = {
  person?: string
  /** Ids of agencies, by what one is there. */
  agencies?: Partial<Record<AgencyDuty, readonly string[]>>
  /** Roles on the platform, and `system` for its own steps. */
  duties?: readonly (RoleName | 'system')[]
}

/** @throws when the actor is named by anything but ids */
export function actingFor(actor: Actor): Acting {
  if (actor.kind === 'anyone') return {}
  if (actor.kind === 'system') return { duties: ['system'] }
  const agencies: Acting['agencies'] = {}
  for (const duty of AGENCY_DUTIES) {
    const ids = agenciesWhere(actor, duty)
    if (ids.length > 0) agencies[duty] = ids
  }
  if (![actor.personId, ...Object.values(agencies).flat()].every(isId))
    throw new Error('An actor is named by ids only.')
  const duties = new Set(actor.roles.filter((held) => held.agencyId === null).map((held) => held.role))
  return { person: actor.personId, agencies, duties: [...duties] }
}

/** The same somebody, who is the system as well for a while. */
export const alsoSystem = (acting: Acting): Acting => ({
  ...acting,
  duties: [...new Set([...(acting.duties ?? []), 'system' as const])],
})

/** As `act` takes it. */
export const told = (acting: Acting): string => JSON.stringify(acting)
