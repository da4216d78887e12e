/** Requirements as they are evaluated: their versions, and whom each is for, with the units and people that it means. */
import { asc, eq, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { HeldRoleName } from '@/lib/agencies/inputs'
import { roleSpansOf } from '@/lib/agencies/role-spans'
import { units } from '@/lib/agencies/tables'
import type { TeamNamed } from '@/lib/agencies/team-inputs'
import { teamSpansOf } from '@/lib/agencies/team-queries'
import { teams } from '@/lib/agencies/team-tables'
import { anyIdGiven, idList } from '@/lib/platform/bulk'
import { named, type Tx } from '@/lib/platform/database'
import { grouped } from '@/lib/platform/grouped'
import type { Assignment, Span } from '../engine/stretches'
import type { Version } from '../shapes'
import { assignmentPeople, assignments, requirements, requirementVersions } from '../tables'
import { keptVersions } from './kept-versions'

/** A requirement with its versions and whom it is for; the same for all people of the agency. */
export type Rule = {
  requirementId: string
  agencyId: string
  retiredOn: string | null
  versions: Version[]
  assignments: RuleAssignment[]
}
/** Where it is for single people: who they are, and on which days; and whom it leaves out by name. */
export type RuleAssignment = Assignment & { members?: Members | undefined; excepted?: ReadonlySet<string> | undefined }
export type Members = ReadonlyMap<string, readonly Span[]>

/** What a team is called, where a row has one. */
export const teamNamed = sql<TeamNamed | null>`case when ${teams.id} is not null
  then jsonb_build_object('name', ${teams.name}, 'kind', ${teams.kind}) end`

const which = (agencyId: AnyPgColumn, requirementId: AnyPgColumn) => {
  const one = sql.placeholder('requirement')
  return sql`${agencyId} = ${anyIdGiven('agencies')} and (${one}::uuid is null or ${requirementId} = ${one}::uuid)`
}

const asked = named('requirements-asked', (db) =>
  db
    .select({ requirementId: requirements.id, agencyId: requirements.agencyId, retiredOn: requirements.retiredOn })
    .from(requirements)
    .where(which(requirements.agencyId, requirements.id))
    .orderBy(asc(requirements.id)),
)

const versions = named('requirements-versions', (db) =>
  db
    .select({ requirementId: requirementVersions.requirementId, id: requirementVersions.id })
    .from(requirementVersions)
    .where(which(requirementVersions.agencyId, requirementVersions.requirementId)),
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
    .where(which(assignments.agencyId, assignments.requirementId))
    .orderBy(asc(assignments.validFrom), asc(assignments.id)),
)

const namedPeople = named('requirements-named-people', (db) =>
  db
    .select({ assignmentId: assignmentPeople.assignmentId, personId: assignmentPeople.personId })
    .from(assignmentPeople)
    .innerJoin(assignments, eq(assignments.id, assignmentPeople.assignmentId))
    .where(which(assignments.agencyId, assignments.requirementId)),
)

/** Rules on their way: what they ask for is there before whom they ask it of, so that what it asks about can be read meanwhile. */
export type Reading = {
  agencyIds: readonly string[]
  versions: Promise<readonly Version[]>
  rules: Promise<readonly Rule[]>
}
/** All requirements of these agencies, or one of them. */
type Which = { agencyIds: string[]; requirementId?: string }

/** Asked one behind the other without waiting in between: one way there and back. */
export function readRules(tx: Tx, { agencyIds, requirementId }: Which): Reading {
  const scope = { agencies: idList(agencyIds), requirement: requirementId ?? null }
  const held = versions.on(tx, scope)
  const kept = held.then((rows) =>
    keptVersions(
      tx,
      rows.map(({ id }) => id),
    ),
  )
  const others = Promise.all([
    asked.on(tx, scope),
    assigned.on(tx, scope),
    loadUnitsBelow(tx, agencyIds),
    namedPeople.on(tx, scope),
  ])
  const ahead = kept.then((found) => [...found.values()])
  ahead.catch(() => {}) // Whoever waits for the rules alone hears of it by them.
  return {
    agencyIds,
    versions: ahead,
    rules: Promise.all([held, kept, others]).then((found) => together(tx, agencyIds, found)),
  }
}

export const loadRules = (tx: Tx, which: Which): Promise<readonly Rule[]> => readRules(tx, which).rules

type Answer<Q> = Q extends { on(...args: never[]): Promise<infer R> } ? R : never
type Found = [
  held: Answer<typeof versions>,
  kept: ReadonlyMap<string, Version>,
  others: readonly [Answer<typeof asked>, Answer<typeof assigned>, UnitsBelow, Answer<typeof namedPeople>],
]

async function together(
  tx: Tx,
  agencyIds: string[],
  [held, kept, [found, whom, unitIds, people]]: Found,
): Promise<Rule[]> {
  const spans = await spansByTeam(
    tx,
    whom.flatMap(({ teamId }) => teamId ?? []),
  )
  const holders = await holdersOf(
    tx,
    agencyIds,
    whom.flatMap(({ role }) => role ?? []),
  )
  const versionsOf = grouped(held, (each) => each.requirementId)
  const whomOf = grouped(whom, (each) => each.requirementId)
  const namedBy = grouped(people, ({ assignmentId }) => assignmentId)
  return found.map((rule) => ({
    ...rule,
    versions: versionsOf.get(rule.requirementId)?.flatMap(({ id }) => kept.get(id) ?? []) ?? [],
    assignments: (whomOf.get(rule.requirementId) ?? []).map((each) => {
      const { population, unitId, position, employment, role, teamId, team, from, to } = each
      const members = teamId
        ? spans.get(teamId)
        : role
          ? holders(rule.agencyId, role)
          : membersOf(each, namedBy.get(each.id))
      const excepted = exceptedOf(each, namedBy.get(each.id))
      const whom = { population, unitId, position, employment, role, team, from, to }
      return { ...whom, unitIds: unitIds(unitId), members, excepted }
    }),
  }))
}

/** Who is in these teams, and on which days. */
export async function spansByTeam(tx: Tx, teamIds: readonly string[]): Promise<Map<string, Members>> {
  const rows = teamIds.length === 0 ? [] : await teamSpansOf(tx, teamIds)
  const byTeam = grouped(rows, ({ teamId }) => teamId)
  return new Map(
    teamIds.map((teamId) => [teamId, grouped(byTeam.get(teamId) ?? [], ({ personId }) => personId)] as const),
  )
}

/** Who holds these roles in these agencies, and on which days. */
export async function holdersOf(
  tx: Tx,
  agencyIds: readonly string[],
  roles: readonly HeldRoleName[],
): Promise<(agencyId: string, role: HeldRoleName) => Members> {
  const rows = roles.length === 0 ? [] : await roleSpansOf(tx, agencyIds, roles)
  const byRole = grouped(rows, ({ agencyId, role }) => `${agencyId} ${role}`)
  return (agencyId, role) => grouped(byRole.get(`${agencyId} ${role}`) ?? [], ({ personId }) => personId)
}

type Whom = Pick<Assignment, 'population' | 'from' | 'to'>

/** Of a rule for people by name: they, for as long as it names them. */
export const membersOf = ({ population, from, to }: Whom, named: readonly { personId: string }[] = []) =>
  population === 'people' ? new Map(named.map(({ personId }) => [personId, [{ from, to }]])) : undefined

/** Of any other rule those it names are left out of it. */
export const exceptedOf = ({ population }: Pick<Whom, 'population'>, named: readonly { personId: string }[] = []) =>
  population !== 'people' && named.length > 0 ? new Set(named.map(({ personId }) => personId)) : undefined

const unitsOf = named('requirements-units', (db) =>
  db
    .select({ id: units.id, parentId: units.parentId })
    .from(units)
    .where(sql`${units.agencyId} = ${anyIdGiven('agencies')}`),
)

type UnitsBelow = (unitId: string | null) => Set<string>

/** Gives a unit with all below it. */
export async function loadUnitsBelow(tx: Tx, agencyIds: string[]): Promise<UnitsBelow> {
  const rows = await unitsOf.on(tx, { agencies: idList(agencyIds) })
  const children = grouped(rows, (row) => row.parentId)
  const collect = (id: string, into: Set<string>): Set<string> => {
    if (into.has(id)) return into
    into.add(id)
    for (const child of children.get(id) ?? []) collect(child.id, into)
    return into
  }
  return (unitId) => (unitId === null ? new Set() : collect(unitId, new Set()))
}
