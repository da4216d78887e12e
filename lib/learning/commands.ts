/** Beginning and leaving a module. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { changedSince } from '@/lib/catalog/queries'
import { courses, courseVersions } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { named } from '@/lib/platform/database'
import { conflict, notFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { enrollInput, withdrawInput } from './inputs'
import { learner, ownEnrollments } from './policy'
import { attempts, enrollments } from './tables'

/**
 * Enrolls in the current edition of a module. Who is enrolled stays enrolled: asking twice changes nothing. After a pass
 * a new enrollment begins (a renewal).
 * @throws not-found; conflict when the module is retired, or when `again` is asked for while attempts are left
 * at an edition since which what is taught has not changed
 */
export async function enroll(ctx: Ctx, input: unknown) {
  const { slug, again } = enrollInput.parse(input)
  const personId = learner(ctx.actor)
  return writeIfNeeded(ctx, async (w) => {
    const [course] = await courseToTake.on(w.tx, { slug })
    if (!course) throw notFound('This module')
    const open = await lockOpen(w, personId, course.courseId)
    if (open && again) await leaveUsedUp(w, open)
    else if (open) return { enrollmentId: open.id, slug, edition: open.edition, began: false }
    if (!course.versionId || !course.edition) {
      throw conflict('This module is retired, so nobody can begin it. Whoever is enrolled may finish.')
    }
    const id = newId()
    const [added] = await w.tx
      .insert(enrollments)
      .values({ id, personId, courseId: course.courseId, courseVersionId: course.versionId, enrolledAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: enrollments.id })
    // Another device of the same person was faster.
    if (!added) throw conflict('You have just enrolled from another device. Load the page again.')
    const detail = { slug, edition: course.edition }
    w.record('enrollment.started', { kind: 'enrollment', id, personId, detail })
    return { enrollmentId: id, slug, edition: course.edition, began: true }
  })
}

const courseToTake = named('learning-course-to-take', (db) =>
  db
    .select({ courseId: courses.id, versionId: courseVersions.id, edition: courseVersions.edition })
    .from(courses)
    .leftJoin(courseVersions, eq(courseVersions.id, courses.currentVersionId))
    .where(eq(courses.slug, sql.placeholder('slug'))),
)

async function lockOpen(w: Writer, personId: string, courseId: string) {
  const [open] = await w.tx
    .select({ id: enrollments.id, edition: courseVersions.edition, rules: courseVersions.testRules, changedSince })
    .from(enrollments)
    .innerJoin(courseVersions, eq(courseVersions.id, enrollments.courseVersionId))
    .where(
      and(
        eq(enrollments.personId, personId),
        eq(enrollments.courseId, courseId),
        isNull(enrollments.completedAt),
        isNull(enrollments.withdrawnAt),
      ),
    )
    .for('update', { of: enrollments })
  return open
}

type OpenEnrollment = NonNullable<Awaited<ReturnType<typeof lockOpen>>>

/** Ends an enrollment whose attempts are used up, or since whose edition what is taught has changed, so that another may begin. */
async function leaveUsedUp(w: Writer, { id, rules, changedSince: newer }: OpenEnrollment) {
  if (newer) return markWithdrawn(w, id, 'A new edition changes what is taught.')
  const taken = await w.tx
    .select({ submittedAt: attempts.submittedAt })
    .from(attempts)
    .where(eq(attempts.enrollmentId, id))
  const used = taken.filter(({ submittedAt }) => submittedAt).length
  if (used < rules.attempts) throw conflict('You can go on where you are: attempts at the test are left.')
  await markWithdrawn(w, id, 'All attempts at the test were used.')
}

async function markWithdrawn(w: Writer, id: string, reason: string | null) {
  await w.tx.update(enrollments).set({ withdrawnAt: w.ctx.now, withdrawnReason: reason }).where(eq(enrollments.id, id))
  w.record('enrollment.withdrawn', { kind: 'enrollment', id, personId: learner(w.ctx.actor) })
}

const lockedEnrollment = named('learning-lock-enrollment', (db) =>
  db
    .select({
      id: enrollments.id,
      personId: enrollments.personId,
      courseId: enrollments.courseId,
      courseVersionId: enrollments.courseVersionId,
      completedAt: enrollments.completedAt,
      creditId: enrollments.creditId,
      withdrawnAt: enrollments.withdrawnAt,
    })
    .from(enrollments)
    .where(and(ownEnrollments, eq(enrollments.id, sql.placeholder('id'))))
    .for('update'),
)

/** One's own enrollment, locked until the transaction ends. @throws not-found */
export async function lockEnrollment(w: Writer, id: string) {
  const [enrollment] = await lockedEnrollment.on(w.tx, { person: learner(w.ctx.actor), id })
  if (!enrollment) throw notFound('This enrollment')
  return enrollment
}

/**
 * Leaves a module without finishing. What was read and answered is kept; enrolling later begins anew.
 * @throws not-found; conflict when it was completed or left before
 */
export async function withdraw(ctx: Ctx, input: unknown) {
  const { enrollmentId, reason } = withdrawInput.parse(input)
  return write(ctx, 'enrollment.withdrawn', async (w) => {
    const enrollment = await lockEnrollment(w, enrollmentId)
    if (enrollment.completedAt) throw conflict('You have completed this module; its credit stays on your record.')
    if (enrollment.withdrawnAt) throw conflict('You have left this module already.')
    await markWithdrawn(w, enrollmentId, reason || null)
    return { enrollmentId, withdrawnAt: ctx.now.toISOString() }
  })
}
