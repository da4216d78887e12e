/** A font packed for the web (W3C WOFF 1.0, sections 3 to 5) unpacked into the OpenType file that it was made from. */
import { inflateSync } from 'node:zlib'

const [HEADER, ENTRY] = [44, 20]
const [OUT_HEADER, OUT_ENTRY] = [12, 16]
const aligned = (length: number) => (length + 3) & ~3

export function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, i) => {
    const at = HEADER + i * ENTRY
    const [offset, packed, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)]
    const stored = woff.subarray(offset, offset + packed)
    return {
      tag: woff.subarray(at, at + 4),
      sum: woff.readUInt32BE(at + 16),
      data: packed < length ? inflateSync(stored) : stored,
    }
  })
  const head = Buffer.alloc(OUT_HEADER + count * OUT_ENTRY)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  let offset = head.length
  tables.forEach(({ tag, sum, data }, i) => {
    const at = OUT_HEADER + i * OUT_ENTRY
    tag.copy(head, at)
    head.writeUInt32BE(sum, at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(data.length, at + 12)
    offset += aligned(data.length)
  })
  return Buffer.concat([
    head,
    ...tables.flatMap(({ data }) => [data, Buffer.alloc(aligned(data.length) - data.length)]),
  ])
}
