/** Keeping the lines people are told to turn to. */
import { sql } from 'drizzle-orm'
import { writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { forbidden } from '@/lib/platform/errors'
import { bumpGeneration } from '@/lib/platform/generations'
import { contactLines as lines } from './contact-lines'
import { can } from './policy'
import { contactLines } from './tables'

/** Of what the product says of a line, anything is another. */
const differs = sql.raw(
  ['kind', 'name', 'purpose', 'phone', 'text_number', 'url', 'hours', 'source_name', 'source_url', 'last_verified_on']
    .map((column) => `contact_lines.${column} is distinct from excluded.${column}`)
    .join(' or '),
)

/**
 * Puts the lines in place that the product comes with. A line that was checked later by hand, or that an administrator changed
 * or retired, stays as it is, and all stay in the order they are in; repeating it changes nothing. @returns how many were added or changed @throws forbidden
 */
export async function loadContactLines(ctx: Ctx): Promise<{ changed: number }> {
  if (!can.keepContactLines(ctx.actor)) throw forbidden()
  return writeIfNeeded(ctx, async (w) => {
    const changed = await w.tx
      .insert(contactLines)
      .values(lines.map((line, at) => ({ ...line, position: at + 1 })))
      .onConflictDoUpdate({
        target: contactLines.id,
        set: {
          kind: sql`excluded.kind`,
          name: sql`excluded.name`,
          purpose: sql`excluded.purpose`,
          phone: sql`excluded.phone`,
          textNumber: sql`excluded.text_number`,
          url: sql`excluded.url`,
          hours: sql`excluded.hours`,
          sourceName: sql`excluded.source_name`,
          sourceUrl: sql`excluded.source_url`,
          lastVerifiedOn: sql`excluded.last_verified_on`,
          // How somebody made sure was said of what stood before.
          verifiedHow: null,
        },
        setWhere: sql`${contactLines.keptSince} is null and ${contactLines.lastVerifiedOn} <= excluded.last_verified_on
          and (${differs})`,
      })
      .returning({ id: contactLines.id })
    if (changed.length === 0) return { changed: 0 }
    await bumpGeneration(w.tx, 'help')
    w.record('reference.loaded', {
      kind: 'contact-lines',
      id: 'contact-lines',
      detail: { lines: changed.map(({ id }) => id) },
    })
    return { changed: changed.length }
  })
}
