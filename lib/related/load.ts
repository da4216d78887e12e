/** Courses that the product comes with: suggestions that wait until a moderator has opened the link. */
import { inArray } from 'drizzle-orm'
import { writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { forbidden } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { type RelatedFields, relatedFields } from './inputs'
import { columnsWritten, freeSlug } from './steps'
import { relatedTrainings } from './tables'

export type StartingCourse = RelatedFields & { sourceKey: string; source: string }

/**
 * Puts each into the queue that was never there; whatever became of one stays. Nothing of it is public by this.
 * @returns how many were added @throws forbidden
 */
export async function loadRelated(ctx: Ctx, courses: readonly StartingCourse[]): Promise<{ added: number }> {
  if (ctx.actor.kind !== 'system') throw forbidden()
  return writeIfNeeded(ctx, async (w) => {
    const keys = courses.map(({ sourceKey }) => sourceKey)
    const known = await w.tx
      .select({ sourceKey: relatedTrainings.sourceKey })
      .from(relatedTrainings)
      .where(inArray(relatedTrainings.sourceKey, keys))
    const there = new Set(known.map(({ sourceKey }) => sourceKey))
    const added = courses.filter(({ sourceKey }) => !there.has(sourceKey))
    for (const { sourceKey, source, ...given } of added) {
      const fields = relatedFields.parse(given)
      const state = { id: newId(), status: 'suggested' as const, createdAt: ctx.now, updatedAt: ctx.now }
      const slug = await freeSlug(w, fields.title)
      await w.tx
        .insert(relatedTrainings)
        .values({ ...(await columnsWritten(w, fields)), ...state, slug, sourceKey, source })
        .onConflictDoNothing({ target: relatedTrainings.sourceKey })
    }
    if (added.length > 0)
      w.record('reference.loaded', {
        kind: 'related-trainings',
        id: 'related-trainings',
        detail: { courses: added.map(({ sourceKey }) => sourceKey) },
      })
    return { added: added.length }
  })
}
