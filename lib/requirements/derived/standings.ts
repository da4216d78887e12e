/** How many trainings of each person stand how on a day, from what is kept of them (`standings`). */

import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import { anyId } from '@/lib/platform/bulk'
import type { Tx } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'

/**
 * A subquery of those who fit `where`, a condition on `standings s`: how many trainings of each are overdue on the day, how
 * many within 30, 60 and 90 days or overdue, and how many they are not cleared for. Each list is looked into once.
 */
export function stoodOn(day: Day | SQL, where: SQL): SQL {
  const until = (list: string) => sql`width_bucket(${day}::date, s.${sql.raw(list)})`
  return sql`(
    select l.overdue - l.done as overdue, l.due30 - l.done as due30, l.due60 - l.done as due60, l.due90 - l.done as due90,
           l.not_cleared - l.cleared as not_cleared
    from (
      select ${until('overdue_on')} as overdue, ${until('due30_on')} as due30, ${until('due60_on')} as due60,
             ${until('due90_on')} as due90, ${until('done_on')} as done, ${until('not_cleared_on')} as not_cleared,
             ${until('cleared_on')} as cleared
      from standings s where ${where} offset 0) l)`
}

/** Makes what is kept of these people of an agency anew, or of all. @returns how many rows were not as they should be */
export async function rebuildStandings(tx: Tx, agencyId: string, people?: readonly string[]): Promise<number> {
  const theirs = people ? sql`and person_id = ${anyId([...people])}` : sql``
  const [row] = await tx.execute<{ changed: number }>(sql`
    select count(*) filter (where keep_standing(agency_id, person_id))::int as changed from (
      select agency_id, person_id from obligations where agency_id = ${agencyId}::uuid ${theirs}
      union select agency_id, person_id from standings where agency_id = ${agencyId}::uuid ${theirs}
      order by 1, 2 offset 0) p`)
  return row?.changed ?? 0
}
