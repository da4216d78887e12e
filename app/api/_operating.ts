/**
 * Operations straight on Node: JSON in, and JSON out in one piece with its length, so that an answer is written at once. The
 * adapter of the library sends an answer in chunks, and goes through streams for every body.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ORPCError } from '@orpc/server'
import { API_PREFIX, framed, LARGEST_BODY, operations } from './_handler'
import type { ApiContext } from './_operation'

/** @returns whether there is such an operation */
export async function operate(req: IncomingMessage, res: ServerResponse, url: URL, context: ApiContext) {
  const { method = 'GET', headers } = req
  let read: Promise<unknown> | undefined
  const body = () => {
    read ??= bodyOf(req, res)
    return read
  }
  const answer = await operations.handle(
    { method, url, headers, body, signal: undefined },
    { prefix: API_PREFIX, context },
  )
  if (!answer.matched) return false
  const { status, headers: given, text } = framed(answer.response)
  for (const [name, value] of Object.entries(given)) if (value !== undefined) res.setHeader(name, value)
  res.writeHead(status, text === undefined ? {} : { 'content-length': Buffer.byteLength(text) }).end(text)
  return true
}

const utf8 = new TextDecoder()

/** @throws PAYLOAD_TOO_LARGE before more than that is kept; SyntaxError for what is no JSON */
function bodyOf(req: IncomingMessage, res: ServerResponse): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(new ORPCError('BAD_REQUEST'))
    if (req.destroyed) return leave()
    const chunks: Buffer[] = []
    let size = 0
    const refuse = () => {
      if (!res.headersSent) res.setHeader('connection', 'close')
      reject(new ORPCError('PAYLOAD_TOO_LARGE'))
    }
    if (Number(req.headers['content-length']) > LARGEST_BODY) return refuse()
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > LARGEST_BODY) return refuse()
      chunks.push(chunk)
    })
    req.on('error', reject)
    // It comes after every body: an error is made of it only where the end did not come.
    req.on('close', () => req.readableEnded || leave())
    req.on('end', () => {
      try {
        const text = utf8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))
        resolve(text === '' ? undefined : JSON.parse(text))
      } catch (error) {
        reject(error)
      }
    })
  })
}
