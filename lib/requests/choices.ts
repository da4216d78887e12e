/** What of the catalog a training can be asked for. */
import { asc, eq } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { courses, courseVersions, topics } from '@/lib/catalog/tables'
import { topicsIn } from '@/lib/catalog/topics'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import type { requestChoicesShape } from './shapes'

/** The published modules and the topics of the catalog, by name. */
export async function listRequestChoices(ctx: Ctx): Promise<z.infer<typeof requestChoicesShape>> {
  return read(ctx, async (tx) => ({
    courses: await tx
      .select({
        courseId: courses.id,
        title: courseVersions.title,
        creditMinutes: courseVersions.creditMinutes,
      })
      .from(courses)
      .innerJoin(courseVersions, eq(courseVersions.id, courses.currentVersionId))
      .orderBy(asc(courseVersions.title), asc(courses.id)),
    topics: topicsIn(ctx.locale, await tx.select({ id: topics.id, name: topics.name }).from(topics)).map(
      ({ id: topicId, name }) => ({ topicId, name }),
    ),
  }))
}
