/** A series: an event repeated by a rule. Each date is an event of its own; what they share is which series they are of. */
import { eq, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import type { Writer } from '@/lib/audit/write'
import { type Actor, agenciesWhere, type Ctx } from '@/lib/platform/context'
import { forbidden, invalid } from '@/lib/platform/errors'
import { type Day, dayIn, daysBetween } from '@/lib/platform/time'
import { checkTimes } from './checks'
import { draftEventIn, submitEventIn } from './commands'
import type { SessionFields } from './fields'
import { lockToChange } from './life'
import { can } from './policy'
import { getMyEvent } from './queries'
import { sentFields } from './records'
import { dateProblems } from './rules'
import { seriesOf } from './series-dates'
import {
  type makeSeriesInput,
  previewSeriesInput,
  type SeriesDate,
  type SeriesRule,
  type seriesPreviewShape,
} from './series-inputs'
import { seriesDays, sessionsOn } from './series-rules'
import { type Locked, recordEvent } from './steps'
import { events } from './tables'

type Preview = z.infer<typeof seriesPreviewShape>

/**
 * The dates that a rule gives an event of one's own, before anything is made: each with its hours by the clock of its place.
 * @throws not-found; invalid for more than sixty dates, or one more than a year ahead
 */
export async function previewSeries(ctx: Ctx, input: unknown): Promise<Preview> {
  const rule = previewSeriesInput.parse(input)
  const { fields, series } = await getMyEvent(ctx, rule)
  return { dates: datesOf(rule, fields.sessions, series, ctx.now) }
}

function datesOf(
  rule: SeriesRule,
  sessions: SessionFields[],
  there: readonly SeriesDate[],
  now: Date,
): Preview['dates'] {
  const [first] = sessions
  if (!first?.startsLocal) throw invalid('eventId', 'Give the event its own day first.')
  const own = first.startsLocal.slice(0, 10)
  const taken = new Set([own, ...there.map(({ startsLocal }) => startsLocal.slice(0, 10))])
  return seriesDays(rule, own, dayIn(first.zone, now)).map((on) => {
    const moved = sessionsOn(sessions, on)
    const [{ startsLocal = '', endsLocal = '', zone = '' } = {}] = moved
    const isThere = taken.has(on)
    return { on, startsLocal, endsLocal, zone, isThere, problem: isThere ? null : problemOf(moved, now) }
  })
}

function problemOf(sessions: SessionFields[], now: Date): string | null {
  const problems = [
    ...sessions.flatMap((session, i) => checkTimes(session, `sessions.${i}`)),
    ...dateProblems({ sessions }, now, true),
  ]
  return problems[0]?.message ?? null
}

type Asked = z.infer<typeof makeSeriesInput>
type Made = { eventId: string; status: SeriesDate['status']; daysLater: number }

/**
 * Makes the further dates of a series within another command, each like the event as it is now: sent to the moderators, or
 * published at once for a trusted organizer. A day that the series has already is not made again.
 * @throws not-found, forbidden, not-now (not sent yet, postponed, off), conflict when it was saved since; invalid for a rule that
 * gives no new date or one that cannot be
 */
export async function repeatEvent(w: Writer, given: Omit<Asked, 'key'>): Promise<Made[]> {
  const { row, sessions } = await lockToChange(w, given, 'repeat')
  if (!can.repeat(w.ctx.actor, row)) throw forbidden('Only whoever posted an event makes a series of it.')
  const seriesId = row.seriesId ?? row.id
  // Two of its dates may be repeated at once: what the other one makes is there then.
  await w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`series ${seriesId}`}, 0))`)
  const there = await seriesOf(w.tx, w.ctx.actor, row, sessions)
  const wanted = datesOf(given, sessions, there, w.ctx.now).filter(
    ({ on, isThere }) => !isThere && !given.except.includes(on),
  )
  const [wrong] = wanted.flatMap(({ problem }) => problem ?? [])
  if (wrong) throw invalid('except', `${wrong} Or leave this date out.`)
  if (wanted.length === 0)
    throw invalid('times', 'There is no further date in it. Choose more of them, or leave out fewer.')
  if (row.seriesId === null) await w.tx.update(events).set({ seriesId }).where(eq(events.id, row.id))
  const made: Made[] = []
  for (const { on } of wanted) made.push(await makeDate(w, { row, sessions }, seriesId, on))
  recordEvent(w, 'event.repeated', row, { dates: wanted.map(({ on }) => on), seriesId })
  return made
}

async function makeDate(w: Writer, { row, sessions }: Locked, seriesId: string, on: Day): Promise<Made> {
  const fields = { ...sentFields(row, sessions), sessions: sessionsOn(sessions, on) }
  const { eventId } = await draftEventIn(w, fields)
  await w.tx
    .update(events)
    .set({ seriesId, agencyId: agencyOf(w.ctx.actor, row) })
    .where(eq(events.id, eventId))
  const { status } = await submitEventIn(w, eventId)
  // What the form does not hold goes along: how many have room in a session, and what it counts.
  await w.tx.execute(sql`update event_sessions d
    set capacity = s.capacity, credit_minutes = s.credit_minutes, attendance_rule = s.attendance_rule
    from event_sessions s where d.event_id = ${eventId}::uuid and s.event_id = ${row.id}::uuid
      and s.position = d.position and s.withdrawn_at is null`)
  return { eventId, status, daysLater: daysBetween(sessions[0]?.startsLocal.slice(0, 10) ?? on, on) }
}

/** In the name of the agency of the event, as long as whoever repeats it may post for that one. */
const agencyOf = (actor: Actor, { agencyId }: Locked['row']) =>
  agenciesWhere(actor, 'trusted-organizer', 'organizer').find((each) => each === agencyId) ?? null
