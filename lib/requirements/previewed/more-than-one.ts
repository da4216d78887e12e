/** What is read beside obligations that ask for more than one module: names, titles, and modules that would count. */
import { eq, sql } from 'drizzle-orm'
import { courses, courseVersions } from '@/lib/catalog/tables'
import { anyId } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'
import { importedWords } from '@/lib/records/earlier'
import { credits } from '@/lib/records/tables'
import { loadCalled } from '../called'
import { spokenOf } from '../engine/facts'
import type { obligations } from '../tables'
import { type Offered, wouldCount } from './would-count'

type Told = Pick<typeof obligations.$inferSelect, 'explanation' | 'countedCredits'>

/** All modules of the catalog that can be taken, as their editions of today are. */
export const offeredModules = (tx: Tx): Promise<Offered[]> =>
  tx
    .select({
      courseId: courses.id,
      slug: courses.slug,
      title: courseVersions.title,
      creditMinutes: courseVersions.creditMinutes,
      topicIds: courseVersions.topicIds,
      priorityIds: courseVersions.priorityIds,
    })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.id, courses.currentVersionId))

/** Null where each asks for one module, whatever else was completed. As far as who acts may read the credits. */
export async function knownFor(ctx: Ctx, rows: readonly Told[]) {
  const more = rows.filter(asksForMore)
  return more.length === 0 ? null : read(ctx, (tx) => knownIn({ tx, ctx }, more))
}

const asksForMore = ({ explanation }: Told) => spokenOf(explanation).length > 0

/** The same within what is read already. */
export async function knownIn({ tx, ctx }: { tx: Tx; ctx: Ctx }, rows: readonly Told[]) {
  const creditIds = rows.flatMap(({ countedCredits, explanation: { notCounted } }) =>
    [...countedCredits, ...notCounted].map(({ creditId }) => creditId),
  )
  const earned = await tx
    .select({ id: credits.id, title: credits.title, courseId: credits.courseId, mode: credits.mode })
    .from(credits)
    .where(sql`${credits.id} = ${anyId(creditIds)}`)
  const offered = await offeredModules(tx)
  const courseOf = new Map(earned.map(({ id, courseId }) => [id, courseId]))
  const takenIn = ({ countedCredits }: Told) =>
    new Set(countedCredits.flatMap(({ creditId }) => courseOf.get(creditId) ?? []))
  return {
    /** How credits were given that the reader may see. */
    modes: new Map(earned.map(({ id, mode }) => [id, mode])),
    /** Modules of the catalog that do not count already. */
    modulesLeft: (told: Told) => {
      const taken = takenIn(told)
      return offered.filter(({ courseId }) => !taken.has(courseId))
    },
    words: {
      called: await loadCalled(
        tx,
        rows.flatMap(({ explanation }) => spokenOf(explanation)),
      ),
      credits: new Map(earned.map(({ id, title }) => [id, title])),
      imported: await importedWords({ tx, ctx }, creditIds),
    },
    modulesFor: (told: Told, day: Day) => {
      const { explanation, countedCredits } = told
      const { asks, owed = null } = explanation
      return asks ? wouldCount({ asks, owed, counted: countedCredits, day }, offered, takenIn(told)) : []
    },
  }
}
