/** The attendance of an event as it follows from its marks and what was decided, and what is posted of it. */
import { createHash } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { people } from '@/lib/identity/tables'
import type { Tx } from '@/lib/platform/database'
import { grouped } from '@/lib/platform/grouped'
import { fullName } from '@/lib/platform/words'
import { credits } from '@/lib/records/tables'
import { claimedBy } from './claimed'
import { type Attendee, attendeesOf, type EventFacts, marksOf, type SessionFacts, sessionsOf } from './facts'
import type { ExceptionKind } from './kinds'
import { can } from './policy'
import { countable, creditOf, exceptionsOf, minutesOfSessions, type Presence, presenceOf } from './rules'
import { attendanceCredits, attendanceOverrides } from './tables'

/** What stands in the record for a person and a session. */
export type Posted = {
  number: number
  creditMinutes: number
  creditId: string | null
  /** Somebody else took the credit back, as the agency of record may: it is not posted again. */
  takenBack: boolean
}
type Decided = { creditMinutes: number; reason: string; by: string; at: Date }

export type SheetSession = Presence & {
  sessionId: string
  exceptions: ExceptionKind[]
  creditMinutes: number
  posted: Posted | null
  decided: Decided | null
}
/** One person, however many registrations and devices they came by. */
export type SheetPerson = Attendee & { creditMinutes: number; needsLook: boolean; sessions: SheetSession[] }
export type Sheet = {
  event: EventFacts
  sessions: SessionFacts[]
  counting: Set<string>
  worth: Map<string, number>
  /** People whose agency accepted a claim for this training. */
  claimed: ReadonlySet<string>
  people: SheetPerson[]
}

type Decision = Decided & { attendeeId: string; sessionId: string }
type Mark = Awaited<ReturnType<typeof marksOf>>[number]

async function decisionsOf(tx: Tx, eventId: string) {
  const rows = await tx
    .select({ row: attendanceOverrides, given: people.givenName, family: people.familyName })
    .from(attendanceOverrides)
    .innerJoin(people, eq(people.id, attendanceOverrides.decidedBy))
    .where(eq(attendanceOverrides.eventId, eventId))
    .orderBy(asc(attendanceOverrides.decidedAt), asc(attendanceOverrides.id))
  return rows.map(
    ({ row: { decidedAt: at, sessionId, creditMinutes, reason, ...of }, given, family }): Decision => ({
      ...{ at, sessionId, creditMinutes, reason, by: fullName({ given, family }) },
      attendeeId: of.registrationId ?? of.walkInId ?? '',
    }),
  )
}

/** The last posting of each person and session. */
async function postedOf(tx: Tx, eventId: string): Promise<Map<string, Posted>> {
  const reversal = alias(credits, 'reversal')
  const rows = await tx
    .select({
      sessionId: attendanceCredits.sessionId,
      personId: attendanceCredits.personId,
      number: attendanceCredits.number,
      creditMinutes: attendanceCredits.creditMinutes,
      creditId: attendanceCredits.creditId,
      reversedBy: reversal.id,
    })
    .from(attendanceCredits)
    .leftJoin(reversal, eq(reversal.reverses, attendanceCredits.creditId))
    .where(eq(attendanceCredits.eventId, eventId))
    .orderBy(asc(attendanceCredits.number))
  return new Map(
    rows.map(({ sessionId, personId, reversedBy, ...row }) => [
      `${personId} ${sessionId}`,
      { ...row, takenBack: reversedBy !== null },
    ]),
  )
}

/** People who are one by their account are one line; the registration says more than the walk-in. */
type One = { who: Attendee; ids: string[] }
function asPeople(attendees: readonly Attendee[]): One[] {
  const groups = grouped(attendees, ({ id, personId }) => personId ?? id)
  return [...groups.values()].flatMap((group) => {
    const [who] = [...group].sort((a, b) => Number(a.walkIn) - Number(b.walkIn))
    return who ? [{ who, ids: group.map(({ id }) => id) }] : []
  })
}

type Around = {
  marks: Map<string, Mark[]>
  decisions: Map<string, Decision[]>
  posted: Map<string, Posted>
  sessions: SessionFacts[]
  counting: Set<string>
  worth: Map<string, number>
  /** Sessions that somebody was checked out of. */
  wentOut: Set<string>
  claimed: ReadonlySet<string>
}

