/** Who keeps the certifications of an agency’s people. Whose one sees is a matter of reach. */
import type { Actor } from '@/lib/platform/context'

export const can = {
  /** Enter them for others, verify and withdraw them: coordinators of the whole agency, and nobody their own. */
  keep: (actor: Actor, agencyId: string): boolean =>
    actor.kind === 'person' &&
    actor.roles.some((held) => held.agencyId === agencyId && held.unitId === null && held.role === 'coordinator'),
}
