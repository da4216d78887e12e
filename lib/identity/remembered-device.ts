/**
 * Browsers that signed in with an address before: strangers who ask for codes in its name do not hold them up. The cookie
 * holds digests of the last few addresses and a signature (HMAC-SHA-256, RFC 2104), and nothing that can be read back.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

export const DEVICE_COOKIE = 'attest.device'
export const DEVICE_DAYS = 180
const MOST = 5

const keyed = (what: string, secret: string) => createHmac('sha256', secret).update(`attest-device.${what}`).digest()
const digestOf = (email: string, secret: string) =>
  keyed(`address.${email.trim().toLowerCase()}`, secret).toString('base64url').slice(0, 22)

/** The digests in a cookie that we signed; none in any other. */
function digestsIn(cookie: string | undefined, secret: string): string[] {
  const [body, given, extra] = cookie?.split('.') ?? []
  if (!body || !given || extra !== undefined) return []
  const wanted = keyed(`cookie.${body}`, secret)
  const found = Buffer.from(given, 'base64url')
  if (found.length !== wanted.length || !timingSafeEqual(found, wanted)) return []
  return body.split('~')
}

/** Has this browser signed in with the address before? */
export const isRemembered = (cookie: string | undefined, email: string, secret: string): boolean =>
  digestsIn(cookie, secret).includes(digestOf(email, secret))

/** The cookie that remembers the address too; the oldest of more than a few is forgotten. */
export function rememberAddress(cookie: string | undefined, email: string, secret: string): string {
  const own = digestOf(email, secret)
  const body = [own, ...digestsIn(cookie, secret).filter((each) => each !== own)].slice(0, MOST).join('~')
  return `${body}.${keyed(`cookie.${body}`, secret).toString('base64url')}`
}
