/**
 * Minutes of credits by topic and by priority, so that they add up to the whole. Where the source says how long each topic
 * took, that counts, and what it says nothing of is about none; otherwise topics share the minutes alike, as priorities do.
 */
import { type SQL, sql } from 'drizzle-orm'

const told = sql`coalesce(jsonb_typeof(c.topic_minutes) = 'object' and c.topic_minutes <> '{}', false)`
/** What falls to the n-th of several: whole minutes, together all of them. */
const partOf = (several: SQL) =>
  sql`(c.credit_minutes * t.n / cardinality(${several}) - c.credit_minutes * (t.n - 1) / cardinality(${several}))`

const alike = (credits: SQL, several: SQL, which: SQL, also = sql``): SQL => sql`
  select c.times, c.mode, coalesce(${several}[1], '') as key, c.times * c.credit_minutes as minutes${also}
  from ${credits} c where ${which} and cardinality(${several}) < 2
  union all
  select c.times, c.mode, t.key, c.times * ${partOf(several)}${also}
  from ${credits} c cross join lateral unnest(${several}) with ordinality as t(key, n)
  where ${which} and cardinality(${several}) > 1`

/**
 * `times` (how many credits), `mode`, `key` (empty: about no topic) and `minutes` of all of them.
 * @param credits a relation of credits that are alike, with those columns of the ledger and how many they are; no reversals
 * @param also columns of it that each share keeps: `, c.latest`
 */
export const topicShares = (credits: SQL, also = sql``): SQL => sql`
  ${alike(credits, sql`c.topic_ids`, sql`not ${told}`, also)}
  union all
  select c.times, c.mode, t.key, c.times * greatest(0, least(t.given, c.credit_minutes - t.before))${also}
  from ${credits} c cross join lateral (
    select e.key, e.value::int as given, coalesce(sum(e.value::int) over (order by e.key collate "C" rows between unbounded preceding and 1 preceding), 0) as before
    from jsonb_each_text(c.topic_minutes) e) t
  where ${told}
  union all
  select c.times, c.mode, '', c.times * (c.credit_minutes - s.given)${also}
  from ${credits} c cross join lateral (select sum(e.value::int) as given from jsonb_each_text(c.topic_minutes) e) s
  where ${told} and s.given < c.credit_minutes`

export const priorityShares = (credits: SQL): SQL => alike(credits, sql`c.priority_ids`, sql`true`)
