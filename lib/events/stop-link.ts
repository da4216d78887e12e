/** The link in a letter that ends such letters without signing in: the search, and our signature on it (HMAC-SHA-256). */
import { createHmac, timingSafeEqual } from 'node:crypto'

const signatureOf = (searchId: string, secret: string): string =>
  createHmac('sha256', secret).update(`attest-stop.search.${searchId}`).digest('base64url').slice(0, 22)

/** What stands at the end of the address. */
export const stopLinkOf = (searchId: string, secret: string): string => `${searchId}.${signatureOf(searchId, secret)}`

/** The search that a link is about; null where it was not signed by us. */
export function searchOfLink(link: string, secret: string): string | null {
  const [searchId = '', given = ''] = link.split('.')
  const wanted = Buffer.from(signatureOf(searchId, secret))
  const found = Buffer.from(given)
  return found.length === wanted.length && timingSafeEqual(found, wanted) ? searchId : null
}
