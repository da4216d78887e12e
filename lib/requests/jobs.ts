/**
 * What follows by itself: from the events that requests became, asked every hour since events know nothing of requests, and
 * from what was promised about answering.
 */
import { and, eq, inArray, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { type Job, job } from '@/lib/platform/jobs'
import { loadDatedRules, requestDay } from './dated-rules'
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
  const isOver = sql`not exists (select 1 from event_sessions s where s.event_id = e.id
    and s.withdrawn_at is null and s.ends_at > ${ctx.now.toISOString()}::timestamptz)`
  const hasMoved = sql`exists (select 1 from events e where e.id = ${requests.eventId}
    and (e.status in ('cancelled', 'withdrawn') or (e.status = 'published' and ${isOver})))`
  const due = await read(ctx, (tx) =>
    tx
      .select({ id: requests.id })
      .from(requests)
      .where(and(eq(requests.status, 'scheduled'), hasMoved)),
  )
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
    const rules = await loadDatedRules(tx)
    const today = requestDay(rules, ctx.now)
    return rows.flatMap((row) => {
      const age = ageIn({ rules }, row, ctx.now)
      return age && owedBy(age) <= today ? [{ row, by: owedBy(age) }] : []
    })
  })
  for (const { row, by } of due) await writeIfNeeded(ctx, (w) => tellOfficers(w, row, `${row.id} ${by}`, requestDue))
  return due.length
}

export const remindOfficers: Job<Record<string, never>> = {
  ...job('remind-request-officers', z.object({}), async (ctx) => void (await remindOfPromises(ctx))),
  at: '5 13 * * 1-5',
}
