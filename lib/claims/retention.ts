/** What is kept of claims that were never sent, and how long what was shown is kept. */
import { sql } from 'drizzle-orm'
import { clearRows, type RetentionRule, removeRows } from '@/lib/audit/sweep'
import { claimEvidence, claims } from './tables'

export const claimsRetention: readonly RetentionRule[] = [
  {
    name: 'drafts-of-claims',
    what: 'Drafts of claims for training elsewhere that were never sent, with what was added to them',
    days: 365,
    since: 'they were saved last',
    why: 'nobody but their writer reads them, and a year later nobody sends them any more',
    remove: removeRows(claims, (before) => sql`r.status = 'draft' and r.updated_at < ${before}`),
  },
  {
    name: 'proof-of-claims',
    what: 'Files that were shown for claims',
    days: 7 * 365,
    since: 'the claim was decided or saved last',
    why: 'so long an audit may ask for them; their digest stays with credit and decision',
    remove: clearRows(
      claimEvidence,
      (now) => sql`file_id = null, removed_at = ${now}, removed_why = 'Kept for seven years'`,
      (before) =>
        sql`r.removed_at is null and exists (select 1 from claims c where c.id = r.claim_id and c.updated_at < ${before})`,
    ),
  },
]
