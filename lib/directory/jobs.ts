/** By the clock: keepers are asked to check what nobody has verified for 180 days, administrators the help lines after 90. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { isInEffect } from '@/lib/agencies/policy'
import { roles } from '@/lib/agencies/tables'
import { writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { type Job, job } from '@/lib/platform/jobs'
import { notify } from '@/lib/platform/notify'
import { addDays, type Day, daysBetween } from '@/lib/platform/time'
import { directoryDay } from './days'
import { isDue } from './due'
import { linesDueIn } from './lines-due'
import { listings } from './listing-tables'
import { keeperReminded, linesDue } from './mails'

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

/**
 * Writes to each administrator that help lines are due to be made sure of, once in the week of a Monday; where none is due, to
 * nobody. @returns how many were told, those of an earlier run in the week among them
 */
export async function remindOfLines(ctx: Ctx): Promise<{ told: number }> {
  return writeIfNeeded(ctx, async (w) => {
    if ((await linesDueIn(w.tx, ctx.now)) === 0) return { told: 0 }
    const keepers = await w.tx
      .selectDistinct({ personId: roles.personId })
      .from(roles)
      .where(and(eq(roles.role, 'administrator'), isNull(roles.agencyId), isNull(roles.revokedAt), isInEffect))
    const week = mondayOf(directoryDay(ctx.now))
    for (const { personId } of keepers) await notify(w, linesDue, {}, { key: `${week} ${personId}`, personId })
    return { told: keepers.length }
  })
}

const WEEK = 7
/** A Monday of long ago. */
const EPOCH = '1970-01-05'
const mondayOf = (day: Day): Day => addDays(day, -(daysBetween(EPOCH, day) % WEEK))

export const remindOfLinesWeekly: Job<Record<string, never>> = {
  ...job('remind-of-lines', z.object({}), async (ctx) => {
    await remindOfLines(ctx)
  }),
  at: '10 13 * * 1',
}
