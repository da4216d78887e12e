/** Sends a file to who reads it, and to nobody else for long. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { clientAddress, networkOf } from '@/lib/platform/client-address'
import { actingPersonId } from '@/lib/platform/context'
import { tooMany } from '@/lib/platform/errors'
import type { Download } from './_downloads'
import type { ApiContext } from './_operation'

export const pieces = (body: Download['body']) =>
  typeof body === 'string' || body instanceof Uint8Array ? [body] : body

/** Who does not read is not waited for longer than this. */
const READER_MS = 30_000
const MOST_AT_ONCE = 3
const downloading = new Map<string, number>()

/** A file, to somebody who reads it, at most a few at once for one person. */
export async function sendFile(
  req: IncomingMessage,
  res: ServerResponse,
  file: Download,
  { ctx }: ApiContext,
): Promise<void> {
  const who = actingPersonId(ctx.actor) ?? networkOf(clientAddress(req))
  const running = downloading.get(who) ?? 0
  if (running >= MOST_AT_ONCE)
    throw tooMany('Other files of yours are still on their way. Please wait until they have arrived.', 10)
  downloading.set(who, running + 1)
  const giveUp = () => void res.destroy()
  try {
    res.writeHead(file.status ?? 200, file.headers)
    if (req.method === 'HEAD') return void res.end()
    res.setTimeout(READER_MS, giveUp)
    await pipeline(Readable.from(pieces(file.body)), res)
  } finally {
    const left = (downloading.get(who) ?? 1) - 1
    if (left > 0) downloading.set(who, left)
    else downloading.delete(who)
  }
}
