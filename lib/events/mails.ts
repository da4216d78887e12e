/** Messages about events. Their subjects and words are neutral: they may be read on a shared screen. */
import { eq, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { mainAddressOf } from '@/lib/identity/addresses'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import { job } from '@/lib/platform/jobs'
import { sendMail } from '@/lib/platform/mail'
import { events } from './tables'

/** Tells the organizer once that a moderator decided; the decision itself is read after signing in. */
export const tellOrganizer = job(
  'events.tell-organizer',
  z.object({ eventId: z.string() }),
  async (ctx, { eventId }) => {
    const [to] = await read(ctx, (tx) =>
      tx
        .select({ address: mainAddressOf(sql`events.organizer_id`) })
        .from(events)
        .where(eq(events.id, eventId)),
    )
    if (!to?.address) return
    await sendMail(
      {
        to: to.address,
        subject: 'A decision about what you posted',
        text: [
          'Somebody has looked at what you posted. Sign in to read the decision and what you can do next:',
          `${publicUrl()}/events/${eventId}`,
          'This is the only message about this decision. We write again when there is another one.',
        ].join('\n\n'),
      },
      ctx.now,
    )
  },
  'mail',
)
