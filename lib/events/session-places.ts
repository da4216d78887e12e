/** How many have room in each session of an event, where people register for sessions by themselves. */
import { and, eq } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { eventSessions } from './tables'

/** Called by whoever may change the event, which is locked. Sessions of other events are left alone. */
export async function keepCapacities(
  w: Writer,
  eventId: string,
  places: readonly { sessionId: string; capacity: number | null }[],
): Promise<void> {
  for (const { sessionId, capacity } of places)
    await w.tx
      .update(eventSessions)
      .set({ capacity })
      .where(and(eq(eventSessions.id, sessionId), eq(eventSessions.eventId, eventId)))
  if (places.length > 0) w.touch({ event: eventId })
}
