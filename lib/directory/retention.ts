/** What is kept of people who said that something is wrong, and how long it serves. */
import { sql } from 'drizzle-orm'
import { clearRows, type RetentionRule } from '@/lib/audit/sweep'
import { listingReports } from './listing-tables'

export const directoryRetention: readonly RetentionRule[] = [
  {
    name: 'addresses-of-reports',
    what: 'Addresses that people left when they said that a listing is wrong; their words stay',
    days: 90,
    since: 'it was settled, or was sent where nobody settled it',
    why: 'so long a moderator may have to ask back',
    remove: clearRows(
      listingReports,
      () => sql`reply_to = null`,
      (before) => sql`r.reply_to is not null and coalesce(r.settled_at, r.reported_at) < ${before}`,
    ),
  },
]
