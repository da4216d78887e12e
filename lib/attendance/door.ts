/** At the door: who is expected, and the marks that devices send, at once or when their connection is back. */
import { and, eq, inArray } from 'drizzle-orm'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { events } from '@/lib/events/tables'
import { parseCheckInCode } from '@/lib/platform/codes'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem, read } from '@/lib/platform/database'
import { plusDays, plusMinutes } from '@/lib/platform/time'
import { registrations } from '@/lib/registration/tables'
import { attendeesOf, findEvent, marksOf, sessionsOf } from './facts'
import { doorInput, type MarkInInput, type MarkInput, markInInput } from './inputs'
import { answeredBy, atTheDoor, isEvent } from './policy'
import type { Door } from './shapes'
import { checkIns, walkIns } from './tables'

/**
 * Whom to expect at the door of an event and what was marked, as a device keeps it. For whoever runs the event and helpers
 * of the day. @throws signed-out; not-found
 */
export async function getDoor(ctx: Ctx, input: unknown): Promise<Door> {
  const { eventId } = doorInput.parse(input)
  return read(ctx, async (tx) => {
    const event = await findEvent(tx, ctx.actor, eventId, atTheDoor)
    const [answers] = await tx
      .select({ id: events.id })
      .from(events)
      .where(and(isEvent(eventId), answeredBy(actingPersonId(ctx.actor) ?? '')))
    const sessions = await sessionsOf(tx, eventId)
    const end = Math.max(ctx.now.getTime(), ...sessions.map(({ endsAt }) => endsAt.getTime()))
    return asSystem(tx, ctx, async () => ({
      eventId,
      title: event.title,
      cancelled: event.status === 'cancelled',
      postponed: event.status === 'postponed',
      takenAt: ctx.now.toISOString(),
      forgetAt: plusDays(new Date(end), 1).toISOString(),
      sessions: sessions.map(({ sessionId, startsLocal, endsLocal, zone, withdrawnAt }) => ({
        ...{ sessionId, startsLocal, endsLocal, zone },
        withdrawn: withdrawnAt !== null,
      })),
      people: (await attendeesOf(tx, eventId)).map(({ id, walkIn, name, agencyName, sessionId, code, state }) => ({
        ...{ id, walkIn, name, agencyName, sessionId, code },
        hasPlace: walkIn || state === 'registered',
      })),
      marks: (await marksOf(tx, eventId)).map(({ id, attendeeId, at, ...mark }) => ({
        ...mark,
        markId: id,
        personId: attendeeId,
        at: at.toISOString(),
      })),
      may: { seeAttendance: answers !== undefined },
    }))
  })
}

type Result = { markId: string; outcome: 'kept' | 'refused'; why: string | null }

/**
 * Keeps marks of the door, and people who came unannounced. Each has an id made on the device, so that sending it again
 * changes nothing; one that cannot be kept holds up none of the others.
 * @returns what became of each mark, with a sentence where it was refused
 * @throws signed-out; not-found for an event at whose door one does not stand
 */
export async function markIn(ctx: Ctx, input: unknown): Promise<{ results: Result[] }> {
  const given = markInInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const event = await findEvent(w.tx, ctx.actor, given.eventId, atTheDoor)
    await keepWalkIns(w, given)
    const known = await knownTo(w, given)
    const results = given.marks.map((mark) => ({ mark, ...checked(mark, known) }))
    const rows = results.flatMap(({ mark, of, why }) => (why || !of ? [] : [rowOf(w, given, mark, of)]))
    const kept =
      rows.length === 0
        ? []
        : await w.tx.insert(checkIns).values(rows).onConflictDoNothing().returning({ id: checkIns.id })
    if (kept.length > 0 || given.walkIns.length > 0)
      w.record('attendance.marked', {
        kind: 'event',
        id: event.id,
        detail: { marks: kept.length, walkIns: given.walkIns.length, ...(given.door ? { door: given.door } : {}) },
      })
    return {
      results: results.map(({ mark, why }) => ({ markId: mark.markId, outcome: why ? 'refused' : 'kept', why })),
    }
  })
}

