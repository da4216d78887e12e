/** How long it is known that somebody was told something. */
import { sql } from 'drizzle-orm'
import { type RetentionRule, removeRows } from '@/lib/audit/sweep'
import { notices } from './tables'

export const noticesRetention: readonly RetentionRule[] = [
  {
    name: 'notices',
    what: 'That somebody was written to: the kind of message, the address and the time; its text is not kept',
    days: 180,
    since: 'it was written, or its day came',
    why: 'so long the same is not told twice, and whoever asks can be told whether it went out',
    remove: removeRows(notices, (before) => sql`greatest(r.made_at, r.due_at, r.ended_at) < ${before}`),
  },
]
