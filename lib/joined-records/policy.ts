/** Who may join and part records that are not their own. One's own are found by who signs in. */
import { type Actor, holdsPlatformRole } from '@/lib/platform/context'

export const can = {
  joinOthers: (actor: Actor): boolean => holdsPlatformRole(actor, 'administrator'),
  partOthers: (actor: Actor): boolean => holdsPlatformRole(actor, 'administrator'),
}
