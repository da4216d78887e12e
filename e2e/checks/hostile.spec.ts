/** What no browser sends, sent as it stands to the running product: none of it is a fault of ours, and none takes long. */
import { request } from 'node:http'
import { expect, test } from '../support/journey'
import { publicScreens, scriptedScreens } from '../support/screens'

const SLOWEST_MS = 5000
const TAILS = [
  ...['?q=%00', '?q=a%00b&page=%00', '?q=%ff', '?q=%ED%A0%80', '?q=%', '?q[]=1&q[]=2', '?q[__proto__]=1', '?page=-1'],
  ...[
    '?page=1e309',
    '?after=%00',
    '?after=eyJhIjoxfQ',
    '?from=0000-01-01&to=9999-12-31',
    '?month=0000-00',
    '/%ff',
    '/%00',
  ],
  ...['/..%2f..%2fetc%2fpasswd', '//', '/.', `?q=${'a'.repeat(6000)}`],
]
const ODD = [
  ...[
    '//[',
    '/%',
    '/%ff',
    '/%00',
    '/\\',
    '//evil.example',
    '/./..//evil',
    '/api/v1/%ff',
    '/api/v1/../../x',
    '/api/auth/%00',
  ],
  ...[
    '/api/auth/callback/code?callbackUrl=%5C%5Cx',
    '/api/auth/signin?callbackUrl=%00',
    '/calendar-files/%00',
    '/_next/%ff',
  ],
  ...['/_next/image?url=%00&w=1&q=1', '/calendar.ics?q=%00', '/calendar.ics?state=%00', '/api/v1/agencies/%00/people'],
]
const BODIES: readonly (readonly [string, string])[] = [
  ['application/json', '{'],
  ['application/json', '"\\ud800"'],
  ['application/json', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'],
  ['multipart/form-data', 'no boundary'],
  ['application/x-www-form-urlencoded', 'email=%00&email=%ff&email[__proto__]=1'],
  ['text/xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['', '\0\0\0\0'],
]

type Sent = { method: string; path: string; type?: string; body?: string }
type Outcome = Sent & { status: number; ms: number }

/** The path goes out as it is written: nothing tidies it up on the way. */
function send(base: string, { method, path, type, body }: Sent): Promise<Outcome> {
  const { hostname, port } = new URL(base)
  const from = performance.now()
  return new Promise((resolve, reject) => {
    const headers = { ...(type ? { 'content-type': type } : {}), connection: 'close' }
    const sending = request({ hostname, port, method, path, headers }, (answer) => {
      answer.resume().once('end', () => {
        resolve({
          method,
          path,
          ...(body ? { body } : {}),
          status: answer.statusCode ?? 0,
          ms: performance.now() - from,
        })
      })
    })
    sending.once('error', reject).end(body)
  })
}

async function sendAll(base: string, all: readonly Sent[]): Promise<string[]> {
  const faults: string[] = []
  for (const each of all) {
    const said = `${each.method} ${each.path.slice(0, 80)} ${each.body?.slice(0, 40) ?? ''}`
    const outcome = await send(base, each).catch((error: Error) => error)
    if (outcome instanceof Error) faults.push(`${said}: ${outcome.message}`)
    else if (outcome.status >= 500) faults.push(`${said}: ${outcome.status}`)
    else if (outcome.ms > SLOWEST_MS) faults.push(`${said}: ${Math.round(outcome.ms)} ms`)
  }
  return faults
}

const pages = [...publicScreens, ...scriptedScreens].map(({ pattern }) => pattern.replace(/\[\w+\]/g, 'nothing'))

test('no address is answered with a fault of ours', async ({ baseURL, request: asking }) => {
  test.slow()
  const gets = [...pages.flatMap((page) => TAILS.map((tail) => `${page === '/' ? '' : page}${tail}`)), ...ODD]
  const faults = await sendAll(
    baseURL ?? '',
    gets.map((path) => ({ method: 'GET', path: path.startsWith('/') ? path : `/${path}` })),
  )
  expect(faults).toEqual([])
  expect((await asking.get('/')).status()).toBe(200)
})

test('no body and no method is answered with a fault of ours', async ({ baseURL, request: asking }) => {
  test.slow()
  const places = [
    '/api/v1/sign-in-codes',
    '/api/v1/events',
    '/api/auth/callback/code',
    '/api/auth/signout',
    '/calendar',
  ]
  const posts = places.flatMap((path) => BODIES.map(([type, body]) => ({ method: 'POST', path, type, body })))
  const methods = ['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND']
  const others = [...pages.slice(0, 4), '/api/v1/calendar', '/api/v1/me'].flatMap((path) =>
    methods.map((method) => ({ method, path })),
  )
  expect(await sendAll(baseURL ?? '', [...posts, ...others])).toEqual([])
  expect((await asking.get('/')).status()).toBe(200)
})
