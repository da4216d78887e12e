/** What is kept of files that were loaded, and how long it serves. */
import { and, eq, isNotNull, lt, ne, sql } from 'drizzle-orm'
import { clearRows, type RetentionRule, removeRows } from '@/lib/audit/sweep'
import type { Writer } from '@/lib/audit/write'
import { calendarBatches } from './calendar-tables'
import { historyBatches } from './history-tables'
import { withoutMonths } from './roster/kept-plan'
import { agencyImports, listingBatches, rosterBatches } from './tables'

async function forgetMonths(w: Writer, before: Date, most: number): Promise<number> {
  const rows = await w.tx
    .select({ id: rosterBatches.id, plan: rosterBatches.plan, entries: rosterBatches.entries })
    .from(rosterBatches)
    .where(
      and(
        ne(rosterBatches.state, 'checked'),
        lt(rosterBatches.appliedAt, before),
        isNotNull(rosterBatches.entries),
        sql`coalesce(${rosterBatches.plan} ->> 'keepsMonths', 'true') = 'true'`,
      ),
    )
    .orderBy(rosterBatches.appliedAt)
    .limit(most)
  for (const { id, ...kept } of rows)
    await w.tx
      .update(rosterBatches)
      .set(await withoutMonths(kept))
      .where(eq(rosterBatches.id, id))
  return rows.length
}

export const interopRetention: readonly RetentionRule[] = [
  {
    name: 'unused-files',
    what: 'Rosters that were checked and never loaded',
    days: 30,
    since: 'they were checked',
    why: 'a check holds for the day on which it was made',
    remove: removeRows(rosterBatches, (before) => sql`r.state = 'checked' and r.uploaded_at < ${before}`),
  },
  {
    name: 'lines-of-files',
    what: 'The lines of rosters that were loaded; when it was, who did it and how much it changed stays',
    days: 365,
    since: 'they were checked',
    why: 'the agency sees for a year what a load did, and takes it back in the first thirty days',
    remove: clearRows(
      rosterBatches,
      () => sql`undo = null, entries = null`,
      (before) => sql`r.state <> 'checked' and r.uploaded_at < ${before}
        and (r.undo is not null or r.entries is not null)`,
    ),
  },
  {
    name: 'months-of-birth-in-files',
    what: 'What a roster that brought months of birth took the place of',
    days: 30,
    since: 'it was loaded',
    why: 'until then the load can be taken back; after it the month of birth that holds is kept, and no other',
    remove: clearRows(
      rosterBatches,
      () => sql`undo = null`,
      (before) => sql`r.state <> 'checked' and r.applied_at < ${before} and r.undo::text like '%birth-month%'`,
    ),
  },
  {
    name: 'months-of-birth-in-rows',
    what: 'Months of birth in the rows of loaded rosters that were not taken',
    days: 30,
    since: 'the roster was loaded',
    why: 'until then the rows are repaired and sent again; their other cells stay with the lines',
    atOnce: 50, // Each is unpacked and packed again.
    remove: forgetMonths,
  },
  {
    name: 'unused-history-files',
    what: 'Files of earlier training that were checked and never loaded',
    days: 30,
    since: 'they were checked',
    why: 'a check holds while roster and records are as they were',
    remove: removeRows(historyBatches, (before) => sql`r.state = 'checked' and r.uploaded_at < ${before}`),
  },
  {
    name: 'lines-of-history-files',
    what: 'The lines of files of earlier training that were loaded, with those that wait for somebody; what was recorded stays',
    days: 365,
    since: 'they were checked',
    why: 'the agency sees for a year what a load recorded and for whom it waits, and takes it back in the first thirty days',
    remove: clearRows(
      historyBatches,
      () => sql`entries = null, waiting_count = 0`,
      (before) => sql`r.state <> 'checked' and r.uploaded_at < ${before} and r.entries is not null`,
    ),
  },
  {
    name: 'unused-listing-files',
    what: 'Files of listings that were checked and never loaded',
    days: 30,
    since: 'they were checked',
    why: 'a check holds while the directory is as it was',
    remove: removeRows(listingBatches, (before) => sql`r.state = 'checked' and r.uploaded_at < ${before}`),
  },
  {
    name: 'lines-of-listing-files',
    what: 'The lines of files of listings that were loaded; when it was, who did it and how much it changed stays',
    days: 365,
    since: 'they were checked',
    why: 'moderators see for a year what a load did, and take it back in the first thirty days',
    remove: clearRows(
      listingBatches,
      () => sql`undo = null, entries = null`,
      (before) => sql`r.state <> 'checked' and r.uploaded_at < ${before}
        and (r.undo is not null or r.entries is not null)`,
    ),
  },
  {
    name: 'unused-calendar-files',
    what: 'Calendars that were checked and never loaded',
    days: 30,
    since: 'they were checked',
    why: 'a check holds while the events are as they were',
    remove: removeRows(calendarBatches, (before) => sql`r.state = 'checked' and r.checked_at < ${before}`),
  },
  {
    name: 'entries-of-calendar-files',
    what: 'The entries of calendars that were loaded; when it was and how much it changed stays',
    days: 365,
    since: 'they were checked',
    why: 'who loaded a calendar sees for a year what it did, and takes it back in the first thirty days',
    remove: clearRows(
      calendarBatches,
      () => sql`undo = null, entries = null`,
      (before) => sql`r.state <> 'checked' and r.checked_at < ${before}
        and (r.undo is not null or r.entries is not null)`,
    ),
  },
  {
    name: 'abandoned-files',
    what: 'Lists of agencies that were not worked through to their end',
    days: 7,
    since: 'they were sent',
    why: 'so long the work is tried again; the file itself goes with the last line that is worked through',
    remove: clearRows(
      agencyImports,
      (now) => sql`file_id = null, state = 'failed', finished_at = ${now},
        failure = 'The import did not come to its end within a week. Upload the same file again to go on.'`,
      (before) => sql`r.file_id is not null and r.started_at < ${before}`,
    ),
  },
]
