/** How many have room in each session of an event, where people register for sessions by themselves, and since and until when there is room. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import type { Tx } from '@/lib/platform/database'
import { bumpGeneration } from '@/lib/platform/generations'
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

export type Room = { from: Date | null; until: Date | null }

/**
 * Says of a session, or of all of an event, between which instants whoever registers gets a place. What is so already is not
 * written; what changes makes lists of what has places left stale. Called as the system, under the lock of the event's places.
 */
export async function keepRoom(
  tx: Tx,
  eventId: string,
  sessionId: string | null,
  { from, until }: Room,
): Promise<void> {
  const at = (instant: Date | null) => sql`${instant?.toISOString() ?? null}::timestamptz`
  const changed = await tx
    .update(eventSessions)
    .set({ roomFrom: from, roomUntil: until })
    .where(
      and(
        eq(eventSessions.eventId, eventId),
        isNull(eventSessions.withdrawnAt),
        sessionId ? eq(eventSessions.id, sessionId) : undefined,
        sql`(${eventSessions.roomFrom}, ${eventSessions.roomUntil}) is distinct from (${at(from)}, ${at(until)})`,
      ),
    )
    .returning({ id: eventSessions.id })
  if (changed.length > 0) await bumpGeneration(tx, 'calendar')
}
