/** Who may do what with identities: everybody with their own, and nobody with another's. */
import type { Actor } from '@/lib/platform/context'
import { forbidden, signedOut } from '@/lib/platform/errors'

/** The person whose own sessions, tokens and name these are. @throws signed-out */
export function ownerOf(actor: Actor): string {
  if (actor.kind !== 'person') throw signedOut()
  return actor.personId
}

/** The same, for what lets somebody in. @throws signed-out; forbidden to a token */
export function browserOwnerOf(actor: Actor): string {
  const personId = ownerOf(actor)
  if (actor.kind === 'person' && actor.via.kind === 'token')
    throw forbidden('Addresses, tokens and sessions are looked after in the browser, not with a token.')
  return personId
}
