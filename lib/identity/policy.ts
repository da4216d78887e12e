/** Who may do what with identities: everybody with their own, and nobody with another's. */
import type { Actor } from '@/lib/platform/context'
import { signedOut } from '@/lib/platform/errors'

/** The person whose own sessions, tokens and name these are. @throws signed-out */
export function ownerOf(actor: Actor): string {
  if (actor.kind !== 'person') throw signedOut()
  return actor.personId
}
