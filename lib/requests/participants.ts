/** How those who came to the training that followed from a request found it: asked of them at its event. */
import { and, eq } from 'drizzle-orm'
import { resultsOf } from '@/lib/evaluations/queries'
import type { Results } from '@/lib/evaluations/shapes'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read } from '@/lib/platform/database'
import { notFound, signedOut } from '@/lib/platform/errors'
import { requestInput } from './inputs'
import { visibleTo } from './policy'
import { requests } from './tables'

/**
 * What participants said, as far as it may be shown, for everybody who sees the request; null where no event followed from it,
 * or nobody's attendance is confirmed yet. @throws signed-out, not-found
 */
export async function getParticipants(ctx: Ctx, input: unknown): Promise<{ participants: Results | null }> {
  const { requestId } = requestInput.parse(input)
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select({ eventId: requests.eventId })
      .from(requests)
      .where(and(visibleTo(actor), eq(requests.id, requestId)))
    if (!row) throw notFound('This request')
    const { eventId } = row
    const found = eventId && (await asSystem(tx, ctx, () => resultsOf(tx, eventId, ctx.now)))
    if (!found || found.attended === 0) return { participants: null }
    const { attended, answered, untilOn, isOpen, results } = found
    return { participants: { attended, answered, untilOn, isOpen, results } }
  })
}
