/** Who may change where people are told to turn. Reading is for everyone. */
import { type Actor, holdsPlatformRole } from '@/lib/platform/context'

export const can = {
  keepContactLines: (actor: Actor) => actor.kind === 'system' || holdsPlatformRole(actor, 'administrator'),
}
