/** Whom rules ask by name, by team or by role: people come and go there without a change of the rule, so it is read each time. */
import { eq } from 'drizzle-orm'
import type { HeldRoleName } from '@/lib/agencies/kinds'
import { roleSpansOf } from '@/lib/agencies/role-spans'
import { teamSpansOf } from '@/lib/agencies/team-queries'
import { named, type Tx } from '@/lib/platform/database'
import { grouped } from '@/lib/platform/grouped'
import type { Assignment } from '../engine/stretches'
import { assignmentPeople, assignments } from '../tables'
import { inScope, type Members } from './stated-rules'

export type NamedPerson = { assignmentId: string; personId: string }

/** By the assignment that names them. */
export const namedPeople = named('requirements-named-people', (db) =>
  db
    .select({ assignmentId: assignmentPeople.assignmentId, personId: assignmentPeople.personId })
    .from(assignmentPeople)
    .innerJoin(assignments, eq(assignments.id, assignmentPeople.assignmentId))
    .where(inScope(assignments.agencyId, assignments.requirementId)),
)

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
