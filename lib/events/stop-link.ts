/**
 * Links in letters that do something without signing in: end such letters, or show, take and give back a place at an event.
 * Whose or which it is, and our signature on it (HMAC-SHA-256).
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** One search, or all that a person keeps. */
export type Stopped = { searchId: string } | { personId: string }

const signatureOf = (what: 'search' | 'person' | 'place', id: string, secret: string): string =>
  createHmac('sha256', secret).update(`attest-stop.${what}.${id}`).digest('base64url').slice(0, 22)

/** What stands at the end of the address. */
export const stopLinkOf = (stopped: Stopped, secret: string): string =>
  'searchId' in stopped
    ? `${stopped.searchId}.${signatureOf('search', stopped.searchId, secret)}`
    : `${stopped.personId}.${signatureOf('person', stopped.personId, secret)}`

/** What a link ends; null where it was not signed by us. */
export function stoppedBy(link: string, secret: string): Stopped | null {
  const [id = '', given = ''] = link.split('.')
  if (isSame(given, signatureOf('search', id, secret))) return { searchId: id }
  return isSame(given, signatureOf('person', id, secret)) ? { personId: id } : null
}

/** The same of a registration; a link for one thing is none for another. */
export const linkToPlace = (registrationId: string, secret: string): string =>
  `${registrationId}.${signatureOf('place', registrationId, secret)}`

/** The registration that a link is about; null where it was not signed by us. */
export function placeOfLink(link: string, secret: string): string | null {
  const [id = '', given = ''] = link.split('.')
  return isSame(given, signatureOf('place', id, secret)) ? id : null
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}
