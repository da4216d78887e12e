/** What every request must be before anything looks at it: an address that can be read, a method in use, a size that serves. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { env, publicUrl } from '@/lib/platform/env'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const MEGABYTE = 1024 * 1024
/** Pasted rosters of 10,000 people fit into the API's. */
const LARGEST_TO_API = 8 * MEGABYTE
const LARGEST_FORM = 16 * 1024

export type Refusal = { status: number; words: string; headers?: Record<string, string> }
export type Admitted = { url: URL } | { refusal: Refusal }

/** Reads the address and looks at method, host and announced size; nothing of the body is read. */
export function admit(req: IncomingMessage): Admitted {
  const url = addressOf(req.url ?? '')
  if (!url) return refuse(400, 'This address cannot be read.')
  if (!METHODS.includes(req.method ?? '')) return refuse(405, 'This is not done here.', { allow: METHODS.join(', ') })
  if (!isOurHost(req.headers.host, url.pathname)) return refuse(421, 'This address is not served here.')
  // What is too large for a file depends on the file: the API says it, before it reads any of it.
  if (url.pathname === '/api/v1/files') return { url }
  const largest = url.pathname.startsWith('/api/v1/') ? LARGEST_TO_API : LARGEST_FORM
  const length = req.headers['content-length']
  if (length !== undefined && Number(length) > largest) return refuse(413, 'That is too large to send.')
  if (req.headers['transfer-encoding'] && largest === LARGEST_FORM) return refuse(411, 'Say how long it is.')
  return { url }
}

const refuse = (status: number, words: string, headers?: Record<string, string>): Admitted => ({
  refusal: { status, words, ...(headers ? { headers } : {}) },
})

/** The rest of what is being sent is not waited for. */
export function sayRefusal(res: ServerResponse, { status, words, headers = {} }: Refusal): void {
  res.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
    ...headers,
  })
  res.end(`${words}\n`)
}

/** Only paths of this server, each part of which is text; in the query, characters that no text holds are left out. */
export function addressOf(target: string): URL | null {
  if (!target.startsWith('/') || target.length > 8192) return null
  const [path = '/', ...query] = target.split('?')
  if (/^\/[/\\]|[\\\s]/.test(path)) return null
  try {
    if (/[\p{Cc}\u2028\u2029]/u.test(decodeURIComponent(path))) return null
    const url = new URL(`http://local${path}`)
    const search = query.join('?').replace(/%(?:0[0-8bcef]|1[0-9a-f]|7f)/gi, '')
    url.search = search
    return url
  } catch {
    return null
  }
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** With an address configured, requests for another host are not ours; health is asked by number. */
function isOurHost(host: string | undefined, path: string): boolean {
  if (!env().PUBLIC_URL || path.startsWith('/api/health/')) return true
  const ours = new URL(publicUrl())
  if (host === ours.host) return true
  return LOOPBACK.includes(ours.hostname) && LOOPBACK.includes((host ?? '').replace(/:\d+$/, ''))
}

/** Addresses that only our own rewrites lead to, and the renderer's own; however they are spelled. */
export const isInside = (path: string): boolean =>
  /^\/(?:api|calendar-files|_next|_not-found|_global-error)(?:\/|$)/i.test(decodeURIComponent(path))

type PathRule = { path: RegExp; methods: readonly string[] }
/** The addresses of the sign-in library that are in use. */
const AUTH_PATHS: readonly PathRule[] = [
  { path: /^\/api\/auth\/csrf$/, methods: ['GET', 'HEAD'] },
  { path: /^\/api\/auth\/callback\/(?:code|persona)$/, methods: ['POST'] },
  { path: /^\/api\/auth\/signout$/, methods: ['POST'] },
]

/** What the library remembers of where to go; a value it cannot read would be a fault of ours. */
export const withoutCallback = (cookies: string | undefined): string =>
  (cookies ?? '')
    .split(';')
    .filter((each) => !/^\s*(?:__(?:Secure|Host)-)?next-auth\.callback-url=/.test(each))
    .join(';')

/** What keeps a request from the sign-in library; nothing when it may pass. */
export function refusedSignIn(method: string | undefined, path: string): Refusal | null {
  const rule = AUTH_PATHS.find((each) => each.path.test(path))
  if (!rule) return { status: 404, words: 'There is nothing at this address.' }
  return rule.methods.includes(method ?? '') ? null : wrongMethod(rule.methods)
}

export const wrongMethod = (methods: readonly string[]): Refusal => ({
  status: 405,
  words: 'This is not done at this address.',
  headers: { allow: methods.join(', ') },
})
