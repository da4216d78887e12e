/**
 * Next renders pages and signs people in, in a thread of its own. It follows every promise, timer and clock of the thread it
 * runs in, so that each answer of the API would take twice the time beside it; and nobody waits while a page is rendered.
 */
import { once } from 'node:events'
import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Worker } from 'node:worker_threads'
import { env } from '@/lib/platform/env'

export type RendererData = { socket: string; root: string; port: number }
export type Renderer = { stop: () => Promise<unknown> }

/** @throws when it does not begin. A failure later ends the process, as one of our own does. */
export async function startRenderer(root: string, socket: string): Promise<Renderer> {
  const data: RendererData = { socket, root, port: env().PORT }
  const thread = new Worker(path.join(root, '.next/front/renderer.mjs'), { workerData: data })
  await once(thread, 'message')
  thread.on('error', (error) => {
    throw error
  })
  return { stop: () => thread.terminate() }
}

/** Of one connection, and not of what is said on it. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding']

function withoutConnection(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.includes(name)))
}

/** Hands a request on, and its answer back. */
export async function passOn(socketPath: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { method, url, headers } = req
  const asked = http.request({ socketPath, method, path: url, headers: withoutConnection(headers) })
  const [, [given]] = await Promise.all([pipeline(req, asked), once(asked, 'response')])
  const answer: IncomingMessage = given
  res.writeHead(answer.statusCode ?? 502, withoutConnection(answer.headers))
  await pipeline(answer, res)
}
