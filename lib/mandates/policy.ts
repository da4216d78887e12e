/** Who reads mandate packs, who adopts them for an agency, and who reads them against their sources. */
import { type Actor, holdsPlatformRole } from '@/lib/platform/context'
import { can as ofRequirements } from '@/lib/requirements/policy'

export const can = {
  /** Packs beside what an agency adopted of them: whoever reads its requirements. */
  readFor: ofRequirements.read,
  /** Whoever keeps the agency's requirements. */
  adopt: ofRequirements.keep,
  /** People of the platform, each for themselves: two of them verify a pack. */
  recordReading: (actor: Actor): boolean =>
    actor.kind === 'person' && holdsPlatformRole(actor, 'moderator', 'administrator'),
}
