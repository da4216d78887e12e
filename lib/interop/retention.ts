/** What is kept of files that were loaded, and how long it serves. */
import { sql } from 'drizzle-orm'
import type { RetentionRule } from '@/lib/audit/sweep'

export const interopRetention: readonly RetentionRule[] = [
  {
    name: 'unused-files',
    what: 'Rosters that were checked and never loaded',
    days: 30,
    since: 'they were checked',
    why: 'a check holds for the day on which it was made',
    remove: async (w, before, most) =>
      (
        await w.tx.execute(sql`delete from roster_batches where id = any(array(select b.id from roster_batches b
          where b.state = 'checked' and b.uploaded_at < ${before.toISOString()}::timestamptz limit ${most}))`)
      ).count,
  },
  {
    name: 'lines-of-files',
    what: 'The lines of rosters that were loaded; when it was, who did it and how much it changed stays',
    days: 365,
    since: 'they were checked',
    why: 'the agency sees for a year what a load did, and takes it back in the first thirty days',
    remove: async (w, before, most) =>
      (
        await w.tx.execute(sql`update roster_batches set undo = null, plan = jsonb_set(plan, '{entries}', '[]')
          where id = any(array(select b.id from roster_batches b where b.state <> 'checked'
            and b.uploaded_at < ${before.toISOString()}::timestamptz
            and (b.undo is not null or b.plan->'entries' <> '[]'::jsonb) limit ${most}))`)
      ).count,
  },
  {
    name: 'abandoned-files',
    what: 'Lists of agencies that were not worked through to their end',
    days: 7,
    since: 'they were sent',
    why: 'so long the work is tried again; the file itself goes with the last line that is worked through',
    remove: async (w, before, most) =>
      (
        await w.tx.execute(sql`update agency_imports set file_id = null,
            state = 'failed', finished_at = ${w.ctx.now.toISOString()}::timestamptz,
            failure = 'The import did not come to its end within a week. Upload the same file again to go on.'
          where id = any(array(select i.id from agency_imports i where i.file_id is not null
            and i.started_at < ${before.toISOString()}::timestamptz limit ${most}))`)
      ).count,
  },
]
