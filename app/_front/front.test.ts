import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { contentPolicy, isKnownScript, scriptHashes, securityHeaders } from './content-policy'
import { PageCache } from './page-cache'

const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('the content policy', () => {
  it('allows the inline scripts of the page by their hash and no other', () => {
    const html =
      '<script src="/a.js"></script><script>self.__next_f.push([1,"go"])</script><script id="x">(self.__next_f=self.__next_f||[]).push([0])</script><script>alert(1)</script><script type="application/ld+json">{"a":1}</script>'
    expect(scriptHashes(html)).toEqual([
      sha('self.__next_f.push([1,"go"])'),
      sha('(self.__next_f=self.__next_f||[]).push([0])'),
    ])
    const policy = contentPolicy(scriptHashes(html))
    expect(policy).toContain(sha('self.__next_f.push([1,"go"])'))
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
  })

  it('is closed on every answer until a page says more: nothing loads, and it stands in no frame', () => {
    expect(securityHeaders(true)).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'none'; frame-ancestors 'none'/),
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': expect.stringContaining('max-age=31536000'),
    })
    expect(securityHeaders(false)).not.toHaveProperty('strict-transport-security')
  })

  it('knows what the build puts into pages, and nothing that resembles it', () => {
    const known = [
      '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"],"runtimeModuleIds":[1]});',
      'self.__next_f.push([1,"\\u003cscript>alert(1)"])',
      '$RC("B:0","S:0")',
      'requestAnimationFrame(function(){$RT=performance.now()});',
    ]
    const unknown = [
      'self.__next_f.push([1,alert(1)])',
      'self.__next_f.push([1]);alert(1)',
      'self.__next_f.push([1]);alert(1);x([2])',
      '$RC=alert;$RC("B:0")',
      '$RC("B:0");alert(1)',
      'alert($RC("B:0"))',
      '',
      ' ',
    ]
    for (const body of known) expect([body, isKnownScript(body)]).toEqual([body, true])
    for (const body of unknown) expect([body, isKnownScript(body)]).toEqual([body, false])
  })
})

/** A renderer that says what it was asked, and a front before it. */
const seen: { url: string; headers: http.IncomingHttpHeaders }[] = []
let answer: (req: IncomingMessage, res: ServerResponse) => void = () => {}
const socket = path.join(mkdtempSync(path.join(os.tmpdir(), 'attest-front-')), 'render')
const renderer = http.createServer((req, res) => {
  seen.push({ url: req.url ?? '', headers: req.headers })
  answer(req, res)
})
let cache = new PageCache(socket)
const front = http.createServer((req, res) => {
  cache.serve(req, res, new URL(req.url ?? '/', 'http://local')).catch(() => res.writeHead(500).end())
})
let base = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => renderer.listen(socket, resolve))
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
})
afterAll(() => {
  renderer.close()
  front.close()
})
beforeEach(() => {
  seen.length = 0
  cache = new PageCache(socket)
  answer = (_req, res) =>
    res
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(`<p>page</p><script>self.__next_f.push([1])</script>${' '.repeat(2000)}`)
})

