/** Messages about calendars that are read daily. Their subjects and words are neutral: they may be read on a shared screen. */
import { eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import type { NoticeKind } from '@/lib/platform/notify'
import { calendarBatches, calendarSources } from '../calendar-tables'

const waiting = z.object({ batchId: z.string() })

/** Tells who follows a calendar once for each reading that brought something that waits for their look. */
export const calendarWaits: NoticeKind<z.infer<typeof waiting>> = {
  name: 'calendars.waiting',
  payload: waiting,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'Something to look at in a calendar you follow',
  digest: {
    opening: ['A calendar that you follow has something new. Nothing of it is posted before you have looked:'],
    closing: ['You can stop following the calendar on the same page.'],
  },
  say: async (ctx, { batchId }) => {
    const [batch] = await read(ctx, (tx) =>
      tx.select({ state: calendarBatches.state }).from(calendarBatches).where(eq(calendarBatches.id, batchId)),
    )
    if (batch?.state !== 'checked') return { moot: 'Somebody has looked at it, or a newer reading took its place.' }
    return { lines: [`${publicUrl()}/events/calendars/${batchId}`] }
  },
}

const paused = z.object({ sourceId: z.string() })

/** Tells who follows a calendar once that it is not read any more, since it could not be for days. */
export const calendarPaused: NoticeKind<z.infer<typeof paused>> = {
  name: 'calendars.paused',
  payload: paused,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'A calendar you follow could not be read',
  digest: {
    opening: [
      'A calendar that you follow could not be read several days in a row, so it is not read any more. This is why:',
    ],
    closing: ['You can have it read again on the page above. This is the only message about it.'],
  },
  say: async (ctx, { sourceId }) => {
    const [source] = await read(ctx, (tx) =>
      tx
        .select({ state: calendarSources.state, failure: calendarSources.failure })
        .from(calendarSources)
        .where(eq(calendarSources.id, sourceId)),
    )
    if (source?.state !== 'paused') return { moot: 'It is read again, or is followed no more.' }
    return { lines: [source.failure ?? '', `${publicUrl()}/events/calendars`] }
  },
}