function lineOf({ who, ids }: One, around: Around): SheetPerson {
  const { marks, sessions, counting, worth } = around
  const presences = new Map(
    sessions.map((session) => {
      const own = ids.flatMap((id) => marks.get(`${id} ${session.sessionId}`) ?? [])
      return [session.sessionId, presenceOf(own, session)] as const
    }),
  )
  const due = sessions.filter(({ sessionId }) => counting.has(sessionId))
  const earned = creditOf(presences, due, worth)
  const lines = sessions.map((session): SheetSession => {
    const { sessionId } = session
    const presence = presences.get(sessionId) ?? presenceOf([], session)
    const decided = lastDecision(ids, sessionId, around)
    const posted = who.personId ? (around.posted.get(`${who.personId} ${sessionId}`) ?? null) : null
    // What was posted before a claim was accepted stays: whoever accepted it was told of that.
    const claimed = who.personId !== null && !posted?.creditMinutes && around.claimed.has(who.personId)
    return {
      ...presence,
      sessionId,
      exceptions: exceptionsOf(presence, session, {
        registered: !who.walkIn && who.state === 'registered',
        hasAccount: who.personId !== null,
        othersWentOut: around.wentOut.has(sessionId),
        claimed,
      }),
      creditMinutes: counting.has(sessionId)
        ? (decided?.creditMinutes ?? (claimed ? 0 : (earned.get(sessionId) ?? 0)))
        : 0,
      posted,
      decided,
    }
  })
  return {
    ...who,
    sessions: lines,
    creditMinutes: lines.reduce((sum, { creditMinutes }) => sum + creditMinutes, 0),
    needsLook: lines.some(({ exceptions, decided }) => exceptions.length > 0 && !decided),
  }
}

/** The latest holds. */
const lastDecision = (ids: readonly string[], sessionId: string, { decisions }: Around): Decided | null =>
  ids
    .flatMap((id) => decisions.get(`${id} ${sessionId}`) ?? [])
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .at(-1) ?? null

/** That somebody went to a group of survivors is written into no record that others read. */
export const givesCredit = ({ kind }: Pick<EventFacts, 'kind'>): boolean => kind !== 'support-group'

/** The whole sheet. Asked as the system, once it is known that the actor answers for the event. */
export async function sheetOf(tx: Tx, event: EventFacts, now: Date): Promise<Sheet> {
  const sessions = await sessionsOf(tx, event.id)
  const counting = givesCredit(event)
    ? countable(sessions, event.cancelledAt ?? event.postponedAt, now)
    : new Set<string>()
  const worth = minutesOfSessions(event.creditMinutes, sessions)
  const marks = grouped(await marksOf(tx, event.id), ({ attendeeId, sessionId }) => `${attendeeId} ${sessionId}`)
  const decisions = grouped(
    await decisionsOf(tx, event.id),
    ({ attendeeId, sessionId }) => `${attendeeId} ${sessionId}`,
  )
  const posted = await postedOf(tx, event.id)
  const attendees = asPeople(await attendeesOf(tx, event.id))
  const wentOut = new Set(
    [...marks.values()].flat().flatMap(({ kind, sessionId }) => (kind === 'out' ? [sessionId] : [])),
  )
  const claimed = await claimedBy(
    tx,
    event,
    sessions,
    attendees.flatMap(({ who }) => who.personId ?? []),
  )
  const around = { marks, decisions, posted, sessions, counting, worth, wentOut, claimed }
  return { event, sessions, counting, worth, claimed, people: attendees.map((each) => lineOf(each, around)) }
}

export type Step = { person: SheetPerson & { personId: string }; session: SheetSession }

/** What a confirmation does: where what is due is not what stands in the record. Nobody's own, and nothing that others took back. */
export function stepsOf({ people, counting }: Sheet, by: Parameters<typeof can.decideAbout>[0]): Step[] {
  return people.flatMap((person) => {
    const { personId } = person
    if (personId === null || !can.decideAbout(by, { personId })) return []
    return person.sessions.flatMap((session): Step[] => {
      const { posted, creditMinutes, sessionId } = session
      if (!counting.has(sessionId) || posted?.takenBack) return []
      return creditMinutes === (posted?.creditMinutes ?? 0) ? [] : [{ person: { ...person, personId }, session }]
    })
  })
}

/** Of all that a confirmation would post. */
export const seenOf = (steps: readonly Step[]): string =>
  createHash('sha256')
    .update(
      steps
        .map(
          ({ person, session }) =>
            `${person.personId} ${session.sessionId} ${session.posted?.number ?? 0} ${session.creditMinutes}`,
        )
        .sort()
        .join('\n'),
    )
    .digest('hex')
