import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressProblem } from './addresses'
import { fetchGuarded, isPublicAddress, type Network } from './fetching'

let server: Server
let asked: string[] = []
const names: Record<string, string[]> = {
  'calendar.example.org': ['8.8.8.8'],
  'inside.example.org': ['10.0.0.7'],
  'both.example.org': ['8.8.8.8', '127.0.0.1'],
  'metadata.example.org': ['169.254.169.254'],
}
let network: Network

beforeAll(async () => {
  server = createServer((request, answer) => {
    asked.push(`${request.headers.host}${request.url}`)
    const say = (status: number, headers: Record<string, string>, body = '') =>
      answer.writeHead(status, headers).end(body)
    if (request.url === '/on') return say(302, { location: '/a.ics' })
    if (request.url === '/inside') return say(302, { location: 'https://inside.example.org/a.ics' })
    if (request.url === '/plain') return say(302, { location: 'http://calendar.example.org/a.ics' })
    if (request.url === '/round') return say(302, { location: '/round' })
    if (request.url === '/html') return say(200, { 'content-type': 'text/html' }, '<p>')
    if (request.url === '/large') return say(200, { 'content-type': 'text/calendar' }, 'x'.repeat(5000))
    if (request.url === '/slow') return void answer.writeHead(200, { 'content-type': 'text/calendar' }).write('BEGIN')
    if (request.headers['if-none-match'] === '"1"') return say(304, {})
    return say(200, { 'content-type': 'text/calendar; charset=utf-8', etag: '"1"' }, 'BEGIN:VCALENDAR')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  network = {
    resolve: async (name) => names[name] ?? [],
    connectTo: () => ({ address: '127.0.0.1', port, isSecure: false }),
  }
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const get = (path: string, over: object = {}) =>
  fetchGuarded(
    path.startsWith('https') ? path : `https://calendar.example.org${path}`,
    { mostBytes: 1000, types: ['text/calendar'], mostMs: 3000, ...over },
    network,
  )

test('reads what stands there, through a redirect, and not again while it is the same', async () => {
  expect(await get('/on')).toMatchObject({ isUnchanged: false, type: 'text/calendar', etag: '"1"' })
  expect(await get('/a.ics', { etag: '"1"' })).toEqual({ isUnchanged: true })
})

test.each([
  ['/inside', 'no public address'],
  ['/plain', 'https://'],
  ['/round', 'three times'],
  ['/html', 'no calendar'],
  ['/large', 'too large'],
  ['https://inside.example.org/', 'no public address'],
  ['https://both.example.org/', 'no public address'],
  ['https://metadata.example.org/', 'no public address'],
  ['https://nowhere.example.org/', 'no public address'],
])('is refused: %s', async (path, why) => {
  asked = []
  await expect(get(path)).rejects.toThrow(why)
  expect(asked.filter((each) => each.startsWith('inside'))).toEqual([])
})

test('waits for nobody longer than its time', async () => {
  await expect(get('/slow', { mostMs: 300 })).rejects.toThrow('time')
})

describe('addresses', () => {
  test.each(['8.8.8.8', '2606:4700:4700::1111'])('of the internet: %s', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  )
  test.each([
    ...[
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
    ],
    ...[
      '::1',
      '::',
      'fe80::1',
      'fc00::1',
      'fd12::1',
      '::ffff:8.8.8.8',
      '::ffff:127.0.0.1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:db8::1',
      '2001::1',
      'ff02::1',
      'x',
    ],
  ])('of no use: %s', (address) => expect(isPublicAddress(address)).toBe(false))
  test.each([
    ...[
      'http://calendar.example.org/',
      'https://a:b@calendar.example.org/',
      'https://calendar.example.org:8443/',
      'https://127.0.0.1/',
    ],
    ...[
      'https://2130706433/',
      'https://0x7f.1/',
      'https://[::1]/',
      'https://localhost/',
      'https://printer.local/',
      'file:///etc/passwd',
      'x',
    ],
  ])('that are not tried: %s', (address) => expect(addressProblem(address)).not.toBeNull())
})
