import { mkdtempSync } from 'node:fs'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DomainError } from '@/lib/platform/errors'
import { ALIVE, ask, isAlive, passOn } from './renderer'

const socket = path.join(mkdtempSync(path.join(os.tmpdir(), 'attest-renderer-')), 'render')
let seen: { headers: http.IncomingHttpHeaders; body: string } | undefined
let answer: (req: IncomingMessage, res: ServerResponse) => void
let failed: unknown
const rendering = http.createServer((req, res) => {
  const chunks: Buffer[] = []
  req.on('data', (chunk: Buffer) => chunks.push(chunk))
  req.on('end', () => {
    seen = { headers: req.headers, body: Buffer.concat(chunks).toString() }
    answer(req, res)
  })
})
const signing = http.createServer((req, res) => {
  passOn(socket, req, res).catch((error) => {
    failed = error
    res.writeHead(503).end()
  })
})
const port = () => (signing.address() as AddressInfo).port
const listening = (server: http.Server, at: string | number) =>
  new Promise<void>((resolve) => server.listen(at, () => resolve()))

beforeAll(async () => {
  await listening(rendering, socket)
  await listening(signing, 0)
})
afterAll(() => {
  rendering.close()
  signing.close()
})
beforeEach(() => {
  seen = undefined
  failed = undefined
  answer = (_req, res) => res.writeHead(204).end()
})

/** Says exactly these lines, as no library would. */
function spoken(lines: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    const line = net.connect(port(), '127.0.0.1', () => line.write(`${lines.join('\r\n')}\r\n\r\n`))
    line.on('data', (chunk) => {
      said += chunk
    })
    line.on('close', () => resolve(said))
    setTimeout(() => line.end(), 300)
  })
}

it('hands on what was sent to sign in, and answers with every cookie', async () => {
  answer = (req, res) => {
    res.setHeader('set-cookie', ['a=1', 'b=2'])
    res.writeHead(302, { location: '/training' }).end(`${req.method} ${req.url}`)
  }
  const url = `http://127.0.0.1:${port()}/api/auth/callback/code`
  const headers = { cookie: 'c=3', 'user-agent': 'A telephone', 'attest-locale': 'es', 'x-attest-network': '10.0.0.0' }
  const said = await fetch(url, { method: 'POST', body: 'code=1', headers, redirect: 'manual' })
  expect([said.status, said.headers.get('location'), said.headers.getSetCookie(), await said.text()]).toEqual([
    302,
    '/training',
    ['a=1', 'b=2'],
    'POST /api/auth/callback/code',
  ])
  expect(seen?.body).toBe('code=1')
  expect(seen?.headers).toMatchObject({ ...headers, 'content-length': '6' })
})

it('hands on no header that is about a connection, or that nobody reads', async () => {
  const odd = ['Trailer: x', 'TE: trailers', 'Upgrade: h2c', 'Proxy-Authorization: a', 'X-Made-Up: 1', 'Keep-Alive: 9']
  const said = await spoken(['GET /api/auth/csrf HTTP/1.1', 'Host: attest', 'Cookie: c=3', ...odd])
  expect(said.split('\r\n')[0]).toBe('HTTP/1.1 204 No Content')
  expect(Object.keys(seen?.headers ?? {}).sort()).toEqual(['connection', 'content-length', 'cookie', 'host'])
})

it('says that it cannot be answered when nobody renders, or not in time', async () => {
  const nobody = `${socket}-none`
  await expect(ask(nobody, { path: '/' })).rejects.toMatchObject({ kind: 'unavailable' })
  answer = () => {}
  await expect(ask(socket, { path: '/' }, 50)).rejects.toBeInstanceOf(DomainError)
  answer = (_req, res) => void res.writeHead(200, { 'content-length': 9 }).write('half', () => res.destroy())
  await expect(ask(socket, { path: '/' })).rejects.toMatchObject({ kind: 'unavailable' })
})

it('lets go of who leaves in the middle of what they send', async () => {
  await spoken(['POST /api/auth/callback/code HTTP/1.1', 'Host: attest', 'Content-Length: 50', '', 'co'])
  expect([seen, failed]).toEqual([undefined, undefined])
})

it('is alive while it answers so, and not when nobody does', async () => {
  answer = (req, res) => res.writeHead(req.url === ALIVE ? 204 : 500).end()
  expect([await isAlive(socket), await isAlive(`${socket}-none`)]).toEqual([true, false])
})
