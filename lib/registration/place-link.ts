/** The address in a letter by which a place is shown, taken and given back without signing in. */
import { linkToPlace, placeOfLink } from '@/lib/events/stop-link'
import { env, publicUrl } from '@/lib/platform/env'

export const placeLinkOf = (registrationId: string): string => linkToPlace(registrationId, env().AUTH_SECRET ?? '')

export const placeAddress = (registrationId: string): string =>
  `${publicUrl()}/place?link=${placeLinkOf(registrationId)}`

/** The registration that a link is about; null where we did not sign it, or cannot. */
export function registrationOfLink(link: string): string | null {
  const secret = env().AUTH_SECRET
  return secret ? placeOfLink(link, secret) : null
}
