/** Taking a file in: who may, and who did. What is done with it is another command, which names it by its id. */
import * as z from 'zod/mini'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { forbidden } from '@/lib/platform/errors'
import { cleaned } from '@/lib/platform/files/cleaning'
import type { FileKind, Received } from '@/lib/platform/files/kinds'
import { storeFile } from '@/lib/platform/files/store'
import { textLine } from '@/lib/platform/text'
import { READ_ONLY_TOKEN, writeIfNeeded } from './write'

const fileInput = z.object({
  name: textLine({ most: 200, missing: 'Name the file.', tooLong: 'A file name may have at most 200 characters.' }),
})

/** What needs no look at the file. @throws forbidden */
export function refuseFile({ actor }: Ctx, kind: FileKind): void {
  if (!kind.maySend(actor)) throw forbidden()
  if (actor.kind === 'person' && actor.via.kind === 'token' && !actor.via.mayWrite) throw forbidden(READ_ONLY_TOKEN)
}

/**
 * Keeps a file for whoever sent it. Sent again under the same name it is the same file, and only the first time is told.
 * What is kept may be another one than came, where its kind says so.
 * @throws forbidden; invalid for a name that is none, and for what its kind cannot clean; too-many
 */
export async function sendFile(
  ctx: Ctx,
  kind: FileKind,
  received: Received,
): Promise<{ fileId: string; name: string; size: number }> {
  refuseFile(ctx, kind)
  const file = await cleaned(ctx, kind, received)
  const { name } = fileInput.parse({ name: file.name })
  const { use } = kind
  return writeIfNeeded(ctx, async (w) => {
    const as = { use, name, by: actingPersonId(ctx.actor), now: ctx.now }
    const { fileId, isNew } = await asSystem(w.tx, ctx, () => storeFile(w.tx, file, as))
    if (isNew) w.record('file.sent', { kind: 'file', id: fileId, detail: { use, fileName: name, bytes: file.size } })
    return { fileId, name, size: file.size }
  })
}
