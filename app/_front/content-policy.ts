/** The headers that keep a page to itself. Inline scripts are allowed by the hash of what they say, never as such. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/gi
const IS_DATA = /\stype="(?:application\/(?:ld\+)?json|text\/plain)"/i

const QUEUES = [
  '(self.__next_f=self.__next_f||[]).push(',
  'self.__next_f.push(',
  '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(',
]
const CALL = /\$R[A-Z]\((?:"(?:[^"\\<]|\\.)*",?)*\);?/g
let runtime: string | undefined

/** The programs that the renderer itself puts into a page whose parts arrive later. */
function rendererSource(): string {
  const file = 'node_modules/next/dist/compiled/next-server/app-page-turbo.runtime.prod.js'
  runtime ??= readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), file), 'utf8').replaceAll('\\n', '\n')
  return runtime
}

/**
 * A script that the build puts into pages: data handed to one of its queues, or the renderer's own program. A script that
 * came into the page in any other way is not among them, and the browser will not run it.
 */
export function isKnownScript(body: string): boolean {
  const queue = QUEUES.find((each) => body.startsWith(each))
  if (queue) return isData(body.slice(queue.length).replace(/\);?$/, ''))
  const program = body.replace(CALL, '').trim()
  return program === ''
    ? body.trim() !== ''
    : program.startsWith('$R') || program.startsWith('requestAnimationFrame')
      ? rendererSource().includes(program)
      : false
}

function isData(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** `'sha256-…'` of every inline script that would run and that the build knows. */
export function scriptHashes(html: string): string[] {
  const hashes = new Set<string>()
  for (const [, attributes = '', body = ''] of html.matchAll(INLINE_SCRIPT)) {
    if (!IS_DATA.test(attributes) && isKnownScript(body))
      hashes.add(`'sha256-${createHash('sha256').update(body).digest('base64')}'`)
  }
  return [...hashes]
}

/** @param framers origins of sites that may show the page in a frame; none for all pages but one */
export const contentPolicy = (hashes: readonly string[], framers: readonly string[] = []): string =>
  [
    "default-src 'self'",
    `script-src ${["'self'", ...hashes].join(' ')}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framers.length > 0 ? framers.join(' ') : "'none'"}`,
  ].join('; ')

/** For what is no page: it loads nothing and stands in no frame. */
const CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** For the worker that keeps the page of a door: it asks this server alone. */
export const WORKER_POLICY = "default-src 'none'; connect-src 'self'"

/** For pages in development, whose scripts are evaluated as they change and come over a socket. */
export const OPEN_POLICY =
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self' ws:; frame-ancestors 'none'"

/** What a page may use of a device: none of it, but the camera where codes are read. */
export const permissionsPolicy = (camera: boolean): string =>
  `camera=${camera ? '(self)' : '()'}, geolocation=(), microphone=(), payment=(), usb=()`

/** On every answer; a page says more of what it may load. */
export function securityHeaders(secure: boolean): Record<string, string> {
  return {
    'content-security-policy': CLOSED_POLICY,
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': permissionsPolicy(false),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
