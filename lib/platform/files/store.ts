/** Files in the database: the content once for each digest, in pieces, and a name for it for each who sent it. */
import { and, eq, notExists, sql } from 'drizzle-orm'
import { actingPersonId, type Ctx } from '../context'
import { read, type Tx } from '../database'
import { newId } from '../ids'
import { fileChunks, fileContents, files } from '../tables'
import type { FileKind, Received } from './kinds'

const CHUNK_BYTES = 256 * 1024

export type StoredFile = { fileId: string; use: string; name: string; size: number; digest: Buffer }

/**
 * Keeps a file that was received, as the system. The same file of the same person under the same name is the same file.
 * @returns its id, and whether it is new
 */
export async function storeFile(
  tx: Tx,
  file: Received,
  { use, name, by, now }: { use: string; name: string; by: string | null; now: Date },
): Promise<{ fileId: string; isNew: boolean }> {
  const { digest, size, pages } = file
  const counted = pages === undefined ? {} : { pages }
  const [content] = await tx
    .insert(fileContents)
    .values({ digest, size, storedAt: now, ...counted })
    .onConflictDoUpdate({ target: fileContents.digest, set: { storedAt: now, ...counted } })
    .returning({ isNew: sql<boolean>`xmax = 0` })
  if (content?.isNew) await storeChunks(tx, file)
  const [stored] = await tx
    .insert(files)
    .values({ id: newId(), use, name, digest, uploadedBy: by, uploadedAt: now })
    .onConflictDoUpdate({ target: [files.uploadedBy, files.use, files.digest, files.name], set: { uploadedAt: now } })
    .returning({ fileId: files.id, isNew: sql<boolean>`xmax = 0` })
  if (!stored) throw new Error('The file was not stored.')
  return stored
}

async function storeChunks(tx: Tx, { digest, pieces }: Received): Promise<void> {
  let place = 0
  let waiting: Uint8Array[] = []
  let length = 0
  const store = async () => {
    if (length > 0) await tx.insert(fileChunks).values({ digest, place: place++, bytes: Buffer.concat(waiting) })
    waiting = []
    length = 0
  }
  for await (const piece of pieces())
    for (let from = 0; from < piece.length; ) {
      const part = piece.subarray(from, from + CHUNK_BYTES - length)
      waiting.push(part)
      length += part.length
      from += part.length
      if (length === CHUNK_BYTES) await store()
    }
  await store()
}

/** A file that is the actor's own. */
export async function findFile(ctx: Ctx, fileId: string): Promise<StoredFile | null> {
  const [found] = await read(ctx, (tx) =>
    tx
      .select({
        fileId: files.id,
        use: files.use,
        name: files.name,
        size: fileContents.size,
        digest: files.digest,
      })
      .from(files)
      .innerJoin(fileContents, eq(fileContents.digest, files.digest))
      .where(and(eq(files.id, fileId), ownedBy(ctx))),
  )
  return found ?? null
}

const ownedBy = ({ actor }: Ctx) =>
  actor.kind === 'system' ? undefined : eq(files.uploadedBy, actingPersonId(actor) ?? sql`null`)

/** All bytes of one of the actor's own files, held once; null also for one that was swept meanwhile. */
export async function readFileOf(
  ctx: Ctx,
  fileId: string,
  { use }: FileKind,
): Promise<(StoredFile & { bytes: Buffer }) | null> {
  const file = await findFile(ctx, fileId)
  if (file?.use !== use) return null
  const bytes = Buffer.alloc(file.size)
  let at = 0
  try {
    for await (const piece of piecesOf(ctx, file)) at += Buffer.from(piece).copy(bytes, at)
  } catch (error) {
    if (await findFile(ctx, fileId)) throw error
    return null
  }
  return { ...file, bytes }
}

/** The bytes from one place to another, both included. Each piece is read by itself: no connection waits for who takes them. */
export async function* piecesOf(
  ctx: Ctx,
  { digest, size }: StoredFile,
  { from, to } = { from: 0, to: size - 1 },
): AsyncGenerator<Uint8Array> {
  for (let place = Math.floor(from / CHUNK_BYTES); place * CHUNK_BYTES <= to; place += 1) {
    const [chunk] = await read(ctx, (tx) =>
      tx
        .select({ bytes: fileChunks.bytes })
        .from(fileChunks)
        .where(and(eq(fileChunks.digest, digest), eq(fileChunks.place, place))),
    )
    if (!chunk) throw new Error('A part of a file is missing.')
    const start = place * CHUNK_BYTES
    yield chunk.bytes.subarray(Math.max(0, from - start), to + 1 - start)
  }
}

/**
 * Removes a file at once, with its content where no other file has the same. Meant for the system, once nothing refers to it.
 */
export async function removeFile(tx: Tx, fileId: string): Promise<void> {
  const [gone] = await tx.delete(files).where(eq(files.id, fileId)).returning({ digest: files.digest })
  if (!gone) return
  const other = tx.select({ one: sql`1` }).from(files).where(eq(files.digest, gone.digest))
  await tx.delete(fileContents).where(and(eq(fileContents.digest, gone.digest), notExists(other)))
}

/** What the database says of a row that refers to a file which was swept. */
export function isGone(error: unknown): boolean {
  const { cause = error } = error as { cause?: unknown }
  const { code, constraint_name: name = '' } = cause as { code?: string; constraint_name?: string }
  return code === '23503' && name.includes('file_id')
}

type Reference = { table: string; column: string }

/**
 * Removes files that were sent before then and that no row of any table refers to, and contents without a file. One that is
 * just put to use is passed over, and whoever comes a moment later finds it gone (`isGone`). Meant for the system, in a
 * transaction of its own. @returns how many files
 */
export async function sweepFiles(tx: Tx, before: Date, most: number): Promise<number> {
  const references = await tx.execute<Reference>(sql`
    select c.conrelid::regclass::text as table, quote_ident(a.attname) as column
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'files'::regclass`)
  const unused = references.map(
    ({ table, column }) => sql` and not exists (select 1 from ${sql.raw(table)} r where r.${sql.raw(column)} = f.id)`,
  )
  const instant = before.toISOString()
  const locked = await tx.execute<{ id: string }>(sql`
    select f.id from files f where f.uploaded_at < ${instant}::timestamptz${sql.join(unused)}
    order by f.uploaded_at limit ${most} for update skip locked`)
  // Asked again, since a row may have begun to refer to it just before it was locked.
  const { count } = await tx.execute(sql`
    delete from files f where f.id = any(${`{${locked.map(({ id }) => id).join(',')}}`}::uuid[])${sql.join(unused)}`)
  await tx.execute(sql`
    delete from file_contents c where c.stored_at < ${instant}::timestamptz
      and not exists (select 1 from files f where f.digest = c.digest)`)
  return count
}
