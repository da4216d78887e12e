/** What each session of an event counts, and for whom: a step for whoever decides it. */
import { and, eq } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import type { AttendanceRule } from './staff'
import { eventSessions } from './tables'

/** `creditMinutes`: null for its share of what the event counts. */
export type Counting = { sessionId: string; creditMinutes: number | null; rule: AttendanceRule }

/** Called by whoever may change the event, which is locked. Sessions of other events are left alone. */
export async function keepCounting(w: Writer, eventId: string, sessions: readonly Counting[]): Promise<void> {
  for (const { sessionId, creditMinutes, rule } of sessions)
    await w.tx
      .update(eventSessions)
      .set({ creditMinutes, attendanceRule: rule })
      .where(and(eq(eventSessions.id, sessionId), eq(eventSessions.eventId, eventId)))
}
