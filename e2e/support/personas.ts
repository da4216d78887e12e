/** Signing in as the screens do it, once for each person; every browser of theirs gets the cookie. */
import { request } from '@playwright/test'
import { personas } from '@/drizzle/seed/personas'

const COOKIE = 'attest.session'
type Cookie = { name: string; value: string; url: string; httpOnly: true; sameSite: 'Lax' }
const known = new Map<string, Promise<Cookie>>()

/** The address of a persona of the demonstration world, by the beginning of what they are there. */
export function persona(what: string): string {
  const found = personas.find((each) => each.what.startsWith(what))
  if (!found) throw new Error(`There is no persona who is ${what}.`)
  return found.email
}

export function cookieOf(email: string, baseURL: string): Promise<Cookie> {
  const cookie = known.get(email) ?? newCookieOf(email, baseURL)
  known.set(email, cookie)
  return cookie
}

/** A session of its own, for journeys that end it. */
export async function newCookieOf(email: string, baseURL: string): Promise<Cookie> {
  const asking = await request.newContext({ baseURL })
  try {
    const { csrfToken } = (await (await asking.get('/api/auth/csrf')).json()) as { csrfToken: string }
    const form = { email, csrfToken, callbackUrl: '/', json: 'true' }
    await asking.post('/api/auth/callback/persona', { form, headers: { origin: baseURL } })
    const { cookies } = await asking.storageState()
    const found = cookies.find(({ name }) => name === COOKIE)
    if (!found) throw new Error(`${email} could not sign in.`)
    return { name: COOKIE, value: found.value, url: baseURL, httpOnly: true, sameSite: 'Lax' }
  } finally {
    await asking.dispose()
  }
}
