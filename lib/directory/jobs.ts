/** At night: keepers are asked to check what nobody has verified for 180 days. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { isInEffect } from '@/lib/agencies/policy'
import { roles } from '@/lib/agencies/tables'
import { writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { type Job, job } from '@/lib/platform/jobs'
import { notify } from '@/lib/platform/notify'
import { isDue } from './due'
import { listings } from './listing-tables'
import { keeperReminded } from './mails'

/**
 * Writes to each coordinator of the keeper, once for each verification that has grown old: done again, it writes to nobody
 * twice. @returns how many letters there are to write, those of earlier nights among them
 */
export async function remindKeepers(ctx: Ctx): Promise<{ asked: number }> {
  return writeIfNeeded(ctx, async (w) => {
    const rows = await w.tx
      .select({ listingId: listings.id, verifiedOn: listings.lastVerifiedOn, personId: roles.personId })
      .from(listings)
      .innerJoin(roles, eq(roles.agencyId, listings.keeperAgencyId))
      .where(and(isDue(ctx), eq(roles.role, 'coordinator'), isNull(roles.revokedAt), isInEffect))
      .orderBy(sql`${listings.lastVerifiedOn}`, listings.id, roles.personId)
    for (const { listingId, verifiedOn, personId } of rows)
      await notify(w, keeperReminded, { listingId }, { key: `${listingId} ${verifiedOn} ${personId}`, personId })
    return { asked: rows.length }
  })
}

export const remindKeepersNightly: Job<Record<string, never>> = {
  ...job('remind-keepers', z.object({}), async (ctx) => {
    await remindKeepers(ctx)
  }),
  at: '40 4 * * *',
}
