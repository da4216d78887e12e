/** What is kept of requests that were never sent, and how long. */
import { sql } from 'drizzle-orm'
import { type RetentionRule, removeRows } from '@/lib/audit/sweep'
import { requests } from './tables'

export const requestsRetention: readonly RetentionRule[] = [
  {
    name: 'drafts-of-requests',
    what: 'Drafts of requests for training and help that were never sent',
    days: 365,
    since: 'they were saved last',
    why: 'nobody but their writer reads them, and by then the day that they wish for is over',
    remove: removeRows(requests, (before) => sql`r.status = 'draft' and r.updated_at < ${before}`),
  },
]
