/**
 * Pages of PDFs as pictures: they can be looked at without opening the file, which may hold scripts, links and more. Each
 * is drawn once, when somebody first looks at it, kept beside the content, and goes with it.
 */
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { anyId } from '../bulk'
import { actingPersonId, type Ctx } from '../context'
import { asSystem, read, type Tx } from '../database'
import { notFound } from '../errors'
import { inTurn } from '../in-turn'
import { countTry, refuseAfter } from '../rate-limit'
import { fileContents, filePages, files } from '../tables'
import { ENGINE_TURN } from './cleaning'
import { openedApart } from './pdfs'
import { piecesOf, type StoredFile } from './store'

/** Wall time; a scanned page takes a twentieth of it. */
const DEADLINE_MS = 10_000
/** What could not be drawn is not tried for ever; the machine may have been busy the first time. */
const MOST_FAILED_AN_HOUR = 2

export type PageSeen = {
  bytes: Uint8Array
  /** Keeps it where it was just drawn. Meant for the system. @returns whether its file is there still */
  keep: (tx: Tx) => Promise<boolean>
}

const NOT_DRAWN = 'This page'

/**
 * A page of a PDF as a WebP picture, at most 1700 by 2400 dots.
 * @param as the system, where the file is somebody else's @param page from 1
 * @throws not-found for one that is not there or cannot be drawn; too-many where that was tried before
 */
export async function pageOf(ctx: Ctx, as: Ctx, file: StoredFile, page: number): Promise<PageSeen> {
  const { digest } = file
  const [kept] = await read(as, (tx) =>
    tx
      .select({ bytes: filePages.bytes })
      .from(filePages)
      .where(and(eq(filePages.digest, digest), eq(filePages.page, page))),
  )
  if (kept) return { bytes: kept.bytes, keep: async () => true }
  const who = actingPersonId(ctx.actor)
  // One person's wait for each other before they wait for those of others, and all of them for each other and for what is sent.
  return inTurn(`pages for ${who}`, () => inTurn(ENGINE_TURN, () => drawn(as, file, page)))
}

async function drawn(as: Ctx, file: StoredFile, page: number): Promise<PageSeen> {
  const { digest, size } = file
  const failed = `page-not-drawn:${digest.toString('hex')}:${page}`
  await refuseAfter(as, failed, MOST_FAILED_AN_HOUR, 60)
  const bytes = new Uint8Array(size)
  let at = 0
  for await (const piece of piecesOf(as, file)) {
    bytes.set(piece, at)
    at += piece.length
  }
  const opened = await openedApart({ bytes, page }, DEADLINE_MS)
  if (opened.state !== 'whole') {
    await countTry(as, failed, 60)
    throw notFound(NOT_DRAWN)
  }
  const picture = await asWebp(opened.drawn)
  return { bytes: picture, keep: (tx) => keepPage(tx, { digest, page, picture, pages: opened.pages, now: as.now }) }
}

async function asWebp({ width, height, rgba }: { width: number; height: number; rgba: Uint8Array }): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  // The page was drawn on white.
  const drawn = sharp(rgba, { raw: { width, height, channels: 4 } }).removeAlpha()
  return drawn.webp({ quality: 75, effort: 1 }).timeout({ seconds: 10 }).toBuffer()
}

type Kept = { digest: Buffer; page: number; picture: Buffer; pages: number; now: Date }

async function keepPage(tx: Tx, { digest, page, picture, pages, now }: Kept): Promise<boolean> {
  // A file that is just removed is waited for, and then its page is kept nowhere.
  const [there] = await tx
    .update(fileContents)
    .set({ pages })
    .where(eq(fileContents.digest, digest))
    .returning({ digest: fileContents.digest })
  if (!there) return false
  await tx.insert(filePages).values({ digest, page, bytes: picture, drawnAt: now }).onConflictDoNothing()
  return true
}

/** How many pages the PDFs among these files have, as far as they were counted. For files that the caller may speak of. */
export async function pagesOf(tx: Tx, ctx: Ctx, fileIds: readonly (string | null)[]): Promise<Map<string, number>> {
  const ids = fileIds.filter((each) => each !== null)
  if (ids.length === 0) return new Map()
  const rows = await asSystem(tx, ctx, () =>
    tx
      .select({ fileId: files.id, pages: sql<number>`${fileContents.pages}` })
      .from(files)
      .innerJoin(fileContents, eq(fileContents.digest, files.digest))
      .where(and(sql`${files.id} = ${anyId(ids)}`, isNotNull(fileContents.pages))),
  )
  return new Map(rows.map(({ fileId, pages }) => [fileId, pages]))
}

/** Pages that were drawn before then; whoever looks again has them drawn again. Meant for the system. @returns how many */
export async function sweepPages(tx: Tx, before: Date, most: number): Promise<number> {
  const { count } = await tx.execute(sql`
    delete from file_pages p using (select digest, page from file_pages
      where drawn_at < ${before.toISOString()}::timestamptz order by drawn_at limit ${most} for update skip locked) old
    where p.digest = old.digest and p.page = old.page`)
  return count
}
