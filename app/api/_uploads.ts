/** Files on their way in: one address takes them all, by what they are for. */
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { refuseFile, sendFile } from '@/lib/audit/uploads'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { invalid, signedOut, tooMany } from '@/lib/platform/errors'
import type { FileKind } from '@/lib/platform/files/kinds'
import { receiveFile, type Sent } from '@/lib/platform/files/receive'
import { limitTries } from '@/lib/platform/rate-limit'
import { fileKinds } from './_operations/files'

export const UPLOAD_PATH = '/files'

export type Upload = { fileId: string; name: string; size: number }

const MOST_AT_ONCE = 3
const MOST_AN_HOUR = 120
const arriving = new Map<string, number>()

/** Is this a file for us? */
export const isUpload = (method: string, path: string): boolean => method === 'POST' && path === UPLOAD_PATH

/**
 * Takes the file of a request. Who may not send it is told so before a byte of it is read.
 * @throws signed-out, forbidden, too-many; invalid for a use that is not known; what receiving and keeping throw
 */
export async function takeUpload(ctx: Ctx, use: string | null, sent: Sent): Promise<Upload> {
  const who = actingPersonId(ctx.actor)
  if (!who) throw signedOut()
  const kind = kindOf(use)
  refuseFile(ctx, kind)
  const running = arriving.get(who) ?? 0
  if (running >= MOST_AT_ONCE)
    throw tooMany('Other files of yours are still on their way. Please wait until they have arrived.', 10)
  arriving.set(who, running + 1)
  try {
    await limitTries(ctx, `file:${who}`, MOST_AN_HOUR, 60)
    return await receiveFile(sent, kind, (file) => sendFile(ctx, kind, file))
  } finally {
    const left = (arriving.get(who) ?? 1) - 1
    if (left > 0) arriving.set(who, left)
    else arriving.delete(who)
  }
}

function kindOf(use: string | null): FileKind {
  const kind = fileKinds.find((each) => each.use === use)
  if (kind) return kind
  throw invalid('use', `Say what the file is for: ${fileKinds.map((each) => each.use).join(' or ')}.`)
}

export const sentOnNode = (req: IncomingMessage): Sent => ({ headers: req.headers, body: req })

export const sentByFetch = (request: Request): Sent => ({
  headers: Object.fromEntries(request.headers),
  body: request.body ? Readable.fromWeb(request.body as never) : Readable.from([]),
})
