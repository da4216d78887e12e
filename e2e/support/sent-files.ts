/** Files as they are once they were sent. */
import { createHash } from 'node:crypto'
import { sendFile } from '@/lib/audit/uploads'
import type { Ctx } from '@/lib/platform/context'
import type { FileKind } from '@/lib/platform/files/kinds'
import type { Received } from '@/lib/platform/files/receive'

/** A file that arrived whole, out of memory. */
export function received(name: string, content: string | Buffer): Received {
  const bytes = Buffer.from(content as string)
  const pieces = async function* () {
    yield bytes
  }
  return { name, size: bytes.length, digest: createHash('sha256').update(bytes).digest(), pieces }
}

export const sent = (ctx: Ctx, kind: FileKind, name: string, content: string | Buffer) =>
  sendFile(ctx, kind, received(name, content))