describe('the page cache', () => {
  it('renders a page once and sends it to everybody', async () => {
    for (let i = 0; i < 3; i += 1) expect(await (await fetch(`${base}/modules`)).text()).toContain('<p>page</p>')
    expect(seen).toHaveLength(1)
  })

  it('renders once when many ask at the same time', async () => {
    answer = (_req, res) => void wait(30).then(() => res.writeHead(200, { 'content-type': 'text/html' }).end('late'))
    await Promise.all(Array.from({ length: 10 }, () => fetch(`${base}/modules`)))
    expect(seen).toHaveLength(1)
  })

  it('shows the renderer nothing of the visitor', async () => {
    await fetch(`${base}/modules`, {
      headers: {
        cookie: 'attest.session=secret',
        authorization: 'Bearer x',
        'x-forwarded-for': '10.0.0.1',
        'user-agent': 'someone',
      },
    })
    expect(Object.keys(seen[0]?.headers ?? {}).sort()).toEqual(['accept', 'connection', 'host'])
  })

  it('renders again when content of its kind changes, and only then', async () => {
    await fetch(`${base}/modules`)
    cache.bump('calendar')
    cache.bump('certificates')
    await fetch(`${base}/modules`)
    expect(seen).toHaveLength(1)
    // Numbers to call stand above every page.
    cache.bump('help')
    await fetch(`${base}/modules`)
    expect(seen.splice(1)).toHaveLength(1)
    cache.bump('catalog')
    await fetch(`${base}/modules`)
    expect(seen).toHaveLength(2)
  })

  it('keeps no page whose numbers to call are not known to be those of now', async () => {
    let sure = false
    cache = new PageCache(socket, undefined, undefined, { on: async (page) => ({ page, sure }) })
    for (const known of [false, true, true]) {
      sure = known
      await fetch(`${base}/modules`)
    }
    expect(seen).toHaveLength(2)
  })

  it('never lets an older page that comes later stand before a newer one', async () => {
    const waiting: (() => void)[] = []
    answer = (_req, res) => {
      const words = `page ${waiting.length}`
      waiting.push(() => res.writeHead(200, { 'content-type': 'text/html' }).end(words))
    }
    const ask = async () => (await fetch(`${base}/modules`)).text()
    const older = ask()
    while (waiting.length < 1) await wait(5)
    cache.bump('help')
    const newer = ask()
    while (waiting.length < 2) await wait(5)
    waiting[1]?.()
    expect(await newer).toBe('page 1')
    waiting[0]?.()
    await older
    expect(await ask()).toBe('page 1')
    expect(seen).toHaveLength(2)
  })

  it('throws away what was being rendered while the content changed', async () => {
    answer = (_req, res) => {
      cache.bump('catalog')
      res.writeHead(200, { 'content-type': 'text/html' }).end('old')
    }
    await fetch(`${base}/modules`)
    answer = (_req, res) => res.writeHead(200, { 'content-type': 'text/html' }).end('new')
    expect(await (await fetch(`${base}/modules`)).text()).toBe('new')
  })

  it('drops query names that do not belong to the page, so that nobody can fill it with junk', async () => {
    await fetch(`${base}/modules?q=stalking&junk=1`)
    await fetch(`${base}/modules?junk=2&q=stalking`)
    await fetch(`${base}/training?a=1`)
    await fetch(`${base}/training?a=2`)
    expect(seen.map((each) => each.url)).toEqual(['/modules?q=stalking', '/training'])
  })

  it('keeps no page that failed, set a cookie, or broke after its shell', async () => {
    const broken = [
      (res: ServerResponse) => res.writeHead(500, { 'content-type': 'text/html' }).end('no'),
      (res: ServerResponse) => res.writeHead(404, { 'content-type': 'text/html' }).end('no'),
      (res: ServerResponse) => res.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'a=b' }).end('no'),
      (res: ServerResponse) =>
        res
          .writeHead(200, { 'content-type': 'text/html' })
          .end('<script>self.push([1,"b:E{\\"digest\\":\\"1\\"}"])</script>'),
    ]
    for (const say of broken) {
      seen.length = 0
      answer = (_req, res) => void say(res)
      expect((await fetch(`${base}/modules/x`)).headers.get('set-cookie')).toBeNull()
      await fetch(`${base}/modules/x`)
      expect(seen).toHaveLength(2)
    }
  })

  it('says without script as well that nothing is there, and runs no script of another page', async () => {
    const shell = '<html id="__next_error__"><head></head><body><script>draw()</script></body></html>'
    const whole =
      '<html lang="en"><head><link rel="stylesheet" href="/a.css"/></head><body class="x"><main>Nothing is here</main><script>other()</script></body></html>'
    answer = (req, res) =>
      res.writeHead(404, { 'content-type': 'text/html' }).end(req.url === '/directory/none' ? shell : whole)
    const found = await fetch(`${base}/directory/none`)
    expect(found.status).toBe(404)
    const text = await found.text()
    expect(text).toContain('<html lang="en" id="__next_error__">')
    expect(text).toMatch(/<noscript><link rel="stylesheet" href="\/a.css"\/><main>Nothing is here<\/main><\/noscript>/)
    expect(text).toContain('draw()')
    expect(text).not.toContain('other()')
    expect(await (await fetch(`${base}/nothing`)).text()).toBe(whole)
  })

  it('keeps nothing of addresses that are no pages', async () => {
    cache = new PageCache(socket, (path) => path === '/modules')
    for (const path of ['/calendar-files/x', '/calendar-files/x', '/nothing', '/modules', '/modules']) {
      const { headers } = await fetch(`${base}${path}`)
      expect(headers.get('cache-control')).toBe(path === '/modules' ? 'no-cache' : 'no-store')
    }
    expect(seen).toHaveLength(4)
  })

  it('keeps no answer about a certificate', async () => {
    await fetch(`${base}/verify/AT-1`)
    const again = await fetch(`${base}/verify/AT-1`)
    expect(seen).toHaveLength(2)
    expect(again.headers.get('cache-control')).toBe('no-store')
  })

  it('keeps feeds with what is asked of them, compressed for the first who asks, until the calendar changes', async () => {
    const text = `BEGIN:VCALENDAR${' '.repeat(2000)}`
    answer = (_req, res) =>
      res
        .writeHead(200, {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': 'inline; filename="calendar.ics"',
          'last-modified': 'Thu, 26 Nov 2026 10:00:00 GMT',
        })
        .end(text)
    const path = '/calendar.ics?kind=training&kind=webinar&state=CA'
    const first = await raw(path, { 'accept-encoding': 'gzip' })
    expect(first.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-disposition': 'inline; filename="calendar.ics"',
      'last-modified': 'Thu, 26 Nov 2026 10:00:00 GMT',
      vary: 'accept-encoding',
    })
    expect(gunzipSync(first.body).toString()).toBe(text)
    const plain = await raw(path, { 'accept-encoding': 'gzip;q=0' })
    expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, text])
    for (const [accepts, encoding] of [
      ['*;q=0', undefined],
      ['gzip;q=0, br;q=0.0, *', undefined],
      ['br;q=0, *;q=0.5', 'gzip'],
    ] as const)
      expect((await raw(path, { 'accept-encoding': accepts })).headers['content-encoding']).toBe(encoding)
    for (const known of [`W/${first.headers.etag}`, `"x", ${plain.headers.etag}`, '*'])
      expect([known, (await raw(path, { 'if-none-match': known })).status]).toEqual([known, 304])
    expect((await raw(path, { 'if-none-match': '"x"' })).status).toBe(200)
    expect(seen.map(({ url }) => url)).toEqual([path])
    cache.bump('calendar')
    await raw(path, {})
    expect(seen).toHaveLength(2)
  })

  it('lets the one page for frames stand in those that were named, and every other page in none', async () => {
    let sites: string[] | null = []
    const named = async () => {
      if (!sites) throw new Error('not now')
      return sites
    }
    cache = new PageCache(socket, undefined, undefined, null, undefined, named)
    const policies = async (path: string) => String((await raw(path, {})).headers['content-security-policy'])
    expect(await policies('/calendar/embed')).toContain("frame-ancestors 'none'")
    sites = ['https://partner.example', 'https://other.example']
    cache.bump('calendar')
    expect(await policies('/calendar/embed?state=CA')).toContain(
      'frame-ancestors https://partner.example https://other.example',
    )
    for (const path of ['/calendar', '/calendar/embed/code', '/calendar/embedded', '/modules'])
      expect([path, await policies(path)]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")])
    sites = null
    cache.bump('calendar')
    seen.length = 0
    for (let i = 0; i < 2; i += 1) expect(await policies('/calendar/embed')).toContain("frame-ancestors 'none'")
    expect(seen).toHaveLength(2)
  })

  it('lets the page of a door use the camera, and no other page anything of a device', async () => {
    const allowed = async (path: string) => (await raw(path, {})).headers['permissions-policy']
    expect(await allowed('/events/0197/check-in')).toMatch(/^camera=\(self\), geolocation=\(\), microphone=\(\)/)
    for (const path of ['/events/0197', '/events/0197/check-in/more', '/calendar'])
      expect([path, await allowed(path)]).toEqual([path, undefined])
    expect(securityHeaders(true)['permissions-policy']).toMatch(/^camera=\(\), /)
  })

  it('answers one question from memory in whichever order and however often its parts were written', async () => {
    const ways = [
      'kind=training&kind=webinar&state=CA',
      'state=CA&kind=webinar&kind=training',
      'kind=webinar&kind=training&kind=webinar&state=CA&kind=training',
    ]
    for (const path of ['/calendar.ics', '/calendar.atom', '/calendar.json', '/calendar']) {
      for (const asked of ways) expect((await raw(`${path}?${asked}`, {})).status).toBe(200)
      expect(seen.map(({ url }) => url)).toEqual([`${path}?kind=training&kind=webinar&state=CA`])
      seen.length = 0
    }
    for (let i = 0; i < 5; i += 1) await raw(`/calendar?kind=made-up-${i}&kind=training&junk=${i}`, {})
    expect(seen.map(({ url }) => url)).toEqual(['/calendar?kind=training'])
  })

  it('keeps plain pages, however many questions are asked', async () => {
    cache = new PageCache(socket, undefined, 40_000)
    await raw('/modules', {})
    for (let i = 0; i < 12; i += 1) await raw(`/modules?q=${i}`, {})
    seen.length = 0
    await raw('/modules?q=11', {})
    await raw('/modules', {})
    expect(seen).toEqual([])
    await raw('/modules?q=0', {})
    expect(seen.map(({ url }) => url)).toEqual(['/modules?q=0'])
  })

  it('asks before it answers a question that nobody asked before, and never about a page or what is kept', async () => {
    let left = 1
    cache = new PageCache(socket, undefined, undefined, null, () => {
      if (left-- <= 0) throw new Error('Too many.')
    })
    for (const path of ['/modules', '/modules?q=1', '/modules?q=1', '/modules']) await raw(path, {})
    expect((await raw('/modules?q=2', {})).status).toBe(500)
    expect(seen.map(({ url }) => url)).toEqual(['/modules', '/modules?q=1'])
  })

  it('leaves a feed to refuse what it does not know, and keeps no refusal', async () => {
    answer = (_req, res) => res.writeHead(422, { 'content-type': 'text/plain' }).end('This part is not known.')
    for (let i = 0; i < 2; i += 1) expect((await raw('/calendar.atom?city=x', {})).status).toBe(422)
    expect(seen.map(({ url }) => url)).toEqual(['/calendar.atom?city=x', '/calendar.atom?city=x'])
  })

  it('makes the list of all pages once, and again when the catalog, the calendar or the directory changed', async () => {
    answer = (_req, res) => res.writeHead(200, { 'content-type': 'application/xml' }).end('<urlset/>')
    for (let i = 0; i < 3; i += 1) await raw(`/sitemap.xml?junk=${i}`, {})
    expect(seen).toHaveLength(1)
    for (const kind of ['catalog', 'calendar', 'directory'] as const) {
      cache.bump(kind)
      await raw('/sitemap.xml', {})
    }
    expect(seen).toHaveLength(4)
  })

  it('sends compressed bytes once they are ready, and 304 to who has them', async () => {
    await fetch(`${base}/modules`)
    const compressed = () => raw('/modules', { 'accept-encoding': 'br' })
    await expect.poll(async () => (await compressed()).headers['content-encoding'], { timeout: 10_000 }).toBe('br')
    const { body, headers } = await compressed()
    expect(brotliDecompressSync(body).toString()).toContain('<p>page</p>')
    expect((await raw('/modules', { 'accept-encoding': 'br', 'if-none-match': String(headers.etag) })).status).toBe(304)
    expect(headers['content-security-policy']).toContain(sha('self.__next_f.push([1])'))
  })
})

function raw(
  target: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: http.IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    http
      .get(`${base}${target}`, { headers }, (res) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => chunks.push(chunk))
        res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }))
      })
      .on('error', reject)
  })
}
