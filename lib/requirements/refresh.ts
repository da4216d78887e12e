/** Keeps the derived obligations equal to what the rules say, inside the transaction that changed a fact. */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { lastingOf } from '@/lib/identity/joined-records'
import { asSystem, type Tx } from '@/lib/platform/database'
import { gather, loadRules, peopleOf, type Rule } from './gather'
import { deriveObligations } from './rules'

export type RefreshScope =
  | { personId: string }
  /** A whole agency, or those of its people whose service changed. */
  | { agencyId: string; personIds?: readonly string[] }
  | { requirementId: string }

const BATCH = 200

/**
 * Derives the obligations of a person, an agency or a requirement again and writes what differs. Call it in the same
 * transaction after credits, affiliations or requirements changed. Memory is bounded by batches of 200 people.
 * @returns how many rows were written or removed; 0 when all was as it should be
 */
export async function refreshObligations(w: Writer, scope: RefreshScope): Promise<{ changed: number }> {
  return asSystem(w.tx, w.ctx, async () => {
    let changed = 0
    if ('personId' in scope) {
      // What is taken back on a joined record counts no longer for the one that goes on.
      for (const personId of new Set([scope.personId, await lastingOf(w.tx, scope.personId)]))
        changed += await refreshPerson(w.tx, personId)
      return { changed }
    }
    const rules = await loadRules(w.tx, 'agencyId' in scope ? { agencyIds: [scope.agencyId] } : scope)
    const agencyId = 'agencyId' in scope ? scope.agencyId : rules[0]?.agencyId
    if (!agencyId) return { changed }
    await lockAgency(w.tx, agencyId, 'alone')
    const only = 'personIds' in scope && scope.personIds ? batches(scope.personIds) : peopleOf(w.tx, agencyId)
    for await (const personIds of only) changed += await refreshBatch(w.tx, personIds, rules, { agencyId, ...scope })
    return { changed }
  })
}

async function refreshPerson(tx: Tx, personId: string): Promise<number> {
  const rows = await tx.execute<{ agency_id: string }>(sql`
    select agency_id from affiliations where person_id = ${personId}::uuid
    union select agency_id from obligations where person_id = ${personId}::uuid order by agency_id`)
  const agencyIds = rows.map((row) => row.agency_id)
  if (agencyIds.length === 0) return 0
  for (const agencyId of agencyIds) await lockAgency(tx, agencyId, 'with others')
  return refreshBatch(tx, [personId], await loadRules(tx, { agencyIds }), {})
}

/**
 * A change to an agency's people or rules waits for credits being posted to them and the other way round, so that
 * neither derives from a state that lacks the other. Two people of the same agency do not wait for each other.
 */
const lockAgency = (tx: Tx, agencyId: string, how: 'alone' | 'with others') =>
  how === 'alone'
    ? tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`obligations ${agencyId}`}, 0))`)
    : tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${`obligations ${agencyId}`}, 0))`)

async function* batches(ids: readonly string[]): AsyncGenerator<string[]> {
  for (let from = 0; from < ids.length; from += BATCH) yield ids.slice(from, from + BATCH)
}

async function refreshBatch(
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
