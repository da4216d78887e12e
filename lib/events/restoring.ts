/** Putting events back to where they stood, when what was loaded of another calendar is taken back. */
import { eq } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import type { EventStatus } from './fields'
import { can } from './policy'
import { heardKinds, isPublic, nextSequence } from './rules'
import { announce, type Locked, recordEvent } from './steps'
import { events } from './tables'

/**
 * Makes an event stand as it did before it was canceled or withdrawn; who follows the calendar hears of it. What becomes public by
 * it without a trusted organizer is looked at by a moderator: what waited for a second look went with the cancellation.
 */
export async function restoreLocked(w: Writer, { row }: Locked, status: EventStatus): Promise<void> {
  const sequence = nextSequence(row.sequence, {
    wasPublic: row.publishedAt !== null,
    heard: 0,
    status: isPublic(status),
  })
  const again = status === 'published' && !can.publishAtOnce(w.ctx.actor, row)
  await w.tx
    .update(events)
    .set({
      ...{ status, sequence, cancelledAt: null, cancelReason: null, updatedAt: w.ctx.now },
      ...(again ? { recheckSince: w.ctx.now, recheckWhat: [...heardKinds] } : {}),
    })
    .where(eq(events.id, row.id))
  await announce(w, row.status, status)
  recordEvent(w, 'event.restored', row, { from: row.status, to: status, sequence })
}
