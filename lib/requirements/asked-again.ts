/** How far it is to ask a new edition again: for the agency whose figures are of before, and for whoever publishes. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import type { ChangedSince } from '@/lib/catalog/inputs'
import { can as catalogCan } from '@/lib/catalog/policy'
import { differenceOfRow } from '@/lib/catalog/queries'
import { courses, courseVersions } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { forbidden, notFound } from '@/lib/platform/errors'
import { editionAskedInput } from './asked-again-inputs'
import { askedEditions } from './asked-again-tables'
import { asksForEditions } from './engine/editions'
import { agencyIdInput } from './inputs'
import { can } from './policy'
import type { Version } from './shapes'

/**
 * New editions of which it is not worked out yet for all of an agency's people who owes them: for who looks after people there, and
 * for administrators, as a rebuild. @throws not-found
 */
export async function listEditionsUnderWay(ctx: Ctx, input: unknown) {
  const { agencyId } = agencyIdInput.parse(input)
  if (!can.read(ctx.actor, agencyId) && !can.rebuild(ctx.actor)) throw notFound('This agency')
  const items = await read(ctx, async (tx) => {
    const known = await tx.select({ id: agencies.id }).from(agencies).where(eq(agencies.id, agencyId))
    if (known.length === 0) throw notFound('This agency')
    return tx
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
      .orderBy(askedEditions.askedAt, askedEditions.courseVersionId)
  })
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

type Asking = { agencyId: string } & Pick<Version, 'criterion' | 'limits'>

/** Of the module for which a rule asks again after a new edition, the latest that changed what is taught. */
export async function newEditionFor(tx: Tx, { agencyId, criterion, limits }: Asking) {
  if (criterion.kind !== 'course' || !asksForEditions([{ limits: limits ?? {} }])) return null
  const [found] = await tx.execute<{
    edition: number
    publishedOn: string
    difference: ChangedSince['difference']
  }>(sql`
    select n.edition, ((n.published_at at time zone a.time_zone)::date)::text as "publishedOn", ${differenceOfRow} as difference
    from course_versions n join agencies a on a.id = ${agencyId}::uuid
    where n.course_id = ${criterion.courseId}::uuid and n.is_material
      and exists (select 1 from course_versions b where b.course_id = n.course_id and b.edition < n.edition)
    order by n.edition desc limit 1`)
  return found ?? null
}
