/** Listens, and sends each request to the part that answers it best. Stops without cutting anybody off. */
import { mkdtemp, rm } from 'node:fs/promises'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { API_PREFIX } from '@/app/api/_handler'
import { serveNode } from '@/app/api/_serve'
import { framingOrigins } from '@/lib/events/framing'
import { listen } from '@/lib/platform/announcements'
import { clientAddress, networkOf } from '@/lib/platform/client-address'
import { anyoneCtx } from '@/lib/platform/context'
import { closeDatabase } from '@/lib/platform/database'
import { env, publicUrl } from '@/lib/platform/env'
import { DomainError } from '@/lib/platform/errors'
import { type ContentKind, contentKinds } from '@/lib/platform/generations'
import { startJobs } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import { limitTries } from '@/lib/platform/rate-limit'
import { limitSearches } from '@/lib/platform/search-limit'
import { OPEN_POLICY, permissionsPolicy, securityHeaders } from './content-policy'
import { admit, isInside, refusedSignIn, sayRefusal, withoutCallback, wrongMethod } from './gate'
import { health } from './health'
import { HelpNumbers } from './help-numbers'
import { jobs } from './jobs'
import { knownPages } from './known-pages'
import { leadToEnglish } from './languages'
import { countRequest, metrics } from './metrics'
import { stoppedByProgram } from './one-click'
import { PageCache } from './page-cache'
import type { Installation } from './prepare'
import { isAlive, passOn, startRenderer } from './renderer'
import { ruleOf } from './routes'
import { StaticFiles } from './static-files'

type Handler = (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void>

export async function serve(installation: Installation, { development }: { development: boolean }): Promise<void> {
  const root = process.cwd()
  const folder = await mkdtemp(path.join(os.tmpdir(), 'attest-'))
  const socket = path.join(folder, 'render')
  const known = knownPages(root)
  const pages = new PageCache(
    socket,
    (address) => known.isPage(address) || known.isRoute(address),
    undefined,
    new HelpNumbers(),
    (req) => limitSearches(anyoneCtx(), clientAddress(req)),
    () => framingOrigins(anyoneCtx()),
  )
  const stopListening = await listen(
    'content',
    (kind) => pages.bump(kind as ContentKind),
    () => {
      for (const kind of contentKinds) pages.bump(kind)
    },
  )
  const work = env().WORKER_INSIDE === 'on' ? await startJobs(jobs) : null
  const next = development ? await nextInside(root) : null
  const renderer = next ? null : await startRenderer(root, socket, () => void stop(1))
  const answer = next ? developmentHandler(next.answer) : productionHandler(socket, pages, new StaticFiles(root))
  const always = Object.entries(securityHeaders(publicUrl().startsWith('https://')))
  const server = http.createServer((req, res) => {
    for (const [name, value] of always) res.setHeader(name, value)
    void answered(answer, req, res)
  })
  server.headersTimeout = 15_000
  server.requestTimeout = 120_000
  if (next) server.on('upgrade', next.upgrade)
  await listenOn(server)
  for (const line of installation.words) process.stdout.write(`${line}\n`)

  let stopping = false
  const stop = async (code = 0) => {
    if (stopping) return
    stopping = true
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 10_000).unref()
    })
    await work?.stop()
    await stopListening()
    await renderer?.stop()
    await closeDatabase()
    await installation.stopDatabase()
    await rm(folder, { recursive: true, force: true })
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  process.on('unhandledRejection', (error) => log().error({ err: error }, 'Nobody waited for what failed'))
  process.on('uncaughtException', (error) => {
    log().fatal({ err: error }, 'Something failed outside of any request; the server ends')
    void stop(1)
  })
}

