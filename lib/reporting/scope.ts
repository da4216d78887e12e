/** Which people of which agency on which day a question is about: the actor's reach, then what was asked for. */
import { eq, type SQL, sql } from 'drizzle-orm'
import { getReach, type Reach, unitsBelow, withinReach } from '@/lib/agencies/reach'
import { agencies } from '@/lib/agencies/tables'
import type { Ctx } from '@/lib/platform/context'
import { named, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { type Day, dayIn } from '@/lib/platform/time'

export type Scope = { agencyId: string; agencyName: string; day: Day; today: Day; reach: Reach; unitId: string | null }

const agencyFacts = named('reporting-agency', (db) =>
  db
    .select({ name: agencies.name, zone: agencies.timeZone })
    .from(agencies)
    .where(eq(agencies.id, sql.placeholder('agency'))),
)

/** @throws not-found when the actor looks after nobody in the agency */
export async function scopeOf(
  ctx: Ctx,
  tx: Tx,
  asked: { agencyId: string; asOf?: Day | undefined; unitId?: string | undefined },
): Promise<Scope> {
  const reach = getReach(ctx.actor, asked.agencyId)
  const [agency] = await agencyFacts.on(tx, { agency: asked.agencyId })
  if (!agency) throw notFound('This agency')
  const today = dayIn(agency.zone, ctx.now)
  const { agencyId, unitId = null } = asked
  return { agencyId, agencyName: agency.name, day: asked.asOf ?? today, today, reach, unitId }
}

export const heading = ({ agencyName, day, today }: Scope) => ({ agencyName, asOf: day, today })

/** Whether the question is about everybody in the agency, so that counting need not ask who serves where. */
export const isWhole = ({ reach, unitId }: Scope) => reach.unitIds === null && unitId === null

/** Of `affiliations a` within reach: in force on the day, and of the unit that was asked for. */
export const servesOn = ({ day, unitId }: Scope): SQL => sql`(
  a.valid_from <= ${day}::date and (a.valid_to is null or a.valid_to > ${day}::date)
  ${unitId ? sql`and a.unit_id in ${unitsBelow([unitId])}` : sql``})`

/** Everybody in scope who serves on the day, once, with unit and position: a subquery. */
export const serving = (scope: Scope): SQL => sql`(
  select distinct on (a.person_id) a.person_id, a.unit_id, a.position, a.service_starts_on
  from affiliations a
  where a.agency_id = ${scope.agencyId}::uuid and ${withinReach(scope.reach, sql`a.unit_id`)} and ${servesOn(scope)}
  order by a.person_id, a.service_starts_on, a.id)`

/** Conditions on `obligations o`: of the agency, for people in scope, and in force on the day. */
export const inForce = (scope: Scope): SQL => sql`
  o.agency_id = ${scope.agencyId}::uuid and o.opens_on <= ${scope.day}::date and (o.ends_on is null or o.ends_on > ${scope.day}::date)
  ${isWhole(scope) ? sql`` : sql`and o.person_id in (select p.person_id from ${serving(scope)} p)`}`

/** The obligation is still to be done on the day: at most one cycle of each person and requirement is. */
export const pending = (day: Day): SQL => sql`(o.satisfied_on is null or o.satisfied_on > ${day}::date)`

/** Conditions on a due date, by how urgent it is on the day. Due on the day itself is not overdue. */
export function dueWithin(column: SQL, bucket: 'overdue' | 'due-30' | 'due-60' | 'due-90', day: Day): SQL {
  const from = sql`${day}::date`
  if (bucket === 'overdue') return sql`${column} < ${from}`
  const [after, until] = { 'due-30': [-1, 30], 'due-60': [30, 60], 'due-90': [60, 90] }[bucket] as [number, number]
  return sql`${column} > ${from} + ${sql.raw(String(after))} and ${column} <= ${from} + ${sql.raw(String(until))}`
}
