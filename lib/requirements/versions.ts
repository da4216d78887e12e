/** All versions of a requirement as they were made: what each says and for whom, by whom and when, and what followed. */
import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { nameShownTo } from '@/lib/agencies/names-on-papers'
import { units } from '@/lib/agencies/tables'
import { teams } from '@/lib/agencies/team-tables'
import { auditEvents } from '@/lib/audit/tables'
import { people } from '@/lib/identity/tables'
import type { Tx } from '@/lib/platform/database'
import { lastingRecord } from '@/lib/platform/row-security'
import { fullName } from '@/lib/platform/words'
import { teamNamed } from './derived/stated-rules'
import { assignments, requirementVersions, versionColumns } from './tables'
import { countedByName, namedInAssignment } from './whom'

/** The newest first. Whom a version is for stands in the assignment that was made with it; that of a change of its terms alone is the one before. */
export async function versionsOf(tx: Tx, requirementId: string) {
  const rows = await tx
    .select({
      ...versionColumns,
      id: requirementVersions.id,
      createdAt: requirementVersions.createdAt,
      ...authorOfVersion,
    })
    .from(requirementVersions)
    .leftJoin(people, isAuthorOfVersion)
    .where(eq(requirementVersions.requirementId, requirementId))
    .orderBy(desc(requirementVersions.number))
  const [assigned, made] = [await assignedOf(tx, requirementId), await madeOf(tx, requirementId)]
  const whom = whomOfEach(
    rows.map(({ id }) => id),
    assigned,
  )
  return rows.map(({ id, givenName, familyName, ...version }) => ({
    ...version,
    ...(made.get(version.number) ?? { name: null, obligations: null }),
    by: givenName === null ? null : fullName({ given: givenName, family: familyName ?? '' }),
    whom: whom.get(id) ?? null,
  }))
}

const whose = { person: people.id, agency: requirementVersions.agencyId }
/** Who wrote a version, as its agency may read it: before they have said that they serve there, by the name that it wrote. */
export const authorOfVersion = {
  givenName: sql<string | null>`${nameShownTo('given_name', whose, people.givenName)}`,
  familyName: sql<string | null>`${nameShownTo('family_name', whose, people.familyName)}`,
}
export const isAuthorOfVersion = eq(people.id, lastingRecord(requirementVersions.createdBy))

type Assigned = Awaited<ReturnType<typeof assignedOf>>[number]

/** @param ids of the versions, the newest first */
function whomOfEach(ids: readonly string[], assigned: readonly Assigned[]): ReadonlyMap<string, Assigned> {
  const made = new Map(assigned.map((each) => [each.assignmentId, each]))
  const others = assigned.filter(({ assignmentId }) => !ids.includes(assignmentId))
  const found = new Map<string, Assigned>()
  let last: Assigned | undefined
  for (let i = ids.length - 1; i >= 0; i--) {
    const [id, next] = [ids[i] ?? '', ids[i - 1]]
    last = made.get(id) ?? last
    // Before the two were made with one id: in the order in which they were made, as far as ids tell.
    const each = last ?? others.findLast(({ assignmentId }) => next === undefined || assignmentId < next)
    if (each) found.set(id, each)
  }
  return found
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
    .orderBy(asc(assignments.validFrom), asc(assignments.validTo), asc(assignments.id))
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
