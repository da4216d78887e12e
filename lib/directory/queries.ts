/** Where to turn, as everyone may read it. */
import { asc, isNull } from 'drizzle-orm'
import type * as z from 'zod/mini'
import type { Ctx } from '@/lib/platform/context'
import { named, read } from '@/lib/platform/database'
import type { contactLineShape } from './inputs'
import { contactLines } from './tables'

const allLines = named('contact-lines', (db) =>
  db
    .select({
      id: contactLines.id,
      kind: contactLines.kind,
      name: contactLines.name,
      purpose: contactLines.purpose,
      phone: contactLines.phone,
      textNumber: contactLines.textNumber,
      url: contactLines.url,
      hours: contactLines.hours,
      sourceName: contactLines.sourceName,
      sourceUrl: contactLines.sourceUrl,
      lastVerifiedOn: contactLines.lastVerifiedOn,
    })
    .from(contactLines)
    .where(isNull(contactLines.retiredAt))
    .orderBy(asc(contactLines.position), asc(contactLines.id)),
)

/** Emergency first, the hotline second, then lines for reports; each with its source and the day it was checked. */
export async function listContactLines(ctx: Ctx): Promise<{ items: z.infer<typeof contactLineShape>[] }> {
  return { items: await read(ctx, (tx) => allLines.on(tx)) }
}
