/** How alike titles are, counted by the database: the shared three-letter pieces of pg_trgm, of titles as they are compared. */
import { sql } from 'drizzle-orm'
import { anyId } from '@/lib/platform/bulk'
import type { Tx } from '@/lib/platform/database'
import type { EventStatus } from './fields'
import { isLikelySame, type Likely, type Likeness, mayBeSame } from './rules'

const pairOf = (a: string, b: string) => JSON.stringify([a, b].sort())

/** Asked once for each of the `left` with each of the `right` that may be the same event; of other pairs nothing is known (0). */
export async function likenessOf(tx: Tx, left: readonly Likely[], right: readonly Likely[]): Promise<Likeness> {
  const asked = new Set(
    left.flatMap((a) => right.flatMap((b) => (a !== b && mayBeSame(a, b) ? pairOf(a.title, b.title) : []))),
  )
  if (asked.size === 0) return () => 0
  const rows = await tx.execute<{ pair: string; likeness: number }>(sql`
    select pair, similarity(folded(pair::jsonb->>0), folded(pair::jsonb->>1)) as likeness
    from jsonb_array_elements_text(${JSON.stringify([...asked])}::jsonb) as p(pair)`)
  const known = new Map([...rows].map(({ pair, likeness }) => [pair, likeness]))
  return (a, b) => known.get(pairOf(a, b)) ?? 0
}

/**
 * What is probably the same as each of these events, among all that wait or are on the calendar: alike in title, on one of its days,
 * in the same state (or both online); elsewhere only when the titles are nearly one. The most alike first.
 */
export async function doublesOf(tx: Tx, ids: readonly string[]): Promise<{ ofId: string; id: string }[]> {
  if (ids.length === 0) return []
  const rows = await tx.execute<{ ofId: string; id: string }>(sql`
    with w as materialized (select e.id, folded(e.title) as title, e.format from events e where e.id = ${anyId(ids)})
    select w.id as "ofId", e.id as id
    from w
    join event_sessions a on a.event_id = w.id and a.withdrawn_at is null
    join event_sessions b on b.event_id <> w.id and b.withdrawn_at is null
      and b.starts_at between a.starts_at - interval '3 days' and a.ends_at + interval '3 days'
      and b.starts_local::date <= (a.ends_local - interval '1 second')::date
      and (b.ends_local - interval '1 second')::date >= a.starts_local::date
    join events e on e.id = b.event_id and e.status in ('submitted', 'published', 'postponed', 'cancelled')
    where similarity(w.title, folded(e.title)) >= 0.35
    group by w.id, w.title, e.id
    having max(similarity(w.title, folded(e.title))) >= 0.7
      or bool_or(case when w.format = 'virtual' then e.format = 'virtual' else e.format <> 'virtual' and a.state = b.state end)
    order by max(similarity(w.title, folded(e.title))) desc, e.id
    limit 3000`)
  return [...rows]
}

/** No event here has a longer one; what comes in from elsewhere may. */
const LONGEST_TITLE = 150

type Alike = { eventId: string; title: string; sponsor: string; slug: string; status: EventStatus; isOwn: boolean }
type Row = Alike & { key: string; days: string[]; states: string[]; likeness: number }

/**
 * Events that are probably the same as the wanted ones: of the calendar, and those of the organizer that wait for a moderator.
 * By the key of the wanted, the most alike first.
 */
export async function findAlike(
  tx: Tx,
  personId: string,
  wanted: readonly (Likely & { key: string })[],
): Promise<Map<string, Alike[]>> {
  const asked = wanted.flatMap(({ key, title, days }) =>
    days.length > 0 ? [{ key, title: title.slice(0, LONGEST_TITLE), first: days[0], last: days.at(-1) }] : [],
  )
  const byKey = new Map<string, Alike[]>()
  if (asked.length === 0) return byKey
  const rows = await tx.execute<Row>(sql`
    with w as materialized (select r.key, folded(r.title) as title, r.first, r.last
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r(key text, title text, first date, last date))
    select w.key, e.id as "eventId", e.title, e.sponsor, e.slug, e.status, e.organizer_id = ${personId}::uuid as "isOwn",
      array_agg(distinct to_char(s.starts_local, 'YYYY-MM-DD')) as days,
      case when e.format = 'virtual' then '{}' else array_remove(array_agg(distinct s.state), null) end as states,
      max(similarity(w.title, folded(e.title))) as likeness
    from w
    join event_sessions s on s.withdrawn_at is null
      and s.starts_at between w.first - interval '3 days' and w.last + interval '3 days'
      and s.starts_local < w.last + interval '1 day' and s.ends_local > w.first
    join events e on e.id = s.event_id and (e.status in ('published', 'postponed', 'cancelled')
      or (e.status in ('submitted', 'returned') and e.organizer_id = ${personId}::uuid))
    where similarity(w.title, folded(e.title)) >= 0.35
    group by w.key, e.id order by likeness desc limit 3000`)
  const known = new Map(wanted.map((each) => [each.key, each]))
  for (const { key, days, states, likeness, ...alike } of rows) {
    const one = known.get(key)
    if (one && isLikelySame(one, { title: alike.title, days, states }, () => likeness))
      byKey.set(key, [...(byKey.get(key) ?? []), alike])
  }
  return byKey
}
