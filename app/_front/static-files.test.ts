import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, unlinkSync, writeFileSync } from 'node:fs'
import http, { type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StaticFiles } from './static-files'

const root = mkdtempSync(path.join(os.tmpdir(), 'attest-static-'))
const script = 'self.answer = 42;\n'.repeat(200)
const noise = randomBytes(4000)
for (const [name, content] of [
  ['.next/static/chunks/[slug]-1a.js', script],
  ['.next/static/short.css', 'a{}'],
  ['public/icons.svg', `<svg>${'<g/>'.repeat(500)}</svg>`],
  ['public/img/noise.png', noise],
  ['public/door-worker.js', 'self.answer = 42'],
  ['secret.txt', 'secret'],
] as const) {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  writeFileSync(path.join(root, name), content)
}
const files = new StaticFiles(root)
const server = http.createServer(async (req, res) => {
  if (!(await files.serve(req, res, (req.url ?? '').split('?')[0] ?? ''))) res.writeHead(404).end()
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** The path goes out as it is written. */
function ask(target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path: target, method, headers }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
      )
    })
    request.on('error', reject).end()
  })
}

const CHUNK = '/_next/static/chunks/%5Bslug%5D-1a.js'

describe('the worker of the door', () => {
  it('asks this server alone', async () => {
    const { headers } = await ask('/door-worker.js')
    expect(headers['content-security-policy']).toBe("default-src 'none'; connect-src 'self'")
    expect((await ask('/icons.svg')).headers['content-security-policy']).toBeUndefined()
  })
})

describe('a file of the build', () => {
  it('comes with its type and stands for good; one that keeps its name stands for an hour', async () => {
    const chunk = await ask(CHUNK)
    expect([chunk.status, chunk.body.toString()]).toEqual([200, script])
    expect(chunk.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': String(script.length),
      vary: 'accept-encoding',
    })
    const { headers } = await ask('/icons.svg')
    expect(headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=3600' })
  })

  it.each([
    ['nothing said', undefined, undefined],
    ['brotli', 'br', 'br'],
    ['what browsers send', 'gzip, deflate, br, zstd', 'br'],
    ['only gzip', 'gzip', 'gzip'],
    ['brotli refused', 'br;q=0, gzip', 'gzip'],
    ['all refused', '*;q=0', undefined],
    ['both refused, the rest welcome', 'br;q=0, gzip;q=0, *', undefined],
    ['an unknown one', 'zstd, compress', undefined],
    ['a longer name', 'brotli, x-gzip-2', undefined],
    ['no list at all', ';;;q=,', undefined],
  ])('is written as the reader takes it: %s', async (_, accepts, encoding) => {
    const { status, headers, body } = await ask(CHUNK, accepts === undefined ? {} : { 'accept-encoding': accepts })
    expect([status, headers['content-encoding']]).toEqual([200, encoding])
    const plain = encoding === 'br' ? brotliDecompressSync(body) : encoding ? gunzipSync(body) : body
    expect(plain.toString()).toBe(script)
    expect(headers['content-length']).toBe(String(body.length))
  })

  it('that is short, or that compressing makes no smaller, goes as it is', async () => {
    for (const target of ['/_next/static/short.css', '/img/noise.png']) {
      const { headers } = await ask(target, { 'accept-encoding': 'br, gzip' })
      expect([target, headers['content-encoding']]).toEqual([target, undefined])
    }
    expect((await ask('/img/noise.png')).body.equals(noise)).toBe(true)
  })
})

describe('who asks for', () => {
  it('what they have already is told so, by the name of any of its forms', async () => {
    const forms = await Promise.all(['br', 'gzip', 'identity'].map((form) => ask(CHUNK, { 'accept-encoding': form })))
    const names = forms.map(({ headers }) => String(headers.etag))
    expect(new Set(names).size).toBe(3)
    for (const known of [...names, `W/${names[0]}`, `"other", ${names[2]}`, '*']) {
      const { status, headers, body } = await ask(CHUNK, { 'if-none-match': known, 'accept-encoding': 'br' })
      expect([known, status, body.length]).toEqual([known, 304, 0])
      expect(headers).toMatchObject({ etag: names[0], vary: 'accept-encoding' })
      expect(headers['cache-control']).toContain('immutable')
    }
    for (const other of ['"other"', '', String(names[0]).slice(0, -3)])
      expect([other, (await ask(CHUNK, { 'if-none-match': other })).status]).toEqual([other, 200])
  })

  it('the head alone gets the head that the whole would have, and nothing after it', async () => {
    for (const accepts of ['br', 'identity']) {
      const whole = await ask(CHUNK, { 'accept-encoding': accepts })
      const head = await ask(CHUNK, { 'accept-encoding': accepts }, 'HEAD')
      const { date: _, ...headers } = whole.headers
      expect(head).toMatchObject({ status: 200, headers })
      expect(head.body).toHaveLength(0)
    }
    const etag = String((await ask(CHUNK)).headers.etag)
    expect((await ask(CHUNK, { 'if-none-match': etag }, 'HEAD')).status).toBe(304)
  })

  it('a part gets the whole, and was told before that there are no parts', async () => {
    for (const range of ['bytes=0-9', 'bytes=9999999-', 'bytes=-5', 'rows=1-2']) {
      const { status, headers, body } = await ask(CHUNK, { range })
      expect([range, status, body.toString()]).toEqual([range, 200, script])
      expect([headers['accept-ranges'], headers['content-range']]).toEqual(['none', undefined])
    }
  })

  it.each([
    ...['/secret.txt', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%252e%252e/secret.txt'],
    ...['/_next/static/../../secret.txt', '/_next/static/..%2f..%2fsecret.txt', '/..%5csecret.txt', '//secret.txt'],
    ...['/img', '/img/', '/_next/static/', '/_next/static', '/icons.svg/', '/icons.svg%00', '/ICONS.SVG', '/%', '/%zz'],
    ...['/constructor', '/__proto__', '/.next/static/short.css', `${root}/secret.txt`, `/${'a/'.repeat(2000)}`],
  ])('anything else gets nothing: %s', async (target) => {
    const { status, body } = await ask(target)
    expect([status, body.length]).toEqual([404, 0])
  })
})

it('a file that could not be read is read again for the next who asks', async () => {
  const late = path.join(root, 'public/late.txt')
  writeFileSync(late, 'here')
  const again = new StaticFiles(root)
  unlinkSync(late)
  const res = { setHeader: () => {}, writeHead: () => ({ end: () => {} }) } as unknown as http.ServerResponse
  const req = { headers: {}, method: 'GET' } as http.IncomingMessage
  await expect(again.serve(req, res, '/late.txt')).rejects.toThrow('ENOENT')
  writeFileSync(late, 'here again')
  expect(await again.serve(req, res, '/late.txt')).toBe(true)
})
