/** Files about people that are taken out: every one of them is noted. */
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { write } from './write'

/** Notes a download; every one of them, with what it was asked for. */
export async function noteExport(
  ctx: Ctx,
  exported: { agencyId: string; personId?: string; detail: Record<string, unknown> },
): Promise<void> {
  await write(forTheTrail(ctx), 'report.exported', async (w) => {
    w.record('report.exported', { kind: 'export', id: newId(), ...exported })
  })
}

/** A token that may only read leaves a trail all the same; that is not a change made with it. */
export function forTheTrail(ctx: Ctx): Ctx {
  const { actor } = ctx
  if (actor.kind !== 'person' || actor.via.kind !== 'token') return ctx
  return { ...ctx, actor: { ...actor, via: { ...actor.via, mayWrite: true } } }
}
