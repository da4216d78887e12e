/** Where signing in leads on to: a path of ours, with its query, and nothing else. */

import { inLocale, localeOf, withoutLocale } from '@/lib/platform/locales'

/** The path to go on to as the browser itself reads it; nothing when it would leave the site or sign in again. */
export function safeNext(next: string | null, origin: string): string | null {
  if (!next || !URL.canParse(next, origin)) return null
  const url = new URL(next, origin)
  const path = `${url.pathname}${url.search}${url.hash}`
  if (url.origin !== origin || url.pathname.startsWith('//') || new URL(path, origin).origin !== origin) return null
  return /^\/(sign-in|api)(\/|$)/.test(withoutLocale(url.pathname)) ? null : path
}

/** The address of the sign-in page that leads back, to the part that is named by `#…`; from the home page one goes to one's own start. */
export function signInHref(path: string, query: string, hash = ''): string {
  const page = inLocale(localeOf(path), '/sign-in')
  if (path === '/' || path === '') return page
  if (path === page) return query ? `${page}?${query}` : page
  return `${page}?${new URLSearchParams({ next: `${path}${query && `?${query}`}${hash}` })}`
}
