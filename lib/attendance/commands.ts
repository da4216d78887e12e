/** What those who run an event do with its attendance: decide what counts, and confirm it once. */
import { sql } from 'drizzle-orm'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { conflict, forbidden, invalid, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { notify } from '@/lib/platform/notify'
import { longDay } from '@/lib/platform/words-of-time'
import { revokeCertificatesOf } from '@/lib/records/commands'
import { lockChains, postReversal, recordCredits } from '@/lib/records/ledger'
import type { Earned } from '@/lib/records/sources'
import { claimedBy } from './claimed'
import { findEvent } from './facts'
import { confirmInput, decideInput } from './inputs'
import { attendanceConfirmed } from './mails'
import { answeredBy, can } from './policy'
import { givesCredit, type Sheet, type Step, seenOf, sheetOf, stepsOf } from './sheet'
import { attendanceCredits, attendanceOverrides } from './tables'

/**
 * Says what counts for somebody in a session, whatever the marks say; signed and with a reason. What was posted before is
 * corrected by the next confirmation.
 * @throws signed-out; not-found for an event that one does not run, and whoever was not there; forbidden about oneself;
 * invalid (`creditMinutes`) for more than the session counts
 */
export async function decideAttendance(ctx: Ctx, input: unknown): Promise<{ creditMinutes: number }> {
  const { eventId, sessionId, reason, creditMinutes, registrationId, walkInId } = decideInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const event = await findEvent(w.tx, ctx.actor, eventId, answeredBy)
    const sheet = await asSystem(w.tx, ctx, () => sheetOf(w.tx, event, ctx.now))
    const id = registrationId ?? walkInId
    const person = sheet.people.find((each) => each.id === id)
    const session = person?.sessions.find((each) => each.sessionId === sessionId)
    if (!person || !session) throw notFound('This attendance')
    if (!can.decideAbout(ctx.actor, person))
      throw forbidden('Nobody decides about their own attendance. Ask another one who runs this event.')
    const most = sheet.worth.get(sessionId) ?? 0
    if (creditMinutes > most) throw invalid('creditMinutes', `This session counts ${most} minutes at most.`)
    // Sent twice, it is decided once.
    if (session.decided?.creditMinutes === creditMinutes && session.decided.reason === reason) return { creditMinutes }
    await w.tx.insert(attendanceOverrides).values({
      ...{ id: newId(), eventId, sessionId, creditMinutes, reason },
      registrationId: person.walkIn ? null : person.id,
      walkInId: person.walkIn ? person.id : null,
      decidedBy: actingPersonId(ctx.actor) ?? '',
      decidedAt: ctx.now,
    })
    w.record('attendance.decided', {
      kind: 'event',
      id: eventId,
      personId: person.personId,
      detail: { sessionId, creditMinutes, reason },
    })
    return { creditMinutes }
  })
}

export type Confirmed = { posted: number; reversed: number; people: number }

/**
 * Posts the credit that follows from the attendance of an event, each with its certificate, and corrects by a reversal what
 * was posted otherwise before. Done again it changes nothing. Whoever confirms is left out, for another one to confirm; who
 * has no account has no credit until they do.
 * @throws signed-out; not-found for an event that one does not run; not-now before a session is over, or when it counts
 * nothing; conflict when marks came or something was decided since it was seen
 */
