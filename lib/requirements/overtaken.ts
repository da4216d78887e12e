/** What became of a requirement while somebody had its form open. */
import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { MadeFrom } from '@/lib/audit/sent'
import { refuseStale } from '@/lib/audit/versions'
import type { Writer } from '@/lib/audit/write'
import { people } from '@/lib/identity/tables'
import type { Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { fullName } from '@/lib/platform/words'
import type { RequirementTerms } from './inputs'
import { settled } from './settled'
import { assignments, requirements, requirementVersions as versions } from './tables'
import { authorOfVersion, isAuthorOfVersion } from './versions'
import { byName, namedInAssignment } from './whom'
import { termNames } from './words'

type Save = { madeFrom: MadeFrom; given: RequirementTerms }

/**
 * Refuses a change that was made from an older version, with the terms as they are now and who wrote them.
 * @returns whether there is anything to change
 * @throws conflict
 */
export const refuseOvertaken = ({ author, terms, number }: Latest, { madeFrom, given }: Save): boolean =>
  refuseStale<RequirementTerms>({
    madeFrom,
    version: number,
    current: terms,
    given: settled(given),
    names: termNames,
    what: `${author} changed this in the meantime. It is version ${number} now.`,
  })

type Latest = Awaited<ReturnType<typeof latestTerms>>

/** The newest version of a requirement with whom it is for, and who wrote it. @throws not-found */
export async function latestTerms({ tx }: Pick<Writer, 'tx'>, requirementId: string) {
  const [row] = await latestTermsOf(tx, [requirementId])
  if (!row) throw notFound('This requirement')
  return row
}

/** The same of several at once, in no order. */
export async function latestTermsOf(tx: Tx, requirementIds: readonly string[]) {
  if (requirementIds.length === 0) return []
  const rows = await tx
    .selectDistinctOn([versions.requirementId], {
      requirementId: versions.requirementId,
      namedIds: namedInAssignment,
      number: versions.number,
      ...authorOfVersion,
      terms: {
        name: requirements.name,
        criterion: versions.criterion,
        dueKind: versions.dueKind,
        withinDays: versions.withinDays,
        dueBy: versions.dueBy,
        repeatMonths: versions.repeatMonths,
        repeatFrom: versions.repeatFrom,
        windowDays: versions.windowDays,
        limits: versions.limits,
        population: assignments.population,
        unitId: assignments.unitId,
        position: assignments.position,
        employment: assignments.employment,
        role: assignments.role,
        teamId: assignments.teamId,
        citation: versions.citation,
        effectiveFrom: versions.effectiveFrom,
      },
    })
    .from(versions)
    .innerJoin(requirements, eq(requirements.id, versions.requirementId))
    .innerJoin(assignments, and(eq(assignments.requirementId, requirements.id), isNull(assignments.validTo)))
    .leftJoin(people, isAuthorOfVersion)
    .where(inArray(versions.requirementId, [...requirementIds]))
    .orderBy(versions.requirementId, desc(versions.number))
  return rows.map(({ givenName, familyName, namedIds, terms, ...row }) => ({
    ...row,
    terms: { ...terms, ...byName({ population: terms.population, namedIds }) },
    author: fullName({ given: givenName ?? '', family: familyName ?? '' }) || 'Somebody else',
  }))
}
