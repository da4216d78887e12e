/** Files as they are once they were sent. */
import { createHash } from 'node:crypto'
import { sendFile } from '@/lib/audit/uploads'
import type { Ctx } from '@/lib/platform/context'
import { ContentCheck } from '@/lib/platform/files/content'
import type { FileKind, Received } from '@/lib/platform/files/kinds'

/** A file that arrived whole, out of memory. */
export function received(name: string, content: string | Buffer): Received {
  const bytes = Buffer.from(content as string)
  const pieces = async function* () {
    yield bytes
  }
  const check = new ContentCheck()
  check.see(bytes)
  const digest = createHash('sha256').update(bytes).digest()
  return { name, size: bytes.length, digest, content: check.content, pieces }
}

export const sent = (ctx: Ctx, kind: FileKind, name: string, content: string | Buffer) =>
  sendFile(ctx, kind, received(name, content))
