/** What a requirement can be made of, for those who keep the rules of an agency. */

import { asc, eq, sql } from 'drizzle-orm'
import { todayAt } from '@/lib/agencies/queries'
import { affiliations } from '@/lib/agencies/tables'
import { teamsOf } from '@/lib/agencies/team-queries'
import { courses, courseVersions, priorities, topics } from '@/lib/catalog/tables'
import { topicsIn } from '@/lib/catalog/topics'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { forbidden, notFound } from '@/lib/platform/errors'
import { agencyIdInput } from './inputs'
import { can } from './policy'

/** Published modules, units as a tree in reading order, positions in use, topics. */
export async function listRequirementChoices(ctx: Ctx, input: unknown) {
  const { agencyId } = agencyIdInput.parse(input)
  if (!can.keep(ctx.actor, agencyId)) throw can.read(ctx.actor, agencyId) ? forbidden() : notFound('This agency')
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
    units: await unitTree(tx, agencyId),
    positions: (
      await tx
        .selectDistinct({ position: sql<string>`trim(${affiliations.position})` })
        .from(affiliations)
        .where(
          sql`${affiliations.agencyId} = ${agencyId}::uuid and ${affiliations.validTo} is null and trim(${affiliations.position}) <> ''`,
        )
        .orderBy(sql`1`)
        .limit(200)
    ).map((row) => row.position),
    teams: await teamsOf(tx, agencyId, await todayAt(tx, agencyId, ctx.now)),
    topics: topicsIn(ctx.locale, await tx.select({ id: topics.id, name: topics.name }).from(topics)),
    priorities: await tx
      .select({ id: priorities.id, name: priorities.name })
      .from(priorities)
      .orderBy(asc(priorities.position)),
  }))
}

/** Units in reading order, each below its parent. */
export async function unitTree(tx: Tx, agencyId: string) {
  return tx.execute<{ unitId: string; name: string; depth: number }>(sql`
    with recursive tree(id, name, depth, path) as (
      select id, name, 0, array[lower(name)] from units where agency_id = ${agencyId}::uuid and parent_id is null
      union all
      select u.id, u.name, t.depth + 1, t.path || lower(u.name) from units u join tree t on u.parent_id = t.id
    ) select id as "unitId", name, depth from tree order by path, id`)
}
