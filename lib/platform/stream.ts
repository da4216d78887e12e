/** Many rows for one file. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Ctx } from './context'
import { builder, clientOf, type Database, read } from './database'
import { invalid } from './errors'

/** More than this, packed, is no longer one file. */
const MOST_PACKED = 96 * 1024 * 1024

/**
 * Reads over many rows in batches. They are fetched in one transaction as fast as the database gives them and kept packed,
 * a tenth of their size; only then does the reader get the first, so that no connection ever waits for who reads.
 */
export async function* stream<R extends Record<string, unknown>>(
  ctx: Ctx,
  build: (db: Database) => { toSQL(): { sql: string; params: unknown[] } },
  batch = 500,
): AsyncGenerator<R[]> {
  const query = build(builder()).toSQL()
  const packed: Buffer[] = []
  let size = 0
  await read(ctx, async (tx) => {
    await clientOf(tx)
      .unsafe(query.sql, query.params as never[])
      .cursor(batch, (rows) => {
        const part = deflateRawSync(JSON.stringify(rows), { level: 1 })
        size += part.length
        if (size > MOST_PACKED) throw invalid('file', 'This would be too large for one file. Narrow it by unit.')
        packed.push(part)
      })
  })
  for (let part = packed.shift(); part; part = packed.shift())
    yield JSON.parse(inflateRawSync(part).toString('utf8')) as R[]
}
