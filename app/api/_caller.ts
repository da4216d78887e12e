/** Who calls the API: a session cookie (same origin only), a token as Bearer, or anyone. */
import { isIP } from 'node:net'
import '@/lib/derivations'
import { keptSession } from '@/lib/identity/kept-sessions'
import { findSessionActor, findTokenActor, hasHeld } from '@/lib/identity/queries'
import { DEVICE_COOKIE, isRemembered } from '@/lib/identity/remembered-device'
import { deviceOf } from '@/lib/identity/rules'
import { openSessionToken } from '@/lib/identity/session-token'
import type { Actor } from '@/lib/platform/context'
import { env, isShown } from '@/lib/platform/env'
import { forbidden, signedOut } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { isLocale, LOCALE_HEADER, type Locale, USUAL_LOCALE } from '@/lib/platform/locales'
import { keptOf } from '@/lib/platform/openings'
import { systemNow } from '@/lib/platform/time'
import type { ApiContext } from './_operation'

export const SESSION_COOKIE = 'attest.session'

/** The parts of a request that say who calls. */
export type Incoming = { method: string; header: (name: string) => string | undefined; network: string | null }

/**
 * @param mayBeKept whether a session may be taken as it was when it was last asked for; what answers then sees to it that it holds
 * @throws signed-out an unknown token; forbidden a change asked for by another site
 */
export async function contextOf(
  incoming: Incoming,
  { mayBeKept = false, requestId = newId() } = {},
): Promise<ApiContext> {
  const now = systemNow()
  const { actor, language } = await actorOf(incoming, now, mayBeKept)
  const caller = {
    device: deviceOf(incoming.header('user-agent')),
    network: incoming.network && isIP(incoming.network) ? incoming.network : null,
    remembers: remembersOf(incoming.header('cookie')),
  }
  const ctx = { actor, now, requestId, locale: USUAL_LOCALE }
  const context = { ctx, caller, reader: readerOf(incoming.header(LOCALE_HEADER), language) }
  if (actor.kind !== 'person' || !keptOf(actor)) return context
  const held = { actor, language: language ?? null }
  return { ...context, kept: { hasHeld: () => hasHeld(held), anew: () => contextOf(incoming, { requestId }) } }
}

/**
 * The language that the caller reads: that of the page that asks, else what the person chose. What no page of ours says and
 * nobody chose is English, whatever the browser prefers.
 */
export const readerOf = (...wanted: (string | null | undefined)[]): Locale =>
  wanted.find((each): each is Locale => isLocale(each) && isShown(each)) ?? USUAL_LOCALE

type Found = { actor: Actor; language?: Locale | null }

async function actorOf(incoming: Incoming, now: Date, mayBeKept: boolean): Promise<Found> {
  const bearer = incoming.header('authorization')?.match(/^Bearer\s+(\S+)$/i)?.[1]
  if (bearer) {
    const actor = await findTokenActor(bearer, now)
    if (!actor) throw signedOut()
    return { actor }
  }
  const sessionId = sessionOf(incoming.header('cookie'), now)
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') refuseOtherSites(incoming)
  if (!sessionId) return { actor: { kind: 'anyone' } }
  const held = (mayBeKept && keptSession(sessionId, now)) || (await findSessionActor(sessionId, now, { seen: true }))
  return held ?? { actor: { kind: 'anyone' } }
}

/** Which addresses the browser of these cookies has signed in with. */
export const remembersOf = (cookies: string | undefined) => (email: string) =>
  isRemembered(cookieOf(cookies, DEVICE_COOKIE), email, env().AUTH_SECRET ?? '')

export const cookieOf = (cookies: string | undefined, name: string): string | undefined =>
  cookies
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)

/** The session that a cookie header names, if we signed it. */
export function sessionOf(cookies: string | undefined, now: Date): string | null {
  const token = cookieOf(cookies, SESSION_COOKIE)
  const secret = env().AUTH_SECRET
  return token && secret ? (openSessionToken(token, secret, now)?.sid ?? null) : null
}

/** A browser names the site that asks; a change by cookie is taken from our own pages only. */
function refuseOtherSites(incoming: Incoming): void {
  const site = incoming.header('sec-fetch-site')
  const origin = incoming.header('origin')
  const host = incoming.header('host')
  const sameOrigin = site
    ? site === 'same-origin' || site === 'none'
    : !origin || (URL.canParse(origin) && new URL(origin).host === host)
  if (!sameOrigin) throw forbidden('This change was asked for by another site and was not made.')
}
