/** All versions of a requirement as they were made: what each says and for whom, by whom and when, and what followed. */
import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { units } from '@/lib/agencies/tables'
import { teams } from '@/lib/agencies/team-tables'
import { auditEvents } from '@/lib/audit/tables'
import { people } from '@/lib/identity/tables'
import type { Tx } from '@/lib/platform/database'
import { fullName } from '@/lib/platform/words'
import { teamNamed } from './load-rules'
import { assignments, requirementVersions, versionColumns } from './tables'
import { countedByName, namedInAssignment } from './whom'

/**
 * The newest first. Whom a version is for stands in the assignment that held when the next one was made; that of a change of its
 * terms alone is the one before.
 */
export async function versionsOf(tx: Tx, requirementId: string) {
  const rows = await tx
    .select({
      ...versionColumns,
      id: requirementVersions.id,
      createdAt: requirementVersions.createdAt,
      givenName: people.givenName,
      familyName: people.familyName,
    })
    .from(requirementVersions)
    .leftJoin(people, eq(people.id, requirementVersions.createdBy))
    .where(eq(requirementVersions.requirementId, requirementId))
    .orderBy(desc(requirementVersions.number))
  const [whom, made] = [await assignedOf(tx, requirementId), await madeOf(tx, requirementId)]
  return rows.map(({ id: _, givenName, familyName, ...version }, i) => {
    // Ids stand in the order in which they were made, and a version is made right before its assignment.
    const next = rows[i - 1]?.id
    const ofIt = whom.findLast(({ assignmentId }) => next === undefined || assignmentId < next)
    return {
      ...version,
      ...(made.get(version.number) ?? { name: null, obligations: null }),
      by: givenName === null ? null : fullName({ given: givenName, family: familyName ?? '' }),
      whom: ofIt ?? null,
    }
  })
}

/** As they were made, those too that were replaced before their day. */
export async function assignedOf(tx: Tx, requirementId: string) {
  const rows = await tx
    .select({
      assignmentId: assignments.id,
      from: assignments.validFrom,
      to: assignments.validTo,
      population: assignments.population,
      unitName: units.name,
      position: assignments.position,
      employment: assignments.employment,
      role: assignments.role,
      team: teamNamed,
      namedIds: namedInAssignment,
    })
    .from(assignments)
    .leftJoin(units, eq(units.id, assignments.unitId))
    .leftJoin(teams, eq(teams.id, assignments.teamId))
    .where(eq(assignments.requirementId, requirementId))
    .orderBy(asc(assignments.id))
  return rows.map(({ namedIds, ...each }) => ({ ...each, ...countedByName({ ...each, namedIds }) }))
}

/** By number, from the trail: what the requirement was called in it, and how many obligations it wrote or removed. */
async function madeOf(tx: Tx, requirementId: string) {
  const rows = await tx
    .select({
      number: sql<number>`coalesce((${auditEvents.detail}->>'version')::int, 1)`,
      name: sql<string | null>`${auditEvents.detail}->>'name'`,
      obligations: sql<number | null>`(${auditEvents.detail}->>'obligations')::int`,
    })
    .from(auditEvents)
    .where(
      sql`${auditEvents.subjectKind} = 'requirement' and ${auditEvents.subjectId} = ${requirementId}
        and ${inArray(auditEvents.event, ['requirement.made', 'requirement.changed'])}`,
    )
    .orderBy(asc(auditEvents.recordedAt))
  return new Map(rows.map(({ number, ...each }) => [number, each]))
}
