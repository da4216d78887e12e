/** Whom it concerns when an event changes: how many would be told, before anything is done. */
import { and, inArray, isNull, sql } from 'drizzle-orm'
import { getMyEvent } from '@/lib/events/queries'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read } from '@/lib/platform/database'
import { eventOfInput } from './inputs'
import { holdingStates } from './kinds'
import type { Concerned } from './shapes'
import { registrations } from './tables'

/** How many come to an event of one's own or wait for a place, and how many to the later dates of its series. @throws not-found */
export async function countConcerned(ctx: Ctx, input: unknown): Promise<Concerned & { later: Concerned }> {
  const { eventId } = eventOfInput.parse(input)
  const { series } = await getMyEvent(ctx, { eventId })
  const later = series.flatMap((date) => (date.isLater ? date.eventId : []))
  const rows = await read(ctx, (tx) =>
    asSystem(tx, ctx, () =>
      tx
        .select({
          isThis: sql<boolean>`${registrations.eventId} = ${eventId}::uuid`,
          held: sql<boolean>`${inArray(registrations.state, [...holdingStates])}`,
          n: sql<number>`count(*)::int`,
        })
        .from(registrations)
        .where(and(inArray(registrations.eventId, [eventId, ...later]), isNull(registrations.endedAt)))
        .groupBy(sql`1`, sql`2`),
    ),
  )
  const count = (isThis: boolean, held: boolean) =>
    rows.find((row) => row.isThis === isThis && row.held === held)?.n ?? 0
  const of = (isThis: boolean) => ({ registered: count(isThis, true), waiting: count(isThis, false) })
  return { ...of(true), later: of(false) }
}