export async function confirmAttendance(ctx: Ctx, input: unknown): Promise<Confirmed> {
  const { eventId, seen } = confirmInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const event = await findEvent(w.tx, ctx.actor, eventId, answeredBy)
    // Two who confirm at once: the second finds it done.
    await w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`attendance ${eventId}`}, 0))`)
    return asSystem(w.tx, ctx, async () => {
      const sheet = await sheetOf(w.tx, event, ctx.now)
      if (!givesCredit(event))
        throw notNow('A group of survivors gives no credit, so that nobody learns from a record who goes there.')
      if (sheet.counting.size === 0) throw notNow('Attendance is confirmed once a session is over.')
      const steps = stepsOf(sheet, ctx.actor)
      if (steps.length === 0) return { posted: 0, reversed: 0, people: 0 }
      if (seenOf(steps) !== seen || (await isClaimedSince(w, sheet, steps)))
        throw conflict('Marks came in since you looked, or something was decided. Look again, then confirm.')
      return settle(w, sheet, steps)
    })
  })
}

/** A claim for the same training that is accepted at the same moment: whoever comes second finds the other. */
async function isClaimedSince(
  w: Writer,
  { event, sessions, claimed }: Sheet,
  steps: readonly Step[],
): Promise<boolean> {
  const personIds = [...new Set(steps.map(({ person }) => person.personId))]
  await lockChains(w.tx, personIds)
  const now = await claimedBy(w.tx, event, sessions, personIds)
  return [...now].some((personId) => !claimed.has(personId))
}

const CORRECTED = 'The attendance at this event was corrected.'

async function settle(w: Writer, sheet: Sheet, steps: readonly Step[]): Promise<Confirmed> {
  const wrong = steps.flatMap(({ session }) => session.posted?.creditId ?? [])
  for (const creditId of wrong) {
    await postReversal(w, { creditId, reason: CORRECTED })
    await revokeCertificatesOf(w, { creditId, reason: CORRECTED })
  }
  const sources = steps.map((step) => ({ ...step, sourceId: newId() }))
  const due = sources.filter(({ session }) => session.creditMinutes > 0)
  const posted = await recordCredits(
    w,
    due.map((each) => earned(sheet, each)),
  )
  const creditIds = new Map(due.map(({ sourceId }, i) => [sourceId, posted[i]?.creditId ?? null]))
  await w.tx.insert(attendanceCredits).values(
    sources.map(({ person, session, sourceId }) => ({
      id: sourceId,
      eventId: sheet.event.id,
      sessionId: session.sessionId,
      personId: person.personId,
      number: (session.posted?.number ?? 0) + 1,
      creditMinutes: session.creditMinutes,
      creditId: creditIds.get(sourceId) ?? null,
      confirmedBy: actingPersonId(w.ctx.actor) ?? '',
      postedAt: w.ctx.now,
    })),
  )
  const people = new Set(steps.map(({ person }) => person.personId)).size
  await tellAttended(w, sheet, sources)
  const result = { posted: posted.length, reversed: wrong.length, people }
  w.record('attendance.confirmed', { kind: 'event', id: sheet.event.id, detail: result })
  return result
}

/** Whoever's attendance at the event is confirmed for the first time hears of it, once. */
async function tellAttended(w: Writer, { event }: Sheet, steps: readonly Step[]): Promise<void> {
  const attended = new Set(steps.flatMap(({ person, session }) => (session.creditMinutes > 0 ? person.personId : [])))
  for (const personId of attended) {
    const told = { eventId: event.id, personId }
    await notify(w, attendanceConfirmed, told, { key: `${event.id} ${personId}`, personId })
  }
}

/** What a session was for somebody, as the ledger takes it: on its own day, where it took place. */
function earned({ event, sessions }: Sheet, { person, session, sourceId }: Step & { sourceId: string }): Earned {
  const held = sessions.find(({ sessionId }) => sessionId === session.sessionId)
  if (!held) throw new Error('A session is not there.')
  const earnedOn = held.startsLocal.slice(0, 10)
  const several = sessions.filter(({ withdrawnAt }) => !withdrawnAt).length > 1
  const [topic, ...others] = event.topicIds
  return {
    sourceKind: 'event',
    sourceId,
    personId: person.personId,
    courseId: null,
    courseVersionId: null,
    ...{ eventId: event.id, provider: event.provider, providerAgencyId: event.agencyId },
    title: several ? `${event.title}: ${longDay(earnedOn)}, session ${1 + sessions.indexOf(held)}` : event.title,
    creditMinutes: session.creditMinutes,
    priorityIds: event.priorityIds,
    topicIds: event.topicIds,
    // Of several topics nobody knows how long each took.
    topicMinutes: topic && others.length === 0 ? { [topic]: session.creditMinutes } : null,
    mode: event.format === 'virtual' ? 'virtual' : 'in-person',
    earnedOn,
    zone: held.zone,
    certificate: {},
  }
}
