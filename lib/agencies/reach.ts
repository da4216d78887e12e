/** How far an actor's duty in an agency reaches: all its people, or those of some units and the units below them. */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { type Actor, holdsAgencyRole } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { servesYet } from '@/lib/platform/row-security'
import { LOOKS_AFTER } from './who-sees'

/** `unitIds` null: the whole agency. */
export type Reach = { agencyId: string; unitIds: readonly string[] | null }

/** What the actor may look at in the agency; nothing when no duty there includes its people. */
export function findReach(actor: Actor, agencyId: string): Reach | null {
  if (actor.kind === 'system') return { agencyId, unitIds: null }
  if (!holdsAgencyRole(actor, agencyId, ...LOOKS_AFTER) || actor.kind !== 'person') return null
  const held = actor.roles.filter(
    (role) => role.agencyId === agencyId && (LOOKS_AFTER as readonly string[]).includes(role.role),
  )
  if (held.some((role) => role.unitId === null)) return { agencyId, unitIds: null }
  return { agencyId, unitIds: [...new Set(held.flatMap((role) => role.unitId ?? []))] }
}

/** @throws not-found when the actor looks after nobody there: the same answer as for an agency that does not exist */
export function getReach(actor: Actor, agencyId: string): Reach {
  const reach = findReach(actor, agencyId)
  if (!reach) throw notFound('This agency')
  return reach
}

const listed = (unitIds: readonly string[]): SQL =>
  sql.join(
    unitIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )

/** Ids of units and of all units below them, as a subquery. */
export const unitsBelow = (unitIds: readonly string[] | SQL): SQL => sql`(
  with recursive below(id) as (
    select u.id from units u where u.id in (${'queryChunks' in unitIds ? unitIds : listed(unitIds)})
    union select c.id from units c join below b on c.parent_id = b.id)
  select id from below)`

/** Condition that an affiliation's unit lies within reach. */
export const withinReach = (reach: { unitIds: Reach['unitIds'] | SQL }, unit: AnyColumn | SQL): SQL =>
  reach.unitIds === null ? sql`true` : sql`${unit} in ${unitsBelow(reach.unitIds)}`

/** Condition that a person serves on a day (or has served, with no day) where the actor looks after people. */
export function inCareOf(actor: Actor, person: AnyColumn | SQL, options: { now: boolean } = { now: false }): SQL {
  if (actor.kind === 'system') return sql`true`
  if (actor.kind !== 'person') return sql`false`
  const agencyIds = [...new Set(actor.roles.flatMap((role) => role.agencyId ?? []))]
  const reaches = agencyIds.flatMap((agencyId) => findReach(actor, agencyId) ?? [])
  if (reaches.length === 0) return sql`false`
  const each = reaches.map(
    (reach) => sql`(a.agency_id = ${reach.agencyId}::uuid and ${withinReach(reach, sql`a.unit_id`)})`,
  )
  return sql`exists (select 1 from affiliations a where a.person_id = ${person}
    ${options.now ? sql`and ${servesYet()}` : sql``} and (${sql.join(each, sql` or `)}))`
}
