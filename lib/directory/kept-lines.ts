/** The lines as those read them who keep them: what is due first to be made sure of, and what was retired. */
import { asc } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { dayOfPerson, USUAL_ZONE } from '@/lib/agencies/own-day'
import { versionOf } from '@/lib/audit/versions'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { named, read } from '@/lib/platform/database'
import { forbidden } from '@/lib/platform/errors'
import { dayIn } from '@/lib/platform/time'
import type { KeptLine, keptLinesShape } from './line-inputs'
import { standsAbove } from './line-numbers'
import { type LineRow, lineFieldsOf, lineVersion } from './line-records'
import { dueOn, HOLDS_DAYS, isDue } from './line-rules'
import { can } from './policy'
import { contactLines } from './tables'

const allKept = named('contact-lines-kept', (db) =>
  db.select().from(contactLines).orderBy(asc(contactLines.position), asc(contactLines.id)),
)

/** Every line in its order, with the day by which somebody has to make sure of it again. @throws forbidden */
export async function listKeptContactLines(ctx: Ctx): Promise<z.infer<typeof keptLinesShape>> {
  if (!can.keepContactLines(ctx.actor)) throw forbidden()
  const personId = actingPersonId(ctx.actor)
  return read(ctx, async (tx) => {
    const rows = await allKept.on(tx)
    const today = personId ? await dayOfPerson(tx, personId, ctx.now) : dayIn(USUAL_ZONE, ctx.now)
    const standing = rows.filter(({ retiredAt }) => !retiredAt)
    return {
      version: versionOf({ ids: standing.map(({ id }) => id) }),
      today,
      holdsDays: HOLDS_DAYS,
      overdue: standing.filter(({ lastVerifiedOn }) => isDue(lastVerifiedOn, today)).length,
      items: standing.map(shaped),
      retired: rows.filter(({ retiredAt }) => retiredAt).map(shaped),
    }
  })
}

const shaped = (row: LineRow): KeptLine => ({
  id: row.id,
  ...lineFieldsOf(row),
  lastVerifiedOn: row.lastVerifiedOn,
  version: lineVersion(row),
  verifiedHow: row.verifiedHow,
  dueOn: dueOn(row.lastVerifiedOn),
  retiredOn: row.retiredAt ? dayIn(USUAL_ZONE, row.retiredAt) : null,
  retiredReason: row.retiredReason,
  aboveEveryPage: standsAbove(row.id),
})
