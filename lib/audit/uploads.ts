/** Taking a file in: who may, and who did. What is done with it is another command, which names it by its id. */
import { eq, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import * as z from 'zod/mini'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { forbidden } from '@/lib/platform/errors'
import { cleaned } from '@/lib/platform/files/cleaning'
import type { FileKind, Received } from '@/lib/platform/files/kinds'
import { removeFile, storeFile } from '@/lib/platform/files/store'
import { textLine } from '@/lib/platform/text'
import { READ_ONLY_TOKEN, type Writer, writeIfNeeded } from './write'

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
    const told = kind.isSensitive ? {} : { fileName: name }
    if (isNew) w.record('file.sent', { kind: 'file', id: fileId, detail: { use, ...told, bytes: file.size } })
    return { fileId, name, size: file.size }
  })
}

/** Removes a file at once that no row of its table shows any more: its sender may have shown it for something else as well. */
export async function removeUnused(
  w: Writer,
  fileId: string,
  shownIn: PgTable & { fileId: AnyPgColumn },
): Promise<void> {
  await asSystem(w.tx, w.ctx, async () => {
    const [used] = await w.tx.select({ one: sql`1` }).from(shownIn).where(eq(shownIn.fileId, fileId)).limit(1)
    if (!used) await removeFile(w.tx, fileId)
  })
}
