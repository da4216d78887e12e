/** By the clock: calendars that somebody follows are read once a day, one after the other. */
import { inArray } from 'drizzle-orm'
import * as z from 'zod/mini'
import { writeIfNeeded } from '@/lib/audit/write'
import type { Tx } from '@/lib/platform/database'
import { enqueue, type Job, job } from '@/lib/platform/jobs'
import { calendarSources } from '../calendar-tables'
import { readSource } from './following'

export const readCalendarSource = job('read-calendar', z.object({ sourceId: z.string() }), (ctx, { sourceId }) =>
  readSource(ctx, sourceId),
)

/** Has an address read soon, once however often it is asked for. */
export const askForReading = (tx: Tx, sourceId: string) =>
  enqueue(tx, readCalendarSource, { sourceId }, { key: `calendar ${sourceId}` })

export const readCalendarsDaily: Job<Record<string, never>> = {
  ...job('read-calendars-daily', z.object({}), async (ctx) => {
    await writeIfNeeded(ctx, async (w) => {
      const rows = await w.tx
        .select({ id: calendarSources.id })
        .from(calendarSources)
        .where(inArray(calendarSources.state, ['asked', 'read', 'failing']))
        .orderBy(calendarSources.id)
      for (const { id } of rows) await askForReading(w.tx, id)
    })
  }),
  at: '25 10 * * *',
}
