/** Makes the stored obligations of some people equal to what the rules say, in one statement. */
import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'
import { gather, type Rule } from './gather'
import { deriveObligations } from './rules'

/**
 * Derives the obligations of these people under these rules again and writes what differs. Without a scope the rules are
 * all that can concern them, and what none of them asks for is removed. The caller holds the locks.
 * @returns how many rows were written or removed; 0 when all was as it should be
 */
export async function refreshBatch(
  tx: Tx,
  personIds: string[],
  rules: readonly Rule[],
  scope: { agencyId?: string; requirementId?: string },
): Promise<number> {
  const factsOf = await gather(tx, personIds, rules)
  const derived = personIds.flatMap((personId) =>
    rules.flatMap((rule) => {
      const { requirementId, agencyId } = rule
      return deriveObligations(factsOf(personId, rule)).map((each) => ({ personId, requirementId, agencyId, ...each }))
    }),
  )
  return save(tx, personIds, derived, scope)
}

const STORED = sql.raw(
  'agency_id, version_id, course_id, opens_on, due_on, satisfied_on, counted_credits, valid_until, ends_on, renews, explanation',
)
const EXCLUDED = sql.raw(
  'excluded.agency_id, excluded.version_id, excluded.course_id, excluded.opens_on, excluded.due_on, excluded.satisfied_on, excluded.counted_credits, excluded.valid_until, excluded.ends_on, excluded.renews, excluded.explanation',
)
const HELD = sql.raw(
  'obligations.agency_id, obligations.version_id, obligations.course_id, obligations.opens_on, obligations.due_on, obligations.satisfied_on, obligations.counted_credits, obligations.valid_until, obligations.ends_on, obligations.renews, obligations.explanation',
)

/**
 * One statement: removes what is no longer derived, adds what is new, changes what differs, and leaves the rest alone.
 * `not in` is hashed; `not exists` was compared row by row, since the planner cannot know how many rows are given.
 */
async function save(
  tx: Tx,
  personIds: string[],
  derived: readonly object[],
  scope: { agencyId?: string; requirementId?: string },
): Promise<number> {
  const people = `{${personIds.join(',')}}`
  const within = scope.requirementId
    ? sql`and o.requirement_id = ${scope.requirementId}::uuid`
    : scope.agencyId
      ? sql`and o.agency_id = ${scope.agencyId}::uuid`
      : sql``
  const [row] = await tx.execute<{ changed: number }>(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(derived)}::jsonb) as g(
        "personId" uuid, "requirementId" uuid, cycle int, "agencyId" uuid, "versionId" uuid, "courseId" uuid, "opensOn" date,
        "dueOn" date, "satisfiedOn" date, "countedCredits" jsonb, "validUntil" date, "endsOn" date, renews boolean, explanation jsonb)
    ), removed as (
      delete from obligations o where o.person_id = any(${people}::uuid[]) ${within}
        and (o.person_id, o.requirement_id, o.cycle) not in (select "personId", "requirementId", cycle from given)
      returning 1
    ), saved as (
      insert into obligations (person_id, requirement_id, cycle, ${STORED})
      select "personId", "requirementId", cycle, "agencyId", "versionId", "courseId", "opensOn", "dueOn", "satisfiedOn",
             "countedCredits", "validUntil", "endsOn", renews, explanation from given
      on conflict (person_id, requirement_id, cycle) do update set (${STORED}) = row(${EXCLUDED})
      where (${HELD}) is distinct from (${EXCLUDED})
      returning 1
    )
    select ((select count(*) from removed) + (select count(*) from saved))::int as changed`)
  return row?.changed ?? 0
}
