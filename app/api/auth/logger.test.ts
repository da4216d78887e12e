import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { testDatabase } from '@/e2e/support/test-database'
import { forgetEnv } from '@/lib/platform/env'
import { authLogger } from './_logger'
import { POST } from './[...nextauth]/route'

testDatabase()
const written: string[] = []
const keep = (...words: unknown[]) => void written.push(words.map(String).join(' '))
beforeAll(() => {
  Object.assign(process.env, { LOG_LEVEL: 'debug', AUTH_SECRET: 'a secret for tests, long enough to sign' })
  process.env.NEXTAUTH_URL = 'http://attest.test'
  forgetEnv()
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    keep(text)
    return true
  })
  for (const way of ['error', 'warn', 'log'] as const) vi.spyOn(console, way).mockImplementation(keep)
})
afterAll(() => {
  delete process.env.LOG_LEVEL
  forgetEnv()
  vi.restoreAllMocks()
})

const SECRETS = ['marisol', '472913', 'Delgado']

it('names the case and what kind of failure it was, and nothing that was sent', () => {
  const about = Object.assign(new TypeError('no Delgado <marisol@agency.example> 472913'), {
    email: 'marisol@agency.example',
  })
  authLogger.error('JWT_SESSION_ERROR', about)
  authLogger.error('OAUTH_CALLBACK_ERROR', { error: about, providerId: 'marisol@agency.example', code: '472913' })
  authLogger.error('marisol@agency.example' as 'UNKNOWN', new Error('472913'))
  authLogger.warn('NEXTAUTH_URL')
  authLogger.debug('marisol', { code: '472913' })
  const said = written.splice(0).join('\n')
  for (const secret of SECRETS) expect(said).not.toContain(secret)
  for (const word of ['JWT_SESSION_ERROR', 'TypeError', 'OAUTH_CALLBACK_ERROR', 'UNNAMED', 'NEXTAUTH_URL'])
    expect(said).toContain(word)
})

it('is the one way in which the library speaks: a refused sign-in names nobody', async () => {
  const body = new URLSearchParams({ email: 'marisol@agency.example', code: '472913', csrfToken: 'x', json: 'true' })
  const ask = (path: string) =>
    POST(new Request(`http://attest.test/api/auth/${path}`, { method: 'POST', body }), {
      params: Promise.resolve({ nextauth: path.split('/') }),
    } as never).catch(() => null)
  await ask('callback/code')
  await ask('callback/nobody')
  for (const secret of SECRETS) expect(written.join('\n')).not.toContain(secret)
})
