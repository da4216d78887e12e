/** Reminders of what people are registered for: a week before, and a day before. */
import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { writeIfNeeded } from '@/lib/audit/write'
import { eventSessions, events } from '@/lib/events/tables'
import type { Ctx } from '@/lib/platform/context'
import { type Job, job } from '@/lib/platform/jobs'
import { notify } from '@/lib/platform/notify'
import { plusDays, plusMinutes } from '@/lib/platform/time'
import { dateNear } from './mails'
import { whose } from './places'
import { registrations } from './tables'

/**
 * Runs every day, so that each date is met once in each stretch; another date is said again. Whoever registered less than a day
 * ago knows it. @returns how many were written, those told before included
 */
export async function remindOfDates(ctx: Ctx): Promise<number> {
  const stretches = [
    { name: 'day', from: ctx.now, to: plusMinutes(ctx.now, 36 * 60) },
    { name: 'week', from: plusDays(ctx.now, 5), to: plusDays(ctx.now, 7) },
  ]
  return writeIfNeeded(ctx, async (w) => {
    let total = 0
    for (const { name, from, to } of stretches) {
      const starts = sql`min(${eventSessions.startsAt})`
      const due = await w.tx
        .select({
          id: registrations.id,
          personId: registrations.personId,
          guestEmail: registrations.guestEmail,
          startsAt: sql<number>`extract(epoch from ${starts})::int`,
        })
        .from(registrations)
        .innerJoin(events, and(eq(events.id, registrations.eventId), eq(events.status, 'published')))
        .innerJoin(
          eventSessions,
          and(
            eq(eventSessions.eventId, events.id),
            isNull(eventSessions.withdrawnAt),
            or(isNull(registrations.sessionId), eq(eventSessions.id, registrations.sessionId)),
          ),
        )
        .where(and(eq(registrations.state, 'registered'), lte(registrations.createdAt, plusDays(ctx.now, -1))))
        .groupBy(registrations.id)
        .having(
          and(gt(starts, sql`${from.toISOString()}::timestamptz`), lte(starts, sql`${to.toISOString()}::timestamptz`)),
        )
        .orderBy(asc(registrations.id))
      for (const { id, startsAt, ...row } of due)
        await notify(w, dateNear, { registrationId: id }, { key: `${id} ${name} ${startsAt}`, ...whose(row) })
      total += due.length
    }
    return total
  })
}

export const remindOfDatesDaily: Job<Record<string, never>> = {
  ...job('remind-of-dates', z.object({}), async (ctx) => void (await remindOfDates(ctx))),
  at: '10 15 * * *',
}
