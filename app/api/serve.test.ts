import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  actingCtx,
  closeOwner,
  coordinatorOf,
  giveRole,
  makeAgency,
  makeLogin,
  makePerson,
  owner,
  serve,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { makeToken } from '@/lib/identity/commands'
import { networkOf } from '@/lib/platform/client-address'
import { anyoneCtx } from '@/lib/platform/context'
import { forgetEnv } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { countTry } from '@/lib/platform/rate-limit'
import { serveNode } from './_serve'

testDatabase()
process.env.AUTH_SECRET = 'a secret for tests, long enough to sign'
forgetEnv()

/** Requests that are being answered. */
let handled = 0
const server = http.createServer((req, res) => {
  handled += 1
  void serveNode(req, res, new URL(req.url ?? '/', 'http://local')).finally(() => {
    handled -= 1
  })
})
let base = ''
let agencyId = ''
let token = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`
  agencyId = await makeAgency()
  const personId = await makePerson()
  await serve(personId, agencyId, { from: '2020-01-01' })
  const address = await makeLogin(personId, 'ada@agency.example')
  await giveRole(personId, agencyId, 'coordinator', address)
  await owner()`insert into roles (id, person_id, role, bound_to, granted_at) values (${newId()}, ${personId}, 'moderator', ${address}, now())`
  const ctx = actingCtx(personId, [coordinatorOf(agencyId)], new Date())
  token = (await makeToken(ctx, { name: 'report', mayWrite: true, days: 1 })).token
}, 30_000)
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await closeOwner()
})

const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(`${base}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } })

describe('what cannot be read', () => {
  const json = { 'content-type': 'application/json' }
  const hostile: [string, RequestInit & { headers?: Record<string, string> }][] = [
    [
      '/me/tokens',
      { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nbroken' },
    ],
    ['/me/tokens', { method: 'POST', headers: { 'content-type': 'multipart/form-data' }, body: 'nothing' }],
    ['/me/tokens', { method: 'POST', headers: json, body: '{"name":' }],
    ['/me/tokens', { method: 'POST', headers: json, body: 'null' }],
    ['/me/tokens', { method: 'POST', headers: json, body: '' }],
    ['/me/tokens', { method: 'POST' }],
    ['/me/tokens', { method: 'POST', headers: json, body: '{"__proto__":{"name":"a"},"days":7}' }],
    ['/me/tokens', { method: 'POST', headers: json, body: '{"name":"a\\u0000b","mayWrite":false,"days":7}' }],
    ['/me/tokens', { method: 'POST', headers: json, body: '{"name":"a\\ud800b","mayWrite":false,"days":7}' }],
    ['/me/tokens', { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: 'x' }],
    ['/agencies?search=%00', {}],
    ['/agencies?search=%ff', {}],
    ['/agencies/%ff/reports/completion.csv', {}],
    ['/agencies/x/reports/completion.csv', {}],
    [`/agencies/x/reports/completion.csv?as-of=0000-01-01`, {}],
  ]
  it.each(hostile)('%s is refused, or taken for what is left of it, and never a fault of ours', async (path, init) => {
    const { status } = await ask(path, init)
    expect(status).toBeLessThan(500)
  })

  it('is refused while it comes once it is too large, whatever was announced', async () => {
    const endless = new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(1024 * 1024).fill(32)) })
    const init = { method: 'POST', headers: json, body: endless, duplex: 'half' } as RequestInit
    const said = await ask('/me/tokens', init as never).catch((error: Error) => error)
    if (said instanceof Response) expect([said.status, said.headers.get('connection')]).toEqual([413, 'close'])
    expect((await ask('/me/tokens')).status).toBe(200)
  })

  it('is let go of when whoever sends it leaves in the middle', async () => {
    const leaving = new AbortController()
    const half = new ReadableStream({ start: (to) => to.enqueue(new TextEncoder().encode('{"name":')) })
    const init = { method: 'POST', headers: json, body: half, duplex: 'half', signal: leaving.signal } as RequestInit
    const sent = ask('/me/tokens', init as never)
    setTimeout(() => leaving.abort(), 100)
    await expect(sent).rejects.toThrow()
    await expect.poll(() => handled).toBe(0)
    expect((await ask('/me/tokens')).status).toBe(200)
  })

  it('as a place in any list is refused, whichever part of it was changed', async () => {
    const { paths } = (await (await ask('/openapi.json')).json()) as {
      paths: Record<string, { get?: { parameters?: { name: string }[] } }>
    }
    const lists = Object.entries(paths)
      .filter(([, { get }]) => get?.parameters?.some(({ name }) => name === 'cursor'))
      .map(([path]) => path.replace('{agencyId}', agencyId))
      // Those of one event are asked where there is one.
      .filter((path) => !path.includes('{'))
    expect(lists.length).toBeGreaterThanOrEqual(7)
    const id = newId()
    const places = [
      ...[{}, [], ['x'], ['x', 'y'], ['a\u0000b', id], ['a\ud800b', id], [1, id], ['2026-01-01', null]],
      ...[
        ['2026-02-30', id, id],
        ['0000-01-01', id, id],
        ['2026-01-01', 'x', 'y'],
        ['2026-01-01', 1e12],
        [[], {}],
      ],
      ...[
        ['2026-01-01', id, `${id}x`],
        ['x'.repeat(700), id],
      ],
    ].map((place) => Buffer.from(JSON.stringify(place)).toString('base64url'))
    for (const path of lists) {
      expect([path, (await ask(path)).status]).toEqual([path, 200])
      for (const cursor of ['x', '~', '%00', '2026-01-01~1', ...places])
        expect([path, cursor, (await ask(`${path}?cursor=${cursor}`)).status]).toEqual([path, cursor, 422])
    }
  })

  it('as a day far from anybody’s life is refused', async () => {
    for (const day of ['0000-01-01', '9999-12-31', '2026-02-30', '10000-01-01', 'x']) {
      const found = await Promise.all(
        [
          `/agencies/${agencyId}/reports/completion.csv?as-of=${day}`,
          `/agencies/${agencyId}/reports/summary?asOf=${day}`,
        ].map((path) => ask(path)),
      )
      expect([day, ...found.map((each) => each.status)]).toEqual([day, 422, 422])
    }
  })
})

