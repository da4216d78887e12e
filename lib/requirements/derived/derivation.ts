/** Obligations follow from what a change touched: once, in its transaction, before it is committed. */
import { sql } from 'drizzle-orm'
import type { Derivation, Touched } from '@/lib/audit/derivations'
import { anyId, anyIdGiven, idList } from '@/lib/platform/bulk'
import { named, type Tx } from '@/lib/platform/database'
import { grouped } from '@/lib/platform/grouped'
import { peopleOf } from './gather'
import { loadRules, readRules } from './load-rules'
import { refreshBatch } from './refresh'
import { rebuildStandings } from './standings'

export const obligationsDerivation: Derivation = {
  name: 'obligations',
  derive: async ({ tx }, touched, turn) => {
    await turn
    return deriveTouched(tx, touched)
  },
}

const BATCH = 200
/** More people than this are not locked one by one: their agencies are theirs alone for the moment. */
const MANY = 500

/** Derives the obligations of some people in an agency and how they stand, whatever was touched. @returns how many rows were not as they should be */
export async function deriveSome(tx: Tx, agencyId: string, people: readonly string[]): Promise<number> {
  lockThere(tx, agencyId, people)
  return (await refreshService(tx, agencyId, people)) + (await rebuildStandings(tx, agencyId, people))
}

type Under = { agencyId: string; requirementIds: readonly string[]; people: string[] }

/** Derives what some people owe under some rules of an agency. @returns how many rows differed */
export async function deriveUnder(tx: Tx, { agencyId, requirementIds, people }: Under): Promise<number> {
  if (people.length === 0) return 0
  lockThere(tx, agencyId, people)
  let changed = 0
  for (const requirementId of requirementIds) {
    const rules = await loadRules(tx, { agencyIds: [agencyId], requirementId })
    changed += await refreshBatch(tx, people, rules, { agencyId, requirementId })
  }
  return changed
}

/** Others go on there meanwhile, but for what changes its rules or these people. */
function lockThere(tx: Tx, agencyId: string, people: readonly string[]): void {
  sentAhead(peopleLocks.on(tx, { people: idList([]), service: idList([...people]) }))
  lockAll(tx, [{ key: agencyKey(agencyId), alone: false }])
}

/** Set by set, in batches of people: memory is bounded, and the number of statements grows with the batches alone. */
async function deriveTouched(tx: Tx, touched: Touched): Promise<number> {
  const whole = touched.agencies
  const owners = await agenciesOf(tx, touched.requirements)
  const served = await lockConcerned(tx, touched, [...whole, ...owners.values()])
  const everywhere = new Set(served.map(({ personId }) => personId))
  let changed = await refreshEverywhere(tx, served)
  for (const [agencyId, people] of touched.service) {
    const others = [...people].filter((personId) => !everywhere.has(personId))
    if (!whole.has(agencyId)) changed += await refreshService(tx, agencyId, others)
  }
  for (const [requirementId, agencyId] of owners)
    if (!whole.has(agencyId)) changed += await refreshRequirement(tx, { requirementId, agencyId })
  for (const agencyId of whole) changed += await refreshAgency(tx, agencyId)
  return changed
}

/** What stands on a joined record counts for the one that goes on: those who are handed in, and what their records were joined to. */
const withLasting = sql`(select unnest(${sql.placeholder('people')}::uuid[]) union
  select lasting_id from joined_records where ended_at is null and person_id = ${anyIdGiven('people')})`

type Served = { personId: string; agencyId: string }

/**
 * A change of an agency's rules waits for changes to its people and the other way round, so that neither derives from a
 * state that lacks the other; two people of one agency do not wait for each other, two changes to one person do. People come
 * first: whom else they serve is asked when nobody else can add to it.
 * @returns where those serve or served who were touched wherever they serve
 */
async function lockConcerned(tx: Tx, touched: Touched, alone: readonly string[]): Promise<Served[]> {
  const people = new Set([...touched.people, ...[...touched.service.values()].flatMap((each) => [...each])])
  const isMany = people.size > MANY
  if (!isMany && people.size > 0)
    sentAhead(peopleLocks.on(tx, { people: idList([...touched.people]), service: idList([...people]) }))
  const served = touched.people.size > 0 ? await serving.on(tx, { people: idList([...touched.people]) }) : []
  const concerned = new Set([...served.map(({ agencyId }) => agencyId), ...touched.service.keys()])
  lockAll(tx, [
    ...alone.map((agencyId) => ({ key: agencyKey(agencyId), alone: true })),
    ...[...concerned].map((agencyId) => ({ key: agencyKey(agencyId), alone: isMany })),
  ])
  return served
}

