/** What officers do with requests that came in: take over, screen, decide. */
import { eq } from 'drizzle-orm'
import { write } from '@/lib/audit/write'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { invalid, notNow } from '@/lib/platform/errors'
import { addMessage } from './conversation'
import { acceptRequestInput, assignRequestInput, declineRequestInput, stepInput } from './inputs'
import { officersOf } from './officers'
import { can } from './policy'
import { isOver } from './rules'
import type { RequestResult } from './shapes'
import { lockRequest, mustBe, recordRequest, refuseUnseen, resultOf, takeStep, tellOfficer } from './steps'
import { requests } from './tables'

/** Says that a request was read and can be decided on. @throws not-found, forbidden, not-now, conflict */
export async function screenRequest(ctx: Ctx, input: unknown): Promise<RequestResult> {
  const { requestId, madeFrom } = stepInput.parse(input)
  return write(ctx, 'request.screened', async (w) =>
    takeStep(w, await lockRequest(w, requestId), { verb: 'screen', madeFrom }),
  )
}

/** Accepts, with a message where one is written. @throws not-found, forbidden, not-now, conflict */
export async function acceptRequest(ctx: Ctx, input: unknown): Promise<RequestResult> {
  const { requestId, madeFrom, message } = acceptRequestInput.parse(input)
  return write(ctx, 'request.accepted', async (w) => {
    const locked = await lockRequest(w, requestId)
    const result = await takeStep(w, locked, { verb: 'accept', madeFrom })
    const officerId = locked.row.officerId ?? actingPersonId(ctx.actor)
    if (message) await addMessage(w, { ...locked, row: { ...locked.row, officerId } }, message)
    return result
  })
}

/** Declines with the reason, which whoever asked reads. @throws not-found, forbidden, not-now, conflict */
export async function declineRequest(ctx: Ctx, input: unknown): Promise<RequestResult> {
  const { requestId, madeFrom, reason } = declineRequestInput.parse(input)
  return write(ctx, 'request.declined', async (w) =>
    takeStep(w, await lockRequest(w, requestId), { verb: 'decline', madeFrom, reason }),
  )
}

/**
 * Gives a request to an officer of its kind, or to nobody.
 * @throws not-found; forbidden; invalid for somebody who does not work this kind, asked for it or
 * coordinates the agency that did; not-now when it is over; conflict
 */
export async function assignRequest(ctx: Ctx, input: unknown): Promise<RequestResult> {
  const { requestId, madeFrom, officerId } = assignRequestInput.parse(input)
  return write(ctx, 'request.assigned', async (w) => {
    const { row, sides } = await lockRequest(w, requestId)
    mustBe(can.work(sides), sides)
    if (isOver(row.status)) throw notNow('This request is over.', { state: row.status })
    refuseUnseen(row, madeFrom)
    const known = officerId === null || (await officersOf(w, row)).some(({ personId }) => personId === officerId)
    if (!known) throw invalid('officerId', 'Choose an officer of this kind of request.')
    await w.tx.update(requests).set({ officerId, updatedAt: ctx.now }).where(eq(requests.id, requestId))
    recordRequest(w, 'request.assigned', row, { officerId })
    if (officerId && officerId !== row.officerId && officerId !== actingPersonId(ctx.actor))
      await tellOfficer(w, row, officerId, `${row.id} ${ctx.now.toISOString()}`)
    return { ...resultOf(row), version: ctx.now.toISOString() }
  })
}
