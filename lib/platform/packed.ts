/**
 * Lists of many thousand items that only the program reads, as compressed JSON in a column of bytes: PostgreSQL would
 * parse and compress them as `jsonb` while the request waits, ten times as long as this takes beside the event loop.
 */
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { createGzip, gunzip } from 'node:zlib'

const expand = promisify(gunzip)

export const pack = (items: readonly unknown[]): Promise<Buffer> =>
  buffer(Readable.from(written(items)).pipe(createGzip({ level: 1 })))

const ITEMS_A_PIECE = 100

function* written(items: readonly unknown[]): Generator<string> {
  yield '['
  for (let from = 0; from < items.length; from += ITEMS_A_PIECE) {
    const piece = items.slice(from, from + ITEMS_A_PIECE).map((item) => JSON.stringify(item))
    yield `${from > 0 ? ',' : ''}${piece.join(',')}`
  }
  yield ']'
}

const isCompressed = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

/** Reads what was packed, and plain JSON, as migrations leave it. */
export async function unpack<T>(bytes: Buffer): Promise<T[]> {
  const json = isCompressed(bytes) ? await expand(bytes) : bytes
  return JSON.parse(json.toString('utf8'))
}
