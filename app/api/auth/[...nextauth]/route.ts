import NextAuth from 'next-auth'
import { DEVICE_COOKIE, DEVICE_DAYS, rememberAddress } from '@/lib/identity/remembered-device'
import { env, publicUrl } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { cookieOf, SESSION_COOKIE } from '../../_caller'
import { authOptions } from '../_options'

export const dynamic = 'force-dynamic'

/** The library throws at a body it cannot read. */
const handler = async (request: Request, context: unknown): Promise<Response> => {
  try {
    return await NextAuth(authOptions())(request, context)
  } catch (error) {
    log().warn({ err: error }, 'A sign-in could not be read')
    return new Response('This cannot be read.\n', { status: 400, headers: { 'content-type': 'text/plain' } })
  }
}

/** Whoever signs in with a code leaves a mark in this browser, so that strangers cannot lock them out of it. */
async function signingIn(request: Request, context: unknown): Promise<Response> {
  const asked = request.url.includes('/callback/code') ? request.clone() : null
  const answer = await handler(request, context)
  const started = answer.headers.getSetCookie().some((each) => each.startsWith(`${SESSION_COOKIE}=`))
  if (!asked || !started) return answer
  const email = new URLSearchParams(await asked.text()).get('email')
  if (!email) return answer
  const before = cookieOf(request.headers.get('cookie') ?? undefined, DEVICE_COOKIE)
  const value = rememberAddress(before, email, env().AUTH_SECRET ?? '')
  const secure = publicUrl().startsWith('https://') ? '; Secure' : ''
  const marked = new Response(answer.body, answer)
  marked.headers.append(
    'set-cookie',
    `${DEVICE_COOKIE}=${value}; Path=/; Max-Age=${DEVICE_DAYS * 86_400}; HttpOnly; SameSite=Lax${secure}`,
  )
  return marked
}

export { handler as GET, signingIn as POST }
