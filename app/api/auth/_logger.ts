/** What next-auth says of itself, to our log: which case it was and what kind of failure, never what was sent. */
import type { LoggerInstance } from 'next-auth'
import { log, toldOf } from '@/lib/platform/log'

/** A refused sign-in is told to whoever signs in, and counted in the trail. */
const EVERYDAY = new Set(['CALLBACK_CREDENTIALS_HANDLER_ERROR', 'SIGNIN_EMAIL_ERROR'])

const named = (code: unknown) => (/^[A-Z][A-Z_]{2,60}$/.test(String(code)) ? String(code) : 'UNNAMED')

function failureOf(about: unknown): Record<string, unknown> {
  if (about instanceof Error) return toldOf(about)
  const inside = typeof about === 'object' && about !== null && 'error' in about ? about.error : undefined
  return inside instanceof Error ? toldOf(inside) : {}
}

export const authLogger: LoggerInstance = {
  error(code, about) {
    const told = { signIn: named(code), failure: withoutWords(failureOf(about)) }
    if (EVERYDAY.has(named(code))) log().debug(told, 'A sign-in was refused')
    else log().error(told, 'Signing in failed')
  },
  warn(code) {
    log().warn({ signIn: named(code) }, 'Signing in warns')
  },
  debug() {},
}

/** Its messages repeat what was sent, so only the kind of failure and where it happened are kept. */
const withoutWords = ({ message: _, cause: __, ...told }: Record<string, unknown>) => told
