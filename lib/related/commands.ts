/** What people suggest: a course of others, and its correction as long as it is not public. */
import { and, count, eq, inArray } from 'drizzle-orm'
import { writeOnce } from '@/lib/audit/once'
import { writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { forbidden, signedOut, tooMany } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { limitTries } from '@/lib/platform/rate-limit'
import { changeRelatedInput, type RelatedResult, suggestRelatedInput } from './inputs'
import { can } from './policy'
import { byId, type RelatedRow, resultOf } from './records'
import { columnsWritten, freeSlug, lockRelated, nextState, recordRelated, refuseOvertaken } from './steps'
import { relatedTrainings } from './tables'

const SUGGESTIONS_AN_HOUR = 20
const WAITING_AT_MOST = 100

/**
 * Suggests a course; it waits for a moderator. With a `key` it is safe to send again.
 * @throws signed-out; invalid by field; too-many after 20 in an hour, or while 100 of one person wait
 */
export async function suggestRelated(ctx: Ctx, input: unknown): Promise<RelatedResult> {
  const { key, ...fields } = suggestRelatedInput.parse(input)
  const { actor, now } = ctx
  if (actor.kind !== 'person') throw signedOut()
  await limitTries(ctx, `related.suggest:${actor.personId}`, SUGGESTIONS_AN_HOUR, 60)
  return writeOnce(ctx, 'related.suggested', { key, terms: fields }, async (w) => {
    const mine = and(eq(relatedTrainings.suggestedBy, actor.personId), eq(relatedTrainings.status, 'suggested'))
    const [waiting] = await w.tx.select({ count: count() }).from(relatedTrainings).where(mine)
    if ((waiting?.count ?? 0) >= WAITING_AT_MOST)
      throw tooMany(`${WAITING_AT_MOST} of your suggestions wait already. Suggest more when some are decided.`, 86_400)
    const row = {
      ...(await columnsWritten(w, fields)),
      ...{ id: newId(), slug: await freeSlug(w, fields.title), status: 'suggested' as const },
      ...{ suggestedBy: actor.personId, createdAt: now, updatedAt: now },
    }
    const [made] = await w.tx.insert(relatedTrainings).values(row).returning()
    recordRelated(w, 'related.suggested', row, { title: fields.title, url: fields.url })
    return resultOf(made as RelatedRow)
  })
}

/**
 * Corrects what one suggested; what was returned is sent in again by this.
 * @throws not-found; forbidden when it is somebody else's or public by now; invalid by field; conflict when it was changed since
 */
export async function correctRelated(ctx: Ctx, input: unknown): Promise<RelatedResult> {
  const { relatedId, madeFrom, ...fields } = changeRelatedInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const row = await lockRelated(w, relatedId)
    if (!can.correct(ctx.actor, row)) throw forbidden('Only whoever suggested it corrects it, until it is listed.')
    const status = nextState(row, 'correct')
    if (!refuseOvertaken(row, fields, madeFrom)) return resultOf(row)
    const [saved] = await w.tx
      .update(relatedTrainings)
      .set({ ...(await columnsWritten(w, fields)), status, reason: null, updatedAt: ctx.now })
      .where(and(byId(relatedId), inArray(relatedTrainings.status, ['suggested', 'returned'])))
      .returning()
    recordRelated(w, 'related.corrected', row, { title: fields.title, from: row.status })
    return resultOf(saved as RelatedRow)
  })
}
