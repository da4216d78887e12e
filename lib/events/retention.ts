/** How long it is known whom an owner asked to run an event, and which codes helpers had. */
import { sql } from 'drizzle-orm'
import { type RetentionRule, removeRows } from '@/lib/audit/sweep'
import { eventStaffCodes, staffInvitations } from './staff-tables'

export const eventsRetention: readonly RetentionRule[] = [
  {
    name: 'questions-to-run-events',
    what: 'Addresses that were asked whether somebody runs an event beside its owner',
    days: 30,
    since: 'the question was answered, withdrawn, or lapsed',
    why: 'so long a no holds; who runs an event stays with the event',
    remove: removeRows(staffInvitations, (before) => sql`coalesce(r.answered_at, r.expires_at) < ${before}`),
  },
  {
    name: 'codes-of-helpers',
    what: 'What is kept of the codes by which helpers came in for a day',
    days: 30,
    since: 'their day was over',
    why: 'to look into one that went astray; who came in by it stays with the event',
    remove: removeRows(eventStaffCodes, (before) => sql`r.expires_at < ${before}`),
  },
]
