/** Completing an enrollment, whatever completes it, and the credit that follows. */
import { eq, sql } from 'drizzle-orm'
import { zoneOfPerson } from '@/lib/agencies/own-day'
import type { Writer } from '@/lib/audit/write'
import { courses, courseVersions } from '@/lib/catalog/tables'
import { named } from '@/lib/platform/database'
import { conflict, notFound } from '@/lib/platform/errors'
import { dayIn } from '@/lib/platform/time'
import { lockChain, recordCredit } from '@/lib/records/ledger'
import type { CertificateTerms, Source } from '@/lib/records/sources'
import { findPractice } from '@/lib/requirements/derived/repeats'
import type { lockEnrollment } from './commands'
import { enrollments } from './tables'

/**
 * Completes an enrollment, which the caller has locked and found to be done: a test passed, or whatever else its edition
 * asks for; no attempt is needed. Once done it stays as it is. A completion before it counts again is practice: the
 * enrollment is completed, and nothing is recorded.
 * @returns the credit, null for practice
 * @throws conflict after a withdrawal
 */
export async function completeEnrollment(w: Writer, enrollment: Enrolled): Promise<{ creditId: string | null }> {
  const { id, personId, courseVersionId, completedAt, withdrawnAt, creditId: before } = enrollment
  if (completedAt) return { creditId: before }
  if (withdrawnAt) throw conflict('You have left this module, so it cannot be completed.')
  const [edition] = await editionOf.on(w.tx, { version: courseVersionId })
  if (!edition) throw notFound('This module')
  const zone = await zoneOfPerson(w.tx, personId)
  const earnedOn = dayIn(zone, w.ctx.now)
  await lockChain(w.tx, personId)
  const practice = await findPractice(w.tx, { personId, courseId: edition.courseId }, earnedOn)
  const credit = practice ? null : await recordCredit(w, { personId, earnedOn, zone, ...sourceOf(enrollment, edition) })
  const creditId = credit?.creditId ?? null
  await w.tx.update(enrollments).set({ completedAt: w.ctx.now, creditId }).where(eq(enrollments.id, id))
  const detail = { slug: edition.slug, edition: edition.edition, ...(creditId ? { creditId } : { practice: true }) }
  w.record('enrollment.completed', { kind: 'enrollment', id, personId, detail })
  return { creditId }
}

type Enrolled = Awaited<ReturnType<typeof lockEnrollment>>
type Edition = Awaited<ReturnType<typeof editionOf.on>>[number]

const editionOf = named('learning-edition-completed', (db) =>
  db
    .select({
      courseId: courseVersions.courseId,
      slug: courses.slug,
      title: courseVersions.title,
      edition: courseVersions.edition,
      creditMinutes: courseVersions.creditMinutes,
      priorityIds: courseVersions.priorityIds,
      topicIds: courseVersions.topicIds,
    })
    .from(courseVersions)
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .where(eq(courseVersions.id, sql.placeholder('version'))),
)

/** A module is taken at one's own pace, is not split by topic, and gives a certificate of its edition. */
function sourceOf(
  { id, courseVersionId }: Enrolled,
  { slug: _, edition, ...said }: Edition,
): Source & { certificate: CertificateTerms } {
  return {
    ...{ sourceKind: 'module', sourceId: id, courseVersionId, ...said },
    ...{ topicMinutes: null, mode: 'self-paced', evidence: [], certificate: { edition } },
  }
}
