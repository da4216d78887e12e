/** The published modules by their slugs; a module that is not published is left out of the story. */
import { eq } from 'drizzle-orm'
import type { Assessment, ModuleContent } from '@/lib/catalog/content'
import { courses, courseVersions } from '@/lib/catalog/tables'
import { systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'

export const TRAFFICKING = 'human-trafficking'
export const CONFIDENTIALITY = 'confidentiality-and-privilege'
export const YOUNG_PEOPLE = 'young-people-who-run'
export const RIGHTS = 'victims-rights'

export type PublishedModule = {
  slug: string
  courseId: string
  title: string
  creditMinutes: number
  priorityIds: string[]
  topicIds: string[]
  content: ModuleContent
  assessment: Assessment
}

export async function publishedModules(): Promise<Map<string, PublishedModule>> {
  const rows = await read(systemCtx('demonstration'), (tx) =>
    tx
      .select({
        slug: courses.slug,
        courseId: courses.id,
        title: courseVersions.title,
        creditMinutes: courseVersions.creditMinutes,
        priorityIds: courseVersions.priorityIds,
        topicIds: courseVersions.topicIds,
        content: courseVersions.content,
        assessment: courseVersions.assessment,
      })
      .from(courses)
      .innerJoin(courseVersions, eq(courseVersions.id, courses.currentVersionId)),
  )
  return new Map(rows.map((row) => [row.slug, row]))
}
