/** By the clock: whoever keeps a search hears of what was published since, and moderators of what waits. */
import { and, asc, eq, gt, inArray, isNull, lte, ne, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { USUAL_ZONE } from '@/lib/agencies/own-day'
import { isInEffect } from '@/lib/agencies/policy'
import { roles } from '@/lib/agencies/tables'
import { writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { type Job, job } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import { notify } from '@/lib/platform/notify'
import { dayIn, plusMinutes } from '@/lib/platform/time'
import { calendarFilter } from './inputs'
import { newForSearch, submissionsWait } from './mails'
import { isDue } from './saved-rules'
import { savedSearches } from './saved-tables'
import { all, eventConditions, hasWords, sessionConditions } from './search'
import { eventSessions, events } from './tables'
import { countWaiting } from './waiting'

/** A letter names so many; the rest is behind its link. */
const NAMED = 20
/** What is published at this very moment may not be seen yet: it comes with the next letter. */
const LAG_MINUTES = 5

type Search = typeof savedSearches.$inferSelect

/**
 * One letter for each search that is due and has something new: published since, and still to come. Done again, it tells nothing
 * twice. @returns how many letters there are to write
 */
export async function tellSavedSearches(ctx: Ctx): Promise<{ told: number }> {
  const searches = await read(ctx, (tx) =>
    tx
      .select()
      .from(savedSearches)
      .where(ne(savedSearches.rhythm, 'never'))
      .orderBy(asc(savedSearches.toldUntil), asc(savedSearches.id)),
  )
  let told = 0
  for (const { id } of searches.filter((each) => isDue(each, ctx.now))) {
    try {
      if (await tellSearch(ctx, id)) told += 1
    } catch (error) {
      log().error({ err: error, searchId: id }, 'A saved search could not be told of')
    }
  }
  return { told }
}

const tellSearch = (ctx: Ctx, searchId: string): Promise<boolean> =>
  writeIfNeeded(ctx, async (w) => {
    const [search] = await w.tx.select().from(savedSearches).where(eq(savedSearches.id, searchId)).for('update')
    if (!search || !isDue(search, ctx.now)) return false
    const until = plusMinutes(ctx.now, -LAG_MINUTES)
    const eventIds = await newSince(w.tx, search, until, ctx.now)
    await w.tx.update(savedSearches).set({ toldUntil: until }).where(eq(savedSearches.id, searchId))
    if (eventIds.length === 0) return false
    const payload = { searchId, eventIds: eventIds.slice(0, NAMED), total: eventIds.length }
    await notify(w, newForSearch, payload, {
      key: `${searchId} ${search.toldUntil.toISOString()}`,
      personId: search.personId,
    })
    return true
  })

async function newSince(tx: Tx, { filter, toldUntil }: Search, until: Date, now: Date): Promise<string[]> {
  const asked = calendarFilter.parse(filter)
  const rows = await tx
    .select({ id: events.id })
    .from(events)
    .innerJoin(eventSessions, eq(eventSessions.eventId, events.id))
    .where(
      and(
        all(...eventConditions(asked, hasWords), ...(await sessionConditions(tx, asked, now))),
        inArray(events.status, ['published']),
        gt(events.publishedAt, toldUntil),
        lte(events.publishedAt, until),
        gt(eventSessions.endsAt, now),
      ),
    )
    .groupBy(events.id)
    .orderBy(asc(sql`min(${eventSessions.startsAt})`), asc(events.id))
  return rows.map(({ id }) => id)
}

export const tellSavedSearchesDaily: Job<Record<string, never>> = {
  ...job('tell-saved-searches', z.object({}), async (ctx) => {
    await tellSavedSearches(ctx)
  }),
  at: '30 12 * * *',
}

/**
 * Writes to each moderator that something waits, once on a day; where nothing waits, to nobody.
 * @returns how many were told, those of an earlier run on that day among them
 */
export async function remindModerators(ctx: Ctx): Promise<{ told: number }> {
  return writeIfNeeded(ctx, async (w) => {
    if ((await countWaiting(w.tx)) === 0) return { told: 0 }
    const moderators = await w.tx
      .selectDistinct({ personId: roles.personId })
      .from(roles)
      .where(and(eq(roles.role, 'moderator'), isNull(roles.agencyId), isNull(roles.revokedAt), isInEffect))
    const day = dayIn(USUAL_ZONE, ctx.now)
    for (const { personId } of moderators) await notify(w, submissionsWait, {}, { key: `${day} ${personId}`, personId })
    return { told: moderators.length }
  })
}

export const remindModeratorsDaily: Job<Record<string, never>> = {
  ...job('remind-moderators', z.object({}), async (ctx) => {
    await remindModerators(ctx)
  }),
  at: '0 20 * * *',
}
