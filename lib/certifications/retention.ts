/** How long what was shown for certifications is kept. */
import { sql } from 'drizzle-orm'
import { clearRows, type RetentionRule } from '@/lib/audit/sweep'
import { certifications } from './tables'

export const certificationsRetention: readonly RetentionRule[] = [
  {
    name: 'proof-of-certifications',
    what: 'Files that were shown for certifications that people hold',
    days: 7 * 365,
    since: 'the certification was entered',
    why: 'so long an audit may ask for them; their digest stays with what was entered',
    remove: clearRows(
      certifications,
      () => sql`file_id = null`,
      (before) => sql`r.file_id is not null and r.entered_at < ${before}`,
    ),
  },
]
