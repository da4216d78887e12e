/** How long it is known what people answered when they registered. */
import { sql } from 'drizzle-orm'
import { clearRows, type RetentionRule, removeRows } from '@/lib/audit/sweep'
import { eventSessions } from '@/lib/events/tables'
import { guestRequests } from './own-tables'
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
  {
    name: 'guests-who-asked',
    what: 'What guests without an account asked for, with the digest of their code',
    days: 1,
    since: 'the code ended',
    why: 'what was confirmed is a registration by then',
    remove: removeRows(guestRequests, (before) => sql`r.expires_at < ${before}`),
  },
  {
    name: 'names-of-guests',
    what: 'Names and addresses of guests without an account who registered for an event',
    days: 365,
    since: 'the last session of the event was over',
    why: 'so long they may make an account and find it there; that somebody came stays',
    remove: clearRows(
      registrations,
      () => sql`guest_name = 'Guest', guest_email = id || '@removed.invalid'`,
      (before) => sql`r.person_id is null and r.guest_email not like '%@removed.invalid'
        and (select max(s.ends_at) from ${eventSessions} s where s.event_id = r.event_id) < ${before}`,
    ),
  },
]
