/** Codes by which helpers come in for one day: made and ended by the owner, typed by whoever stands at the door. */
import { createHash, createHmac, randomUUID } from 'node:crypto'
import { and, desc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm'
import { writeOnce } from '@/lib/audit/once'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { ownerOf } from '@/lib/identity/policy'
import { openWith, sealWith } from '@/lib/identity/sealing'
import { checkInCode, parseCheckInCode } from '@/lib/platform/codes'
import type { Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { env } from '@/lib/platform/env'
import { invalid, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { limitTries } from '@/lib/platform/rate-limit'
import { longDay } from '@/lib/platform/words-of-time'
import { hasBegun, helperDaysLeft } from './helper-days'
import { fullSessions } from './places'
import { type EventRow, eventColumns } from './records'
import { lockOwned, staffRecord } from './staff-commands'
import { helpByCodeInput, helperCodeInput, makeHelperCodeInput } from './staff-inputs'
import { eventStaff, eventStaffCodes } from './staff-tables'
import { events } from './tables'

const TRIES_AN_HOUR = 10

/** What is kept of a code. It is short: without the server's own secret nobody finds it again from what is kept. */
const digestOf = (code: string): Buffer =>
  createHmac('sha256', env().AUTH_SECRET ?? '')
    .update(`attest-helper.${code}`)
    .digest()

type Made = { codeId: string; code: string; day: string; until: string }

/**
 * Makes the code of a day, shown this once; the one that was good for the day before is good no longer. Whoever came in by
 * that one stays. With a `key` it is safe to send again.
 * @throws not-found, forbidden; not-now for an event that is not on the calendar; invalid (`day`) for none of its days, or one
 * that is over
 */
export async function makeHelperCode(ctx: Ctx, input: unknown): Promise<Made> {
  const personId = ownerOf(ctx.actor)
  const { key = randomUUID(), ...terms } = makeHelperCodeInput.parse(input)
  const { eventId, day } = terms
  const sent = { key: createHash('sha256').update(key).digest('hex'), terms }
  const { sealed, ...made } = await writeOnce(ctx, 'event.helper-code-made', sent, async (w) => {
    const row = await lockOwned(w, eventId)
    if (row.status !== 'published') throw notNow('Helpers come to an event that is on the calendar.')
    const sessions = (await fullSessions(w.tx, [eventId])).get(eventId) ?? []
    const found = helperDaysLeft(sessions, ctx.now).find((each) => each.day === day)
    if (!found) throw invalid('day', 'Choose a day of the event that is not over.')
    await w.tx.update(eventStaffCodes).set({ endedAt: ctx.now }).where(openOn(eventId, day))
    const code = checkInCode()
    const codeId = newId()
    await w.tx.insert(eventStaffCodes).values({
      ...{ id: codeId, eventId, day, digest: digestOf(code), expiresAt: found.until },
      ...{ madeBy: personId, madeAt: ctx.now },
    })
    w.record('event.helper-code-made', staffRecord(row, { code: codeId, day }))
    return { codeId, day, until: found.until.toISOString(), sealed: sealWith(key, code) }
  })
  return { ...made, code: openWith(key, sealed) }
}

const openOn = (eventId: string, day: string) =>
  and(eq(eventStaffCodes.eventId, eventId), eq(eventStaffCodes.day, day), isNull(eventStaffCodes.endedAt))

/** Ends a code: nobody else comes in by it. @throws not-found, forbidden */
export async function endHelperCode(ctx: Ctx, input: unknown): Promise<{ endedAt: string }> {
  const { codeId } = helperCodeInput.parse(input)
  const personId = ownerOf(ctx.actor)
  return writeIfNeeded(ctx, async (w) => {
    const [code] = await w.tx
      .select({ eventId: eventStaffCodes.eventId, day: eventStaffCodes.day })
      .from(eventStaffCodes)
      .innerJoin(events, eq(events.id, eventStaffCodes.eventId))
      .where(and(eq(eventStaffCodes.id, codeId), eq(events.organizerId, personId)))
    if (!code) throw notFound('This code')
    const row = await lockOwned(w, code.eventId)
    const [{ endedAt } = { endedAt: null }] = await w.tx
      .select({ endedAt: eventStaffCodes.endedAt })
      .from(eventStaffCodes)
      .where(eq(eventStaffCodes.id, codeId))
    if (endedAt) return { endedAt: endedAt.toISOString() }
    await w.tx.update(eventStaffCodes).set({ endedAt: ctx.now }).where(eq(eventStaffCodes.id, codeId))
    w.record('event.helper-code-ended', staffRecord(row, { code: codeId, day: code.day }))
    return { endedAt: ctx.now.toISOString() }
  })
}

const NONE = 'No event has this code today. Look at it once more, or ask whoever runs the event for a new one.'

/**
 * Makes whoever types a code a helper at its event until the end of its day, where the event is. Who runs the event anyway
 * is only told which it is.
 * @throws signed-out; invalid (`code`) for one that is good nowhere; not-now before its day; too-many after 10 tries an hour
 */
export async function helpByCode(ctx: Ctx, input: unknown): Promise<{ eventId: string; until: string | null }> {
  const { code: typed } = helpByCodeInput.parse(input)
  const personId = ownerOf(ctx.actor)
  await limitTries(ctx, `events.helper-code:${personId}`, TRIES_AN_HOUR, 60)
  const code = parseCheckInCode(typed)
  if (!code) throw invalid('code', NONE)
  return writeIfNeeded(ctx, (w) => asSystem(w.tx, ctx, () => comeIn(w, code, personId)))
}

async function comeIn(w: Writer, code: string, personId: string): Promise<{ eventId: string; until: string | null }> {
  const { now } = w.ctx
  const [found] = await w.tx
    .select({ code: eventStaffCodes, event: eventColumns })
    .from(eventStaffCodes)
    .innerJoin(events, eq(events.id, eventStaffCodes.eventId))
    .where(
      and(
        eq(eventStaffCodes.digest, digestOf(code)),
        isNull(eventStaffCodes.endedAt),
        gt(eventStaffCodes.expiresAt, now),
        eq(events.status, 'published'),
      ),
    )
    // Two who type it at once, or one who types it twice, come in one after the other.
    .for('update', { of: eventStaffCodes })
  if (!found) throw invalid('code', NONE)
  const { event } = found
  const { day, madeAt } = found.code
  if (event.organizerId === personId || event.coOrganized) return { eventId: event.id, until: null }
  const sessions = (await fullSessions(w.tx, [event.id])).get(event.id) ?? []
  const on = helperDaysLeft(sessions, now).find((each) => each.day === day)
  if (!on) throw invalid('code', NONE)
  if (!hasBegun(on, now)) throw notNow(`This code is good on ${longDay(day)}. Type it then.`)
  return becomeHelper(w, event, { personId, until: on.until, codeMadeAt: madeAt, madeBy: found.code.madeBy })
}

type Newcomer = { personId: string; until: Date; codeMadeAt: Date; madeBy: string }

async function becomeHelper(w: Writer, event: EventRow, { personId, until, codeMadeAt, madeBy }: Newcomer) {
  const { now } = w.ctx
  const answer = { eventId: event.id, until: until.toISOString() }
  const theirs = and(eq(eventStaff.eventId, event.id), eq(eventStaff.personId, personId), eq(eventStaff.role, 'helper'))
  const [held] = await w.tx
    .select()
    .from(eventStaff)
    .where(and(theirs, or(isNull(eventStaff.endedAt), gt(eventStaff.givenAt, codeMadeAt))))
    .orderBy(sql`${eventStaff.endedAt} is null desc`, desc(eventStaff.givenAt))
    .limit(1)
  if (held && !held.endedAt && held.until && held.until > now) return { ...answer, until: held.until.toISOString() }
  // Whom the owner sent away comes in by a new code alone.
  if (held?.endedAt && held.endedBy !== personId && held.endedBy !== null)
    throw invalid('code', 'Whoever runs the event has ended your part in it. Ask them for a new code.')
  await w.tx
    .update(eventStaff)
    .set({ endedAt: sql`${eventStaff.until}` })
    .where(and(theirs, isNull(eventStaff.endedAt), ne(eventStaff.until, until)))
  await w.tx.insert(eventStaff).values({
    ...{ id: newId(), eventId: event.id, personId, role: 'helper', until },
    ...{ givenBy: madeBy, givenAt: now, acceptedAt: now },
  })
  w.record('event.helper-came', staffRecord(event, { person: personId, until: answer.until }))
  return answer
}
