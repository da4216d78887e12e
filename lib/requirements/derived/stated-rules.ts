/** Requirements as their rows say them: their versions, and whom each is for, with the units that it means. */
import { asc, eq, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { HeldRoleName } from '@/lib/agencies/kinds'
import { units } from '@/lib/agencies/tables'
import type { TeamNamed } from '@/lib/agencies/team-inputs'
import { teams } from '@/lib/agencies/team-tables'
import { anyIdGiven } from '@/lib/platform/bulk'
import { named, type Tx } from '@/lib/platform/database'
import { grouped } from '@/lib/platform/grouped'
import type { Assignment, Span } from '../engine/stretches'
import type { Version } from '../shapes'
import { assignments, requirements, requirementVersions } from '../tables'
import { keptVersions } from './kept-versions'

/** A requirement with its versions and whom it is for; the same for all people of the agency. */
export type Rule = {
  requirementId: string
  agencyId: string
  retiredOn: string | null
  versions: readonly Version[]
  assignments: readonly RuleAssignment[]
}
/** People of a rule, and on which days. */
export type Members = ReadonlyMap<string, readonly Span[]>
/** Where it is for single people: who they are, and on which days; and whom it leaves out by name. */
export type RuleAssignment = Assignment & { members?: Members | undefined; excepted?: ReadonlySet<string> | undefined }

/** Rules before it is known who is in their teams, holds their roles or is named. Nobody may change them: others hold them too. */
export type StatedRules = {
  rules: readonly Rule[]
  /** Of each rule's assignments, in their order, what people are asked for. */
  whom: ReadonlyMap<Rule, readonly AskedOf[]>
}
export type AskedOf = Pick<Assignment, 'population'> & { id: string; teamId: string | null; role: HeldRoleName | null }

/** The agencies as a list of ids, and the one rule that is meant; null: all of them. */
export type Scope = { agencies: string; requirement: string | null }

/** What a team is called, where a row has one. */
export const teamNamed = sql<TeamNamed | null>`case when ${teams.id} is not null
  then jsonb_build_object('name', ${teams.name}, 'kind', ${teams.kind}) end`

/** Rows of the agencies of a scope, and of its requirement where it has one. */
export const inScope = (agencyId: AnyPgColumn, requirementId: AnyPgColumn) => {
  const one = sql.placeholder('requirement')
  return sql`${agencyId} = ${anyIdGiven('agencies')} and (${one}::uuid is null or ${requirementId} = ${one}::uuid)`
}

const asked = named('requirements-asked', (db) =>
  db
    .select({ requirementId: requirements.id, agencyId: requirements.agencyId, retiredOn: requirements.retiredOn })
    .from(requirements)
    .where(inScope(requirements.agencyId, requirements.id))
    .orderBy(asc(requirements.id)),
)

const versions = named('requirements-versions', (db) =>
  db
    .select({ requirementId: requirementVersions.requirementId, id: requirementVersions.id })
    .from(requirementVersions)
    .where(inScope(requirementVersions.agencyId, requirementVersions.requirementId)),
)

const assigned = named('requirements-assigned', (db) =>
  db
    .select({
      id: assignments.id,
      requirementId: assignments.requirementId,
      population: assignments.population,
      unitId: assignments.unitId,
      position: assignments.position,
      employment: assignments.employment,
      role: assignments.role,
      teamId: assignments.teamId,
      team: teamNamed,
      from: assignments.validFrom,
      to: assignments.validTo,
    })
    .from(assignments)
    .leftJoin(teams, eq(teams.id, assignments.teamId))
    .where(inScope(assignments.agencyId, assignments.requirementId))
    .orderBy(asc(assignments.validFrom), asc(assignments.id)),
)

const unitsOf = named('requirements-units', (db) =>
  db
    .select({ id: units.id, parentId: units.parentId })
    .from(units)
    .where(sql`${units.agencyId} = ${anyIdGiven('agencies')}`),
)

/** Rules on their way; `versions` are there before all the rest. */
export type ReadRules = { versions: Promise<readonly Version[]>; stated: Promise<StatedRules> }

/** Asked one behind the other without waiting in between. */
export function stateRules(tx: Tx, scope: Scope): ReadRules {
  const held = versions.on(tx, scope)
  const kept = held.then((rows) =>
    keptVersions(
      tx,
      rows.map(({ id }) => id),
    ),
  )
  const others = Promise.all([asked.on(tx, scope), assigned.on(tx, scope), unitsBelow(tx, scope.agencies)])
  const ahead = kept.then((found) => [...found.values()])
  ahead.catch(() => {}) // Whoever waits for the rules alone hears of it by them.
  return { versions: ahead, stated: Promise.all([held, kept, others]).then(together) }
}

type Answer<Q> = Q extends { on(...args: never[]): Promise<infer R> } ? R : never
type Found = [
  held: Answer<typeof versions>,
  kept: ReadonlyMap<string, Version>,
  others: readonly [Answer<typeof asked>, Answer<typeof assigned>, UnitsBelow],
]

function together([held, kept, [found, whom, unitIds]]: Found): StatedRules {
  const versionsOf = grouped(held, (each) => each.requirementId)
  const whomOf = grouped(whom, (each) => each.requirementId)
  const askedOf = new Map<Rule, readonly AskedOf[]>()
  const rules = found.map((row) => {
    const own = whomOf.get(row.requirementId) ?? []
    const rule: Rule = {
      ...row,
      versions: versionsOf.get(row.requirementId)?.flatMap(({ id }) => kept.get(id) ?? []) ?? [],
      assignments: own.map(({ population, unitId, position, employment, role, team, from, to }) => {
        return { population, unitId, unitIds: unitIds(unitId), position, employment, role, team, from, to }
      }),
    }
    askedOf.set(rule, own)
    return rule
  })
  return { rules, whom: askedOf }
}

type UnitsBelow = (unitId: string | null) => ReadonlySet<string>

/** Gives a unit of these agencies with all below it. */
export async function unitsBelow(tx: Tx, agencies: string): Promise<UnitsBelow> {
  const rows = await unitsOf.on(tx, { agencies })
  const children = grouped(rows, (row) => row.parentId)
  const collect = (id: string, into: Set<string>): Set<string> => {
    if (into.has(id)) return into
    into.add(id)
    for (const child of children.get(id) ?? []) collect(child.id, into)
    return into
  }
  // One for all rules that mean the same unit: they are kept.
  const below = new Map<string | null, ReadonlySet<string>>([[null, new Set()]])
  return (unitId) => {
    const known = below.get(unitId) ?? collect(unitId ?? '', new Set())
    below.set(unitId, known)
    return known
  }
}
