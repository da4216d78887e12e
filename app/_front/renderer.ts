/**
 * Next renders pages and signs people in, in a thread of its own. It follows every promise, timer and clock of the thread it
 * runs in, so that each answer of the API would take twice the time beside it; and nobody waits while a page is rendered.
 */
import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import { env } from '@/lib/platform/env'
import { unavailable } from '@/lib/platform/errors'
import { LOCALE_HEADER } from '@/lib/platform/locales'
import { log } from '@/lib/platform/log'

export type RendererData = { socket: string; root: string; port: number }
/** What the thread says once: that it answers, or why it cannot. */
export type RendererWord = 'ready' | { failure: string }
export type Renderer = { stop: () => Promise<unknown> }

/** The thread answers this by itself, without Next. */
export const ALIVE = '/-/alive'

/**
 * @param onEnd called when the thread ends without having been stopped: nothing is rendered any more
 * @throws when it does not begin
 */
export async function startRenderer(root: string, socket: string, onEnd: () => void): Promise<Renderer> {
  const data: RendererData = { socket, root, port: env().PORT }
  const thread = new Worker(path.join(root, '.next/front/renderer.mjs'), { workerData: data })
  thread.on('error', (error) => log().error({ err: error }, 'The thread that renders pages failed'))
  const word = await new Promise<RendererWord>((resolve) => {
    thread.once('message', resolve).once('exit', () => resolve({ failure: 'its thread ended' }))
  })
  if (word !== 'ready') {
    await thread.terminate()
    throw new Error(`Pages cannot be rendered: ${word.failure}`)
  }
  let stopping = false
  thread.once('exit', () => stopping || onEnd())
  return {
    stop: () => {
      stopping = true
      return thread.terminate()
    },
  }
}

export type Asked = { method?: string | undefined; path: string; headers?: Record<string, string>; body?: Buffer }
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** Longer than any page takes on a slow machine. */
const PATIENCE_MS = 60_000

/** @throws unavailable when the thread does not answer in time, or not at all */
export function ask(socketPath: string, { body, ...asked }: Asked, patience = PATIENCE_MS): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(unavailable(error.message))
    const request = http.request({ socketPath, timeout: patience, ...asked }, (response) => {
      buffer(response).then(
        (given) => resolve({ status: response.statusCode ?? 500, headers: response.headers, body: given }),
        fail,
      )
    })
    request.on('error', fail)
    request.on('timeout', () => request.destroy(new Error('The renderer did not answer in time.')))
    request.end(body)
  })
}

export const isAlive = (socketPath: string): Promise<boolean> =>
  ask(socketPath, { path: ALIVE }, 5000).then(
    ({ status }) => status === 204,
    () => false,
  )

/** What the sign-in library and our part of it read; nothing else a visitor sends goes on. */
const READ_AT_SIGN_IN = [
  'accept',
  'accept-language',
  'content-type',
  'cookie',
  'host',
  'user-agent',
  'x-attest-network',
]
/** Of one connection, and not of what is said on it. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date']

/** Hands a request to sign in or out on, and its answer back. The gate holds its body to a few kilobytes. */
export async function passOn(socketPath: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const headers: Record<string, string> = {}
  for (const name of [...READ_AT_SIGN_IN, LOCALE_HEADER]) {
    const value = req.headers[name]
    if (typeof value === 'string') headers[name] = value
  }
  const body = await buffer(req).catch(() => null)
  if (!body) return void res.destroy()
  headers['content-length'] = String(body.length)
  const answer = await ask(socketPath, { method: req.method, path: req.url ?? '/', headers, body })
  for (const [name, value] of Object.entries(answer.headers))
    if (value !== undefined && !OF_THE_CONNECTION.includes(name)) res.setHeader(name, value)
  res.writeHead(answer.status, { 'content-length': answer.body.length })
  res.end(req.method === 'HEAD' ? undefined : answer.body)
}