describe('methods', () => {
  it('HEAD is answered as GET, OPTIONS with what there is, and another method with 405', async () => {
    const head = await ask('/me', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const options = await ask('/me/tokens', { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'OPTIONS, HEAD, GET, POST'])
    const wrong = await ask('/me', { method: 'DELETE' })
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'OPTIONS, HEAD, GET'])
    expect((await ask('/nothing-here', { method: 'OPTIONS' })).status).toBe(404)
    expect((await ask(`/agencies/${agencyId}/reports/completion.csv`, { method: 'POST' })).status).toBe(405)
    expect((await ask('/people/me/transcript.pdf', { method: 'HEAD' })).status).toBe(200)
  })
})

describe('the code of a certificate', () => {
  it('may be tried as often as people look at certificates, and not as often as programs guess', async () => {
    const tried = `verify:${networkOf('127.0.0.1')}`
    expect((await ask('/certificates/AT-NONE-0000')).status).toBeLessThan(405)
    await Promise.all(Array.from({ length: 119 }, () => countTry(anyoneCtx(), tried, 15)))
    const refused = await ask('/certificates/AT-NONE-0000')
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true])
  })
})

describe('the rows of a roster file that were not taken', () => {
  it('come as a table that no cache keeps', async () => {
    const text = 'Badge,First name,Last name,Email\n77,Ada,Reyes,ada.reyes@agency.example\n78,,,nobody\n'
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } }
    const sent = await ask(`/agencies/${agencyId}/roster-files`, {
      ...init,
      body: JSON.stringify({ key: newId(), fileName: 'roster.csv', text, columns: {} }),
    })
    const { batchId } = await sent.json()
    const file = await ask(`/roster-files/${batchId}/refused.csv`)
    expect(file.status).toBe(200)
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(file.headers.get('cache-control')).toBe('no-store')
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="/)
    expect(await file.text()).toContain('78')
  })
})

describe('a file that is not there', () => {
  it.each([
    ['/certificates/AT-NONE-0000/certificate.pdf', '/certificates/AT-NONE-0000'],
    [`/agencies/${newId()}/people/${newId()}/transcript.pdf`, '/agency/people/'],
    ['/agencies/nothing/reports/completion.csv', '/agency/completion?agency=nothing'],
    [`/agencies/${newId()}/reports/completion.csv`, '/agency/completion?agency='],
    [`/roster-files/${newId()}/refused.csv`, '/agency/roster/files/'],
  ])('%s leads a browser to the page that says so, and answers a program as always', async (path, page) => {
    const browser = await ask(path, { headers: { accept: 'text/html,*/*;q=0.8' }, redirect: 'manual' })
    expect([browser.status, browser.headers.get('location')?.slice(0, page.length)]).toEqual([303, page])
    for (const accept of ['*/*', 'application/json, text/html;q=0', 'text/*;q=0, */*']) {
      const program = await ask(path, { headers: { accept }, redirect: 'manual' })
      expect(program.status).toBeGreaterThanOrEqual(403)
      expect(program.headers.get('content-type')).toContain('application/problem+json')
    }
  })
})
