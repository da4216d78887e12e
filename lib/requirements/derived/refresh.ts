/** Makes the stored obligations of some people equal to what the rules say: reads what is known of each, writes what differs. */
import { sql } from 'drizzle-orm'
import { anyIdGiven, idList } from '@/lib/platform/bulk'
import { named, type Tx } from '@/lib/platform/database'
import { digestOf } from '@/lib/platform/digest'
import { deriveObligations } from '../engine/rules'
import { obligations } from '../tables'
import { gather, gatherAhead } from './gather'
import type { Reading } from './load-rules'
import type { Rule } from './stated-rules'

type Scope = { agencyId?: string; requirementId?: string }
type Theirs = Pick<Rule, 'requirementId'> & { personId: string }
type Key = Theirs & { cycle: number }

/**
 * Derives the obligations of these people under these rules again and writes what differs. Without a scope the rules are
 * all that can concern them, and what none of them asks for is removed. The caller holds the locks.
 * @param asked the rules, which may still be on their way: what is stored is asked for behind them and read meanwhile
 * @returns how many rows were written or removed; 0 when all was as it should be
 */
export async function refreshBatch(
  tx: Tx,
  personIds: string[],
  asked: readonly Rule[] | Reading,
  scope: Scope,
): Promise<number> {
  const isRead = !('versions' in asked)
  const [stored, rules, factsOf] = await Promise.all([
    digestsOf(tx, personIds, scope),
    isRead ? asked : asked.rules,
    isRead ? gather(tx, personIds, asked) : gatherAhead(tx, personIds, asked),
  ])
  const changed: string[] = []
  const gone: Key[] = []
  for (const personId of personIds)
    for (const rule of rules) {
      const { requirementId, agencyId } = rule
      const key = keyOf({ personId, requirementId })
      const before = stored.get(key)
      const derived = deriveObligations(factsOf(personId, rule))
      for (const obligation of derived) {
        const digest = digestOf([agencyId, obligation])
        if (before?.digests[obligation.cycle] !== digest)
          changed.push(JSON.stringify({ digest, personId, requirementId, agencyId, ...obligation }))
      }
      if (before) gone.push(...cyclesOf(before).filter(({ cycle }) => cycle > derived.length))
      stored.delete(key)
    }
  for (const left of stored.values()) gone.push(...cyclesOf(left))
  return save(tx, changed, gone)
}

const keyOf = ({ personId, requirementId }: Theirs) => `${personId} ${requirementId}`

/** By cycle. */
type Digests = Record<string, string | null>
const cyclesOf = ({ personId, requirementId, digests }: Theirs & { digests: Digests }): Key[] =>
  Object.keys(digests).map((cycle) => ({ personId, requirementId, cycle: Number(cycle) }))

const digests = named('obligations-digests', (db) => {
  const given = (name: keyof Scope) => sql`${sql.placeholder(name)}::uuid`
  return db
    .select({
      ...{ personId: obligations.personId, requirementId: obligations.requirementId },
      digests: sql<Digests>`json_object_agg(${obligations.cycle}, ${obligations.digest})`,
    })
    .from(obligations)
    .where(sql`${obligations.personId} = ${anyIdGiven('people')}
      and (${given('agencyId')} is null or ${obligations.agencyId} = ${given('agencyId')})
      and (${given('requirementId')} is null or ${obligations.requirementId} = ${given('requirementId')})`)
    .groupBy(obligations.personId, obligations.requirementId)
})

/** Of what is stored of each under each rule, what it was written from; null where it was changed by other means since (0063). */
async function digestsOf(tx: Tx, personIds: string[], { agencyId, requirementId }: Scope) {
  const given = { people: idList(personIds), agencyId: agencyId ?? null, requirementId: requirementId ?? null }
  const rows = await digests.on(tx, given)
  return new Map(rows.map((row) => [keyOf(row), row]))
}

const COLUMNS = `agency_id, version_id, course_id, opens_on, due_on, satisfied_on, counted_credits, valid_until, ends_on,
  renews, explanation, digest`
const STORED = sql.raw(COLUMNS)
const NEW = sql.raw(COLUMNS.replace(/\w+/g, 'excluded.$&'))

/**
 * One statement, or none where all is as it should be.
 * @param changed rows as JSON, with their digests
 * @param gone what is no longer derived
 */
async function save(tx: Tx, changed: readonly string[], gone: readonly Key[]): Promise<number> {
  if (changed.length + gone.length === 0) return 0
  const [row] = await tx.execute<{ changed: number }>(sql`
    with removed as (
      delete from obligations o
      using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as g("personId" uuid, "requirementId" uuid, cycle int)
      where o.person_id = g."personId" and o.requirement_id = g."requirementId" and o.cycle = g.cycle
      returning 1
    ), saved as (
      insert into obligations (person_id, requirement_id, cycle, ${STORED})
      select "personId", "requirementId", cycle, "agencyId", "versionId", "courseId", "opensOn", "dueOn", "satisfiedOn",
             "countedCredits", "validUntil", "endsOn", renews, explanation, digest
      from jsonb_to_recordset(${`[${changed.join(',')}]`}::jsonb) as g(
        "personId" uuid, "requirementId" uuid, cycle int, "agencyId" uuid, "versionId" uuid, "courseId" uuid, "opensOn" date,
        "dueOn" date, "satisfiedOn" date, "countedCredits" jsonb, "validUntil" date, "endsOn" date, renews boolean,
        explanation jsonb, digest text)
      on conflict (person_id, requirement_id, cycle) do update set (${STORED}) = row(${NEW})
      returning 1
    )
    select ((select count(*) from removed) + (select count(*) from saved))::int as changed`)
  return row?.changed ?? 0
}
