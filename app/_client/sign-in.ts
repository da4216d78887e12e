/** Signing in and out through next-auth, without its browser library: two requests and a cookie. */
import { LOCALE_HEADER, localeOf } from '@/lib/platform/locales'
import { connection } from './messages'
import { forgetEverything } from './somebody'

async function csrfToken(): Promise<string> {
  const response = await fetch('/api/auth/csrf')
  return ((await response.json()) as { csrfToken: string }).csrfToken
}

async function post(path: string, fields: Record<string, string>): Promise<URL | null> {
  const body = new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: 'true' })
  const headers = { [LOCALE_HEADER]: localeOf(window.location.pathname) }
  const response = await fetch(path, { method: 'POST', body, headers, redirect: 'manual' })
  const { url } = (await response.json().catch(() => ({}))) as { url?: string }
  return url ? new URL(url, window.location.origin) : null
}

/** @returns nothing when it worked, otherwise the sentence that says why not */
export async function signIn(way: 'code' | 'persona', fields: Record<string, string>): Promise<string | null> {
  const locale = localeOf(window.location.pathname)
  try {
    const answer = await post(`/api/auth/callback/${way}`, { ...fields, callbackUrl: '/' })
    return answer ? answer.searchParams.get('error') : connection.ourFault[locale]
  } catch {
    return connection.again[locale]
  }
}

/** Ends the session, forgets what this browser kept, and leaves for the home page without a way back. */
export async function signOut(): Promise<void> {
  await post('/api/auth/signout', { callbackUrl: '/' }).catch(() => null)
  await import('./photo-store').then(({ forgetAllPhotos }) => forgetAllPhotos()).catch(() => null)
  forgetEverything()
  window.location.replace('/')
}
