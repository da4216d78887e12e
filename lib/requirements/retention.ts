/** How long what was shown for waivers, extensions, exemptions and leave is kept. */
import { type SQL, sql } from 'drizzle-orm'
import { clearRows, type RetentionRule, removeRows } from '@/lib/audit/sweep'
import { ownDates } from './own-dates-tables'
import { reliefProofs } from './relief-tables'

const cleared = (years: string, which: (before: SQL) => SQL): RetentionRule['remove'] =>
  clearRows(
    reliefProofs,
    (now) => sql`file_id = null, removed_at = ${now}, removed_why = ${`Kept for ${years}`}`,
    (before) => sql`r.removed_at is null and r.added_at < ${before}
      and exists (select 1 from reliefs l where l.id = r.relief_id and ${which(before)})`,
  )

export const requirementsRetention: readonly RetentionRule[] = [
  {
    name: 'months-of-birth-taken-away',
    what: 'Months of birth that were corrected or taken away',
    days: 30,
    since: 'they were',
    why: 'no rule counts from them any more, and a load of a roster that brought another can be taken back until then',
    remove: removeRows(ownDates, (before) => sql`r.kind = 'birth-month' and r.replaced_at < ${before}`),
  },
  {
    name: 'proof-of-leave',
    what: 'Files that were shown for leave, and for what was declined',
    days: 3 * 365,
    since: 'the leave was over, or it was declined',
    why: 'they have to do with health; so long the law asks employers to keep records of leave (29 CFR 825.500), and their digest stays',
    remove: cleared(
      'three years',
      (before) => sql`((l.kind = 'leave' and least(l.until_on, l.ended_on) < ${before}::date)
        or (l.granted is false and l.decided_at < ${before}))`,
    ),
  },
  {
    name: 'proof-of-reliefs',
    what: 'Files that were shown for waivers, extensions and exemptions',
    days: 7 * 365,
    since: 'it was decided or ended last, of an exemption since it holds no more',
    why: 'so long an audit may ask for them; their digest stays with the decision',
    remove: cleared(
      'seven years',
      (before) => sql`l.kind <> 'leave' and coalesce(l.ended_at, l.decided_at, l.recommended_at) < ${before}
        and (l.kind <> 'exemption' or l.granted is not true or l.ended_at is not null or l.until_on < ${before}::date)`,
    ),
  },
]
