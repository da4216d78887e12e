/** How far it is to ask a new edition again: for the agency whose figures are of before, and for whoever publishes. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import { can as catalogCan } from '@/lib/catalog/policy'
import { courses, courseVersions } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { forbidden, notFound } from '@/lib/platform/errors'
import { editionAskedInput } from './asked-again-inputs'
import { askedEditions } from './asked-again-tables'
import { agencyIdInput } from './inputs'
import { can } from './policy'

/** New editions of which it is not worked out yet for all of an agency's people who owes them. @throws not-found */
export async function listEditionsUnderWay(ctx: Ctx, input: unknown) {
  const { agencyId } = agencyIdInput.parse(input)
  if (!can.read(ctx.actor, agencyId)) throw notFound('This agency')
  const items = await read(ctx, (tx) =>
    tx
      .select({
        courseSlug: courses.slug,
        courseTitle: courseVersions.title,
        edition: courseVersions.edition,
        publishedOn: sql<string>`((${courseVersions.publishedAt} at time zone ${agencies.timeZone})::date)::text`,
        people: askedEditions.people,
        done: askedEditions.done,
      })
      .from(askedEditions)
      .innerJoin(agencies, eq(agencies.id, askedEditions.agencyId))
      .innerJoin(courseVersions, eq(courseVersions.id, askedEditions.courseVersionId))
      .innerJoin(courses, eq(courses.id, courseVersions.courseId))
      .where(and(eq(askedEditions.agencyId, agencyId), isNull(askedEditions.finishedAt)))
      .orderBy(askedEditions.askedAt, askedEditions.courseVersionId),
  )
  return { items }
}

/**
 * Of the latest edition of a module that is asked again: in how many agencies, and in how many that is worked out. In numbers alone.
 * @throws forbidden for whoever does not publish; not-found
 */
export async function getEditionAsked(ctx: Ctx, input: unknown) {
  const { slug } = editionAskedInput.parse(input)
  if (!catalogCan.publish(ctx.actor)) throw forbidden()
  const [asked] = await read(ctx, async (tx) => {
    const [course] = await tx.select({ id: courses.id }).from(courses).where(eq(courses.slug, slug))
    if (!course) throw notFound('This module')
    return tx
      .select({
        edition: courseVersions.edition,
        agencies: sql<number>`count(*)::int`,
        agenciesDone: sql<number>`count(${askedEditions.finishedAt})::int`,
        dueDates: sql<number>`sum(${askedEditions.changed})::int`,
      })
      .from(askedEditions)
      .innerJoin(courseVersions, eq(courseVersions.id, askedEditions.courseVersionId))
      .where(eq(courseVersions.courseId, course.id))
      .groupBy(courseVersions.edition)
      .orderBy(desc(courseVersions.edition))
      .limit(1)
  })
  return { asked: asked ?? null }
}
