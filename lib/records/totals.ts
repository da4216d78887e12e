/** What the credits of a record come to: in all, by year, priority, topic and way of training. */

import { asc, desc, type SQL, sql } from 'drizzle-orm'
import { priorities } from '@/lib/catalog/tables'
import { topicNameIn } from '@/lib/catalog/topics'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import { topicShares } from './shares'
import { credits } from './tables'

/** @param repeats whether a credit counts on another record already */
export async function totalsOf({ tx, ctx }: { tx: Tx; ctx: Ctx }, where: SQL, repeats: SQL<boolean>) {
  const [row] = await tx
    .select({
      credits: sql<number>`(count(*) filter (where ${credits.reverses} is null))::int`,
      reversed: sql<number>`(count(*) filter (where ${credits.reverses} is not null))::int`,
      creditMinutes: sql<number>`coalesce(sum(${credits.creditMinutes}) filter (where not ${repeats}), 0)::float8`,
      firstEarnedOn: sql<string | null>`min(${credits.earnedOn})`,
      agencies: sql<number>`count(distinct ${credits.agencyId})::int`,
    })
    .from(credits)
    .where(where)
  const year = sql<number>`extract(year from ${credits.earnedOn})::int`
  const years = await tx
    .select({
      year,
      creditMinutes: sql<number>`coalesce(sum(${credits.creditMinutes}) filter (where not ${repeats}), 0)::float8`,
      credits: sql<number>`(count(*) filter (where ${credits.reverses} is null))::int`,
    })
    .from(credits)
    .where(where)
    .groupBy(year)
    .orderBy(desc(year))
  return {
    ...(row ?? { credits: 0, reversed: 0, creditMinutes: 0, firstEarnedOn: null, agencies: 0 }),
    years,
    priorities: await byPriority(tx, where, repeats),
    topics: (await byTopic(tx, where, repeats)).map((topic) => ({ ...topic, name: topicNameIn(ctx.locale, topic) })),
    modes: await byMode(tx, where, repeats),
  }
}

/** Credits that stand, and whose hours count here. */
const standing = (where: SQL, repeats: SQL<boolean>) => sql`${where} and ${credits.reverses} is null and not ${repeats}
  and not exists (select 1 from credits x where x.reverses = ${credits.id})`

async function byTopic(tx: Tx, where: SQL, repeats: SQL<boolean>) {
  const rows = await tx.execute<{
    id: string
    name: string | null
    creditMinutes: number
    latestOn: string | null
  }>(sql`
    with alike as (
      select ${credits.mode}, ${credits.topicIds}, ${credits.topicMinutes}, ${credits.creditMinutes}, count(*) as times,
        max(${credits.earnedOn}) as latest
      from ${credits} where ${standing(where, repeats)} group by 1, 2, 3, 4)
    select s.key as id, t.name, sum(s.minutes)::float8 as "creditMinutes",
      max(s.latest) filter (where s.minutes > 0)::text as "latestOn"
    from (${topicShares(sql`alike`, sql`, c.latest`)}) s left join topics t on t.id = s.key
    group by s.key, t.name order by s.key = '', 3 desc, 1`)
  return [...rows]
}

const byMode = (tx: Tx, where: SQL, repeats: SQL<boolean>) =>
  tx
    .select({ mode: credits.mode, creditMinutes: sql<number>`sum(${credits.creditMinutes})::float8` })
    .from(credits)
    .where(standing(where, repeats))
    .groupBy(credits.mode)
    .orderBy(desc(sql`2`), asc(credits.mode))

const byPriority = (tx: Tx, where: SQL, repeats: SQL<boolean>) =>
  tx
    .select({
      id: priorities.id,
      name: priorities.name,
      creditMinutes: sql<number>`coalesce(sum(${credits.creditMinutes}) filter (where not ${repeats}), 0)::float8`,
    })
    .from(priorities)
    .innerJoin(credits, sql`${priorities.id} = any(${credits.priorityIds})`)
    .where(where)
    .groupBy(priorities.id)
    .having(sql`sum(${credits.creditMinutes}) filter (where not ${repeats}) > 0`)
    .orderBy(priorities.position)
