/** What agencies ask and know of people, and how long it serves. */
import { type SQL, sql } from 'drizzle-orm'
import { type RetentionRule, removeRows } from '@/lib/audit/sweep'
import type { Writer } from '@/lib/audit/write'
import { knownAddresses, namesOnPapers } from './consent-tables'
import { GOOD_FOR_DAYS } from './invitations'

/** So long a load can be told from what its people answered since, and papers of those who left keep their name. */
const YEAR_DAYS = 365

const OVER = sql`greatest(i.sent_at, i.expires_at, coalesce(i.answered_at, i.expires_at))`

type Which = { before: Date; most: number; accepted: boolean }

/**
 * The last question about a line stays as long as the agency keeps the line, since it holds its address. Lines of which
 * nothing is left go with their questions.
 */
async function removeQuestions(w: Writer, { before, most, accepted }: Which): Promise<number> {
  const gone = await w.tx.execute<{ line: string }>(sql`
    delete from invitations where id = any(array(select i.id from invitations i
      where ${accepted ? sql`i.answer = 'accepted' and i.answered_at` : sql`i.answer is distinct from 'accepted' and ${OVER}`}
          < ${before.toISOString()}::timestamptz
        and (i.expires_at <= i.sent_at
          or exists (select 1 from invitations later where later.person_id = i.person_id
            and later.agency_id = i.agency_id and later.id > i.id and later.expires_at > later.sent_at)
          or not exists (select 1 from affiliations a where a.person_id = i.person_id and a.agency_id = i.agency_id))
      limit ${most}))
    returning person_id as line`)
  const lines = await removeLines(w, [...new Set([...gone].map(({ line }) => line))])
  if (lines > 0) w.record('traces.removed', { kind: 'retention', id: 'lines', detail: { count: lines } })
  return gone.count
}

/** Lines that somebody accepted, or whose load was taken back: of those without a trace nothing is left to keep. */
async function removeLines(w: Writer, lines: readonly string[]): Promise<number> {
  if (lines.length === 0) return 0
  const [row] = await w.tx.execute<{ removed: number }>(sql`
    select remove_people_without_trace(array(select p.id from unnest(${`{${lines.join(',')}}`}::uuid[]) as p(id)
      where not exists (select 1 from invitations i where i.person_id = p.id))) as removed`)
  return row?.removed ?? 0
}

/** Served there until this day or after it, whatever the zone. */
const servedSince = (before: SQL) => sql`exists (select 1 from affiliations a
  where a.person_id = r.person_id and a.agency_id = r.agency_id
    and (a.valid_to is null or a.valid_to > (${before} at time zone 'Etc/GMT+12')::date))`

export const agenciesRetention: readonly RetentionRule[] = [
  {
    name: 'invitations',
    what: 'Questions of agencies whether somebody serves there; the last one about a line of the roster stays with the line, whose address it holds',
    days: GOOD_FOR_DAYS,
    since: 'they lapsed, were withdrawn or were answered with a no',
    why: 'so long a no holds, and nobody is asked again',
    remove: (w, before, most) => removeQuestions(w, { before, most, accepted: false }),
  },
  {
    name: 'accepted-invitations',
    what: 'Questions that were answered with a yes, and the line of the roster that became somebody’s own',
    days: YEAR_DAYS,
    since: 'the answer',
    why: 'a load can be told from what its people answered since',
    remove: (w, before, most) => removeQuestions(w, { before, most, accepted: true }),
  },
  {
    name: 'names-on-papers',
    what: 'Names by which an agency’s own papers call somebody who goes by another',
    days: YEAR_DAYS,
    since: 'the service ended',
    why: 'papers of the last year are still read',
    remove: removeRows(namesOnPapers, (before) => sql`not ${servedSince(before)}`),
  },
  {
    name: 'known-addresses',
    what: 'Addresses by which an agency knew somebody who goes by another now',
    days: 2 * YEAR_DAYS,
    since: 'the service ended, or without one since the address was written down',
    why: 'an agency finds a person who comes back within two years by the address that it knows',
    remove: removeRows(knownAddresses, (before) => sql`not ${servedSince(before)} and r.recorded_at < ${before}`),
  },
]
