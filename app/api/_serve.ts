/** Answers one API request, natively on Node or through a Next route: the same operations, files and document. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import Negotiator from 'negotiator'
import { clientAddress } from '@/lib/platform/client-address'
import { invalid, notFound, signedOut } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { contextOf } from './_caller'
import { openApi } from './_document'
import { type Download, match } from './_downloads'
import { API_PREFIX, fetchApi } from './_handler'
import { isGuarded, refuseUnread } from './_large-bodies'
import { operate } from './_operating'
import type { ApiContext } from './_operation'
import { downloads } from './_operations/downloads'
import { problemOf } from './_problem'
import { partOf, type RangeAsked } from './_ranges'
import { pieces, sendFile } from './_sending'
import { isUpload, sentByFetch, sentOnNode, takeUpload, UPLOAD_PATH, type Upload } from './_uploads'

const CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'"
/** The page that people read is a page like all others. */
const DOCS_PAGE = '/developers'

type Asked = { method: string; url: URL; accept: string | undefined } & RangeAsked

/** Where an address leads that people open and that has no answer of its own: the page of the documentation, or signing in. */
function leadOf({ method, url, accept }: Asked, context: ApiContext): string | null {
  if (!isRead(method)) return null
  const path = url.pathname.slice(API_PREFIX.length)
  if (path === '/docs') return DOCS_PAGE
  if (context.ctx.actor.kind !== 'anyone' || !wantsPage(accept)) return null
  const found = downloads.find((route) => !route.anyone && match(route.path, path))
  const params = found && match(found.path, path)
  return params ? `/sign-in?${new URLSearchParams({ next: found.page(params) })}` : null
}

/** The page that offers a file, for a browser that cannot have it: it says in words what is not there, or not theirs. */
function insteadOf({ url, accept }: Asked, error: unknown): string | null {
  if (!wantsPage(accept) || ![403, 404, 422].includes(problemOf(error, '').status)) return null
  const path = url.pathname.slice(API_PREFIX.length)
  const found = downloads.find((route) => match(route.path, path))
  const params = found && match(found.path, path)
  return params ? found.page(params) : null
}

/** Browsers ask for HTML by name and before all else; programs take anything, or say `text/html;q=0`. */
const wantsPage = (accept = '*/*') =>
  new Negotiator({ headers: { accept } }).mediaType(['application/json', 'text/html']) === 'text/html'

const isRead = (method: string) => method === 'GET' || method === 'HEAD'

/** Whether an operation alone could answer, which sees to it who calls: no file, nothing that is refused before it is read. */
const isOperation = (method: string, path: string) =>
  !isUpload(method, path) &&
  !isGuarded(method, path) &&
  !(isRead(method) && (path === '/docs' || downloads.some((route) => match(route.path, path))))

/** A file, or where to go instead of it. */
async function findFile(asked: Asked, context: ApiContext): Promise<Download | { lead: string } | null> {
  const lead = leadOf(asked, context)
  if (lead) return { lead }
  try {
    return await findDownload(asked, context)
  } catch (error) {
    const instead = insteadOf(asked, error)
    if (instead) return { lead: instead }
    throw error
  }
}

/** A file, when the path names one. */
async function findDownload({ method, url, ...range }: Asked, context: ApiContext): Promise<Download | null> {
  if (!isRead(method)) return null
  const path = url.pathname.slice(API_PREFIX.length)
  if (path === '/openapi.json')
    return {
      headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' },
      body: JSON.stringify(await openApi()),
    }
  for (const route of downloads) {
    const params = match(route.path, path)
    if (!params) continue
    if (!route.anyone && context.ctx.actor.kind === 'anyone') throw signedOut()
    const found = await route.answer(context, params, url.searchParams)
    const file = 'parts' in found ? partOf(found, range) : found
    return {
      ...file,
      headers: { 'content-type': route.contentType, 'cache-control': 'no-store', ...file.headers },
    }
  }
  return null
}

function problemAnswer(error: unknown, requestId: string) {
  const problem = problemOf(error, requestId)
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'content-security-policy': CLOSED_POLICY,
  }
  if (problem.status === 429) headers['retry-after'] = String(problem.retryAfterSeconds ?? 60)
  return { status: problem.status, headers, body: JSON.stringify(problem) }
}

const uploaded = ({ fileId }: Upload) => ({
  status: 201,
  headers: { location: `${API_PREFIX}${UPLOAD_PATH}/${fileId}`, 'cache-control': 'no-store' },
})

async function* inBytes(body: Download['body']): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces(body)) yield typeof piece === 'string' ? Buffer.from(piece) : piece
}

/** Operations take JSON; what claims to be anything else is not opened. @throws invalid */
function refuseOtherBodies({ headers, method = 'GET' }: IncomingMessage): void {
  const type = headers['content-type']
  if (['GET', 'HEAD', 'OPTIONS'].includes(method) || type === undefined) return
  if (!/^application\/json\s*(;|$)/i.test(type)) throw invalid('body', 'Send the body as application/json.')
}

