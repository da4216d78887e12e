import type { IncomingMessage } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { forgetEnv } from '@/lib/platform/env'
import { addressOf, admit, isInside, refusedSignIn, withoutCallback } from './gate'

const ask = (url: string, more: { method?: string; headers?: Record<string, string> } = {}) => {
  const admitted = admit({ url, method: 'GET', headers: {}, ...more } as unknown as IncomingMessage)
  return 'refusal' in admitted ? admitted.refusal.status : 200
}

afterEach(() => {
  delete process.env.PUBLIC_URL
  forgetEnv()
})

describe('an address', () => {
  it('that cannot be read is refused, whatever is wrong with it', () => {
    const wrong = [
      '//[',
      '//evil.example/x',
      '/\\evil.example',
      '/calendar/%ff',
      '/a%00b',
      '/%ed%a0%80',
      '/%',
      '*',
      '',
      'http://[',
      '/a\\b',
      `/${'a'.repeat(9000)}`,
    ]
    for (const url of wrong) expect([url, ask(url)]).toEqual([url, 400])
  })

  it('is read with its query, in which characters that no text holds are not there', () => {
    expect(addressOf('/modules?q=%00traf%00ficking%1f&page=2')?.search).toBe('?q=trafficking&page=2')
    expect(addressOf('/modules?q=a?b')?.searchParams.get('q')).toBe('a?b')
    expect(addressOf('/modules?q=%ff')?.searchParams.get('q')).toBe('\ufffd')
    expect(addressOf('/calendar/one%20two')?.pathname).toBe('/calendar/one%20two')
  })
})

describe('a request', () => {
  it('larger than its address takes is refused before it is read', () => {
    const sized = (url: string, length: number) =>
      ask(url, { method: 'POST', headers: { 'content-length': String(length) } })
    expect(sized('/api/auth/callback/code', 200_000_000)).toBe(413)
    expect(sized('/api/auth/anything', 17_000)).toBe(413)
    expect(sized('/modules', 17_000)).toBe(413)
    expect(sized('/api/auth/callback/code', 400)).toBe(200)
    expect(sized('/api/v1/rosters', 7_000_000)).toBe(200)
    expect(sized('/api/v1/rosters', 9_000_000)).toBe(413)
    expect(ask('/api/auth/callback/code', { method: 'POST', headers: { 'transfer-encoding': 'chunked' } })).toBe(411)
  })

  it('with a method nobody uses is refused', () => {
    for (const method of ['TRACE', 'PROPFIND', 'CONNECT']) expect(ask('/', { method })).toBe(405)
  })

  it('for another host is refused where an address is configured', () => {
    expect(ask('/', { headers: { host: 'evil.example' } })).toBe(200)
    process.env.PUBLIC_URL = 'https://attest.example'
    forgetEnv()
    expect(ask('/', { headers: { host: 'attest.example' } })).toBe(200)
    for (const host of ['evil.example', 'attest.example:8080', 'attest.example.evil.example', 'localhost'])
      expect(ask('/', { headers: { host } })).toBe(421)
    expect(ask('/api/health/live', { headers: { host: '10.0.0.7:3000' } })).toBe(200)
  })
})

describe('the sign-in library', () => {
  it('is asked only what is in use, and changed only by a form that is sent', () => {
    expect(refusedSignIn('GET', '/api/auth/csrf')).toBeNull()
    expect(refusedSignIn('POST', '/api/auth/callback/code')).toBeNull()
    for (const path of ['verify-request', 'signin', 'session', 'providers', 'callback/other', '_log'])
      expect(refusedSignIn('GET', `/api/auth/${path}`)?.status).toBe(404)
    expect(refusedSignIn('GET', '/api/auth/signout')).toMatchObject({ status: 405, headers: { allow: 'POST' } })
    expect(refusedSignIn('POST', '/api/auth/csrf')?.status).toBe(405)
  })
})

describe('addresses inside', () => {
  it('are not reached from outside, however they are spelled', () => {
    for (const path of [
      '/calendar-files/x',
      '/calendar%2dfiles/x',
      '/_next/image',
      '/%5fnext/image',
      '/_not-found',
      '/%61pi/v1/me',
    ])
      expect([path, isInside(path)]).toEqual([path, true])
    for (const path of ['/calendar/x.ics', '/apiary', '/modules', '/'])
      expect([path, isInside(path)]).toEqual([path, false])
  })

  it('hear nothing of where a cookie wants to lead', () => {
    const cookies = 'a=1; next-auth.callback-url=%5C%5Cx; __Secure-next-auth.callback-url=x; attest.session=s'
    expect(withoutCallback(cookies)).toBe('a=1; attest.session=s')
    expect(withoutCallback(undefined)).toBe('')
  })
})
