/**
 * Takes a file out of a `multipart/form-data` body (RFC 7578) while it arrives. It waits on disk until it is whole and checked,
 * so that neither memory nor a database connection waits for who sends it; whatever goes wrong, nothing is left.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { DomainError, invalid, tooLarge, unreadable } from '../errors'
import { ContentCheck } from './content'
import type { FileKind, Received } from './kinds'

export type Sent = { headers: IncomingHttpHeaders; body: Readable }

/** The lines between the parts and the names in them. */
const WRAPPING = 16 * 1024
/** Who sends nothing for so long is not waited for. */
const QUIET_MS = 20_000

const NOT_WHOLE = 'The file did not arrive whole. Please send it again.'
const NO_FILE = 'Send one file as multipart/form-data, in a part named “file”.'

/**
 * Receives the one file of the body and hands it on; it is gone when `work` is done.
 * @throws too-large before anything is read where the length says so, else as soon as it is; unreadable for a body that is
 * broken, stops or holds anything else; invalid for an empty file or a content that is not taken
 */
export async function receiveFile<T>(
  sent: Sent,
  kind: FileKind,
  work: (file: Received) => Promise<T>,
  quietMs = QUIET_MS,
): Promise<T> {
  if (Number(sent.headers['content-length'] ?? 0) > kind.mostBytes + WRAPPING) throw tooLarge('file', kind.tooLarge)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'attest-file-'))
  try {
    return await work(await received(sent, kind, path.join(folder, 'file'), quietMs))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
}

async function received(sent: Sent, kind: FileKind, target: string, quietMs: number): Promise<Received> {
  const parser = parserOf(sent, kind)
  const check = new ContentCheck()
  const digest = createHash('sha256')
  let size = 0
  let name: string | undefined
  let part: Readable | undefined
  let file: WriteStream | undefined
  const saved = new Promise<void>((resolve, reject) => {
    parser.once('file', (field, stream, given) => {
      if (field !== 'file') reject(unreadable(NO_FILE))
      name = given ?? ''
      part = stream
      stream.once('limit', () => reject(tooLarge('file', kind.tooLarge)))
      const look = new Transform({
        transform(bytes: Buffer, _, done) {
          size += bytes.length
          check.see(bytes)
          digest.update(bytes)
          done(null, bytes)
        },
      })
      file = createWriteStream(target, { mode: 0o600 })
      pipeline(stream, look, file).then(resolve, reject)
    })
    for (const limit of ['filesLimit', 'partsLimit', 'fieldsLimit'] as const)
      parser.once(limit, () => reject(unreadable(NO_FILE)))
    parser.once('finish', () => name === undefined && reject(unreadable(NO_FILE)))
  })
  await Promise.all([saved, parsed(sent.body, parser, quietMs, saved)]).catch(async (error: unknown) => {
    // The parser forgets the part it was in, which would keep its file open.
    part?.destroy()
    // A file that is still being opened would appear in a folder that is being removed.
    if (file) await gone(file)
    throw error
  })
  if (size === 0) throw invalid('file', 'The file is empty.')
  if (!kind.takes.includes(check.content)) throw invalid('file', kind.notTaken(check.content))
  return {
    name: name ?? '',
    size,
    digest: digest.digest(),
    content: check.content,
    pieces: () => createReadStream(target),
  }
}

const gone = (file: WriteStream) =>
  new Promise<void>((resolve) => (file.closed ? resolve() : file.once('close', resolve).destroy()))

function parserOf({ headers }: Sent, { mostBytes }: FileKind): BusboyInstance {
  const type = headers['content-type'] ?? ''
  if (!/^multipart\/form-data\s*;/i.test(type)) throw unreadable(NO_FILE)
  const limits = {
    files: 1,
    fields: 1,
    parts: 2,
    fileSize: mostBytes,
    fieldSize: 1024,
    headerPairs: 20,
    headerSize: 8192,
  }
  try {
    return new Busboy({ headers: { ...headers, 'content-type': type }, limits })
  } catch {
    throw unreadable(NO_FILE)
  }
}

/** The body is never destroyed here: the answer goes back over the same connection. */
async function parsed(body: Readable, parser: BusboyInstance, quietMs: number, saved: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let giveUp = () => {}
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(() => giveUp(), quietMs)
  }
  try {
    await new Promise<void>((resolve, reject) => {
      giveUp = () => reject(unreadable(NOT_WHOLE))
      wait()
      saved.catch(reject)
      parser.once('finish', resolve).on('error', () => giveUp())
      body
        .on('data', wait)
        .on('error', () => giveUp())
        .once('close', () => body.readableEnded || giveUp())
      body.pipe(parser)
    })
  } catch (error) {
    body.unpipe(parser)
    parser.destroy()
    // Who still sends hears the answer only at the end of it.
    body.resume()
    throw error instanceof DomainError ? error : unreadable(NOT_WHOLE)
  } finally {
    clearTimeout(timer)
    body.off('data', wait)
  }
}
