/** Which listings are due to be checked again: listed, and not verified for 180 days. */
import { and, eq, lte, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { addDays } from '@/lib/platform/time'
import { directoryDay } from './days'
import { listings } from './listing-tables'
import { STALE_AFTER_DAYS } from './rules'

export const isDue = (ctx: Ctx): SQL =>
  and(eq(listings.status, 'listed'), lte(listings.lastVerifiedOn, addDays(directoryDay(ctx.now), -STALE_AFTER_DAYS))) ??
  sql`false`
