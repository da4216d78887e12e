/** How many hours of a requirement people have, month by month, and how many they would have at an even pace. */
import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'
import type { HoursFilters } from './hours-inputs'
import { stands } from './hours-stands'
import { evenMinutes, hasPace, marksOf, type Owed } from './pace'
import type { Scope } from './scope'

/** Beyond that a month is too narrow to be drawn. */
const MOST_MARKS = 40

/**
 * Null where it would mislead: those of whom it is asked do not all have until the same day, their time is short or over, or nothing
 * falls due.
 * Who begins later, or owes less, has a pace of their own; theirs is the sum.
 */
export async function paceOf(tx: Tx, scope: Scope, filters: HoursFilters, requirementId: string) {
  const found = await tx.execute<Omit<Owed, 'to'> & { to: Day | null }>(sql`
    with ${stands(scope, filters, requirementId)}
    select sum(s.need)::float8 as minutes, s.starts_on as "from", s.due_on as "to" from stands s
    where s.need > 0 group by s.starts_on, s.due_on order by s.starts_on`)
  const owed = found.flatMap(({ to, ...each }): Owed[] => (to === null ? [] : [{ ...each, to }]))
  const [first] = owed
  if (!first || owed.length < found.length || owed.some(({ to }) => to !== first.to) || !hasPace(first, scope.day))
    return null
  const marks = marksOf(first, scope.day)
  if (marks.length > MOST_MARKS) return null
  const earned = await earnedBy(tx, scope, filters, requirementId)
  const evenOn = (day: Day) => owed.reduce((sum, each) => sum + evenMinutes(each, day), 0)
  const haveOn = (day: Day) => earned.reduce((sum, { on, minutes }) => (on <= day ? sum + minutes : sum), 0)
  return {
    ...{ from: first.from, to: first.to },
    evenMinutes: evenOn(scope.day),
    haveMinutes: haveOn(scope.day),
    marks: marks.map((on) => ({ on, evenMinutes: evenOn(on), haveMinutes: on <= scope.day ? haveOn(on) : null })),
  }
}

/** Minutes that count by the day earned, of each person no more than are owed. */
async function earnedBy(tx: Tx, scope: Scope, filters: HoursFilters, requirementId: string) {
  const rows = await tx.execute<{ on: Day; minutes: number }>(sql`
    with ${stands(scope, filters, requirementId)},
    earned as (
      select s.need, k->>'earnedOn' as day, (k->>'minutes')::int as minutes,
        sum((k->>'minutes')::int) over (partition by s.person_id order by k->>'earnedOn', n) as together
      from stands s join obligations o on o.person_id = s.person_id and o.requirement_id = s.requirement_id and o.cycle = s.cycle
        cross join lateral jsonb_array_elements(o.counted_credits) with ordinality as e(k, n)
      where k->'shared' is null and k->>'earnedOn' <= ${scope.day})
    select e.day as "on", sum(least(e.together, e.need) - least(e.together - e.minutes, e.need))::float8 as minutes
    from earned e group by e.day`)
  return [...rows]
}
