/**
 * Values of many thousand lines that only the program reads, as compressed JSON in a column of bytes: PostgreSQL would
 * parse and compress each as `jsonb` while the request waits, ten times as long as this takes beside the event loop.
 */
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'

const compress = promisify(gzip)
const expand = promisify(gunzip)

export const pack = (value: unknown): Promise<Buffer> => compress(JSON.stringify(value), { level: 1 })

const isCompressed = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

/** Reads what was packed, and plain JSON, as migrations leave it. */
export async function unpack<T>(bytes: Buffer): Promise<T> {
  const json = isCompressed(bytes) ? await expand(bytes) : bytes
  return JSON.parse(json.toString('utf8'))
}
