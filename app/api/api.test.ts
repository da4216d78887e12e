import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '@/e2e/support/test-database'
import { signInAsPersona } from '@/lib/agencies/personas'
import { write } from '@/lib/audit/write'
import { makeToken } from '@/lib/identity/commands'
import { addPerson } from '@/lib/identity/people'
import { sealSessionToken } from '@/lib/identity/session-token'
import { anyoneCtx, personCtx, systemCtx } from '@/lib/platform/context'
import { forgetEnv } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { SESSION_COOKIE } from './_caller'
import { serveFetch } from './_serve'
import { contractJson } from './contract'

testDatabase()
const secret = 'a secret for tests, long enough to sign'
process.env.AUTH_SECRET = secret
forgetEnv()

let count = 0
async function cookieOfSomebody() {
  count += 1
  const email = `caller-${count}@agency.example`
  await write(systemCtx('test'), 'person.added', (w) => addPerson(w, { givenName: 'Ada', familyName: 'Reyes', email }))
  const { sessionId, personId } = await signInAsPersona(anyoneCtx(), { email }, { device: 'test', network: null })
  const cookie = `${SESSION_COOKIE}=${sealSessionToken({ sid: sessionId, exp: Date.now() / 1000 + 600 }, secret)}`
  return { cookie, personId, sessionId }
}

const call = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  serveFetch(new Request(`http://attest.test/api/v1${path}`, init))
const tokenBody = JSON.stringify({ name: 'report', mayWrite: false, days: 7 })

