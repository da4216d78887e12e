/** Decisions about an event as it stands, as whoever has just looked at it makes them. */
import { eq } from 'drizzle-orm'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import * as moderation from './moderation'
import { approvalCheckIds } from './moderation-rules'
import { events } from './tables'

type Entry = { eventId: string }

async function seen(ctx: Ctx, { eventId }: Entry): Promise<{ madeFrom: string }> {
  const system = systemCtx('test', ctx.now)
  const [row] = await read(system, (tx) =>
    tx.select({ at: events.updatedAt }).from(events).where(eq(events.id, eventId)),
  )
  return { madeFrom: row?.at.toISOString() ?? 'none' }
}

export const approveEvent = async (ctx: Ctx, input: Entry) =>
  moderation.approveEvent(ctx, { ...(await seen(ctx, input)), checks: approvalCheckIds, ...input })

export const recheckEvent = async (ctx: Ctx, input: Entry) =>
  moderation.recheckEvent(ctx, { ...(await seen(ctx, input)), ...input })

export const returnEvent = async (ctx: Ctx, input: Entry & { reason: string }) =>
  moderation.returnEvent(ctx, { ...(await seen(ctx, input)), ...input })
