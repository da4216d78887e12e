/** Looks at what proves something about a person: each is noted, and a look at a page of a PDF is one. */
import type { Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { pageOf } from '@/lib/platform/files/pdf-pages'
import { asProduct } from '@/lib/platform/files/proofs'
import type { StoredFile } from '@/lib/platform/files/store'
import { forTheTrail } from './exported'
import { type Subject, write } from './write'

export type PageAnswer = { name: string; bytes: Uint8Array }

export async function noteLookAt(ctx: Ctx, look: Subject): Promise<void> {
  await write(forTheTrail(ctx), 'evidence.viewed', async (w) => w.record('evidence.viewed', look))
}

/**
 * A page of a PDF that the actor may see, as a picture under the name of its file.
 * @throws not-found for one that is not there, cannot be drawn, or was removed meanwhile; too-many where that was tried before
 */
export async function lookAtPage(
  ctx: Ctx,
  { job, file, page, look }: { job: string; file: StoredFile; page: number; look: Subject },
): Promise<PageAnswer> {
  const seen = await pageOf(ctx, asProduct(job, ctx), file, page)
  await write(forTheTrail(ctx), 'evidence.viewed', async (w) => {
    if (!(await asSystem(w.tx, ctx, () => seen.keep(w.tx)))) throw notFound('This proof')
    w.record('evidence.viewed', look)
  })
  return { name: `${file.name.replace(/\.pdf$/i, '')}-${page}.webp`, bytes: seen.bytes }
}
