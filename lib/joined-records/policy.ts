/** Who may part joined records that are not their own. One's own are found by who signs in. */
import { type Actor, holdsPlatformRole } from '@/lib/platform/context'

export const can = {
  partOthers: (actor: Actor): boolean => holdsPlatformRole(actor, 'administrator'),
}
