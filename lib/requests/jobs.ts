/**
 * What follows by itself: from the events that requests became, asked every hour since events know nothing of requests, and
 * from what was promised about answering.
 */
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import * as z from 'zod/mini'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { type Job, job } from '@/lib/platform/jobs'
import { requestDue } from './mails'
import { requestColumns } from './records'
import { owedBy } from './service-levels'
import { ageIn, type Became, knownOf } from './standings'
import { lockRequest, takeStep, tellOfficers } from './steps'
import { requests } from './tables'

const isGone = ({ status }: Became) => status === 'cancelled' || status === 'withdrawn'
const isHeld = ({ status, endsAt }: Became, now: Date) => status === 'published' && endsAt !== null && endsAt <= now

/** Delivers what took place, and takes requests off the day of events that were canceled. @returns how many were moved */
export async function followEvents(ctx: Ctx): Promise<number> {
  const scheduled = and(eq(requests.status, 'scheduled'), isNotNull(requests.eventId))
  const due = await read(ctx, async (tx) => {
    const rows = await tx.select(requestColumns).from(requests).where(scheduled)
    const { events } = await knownOf(tx, ctx, rows)
    return rows.filter(({ eventId }) => {
      const event = events.get(eventId ?? '')
      return event && (isGone(event) || isHeld(event, ctx.now))
    })
  })
  for (const { id } of due) await writeIfNeeded(ctx, (w) => followOne(w, id))
  return due.length
}

async function followOne(w: Writer, requestId: string): Promise<void> {
  const locked = await lockRequest(w, requestId)
  const { row } = locked
  const event = (await knownOf(w.tx, w.ctx, [row])).events.get(row.eventId ?? '')
  if (row.status !== 'scheduled' || !event) return
  if (isGone(event)) {
    const reason = event.cancelReason ?? 'The event was taken back by its organizer.'
    await takeStep(w, locked, { verb: 'release', madeFrom: null, reason, set: { eventId: null } })
  } else if (isHeld(event, w.ctx.now)) await takeStep(w, locked, { verb: 'deliver', madeFrom: null })
}

export const followRequests: Job<Record<string, never>> = {
  ...job('follow-request-events', z.object({}), async (ctx) => void (await followEvents(ctx))),
  at: '25 * * * *',
}

/** Reminds officers on the day by which an answer or a decision was promised, once for each promise. @returns of how many */
export async function remindOfPromises(ctx: Ctx): Promise<number> {
  const due = await read(ctx, async (tx) => {
    const rows = await tx
      .select(requestColumns)
      .from(requests)
      .where(inArray(requests.status, ['submitted', 'screened']))
    const known = await knownOf(tx, ctx, rows)
    return rows.flatMap((row) => {
      const age = ageIn(known, row, ctx.now)
      return age && owedBy(age) <= known.today ? [{ row, by: owedBy(age) }] : []
    })
  })
  for (const { row, by } of due) await writeIfNeeded(ctx, (w) => tellOfficers(w, row, `${row.id} ${by}`, requestDue))
  return due.length
}

export const remindOfficers: Job<Record<string, never>> = {
  ...job('remind-request-officers', z.object({}), async (ctx) => void (await remindOfPromises(ctx))),
  at: '5 13 * * 1-5',
}