type Known = Awaited<ReturnType<typeof knownTo>>
type Of = { registrationId: string } | { walkInId: string }

/** Registrations of the event that the marks name, by id and by code; sessions; people who came unannounced. */
async function knownTo(w: Writer, { eventId, marks }: MarkInInput) {
  const ids = marks.flatMap(({ registrationId }) => registrationId ?? [])
  const codes = marks.flatMap(({ code }) => (code === undefined ? [] : (parseCheckInCode(code) ?? [])))
  const columns = { id: registrations.id, code: registrations.checkInCode, sessionId: registrations.sessionId }
  const ofEvent = eq(registrations.eventId, eventId)
  const byId =
    ids.length === 0
      ? []
      : await w.tx
          .select(columns)
          .from(registrations)
          .where(and(ofEvent, inArray(registrations.id, ids)))
  const byCode =
    codes.length === 0
      ? []
      : await w.tx
          .select(columns)
          .from(registrations)
          .where(and(ofEvent, inArray(registrations.checkInCode, codes)))
  const unannounced = await w.tx.select({ id: walkIns.id }).from(walkIns).where(eq(walkIns.eventId, eventId))
  return {
    byId: new Map(byId.map((row) => [row.id, row])),
    byCode: new Map(byCode.map((row) => [row.code, row])),
    walkIns: new Set(unannounced.map(({ id }) => id)),
    sessions: new Set((await sessionsOf(w.tx, eventId)).map(({ sessionId }) => sessionId)),
  }
}

const OTHER_EVENT = 'This code is none of this event. Find the person by name.'

function checked(mark: MarkInput, known: Known): { of?: Of; why: string | null } {
  if (!known.sessions.has(mark.sessionId)) return { why: 'This session is none of this event.' }
  if ((mark.kind === 'undo') !== (mark.undoes !== undefined))
    return { why: 'An undo names the mark that does not hold.' }
  if (mark.walkInId !== undefined)
    return known.walkIns.has(mark.walkInId)
      ? { of: { walkInId: mark.walkInId }, why: null }
      : { why: 'This person is not in the list. Add them as a walk-in.' }
  const code = mark.code === undefined ? null : parseCheckInCode(mark.code)
  if (mark.code !== undefined && code === null) return { why: 'This is no code of the door. Find the person by name.' }
  const row = code ? known.byCode.get(code) : known.byId.get(mark.registrationId ?? '')
  if (!row) return { why: code ? OTHER_EVENT : 'This person is not in the list. Add them as a walk-in.' }
  if (row.sessionId && row.sessionId !== mark.sessionId)
    return { why: 'They are registered for another session. Find them there, or add them here as a walk-in.' }
  return { of: { registrationId: row.id }, why: null }
}

function rowOf({ ctx }: Writer, { eventId, door }: MarkInInput, mark: MarkInput, of: Of) {
  return {
    id: mark.markId,
    eventId,
    sessionId: mark.sessionId,
    ...{ registrationId: null, walkInId: null, ...of },
    kind: mark.kind,
    undoes: mark.undoes ?? null,
    at: plusMinutes(ctx.now, -mark.secondsAgo / 60),
    receivedAt: ctx.now,
    recordedBy: ctx.actor.kind === 'person' ? ctx.actor.personId : '',
    door: door || null,
    way: mark.way,
  }
}

async function keepWalkIns(w: Writer, { eventId, walkIns: added }: MarkInInput): Promise<void> {
  if (added.length === 0) return
  const { actor, now } = w.ctx
  await w.tx
    .insert(walkIns)
    .values(
      added.map(({ walkInId, name, email, secondsAgo }) => ({
        ...{ id: walkInId, eventId, name, email: email || null },
        addedBy: actor.kind === 'person' ? actor.personId : '',
        addedAt: plusMinutes(now, -secondsAgo / 60),
      })),
    )
    .onConflictDoNothing()
}