describe('the API', () => {
  it('says who is signed in, and nobody without a session', async () => {
    const { cookie, personId } = await cookieOfSomebody()
    expect((await (await call('/me', { headers: { cookie } })).json()).person.id).toBe(personId)
    expect(await (await call('/me')).json()).toMatchObject({ signedIn: false, person: null })
  })

  it('speaks the language of the page that asks, or the one that the person chose, where all that it says has moved', async () => {
    const code = (email: string, headers: Record<string, string>) =>
      call('/sign-in-codes', {
        method: 'POST',
        body: JSON.stringify({ email }),
        headers: { 'content-type': 'application/json', ...headers },
      }).then((answer) => answer.json())
    const refused = {
      title: 'Hay algo que corregir',
      errors: [{ message: expect.stringMatching(/^Escriba una dirección/) }],
    }
    expect(await code('ada', { 'attest-locale': 'es' })).toMatchObject(refused)
    expect(await code('ada', { 'accept-language': 'es', 'attest-locale': 'fr' })).toMatchObject({
      title: 'Something to fix',
    })

    const { cookie } = await cookieOfSomebody()
    const { person } = await (await call('/me', { headers: { cookie } })).json()
    const { givenName, familyName, timeZone, version: madeFrom } = person
    const save = (given: object) =>
      call('/me/profile', {
        method: 'PUT',
        body: JSON.stringify({ givenName, familyName, timeZone, ...given }),
        headers: { cookie, 'content-type': 'application/json' },
      })
    expect((await save({ madeFrom, language: 'es' })).status).toBe(200)
    const after = (await (await call('/me', { headers: { cookie } })).json()).person
    expect(after.language).toBe('es')
    expect(await code('ada', { cookie })).toMatchObject(refused)
    expect(await code('ada', { cookie, 'attest-locale': 'en' })).toMatchObject({ title: 'Something to fix' })
    // What has not moved whole is in English from its title to its fields; a program that knows no language takes none away.
    expect(await (await save({ madeFrom: after.version, familyName: '' })).json()).toMatchObject({
      title: 'Something to fix',
    })
    await save({ madeFrom: after.version, givenName: 'Adelita' })
    expect((await (await call('/me', { headers: { cookie } })).json()).person).toMatchObject({
      givenName: 'Adelita',
      language: 'es',
    })
  })

  it('takes no cookie that we did not sign, and no session that does not exist', async () => {
    const forged = `${SESSION_COOKIE}=${sealSessionToken({ sid: newId(), exp: Date.now() / 1000 + 600 }, 'another secret that is long enough too')}`
    const gone = `${SESSION_COOKIE}=${sealSessionToken({ sid: newId(), exp: Date.now() / 1000 + 600 }, secret)}`
    for (const cookie of [forged, gone, `${SESSION_COOKIE}=x`])
      expect((await (await call('/me', { headers: { cookie } })).json()).signedIn).toBe(false)
  })

  it('reads no byte of a file from somebody who may not send it', async () => {
    const { cookie } = await cookieOfSomebody()
    const asked: [string, Record<string, string>, number][] = [
      [`/agencies/${newId()}/roster-files`, {}, 401],
      [`/agencies/${newId()}/roster-files`, { cookie }, 404],
      ['/files?use=agency-list', {}, 401],
      ['/files?use=agency-list', { cookie }, 403],
      ['/files?use=roster', { cookie }, 403],
    ]
    for (const [path, from, status] of asked) {
      let read = 0
      const body = new ReadableStream(
        {
          pull(stream) {
            read += 1
            stream.enqueue(new TextEncoder().encode('{'))
          },
        },
        { highWaterMark: 0 },
      )
      const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...from }
      const answer = await call(path, { method: 'POST', headers, body, duplex: 'half' } as object)
      expect([path, answer.status, read]).toEqual([path, status, 0])
    }
  })

  it('makes no change that another site asks for with our cookie', async () => {
    const { cookie } = await cookieOfSomebody()
    const headers = { cookie, 'content-type': 'application/json' }
    const refused = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example', host: 'attest.test' },
      { origin: 'null', host: 'attest.test' },
    ]
    for (const from of refused)
      expect(
        (await call('/me/tokens', { method: 'POST', headers: { ...headers, ...from }, body: tokenBody })).status,
      ).toBe(403)
    expect(
      (
        await call('/me/tokens', {
          method: 'POST',
          headers: { ...headers, 'sec-fetch-site': 'same-origin' },
          body: tokenBody,
        })
      ).status,
    ).toBe(200)
  })

  it('lets a token act for its owner, and answers 401 to one it does not know', async () => {
    const { personId, sessionId } = await cookieOfSomebody()
    const owner = personCtx({ kind: 'person', personId, roles: [], via: { kind: 'session', sessionId } })
    const { token } = await makeToken(owner, { name: 'report', mayWrite: false, days: 1 })
    expect((await (await call('/me', { headers: { authorization: `Bearer ${token}` } })).json()).person.id).toBe(
      personId,
    )
    expect((await call('/me', { headers: { authorization: 'Bearer attest_unknown' } })).status).toBe(401)
  })

  it('answers failures as problem details, with the field and what would be right', async () => {
    const { cookie } = await cookieOfSomebody()
    const answer = await call('/me/tokens', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ name: ' ', mayWrite: false, days: 0 }),
    })
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    const problem = await answer.json()
    expect(problem.errors.map((each: { field: string }) => each.field).sort()).toEqual(['days', 'name'])
    expect(problem.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('answers 401 signed out, 404 where nothing is, and keeps what went wrong inside', async () => {
    expect((await call('/me/sessions')).status).toBe(401)
    expect((await call('/nothing-here')).status).toBe(404)
    const broken = await call('/me/tokens', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":',
    })
    expect(broken.status).toBeGreaterThanOrEqual(400)
    expect(broken.status).toBeLessThan(500)
  })

  it('describes itself: OpenAPI 3.1 with every operation, and a page to read', async () => {
    const document = await (await call('/openapi.json')).json()
    expect(document.openapi).toMatch(/^3\.1/)
    expect(document.paths['/me'].get.summary).toBe('Who is signed in, and what they may do')
    expect(document.paths['/me'].get.security).toEqual([])
    expect(document.paths['/me/tokens'].post.security).toBeUndefined()
    const page = await call('/docs')
    expect([page.status, page.headers.get('location')]).toEqual([303, '/developers'])
  })

  it('leads a browser that opens a file signed out to sign in and back, and tells a program what is missing', async () => {
    const files = [
      ['/people/me/transcript.pdf', '/transcript'],
      ['/certificates/AT-1234-5678/certificate.pdf', '/certificates/AT-1234-5678'],
      [`/agencies/${newId()}/reports/completion.csv`, /^\/agency\/completion\?agency=/],
      [`/roster-files/${newId()}/refused.csv`, /^\/agency\/roster\/files\//],
    ] as const
    for (const [path, page] of files) {
      const browser = await call(path, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } })
      const to = new URL(browser.headers.get('location') ?? '', 'http://attest.test')
      expect([browser.status, to.pathname]).toEqual([303, '/sign-in'])
      expect(to.searchParams.get('next')).toEqual(typeof page === 'string' ? page : expect.stringMatching(page))
      const program = await call(path, { headers: { accept: '*/*' } })
      expect([program.status, program.headers.get('content-type')]).toEqual([401, 'application/problem+json'])
    }
  })

  it('ships the contract that the operations have', () => {
    expect(readFileSync('app/_client/contract.json', 'utf8')).toBe(contractJson())
  })
})
