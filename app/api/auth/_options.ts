/** next-auth: proves who somebody is, then steps aside. The session itself is a row that we keep and check. */
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { signInAsPersona } from '@/lib/agencies/personas'
import { endSession } from '@/lib/identity/commands'
import { findSessionActor } from '@/lib/identity/queries'
import { deviceOf, SESSION_HOURS } from '@/lib/identity/rules'
import { openSessionToken, sealSessionToken } from '@/lib/identity/session-token'
import { signIn } from '@/lib/identity/sign-in'
import { anyoneCtx, type Ctx, personCtx } from '@/lib/platform/context'
import { env, publicUrl } from '@/lib/platform/env'
import { LOCALE_HEADER } from '@/lib/platform/locales'
import { systemNow } from '@/lib/platform/time'
import { readerOf, remembersOf, SESSION_COOKIE } from '../_caller'
import { problemOf } from '../_problem'
import { authLogger } from './_logger'

const MAX_AGE = SESSION_HOURS * 3600
type Headers = Record<string, string | undefined> | undefined

const callerOf = (headers: Headers) => ({
  device: deviceOf(headers?.['user-agent']),
  network: headers?.['x-attest-network'] || null,
  remembers: remembersOf(headers?.cookie),
})

/** next-auth carries a refusal as the message of an error; the sign-in page reads the words from there. */
async function spoken<T>({ locale, requestId }: Ctx, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw new Error(problemOf(error, requestId, locale).detail)
  })
}

/** Of the page that asks. */
const localeOf = (headers: Headers) => readerOf(headers?.[LOCALE_HEADER])

/** Where to go after signing in: an address of this site, whatever was asked for. */
export function withinSite(wanted: string, site: string): string {
  if (!URL.canParse(wanted, site)) return site
  const found = new URL(wanted, site)
  return found.origin === new URL(site).origin ? found.href : site
}

export function authOptions(): NextAuthOptions {
  const secret = env().AUTH_SECRET ?? ''
  return {
    secret,
    logger: authLogger,
    providers: [
      Credentials({
        id: 'code',
        credentials: { email: {}, code: {}, request: {} },
        authorize: async (given, req) => {
          const headers = req.headers as Headers
          const ctx = anyoneCtx(undefined, localeOf(headers))
          const started = await spoken(ctx, signIn(ctx, given ?? {}, callerOf(headers)))
          return { id: started.personId, sid: started.sessionId }
        },
      }),
      Credentials({
        id: 'persona',
        credentials: { email: {} },
        authorize: async (given, req) => {
          const headers = req.headers as Headers
          const ctx = anyoneCtx(undefined, localeOf(headers))
          const started = await spoken(ctx, signInAsPersona(ctx, { email: given?.email ?? '' }, callerOf(headers)))
          return { id: started.personId, sid: started.sessionId }
        },
      }),
    ],
    session: { strategy: 'jwt', maxAge: MAX_AGE },
    jwt: {
      encode: async ({ token }) =>
        sealSessionToken({ sid: String(token?.sid), exp: Math.floor(systemNow().getTime() / 1000) + MAX_AGE }, secret),
      decode: async ({ token }) => (token ? openSessionToken(token, secret, systemNow()) : null),
    },
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: (user as unknown as { sid: string }).sid } : token),
      redirect: ({ url, baseUrl }) => withinSite(url, baseUrl),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        const held = token ? await findSessionActor(String(token.sid), systemNow()) : null
        if (held) await endSession(personCtx(held.actor), { sessionId: String(token.sid) })
      },
    },
    cookies: {
      sessionToken: {
        name: SESSION_COOKIE,
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: publicUrl().startsWith('https://') },
      },
    },
    pages: { signIn: '/sign-in', error: '/sign-in' },
  }
}