function listenOn(server: http.Server): Promise<void> {
  const { HOST, PORT } = env()
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${PORT} is taken. Stop what uses it, or choose another: PORT=3001 npm start`)
          : error,
      ),
    )
    server.listen(PORT, HOST, resolve)
  })
}

async function answered(answer: Handler, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const started = performance.now()
  res.on('close', () => countRequest(req, res, performance.now() - started))
  try {
    const admitted = admit(req)
    if ('refusal' in admitted) return sayRefusal(res, admitted.refusal)
    const { url } = admitted
    req.url = url.pathname + url.search
    await answer(req, res, url)
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'too-many' && !res.headersSent) return sayTooMany(res, error)
    log().error({ err: error, path: req.url?.split('?')[0] }, 'A request failed')
    if (res.headersSent) return void res.destroy()
    const busy = error instanceof DomainError && error.kind === 'unavailable'
    sayRefusal(res, {
      status: busy ? 503 : 500,
      words: busy ? error.message : 'This is our fault. Please try again in a minute.',
    })
  }
}

type ToNext = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** With reloading, which needs the server itself. */
async function nextInside(root: string) {
  const { default: next } = await import('next')
  const app = next({ dev: true, dir: root, hostname: 'localhost', port: env().PORT })
  await app.prepare()
  return { answer: app.getRequestHandler() as ToNext, upgrade: app.getUpgradeHandler() }
}

/** In development Next answers pages and the API through its route; health and metrics are the same. */
const developmentHandler =
  (toNext: ToNext): Handler =>
  async (req, res, url) => {
    if (await answeredByOperations(req, res, url)) return
    const english = leadToEnglish(url.pathname, () => true)
    if (english !== null) return sayMoved(res, english + url.search)
    res.setHeader('content-security-policy', OPEN_POLICY)
    res.setHeader('permissions-policy', permissionsPolicy(ruleOf(url.pathname).camera === true))
    nameNetwork(req)
    await toNext(req, res)
  }

function productionHandler(renderer: string, pages: PageCache, files: StaticFiles): Handler {
  return async (req, res, url) => {
    const { pathname } = url
    if (pathname === API_PREFIX || pathname.startsWith(`${API_PREFIX}/`)) return serveNode(req, res, url)
    if (await answeredByOperations(req, res, url, () => isAlive(renderer))) return
    if (pathname.startsWith('/api/')) {
      const refused = refusedSignIn(req.method, pathname)
      if (refused) return sayRefusal(res, refused)
      req.url = pathname
      req.headers.cookie = withoutCallback(req.headers.cookie)
      nameNetwork(req)
      return passOn(renderer, req, res)
    }
    if (req.method !== 'GET' && req.method !== 'HEAD') return sayReadOnly(req, res)
    if (await files.serve(req, res, pathname)) return
    if (isInside(pathname)) return sayRefusal(res, { status: 404, words: 'There is nothing at this address.' })
    if (pathname.startsWith('/verify/') && !(await mayVerify(req, res))) return
    const english = leadToEnglish(pathname, pages.isPage)
    if (english !== null) return sayMoved(res, english + url.search)
    await pages.serve(req, res, url)
  }
}

/** For now: the page may be there in the other language later. */
function sayMoved(res: ServerResponse, location: string): void {
  res.writeHead(307, { location, 'cache-control': 'no-cache' }).end()
}

function sayReadOnly(req: IncomingMessage, res: ServerResponse): void {
  if (req.method === 'OPTIONS') return void res.writeHead(204, { allow: 'GET, HEAD, OPTIONS' }).end()
  sayRefusal(res, wrongMethod(['GET', 'HEAD']))
}

/** Next sees who connects, and nothing a visitor claims about it. */
function nameNetwork(req: IncomingMessage): void {
  req.headers['x-attest-network'] = clientAddress(req) ?? ''
}

async function answeredByOperations(
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
  renders?: () => Promise<boolean>,
): Promise<boolean> {
  if (await stoppedByProgram(req, res, url)) return true
  if (url.pathname.startsWith('/api/health/')) return health(url.pathname, res, renders)
  if (env().METRICS_PATH && url.pathname === env().METRICS_PATH && req.method === 'GET') return metrics(res)
  return false
}

/** Certificate codes cannot be guessed, and nobody gets to try many. */
async function mayVerify(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  try {
    await limitTries(anyoneCtx(), `verify:${networkOf(clientAddress(req))}`, 120, 15)
    return true
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    sayTooMany(res, error)
    return false
  }
}

const sayTooMany = (res: ServerResponse, { message, facts }: DomainError): void =>
  void res
    .writeHead(429, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': String(facts.retryAfterSeconds) })
    .end(message)