/** What may be done at an address: the answer to OPTIONS, and to a method that is not among them. @throws not-found */
async function sayMethods(req: IncomingMessage, res: ServerResponse, pathname: string): Promise<void> {
  const allowed = await methodsAt(pathname.slice(API_PREFIX.length))
  if (allowed.length === 0 || allowed.includes(req.method ?? '')) throw notFound('This address')
  const allow = ['OPTIONS', ...allowed].join(', ')
  if (req.method === 'OPTIONS') return void res.writeHead(204, { allow }).end()
  const problem = {
    type: 'urn:attest:problem:invalid',
    title: 'Not done here',
    status: 405,
    detail: `This address takes ${allow}.`,
    errors: [],
  }
  res.writeHead(405, { allow, 'content-type': 'application/problem+json' }).end(JSON.stringify(problem))
}

async function methodsAt(path: string): Promise<string[]> {
  const { paths } = await openApi()
  const found = ['/docs', '/openapi.json'].includes(path) ? ['GET'] : []
  for (const [pattern, { servers, ...item }] of Object.entries(paths))
    if (!servers && match(pattern, path)) found.push(...Object.keys(item).map((each) => each.toUpperCase()))
  return found.includes('GET') ? ['HEAD', ...found] : found
}

/** For the production front: straight on Node, without a detour over web streams for the operations. */
export async function serveNode(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
  const requestId = newId()
  try {
    const one = (name: string) =>
      Array.isArray(req.headers[name]) ? req.headers[name]?.[0] : (req.headers[name] as string | undefined)
    const path = url.pathname.slice(API_PREFIX.length)
    const incoming = { method: req.method ?? 'GET', header: one, network: clientAddress(req) }
    const context = await contextOf(incoming, { requestId, mayBeKept: isOperation(incoming.method, path) })
    res.setHeader('x-request-id', requestId)
    res.setHeader('content-security-policy', CLOSED_POLICY)
    const asked = {
      method: req.method ?? 'GET',
      url,
      accept: one('accept'),
      range: one('range'),
      ifRange: one('if-range'),
    }
    const file = await findFile(asked, context)
    if (file && 'lead' in file)
      return void res.writeHead(303, { location: file.lead, vary: 'accept', 'cache-control': 'no-store' }).end()
    if (file) return await sendFile(req, res, file, context)
    if (isUpload(asked.method, url.pathname.slice(API_PREFIX.length))) {
      const sent = await takeUpload(context.ctx, url.searchParams.get('use'), sentOnNode(req))
      const { status, headers } = uploaded(sent)
      return void res.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(sent))
    }
    refuseOtherBodies(req)
    refuseUnread(req.method ?? 'GET', url.pathname.slice(API_PREFIX.length), context.ctx)
    // The answer to HEAD is the one to GET; Node leaves its body out.
    if (req.method === 'HEAD') req.method = 'GET'
    if (!(await operate(req, res, url, context))) await sayMethods(req, res, url.pathname)
  } catch (error) {
    if (res.headersSent) return void res.destroy(error instanceof Error ? error : undefined)
    const answer = problemAnswer(error, requestId)
    res.writeHead(answer.status, answer.headers).end(answer.body)
  }
}

/** For development, where Next mounts the API as a route. */
export async function serveFetch(request: Request): Promise<Response> {
  const requestId = newId()
  try {
    const incoming = {
      method: request.method,
      header: (name: string) => request.headers.get(name) ?? undefined,
      network: request.headers.get('x-attest-network'),
    }
    const context = await contextOf(incoming, { requestId })
    const asked = {
      method: request.method,
      url: new URL(request.url),
      accept: request.headers.get('accept') ?? undefined,
      range: request.headers.get('range') ?? undefined,
      ifRange: request.headers.get('if-range') ?? undefined,
    }
    const file = await findFile(asked, context)
    if (file && 'lead' in file)
      return new Response(null, { status: 303, headers: { location: file.lead, vary: 'accept' } })
    if (file)
      return new Response(Readable.toWeb(Readable.from(inBytes(file.body), { objectMode: false })) as ReadableStream, {
        status: file.status ?? 200,
        headers: file.headers,
      })
    if (isUpload(request.method, asked.url.pathname.slice(API_PREFIX.length))) {
      const sent = await takeUpload(context.ctx, asked.url.searchParams.get('use'), sentByFetch(request))
      return Response.json(sent, uploaded(sent))
    }
    refuseUnread(request.method, new URL(request.url).pathname.slice(API_PREFIX.length), context.ctx)
    const { matched, response } = await fetchApi.handle(request, { prefix: API_PREFIX, context })
    if (matched) return response
    throw notFound('This address')
  } catch (error) {
    const answer = problemAnswer(error, requestId)
    return new Response(answer.body, answer)
  }
}
