/** How long it is known what people answered when they registered. */
import { sql } from 'drizzle-orm'
import { clearRows, type RetentionRule } from '@/lib/audit/sweep'
import { eventSessions } from '@/lib/events/tables'
import { registrations } from './tables'

export const registrationRetention: readonly RetentionRule[] = [
  {
    name: 'answers-to-registrations',
    what: 'What people answered when they registered for an event: access needs, language, what shows that it is for them',
    days: 30,
    since: 'the last session of the event was over',
    why: 'so long whoever holds it may have to ask back; that they came stays',
    remove: clearRows(
      registrations,
      () => sql`answers = '{}'::jsonb, audience_word = null`,
      (before) => sql`(r.answers <> '{}'::jsonb or r.audience_word is not null)
        and (select max(s.ends_at) from ${eventSessions} s where s.event_id = r.event_id) < ${before}`,
    ),
  },
]
