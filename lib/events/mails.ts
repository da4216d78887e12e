/** Messages about events. Their subjects and words are neutral: they may be read on a shared screen. */
import { eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import type { NoticeKind } from '@/lib/platform/notify'
import { events } from './tables'

const decision = z.object({ eventId: z.string() })

/** Tells the organizer once that a moderator decided; the decision itself is read after signing in. */
export const decisionMade: NoticeKind<z.infer<typeof decision>> = {
  name: 'events.decision-made',
  payload: decision,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'A decision about what you posted',
  digest: {
    opening: ['Somebody has looked at what you posted. Sign in to read the decision and what you can do next:'],
    closing: ['This is the only message about this decision. We write again when there is another one.'],
  },
  say: async (ctx, { eventId }) => {
    const [event] = await read(ctx, (tx) =>
      tx.select({ status: events.status }).from(events).where(eq(events.id, eventId)),
    )
    if (!event) return { moot: 'There is no such event any longer.' }
    if (event.status === 'withdrawn') return { moot: 'The organizer has withdrawn it since.' }
    return { lines: [`${publicUrl()}/events/${eventId}`] }
  },
}
