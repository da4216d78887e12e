/** Photos and PDFs that prove something about their sender, whatever it is that they prove. */
import { type Ctx, systemCtx } from '../context'
import { invalid } from '../errors'
import { ContentCheck } from './content'
import type { FileKind } from './kinds'
import { openablePdf } from './pdfs'
import { cleanPicture } from './pictures'
import { findFile, piecesOf, type StoredFile } from './store'

/** @param use its name in the address and with each file */
export const proofKind = (use: string): FileKind => ({
  use,
  mostBytes: 10 * 1024 * 1024,
  tooLarge: 'The file is larger than 10 MB. Take the photo smaller, or send a PDF of one page.',
  takes: ['pdf', 'picture', 'heic'],
  notTaken: () => 'Send a photo (JPEG, PNG, HEIC or WebP) or a PDF.',
  maySend: (actor) => actor.kind === 'person',
  isSensitive: true,
  // A PDF is kept as it is: its digest tells later that it is what was shown.
  clean: (file) => (file.content === 'pdf' ? openablePdf(file) : cleanPicture(file)),
})

export type SentProof = StoredFile & { isPicture: boolean; sha256: string }

/** A file that the actor sent for this use. @throws invalid (`field`) for one that is gone, or was sent for another */
export async function proofSent(
  ctx: Ctx,
  fileId: string,
  { use, field }: { use: string; field: string },
): Promise<SentProof> {
  const file = await findFile(ctx, fileId)
  if (file?.use !== use) throw invalid(field, 'This file is not there any more. Send it again.')
  return { ...file, isPicture: await isPictureOf(ctx, file), sha256: file.digest.toString('hex') }
}

/** Whether a proof is a picture that was written anew; else it is a PDF as it was sent. */
async function isPictureOf(ctx: Ctx, file: StoredFile): Promise<boolean> {
  const check = new ContentCheck()
  for await (const piece of piecesOf(ctx, file, { from: 0, to: Math.min(file.size, 400) - 1 })) check.see(piece)
  return check.content === 'picture'
}

/** Files are readable to their senders; what was shown to others is handed out by the product itself. */
export const asProduct = (name: string, { now }: Ctx): Ctx => systemCtx(name, now)
