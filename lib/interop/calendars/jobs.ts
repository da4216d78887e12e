/**
 * By the clock: calendars that somebody follows are read once a day, one after the other. What does not answer quickly is read
 * apart, so that nobody who follows a slow address, or an address that is slow on purpose, holds up the others.
 */
import { inArray } from 'drizzle-orm'
import * as z from 'zod/mini'
import { writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import type { Network } from '@/lib/platform/fetching'
import { enqueue, type Job, job } from '@/lib/platform/jobs'
import { calendarSources } from '../calendar-tables'
import { readSource } from './following'

const QUICK_MS = 3000

const about = z.object({ sourceId: z.string() })
const keyOf = (sourceId: string) => `calendar ${sourceId}`

export const readSlowCalendar = job(
  'read-slow-calendar',
  about,
  async (ctx, { sourceId }) => {
    await readSource(ctx, sourceId)
  },
  'slow',
)

type How = { network?: Network; quickMs?: number }

/** Reads an address that answers quickly; what does not is put into the queue of slow ones. */
export async function readQuickly(ctx: Ctx, sourceId: string, { network, quickMs = QUICK_MS }: How = {}) {
  if ((await readSource(ctx, sourceId, { quickMs, network })) === 'done') return
  await writeIfNeeded(ctx, (w) => enqueue(w.tx, readSlowCalendar, { sourceId }, { key: `slow ${keyOf(sourceId)}` }))
}

export const readCalendarSource = job(
  'read-calendar',
  about,
  (ctx, { sourceId }) => readQuickly(ctx, sourceId),
  'reading',
)

/** Has an address read soon, once however often it is asked for. */
export const askForReading = (tx: Tx, sourceId: string) =>
  enqueue(tx, readCalendarSource, { sourceId }, { key: keyOf(sourceId) })

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
