/** How each person stands with what asks hours of them, as conditions that the database answers from its index. */
import { type SQL, sql } from 'drizzle-orm'
import { pending } from '@/lib/requirements/pending'
import type { HoursFilters } from './hours-inputs'
import { inForce, type Scope, servesOn } from './scope'

/**
 * `stands`: each person and requirement of hours once, as it is on the day: minutes that are owed, those of them that count, in all
 * and by part, whether it is met, and the first day of its time. Minutes that fill two parts at once count once. Today it is read
 * from what the database keeps beside the documents, which it looks at for an earlier day.
 * @param requirementId only this one; null: all
 */
export function stands(
  scope: Scope,
  { unitId, position, employment }: HoursFilters,
  requirementId: string | null,
): SQL {
  const within = { ...scope, unitId: unitId ?? null }
  const narrowed = position || employment
  const isToday = scope.day === scope.today
  const who = sql`o.person_id in (select a.person_id from affiliations a
    where a.agency_id = ${scope.agencyId}::uuid and ${servesOn(within)}
      ${position ? sql`and lower(trim(a.position)) = lower(${position})` : sql``}
      ${employment ? sql`and a.employment = ${employment}` : sql``})`
  const kept = isToday
    ? sql`o.counted_minutes as have, o.part_minutes as parts, o.over_limit_minutes as over`
    : sql`minutes_counted(o.counted_credits, ${scope.day}) as have, minutes_by_part(o.counted_credits, ${scope.day}) as parts,
        minutes_over_limit(o.explanation, ${scope.day}) as over`
  return sql`
    stands as materialized (
      select distinct on (o.requirement_id, o.person_id) o.requirement_id, o.person_id, o.cycle, o.version_id, o.due_on,
        greatest(o.opens_on, o.counts_from::date) as starts_on, not ${pending(scope.day)} as met, o.owed_minutes as need, ${kept}
      from obligations o
      where ${inForce(within)} and o.owed_minutes is not null ${narrowed ? sql`and ${who}` : sql``}
        ${requirementId ? sql`and o.requirement_id = ${requirementId}::uuid` : sql``}
      order by o.requirement_id, o.person_id, ${pending(scope.day)} desc, o.cycle desc)`
}
