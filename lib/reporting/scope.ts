/** Which people of which agency on which day a question is about: the actor's reach, then what was asked for. */
import { eq, type SQL, sql } from 'drizzle-orm'
import { getReach, type Reach, unitsBelow, withinReach } from '@/lib/agencies/reach'
import { agencies } from '@/lib/agencies/tables'
import type { Ctx } from '@/lib/platform/context'
import { named, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { type Day, dayIn } from '@/lib/platform/time'
import { appliesOn } from '@/lib/requirements/pending'
import type { Missing } from './inputs'

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

/** What the conditions here are made of: known already, or told and found out while the statement runs. */
export type Within = {
  agencyId: string | SQL
  day: Day | SQL
  reach: { unitIds: Reach['unitIds'] | SQL }
  unitId: string | null
}

const told = sql.placeholder
/** The agency that a question asked by heart is about. */
const toldAgency = sql`${told('agency')}::uuid`

/**
 * `on_day`, for the front of a question asked by heart: the agency's name, the day it is there, and the day that was asked
 * for. One row, or none where the agency is not there.
 */
export const onDay = sql`on_day as materialized (
  select g.name, g.today, coalesce(${told('asOf')}::date, g.today) as day from (
    select a.name, (${told('now')}::timestamptz at time zone a.time_zone)::date as today
    from agencies a where a.id = ${toldAgency}) g)`

/** What `onDay` is about, for everybody in the agency or for the units that one reaches. */
export const scopeOnDay = (reaches: 'all' | 'units'): Within & { agencyId: SQL; day: SQL } => ({
  agencyId: toldAgency,
  day: sql`(select d.day from on_day d)`,
  reach: { unitIds: reaches === 'all' ? null : sql`select unnest(string_to_array(${told('units')}, ','))::uuid` },
  unitId: null,
})

/** What such a question is told. @throws not-found when the actor looks after nobody in the agency */
export function toldOf(ctx: Ctx, { agencyId, asOf }: { agencyId: string; asOf?: Day | undefined }) {
  const { unitIds } = getReach(ctx.actor, agencyId)
  const reaches = unitIds === null ? ('all' as const) : ('units' as const)
  const values = { agency: agencyId, asOf: asOf ?? null, now: ctx.now.toISOString(), units: unitIds?.join(',') }
  return { reaches, values }
}

export const heading = ({ agencyName, day, today }: Pick<Scope, 'agencyName' | 'day' | 'today'>) => ({
  agencyName,
  asOf: day,
  today,
})

/** Whether the question is about everybody in the agency, so that counting need not ask who serves where. */
export const isWhole = ({ reach, unitId }: Pick<Within, 'reach' | 'unitId'>) =>
  reach.unitIds === null && unitId === null

/** Of `affiliations a` within reach: in force on the day, and of the unit that was asked for. */
export const servesOn = ({ day, unitId }: Within): SQL => sql`(
  a.valid_from <= ${day}::date and (a.valid_to is null or a.valid_to > ${day}::date)
  ${unitId ? sql`and a.unit_id in ${unitsBelow([unitId])}` : sql``})`

/** Everybody in scope who serves on the day, once, with unit and position: a subquery. */
export const serving = (scope: Within): SQL => sql`(
  select distinct on (a.person_id) a.person_id, a.unit_id, a.position, a.service_starts_on
  from affiliations a
  where a.agency_id = ${scope.agencyId}::uuid and ${withinReach(scope.reach, sql`a.unit_id`)} and ${servesOn(scope)}
  order by a.person_id, a.service_starts_on, a.id)`

/**
 * Conditions on `obligations o`: of the agency, for people in scope, and in force on the day. `people`: who is in scope, where
 * the query has them by a name already.
 */
export const inForce = (scope: Within, people: SQL = serving(scope)): SQL => sql`
  o.agency_id = ${scope.agencyId}::uuid and ${appliesOn(scope.day)}
  ${isWhole(scope) ? sql`` : sql`and o.person_id in (select p.person_id from ${people} p)`}`

/**
 * Conditions on the due date of what is pending, by how urgent it is on the day. Due on the day itself is not overdue; what must
 * be done before an act has no due date.
 */
export function dueWithin(column: SQL, bucket: Missing, day: Day | SQL): SQL {
  if (bucket === 'not-cleared') return sql`${column} is null`
  const from = sql`${day}::date`
  if (bucket === 'overdue') return sql`${column} < ${from}`
  const [after, until] = { 'due-30': [-1, 30], 'due-60': [30, 60], 'due-90': [60, 90] }[bucket] as [number, number]
  return sql`${column} > ${from} + ${sql.raw(String(after))} and ${column} <= ${from} + ${sql.raw(String(until))}`
}

/** Of `obligations o`: met by what was decided for the person, not by training. */
export const lifted: SQL = sql`(o.explanation ?| array['waived', 'allAway'])`
