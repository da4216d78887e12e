/**
 * Rules of agencies as they were read last, since they are asked for with every change to anybody and hardly ever differ. Whether
 * they still stand is asked of the rows that they are made of, in the same transaction, so that nothing has to tell of a change.
 */
import { type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { units } from '@/lib/agencies/tables'
import { teams } from '@/lib/agencies/team-tables'
import { anyIdGiven, idList } from '@/lib/platform/bulk'
import { named, type Tx } from '@/lib/platform/database'
import { assignments, requirements, requirementVersions } from '../tables'
import { type ReadRules, type StatedRules, stateRules } from './stated-rules'

/** Rules in all, of one or two kilobytes each beside their versions: whoever trains together may serve hundreds of agencies. */
const MOST = 20_000
const kept = new Map<string, { mark: string; stated: StatedRules }>()

/** How many rows there are of a table, and all that they say. */
const markOf = (table: PgTable, said: SQL = sql`${table}`): SQL =>
  sql`(select count(*) || ' ' || coalesce(bit_xor(hash_record_extended(${said}, 0)), 0) from ${table}
    where agency_id = ${anyIdGiven('agencies')})`

/** Of what rules are made of; a version that was written never changes. */
const marks = named('requirements-mark', (db) => {
  const rows = [requirements, assignments, units, teams].map((table) => markOf(table))
  const all = [...rows, markOf(requirementVersions, sql`row(id)`)]
  return db.select({ mark: sql<string>`concat_ws(', ', ${sql.join(all, sql`, `)})` }).from(sql`(select) one`)
})

/**
 * All rules of these agencies, as far as the transaction shows them to whoever acts in it.
 * @returns `versions` at once where rules are kept, though they may turn out to be others
 */
export function keptOrRead(tx: Tx, agencyIds: readonly string[]): ReadRules {
  const ids = idList(agencyIds)
  // Asked before the rows: what changes in between is read already, and its mark is another one for whoever comes after.
  const marking = marks.on(tx, { agencies: ids }).then(([row]) => row?.mark ?? '')
  const read = () => {
    const reading = stateRules(tx, { agencies: ids, requirement: null })
    Promise.all([marking, reading.stated]).then(([mark, stated]) => keep(ids, { mark, stated }), nothing)
    return reading
  }
  const before = kept.get(ids)
  if (!before) return read()
  const stated = marking.then((mark) => (mark === before.mark ? before.stated : read().stated))
  return { versions: Promise.resolve(before.stated.rules.flatMap(({ versions }) => versions)), stated }
}

function keep(ids: string, read: { mark: string; stated: StatedRules }): void {
  kept.delete(ids)
  kept.set(ids, read)
  let left = MOST
  for (const [each, { stated }] of [...kept].reverse()) {
    left -= stated.rules.length + 1
    if (left < 0) kept.delete(each)
  }
}

const nothing = () => {} // Whoever waits for the rules hears of it.