const agencyKey = (agencyId: string) => `obligations ${agencyId}`

const peopleLocks = named('obligations-locks-of-people', (db) =>
  db
    .select({ held: sql`pg_advisory_xact_lock(l.key)::text` })
    .from(sql`(select hashtextextended('obligations of ' || p.id, 0) as key
      from (select unnest(${sql.placeholder('service')}::uuid[]) as id union ${withLasting}) p
      group by 1 order by 1 offset 0) l`),
)

const locks = named('obligations-locks', (db) =>
  db
    .select({
      held: sql`case when l.alone then pg_advisory_xact_lock(l.key)::text else pg_advisory_xact_lock_shared(l.key)::text end`,
      // What is asked behind them is always the same, over a few ids: planned anew each time it took a fifth of PostgreSQL's part.
      planned: sql`set_config('plan_cache_mode', 'force_generic_plan', true)`,
    })
    .from(sql`(select hashtextextended(r.key, 0) as key, bool_or(r.alone) as alone
      from jsonb_to_recordset(${sql.placeholder('locks')}::jsonb) as r(key text, alone boolean)
      group by 1 order by 1 offset 0) l`),
)

/**
 * In one order for everybody, and each in the stronger of the ways it is asked for. Nobody waits here: what is asked next is
 * done once they are held, and nothing is done any more where they cannot be.
 */
const lockAll = (tx: Tx, all: readonly { key: string; alone: boolean }[]): void =>
  sentAhead(locks.on(tx, { locks: JSON.stringify(all) }))

const sentAhead = (sent: Promise<unknown>): void => void sent.catch(() => {})

async function agenciesOf(tx: Tx, requirementIds: ReadonlySet<string>): Promise<Map<string, string>> {
  if (requirementIds.size === 0) return new Map()
  const rows = await tx.execute<{ id: string; agency: string }>(sql`
    select id, agency_id as agency from requirements where id = ${anyId([...requirementIds])} order by id`)
  return new Map(rows.map(({ id, agency }) => [id, agency]))
}

/** Agencies that people serve, served or have an obligation in; people of the same agencies stand together. */
const serving = named('obligations-served-by', (db) =>
  db
    .select({ personId: sql<string>`person_id`, agencyId: sql<string>`agency_id` })
    .from(sql`(select person_id, agency_id from affiliations where person_id = any(array${withLasting})
      union select person_id, agency_id from obligations where person_id = any(array${withLasting})) s`)
    .orderBy(sql`agency_id, person_id`),
)

async function refreshEverywhere(tx: Tx, served: readonly Served[]): Promise<number> {
  if (served.length === 0) return 0
  const agencies = grouped(served, ({ personId }) => personId)
  const reading = readRules(tx, { agencyIds: [...new Set(served.map(({ agencyId }) => agencyId))] })
  let changed = 0
  for (const personIds of batches([...agencies.keys()])) {
    const theirs = new Set(personIds.flatMap((id) => agencies.get(id)?.map(({ agencyId }) => agencyId) ?? []))
    const rules = reading.rules.then((all) => all.filter(({ agencyId }) => theirs.has(agencyId)))
    changed += await refreshBatch(tx, personIds, { ...reading, rules }, {})
  }
  return changed
}

async function refreshService(tx: Tx, agencyId: string, people: readonly string[]): Promise<number> {
  if (people.length === 0) return 0
  const rules = readRules(tx, { agencyIds: [agencyId] })
  let changed = 0
  for (const personIds of batches(people)) changed += await refreshBatch(tx, personIds, rules, { agencyId })
  return changed
}

async function refreshRequirement(tx: Tx, which: { requirementId: string; agencyId: string }): Promise<number> {
  const rules = await loadRules(tx, { agencyIds: [which.agencyId], requirementId: which.requirementId })
  let changed = 0
  for await (const personIds of peopleOf(tx, which.agencyId)) changed += await refreshBatch(tx, personIds, rules, which)
  return changed
}

async function refreshAgency(tx: Tx, agencyId: string): Promise<number> {
  const rules = await loadRules(tx, { agencyIds: [agencyId] })
  let changed = 0
  for await (const personIds of peopleOf(tx, agencyId))
    changed += await refreshBatch(tx, personIds, rules, { agencyId })
  return changed
}

function* batches(ids: readonly string[]): Generator<string[]> {
  for (let from = 0; from < ids.length; from += BATCH) yield ids.slice(from, from + BATCH)
}
