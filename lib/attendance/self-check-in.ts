/** Whoever is in a session says so themselves, by the code that is shown there and changes every minute. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { eventSessions, events } from '@/lib/events/tables'
import { ownerOf } from '@/lib/identity/policy'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { env } from '@/lib/platform/env'
import { invalid, notFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { limitTries } from '@/lib/platform/rate-limit'
import { ofActingPerson } from '@/lib/platform/row-security'
import { registrations } from '@/lib/registration/tables'
import { attendeesOf, findEvent, marksOf, sessionsOf } from './facts'
import { codeNow, isCode, isNearEnd, isOn } from './minute-code'
import { checkMyselfInInput, minuteCodeInput } from './minute-inputs'
import type { MySession } from './minute-shapes'
import { atTheDoor } from './policy'
import { standing } from './rules'
import { checkIns } from './tables'

const TRIES = 10
const WINDOW_MINUTES = 10

const secret = () => env().AUTH_SECRET ?? ''

/** The code to show in a session, for whoever stands at its door. @throws signed-out; not-found */
export async function getMinuteCode(ctx: Ctx, input: unknown) {
  const { eventId, sessionId } = minuteCodeInput.parse(input)
  return read(ctx, async (tx) => {
    const event = await findEvent(tx, ctx.actor, eventId, atTheDoor)
    const session = (await sessionsOf(tx, event.id)).find((each) => each.sessionId === sessionId)
    if (!session) throw notFound('This session')
    const { code, until } = codeNow(secret(), sessionId, ctx.now)
    return asSystem(tx, ctx, async () => {
      const people = (await attendeesOf(tx, eventId)).filter((each) => !each.sessionId || each.sessionId === sessionId)
      const marks = (await marksOf(tx, eventId)).filter((each) => each.sessionId === sessionId)
      const held = standing(marks.map(({ id, kind, at, undoes }) => ({ id, kind, at, undoes })))
      const inIds = new Set(held.flatMap(({ id, kind }) => (kind === 'in' ? id : [])))
      return {
        code: !session.withdrawnAt && isOn(session, ctx.now) ? code : null,
        secondsLeft: Math.max(1, Math.ceil((until.getTime() - ctx.now.getTime()) / 1000)),
        expected: people.filter(({ walkIn, state }) => !walkIn && state === 'registered').length,
        cameIn: new Set(marks.flatMap(({ id, attendeeId }) => (inIds.has(id) ? attendeeId : []))).size,
      }
    })
  })
}

type Held = Awaited<ReturnType<typeof heldNow>>[number]

/** Sessions that are on now and for which whoever acts has a place. */
async function heldNow(tx: Tx, now: Date) {
  const rows = await tx
    .select({
      registrationId: registrations.id,
      eventId: events.id,
      title: events.title,
      sessionId: eventSessions.id,
      startsAt: eventSessions.startsAt,
      endsAt: eventSessions.endsAt,
      startsLocal: sql<string>`to_char(${eventSessions.startsLocal}, 'YYYY-MM-DD"T"HH24:MI')`,
      endsLocal: sql<string>`to_char(${eventSessions.endsLocal}, 'YYYY-MM-DD"T"HH24:MI')`,
      zone: eventSessions.zone,
    })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .innerJoin(eventSessions, eq(eventSessions.eventId, events.id))
    .where(
      and(
        ofActingPerson(registrations.personId),
        eq(registrations.state, 'registered'),
        eq(events.status, 'published'),
        isNull(eventSessions.withdrawnAt),
        sql`(${registrations.sessionId} is null or ${registrations.sessionId} = ${eventSessions.id})`,
        sql`${eventSessions.startsAt} < ${now.toISOString()}::timestamptz + interval '1 day'`,
        sql`${eventSessions.endsAt} > ${now.toISOString()}::timestamptz - interval '1 day'`,
      ),
    )
    .orderBy(eventSessions.startsAt, eventSessions.id)
  return rows.filter((row) => isOn(row, now))
}

/** One's own marks, which the door alone reads otherwise: as the system, of registrations that were found as one's own. */
async function marksOn(tx: Tx, held: readonly Held[]) {
  if (held.length === 0) return []
  return tx
    .select()
    .from(checkIns)
    .where(
      inArray(
        checkIns.registrationId,
        held.map(({ registrationId }) => registrationId),
      ),
    )
}

function shown(held: Held, marks: Awaited<ReturnType<typeof marksOn>>): MySession {
  const { registrationId, startsAt: _, endsAt: __, ...session } = held
  const own = marks.filter((each) => each.registrationId === registrationId && each.sessionId === held.sessionId)
  return { ...session, marks: standing(own).map(({ kind, at }) => ({ kind, at: at.toISOString() })) }
}

/** Sessions that are on, for which one has a place, with one's own marks. @throws signed-out */
export async function listMySessionsNow(ctx: Ctx): Promise<{ items: MySession[] }> {
  ownerOf(ctx.actor)
  return read(ctx, async (tx) => {
    const held = await heldNow(tx, ctx.now)
    const marks = await asSystem(tx, ctx, () => marksOn(tx, held))
    return { items: held.map((each) => shown(each, marks)) }
  })
}

const NO_CODE =
  'This is not the code that is shown now in a session you are registered for. A new one comes every minute; type the one you see.'

/**
 * Marks whoever types the code as in; near the end of the session, as having stayed to then. Typed again it changes nothing.
 * @throws signed-out; invalid (`code`) for one of no session that is on and for which they have a place; too-many after 10 in 10 minutes
 */
export async function checkMyselfIn(ctx: Ctx, input: unknown) {
  const { code } = checkMyselfInInput.parse(input)
  const personId = ownerOf(ctx.actor)
  await limitTries(ctx, `attendance.code:${personId}`, TRIES, WINDOW_MINUTES)
  return writeIfNeeded(ctx, async (w) => {
    const held = (await heldNow(w.tx, ctx.now)).find(({ sessionId }) => isCode(secret(), sessionId, ctx.now, code))
    if (!held) throw invalid('code', NO_CODE)
    return asSystem(w.tx, ctx, () => markMyself(w, held, personId))
  })
}

async function markMyself(w: Writer, held: Held, personId: string) {
  const { now } = w.ctx
  // Pressed twice, it is one mark.
  await w.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`attendance ${held.registrationId} ${held.sessionId}`}, 0))`,
  )
  const before = await marksOn(w.tx, [held])
  const last = standing(before.filter(({ sessionId }) => sessionId === held.sessionId)).at(-1)
  const isIn = last?.kind === 'in'
  const kind = isIn && isNearEnd(held, now) ? 'out' : isIn || last?.kind === 'out' ? null : 'in'
  if (!kind) return { outcome: 'already' as const, session: shown(held, before) }
  await w.tx.insert(checkIns).values({
    ...{ id: newId(), eventId: held.eventId, sessionId: held.sessionId, registrationId: held.registrationId },
    ...{ kind, undoes: null, at: now, receivedAt: now, recordedBy: personId, door: null, way: 'self' },
  })
  w.record('attendance.marked', {
    ...{ kind: 'event', id: held.eventId, personId },
    detail: { marks: 1, walkIns: 0, way: 'self', sessionId: held.sessionId },
  })
  return { outcome: kind, session: shown(held, await marksOn(w.tx, [held])) } as const
}
