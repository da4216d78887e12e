/** The attendance of an event, shaped for whoever runs it. */
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read } from '@/lib/platform/database'
import { grouped } from '@/lib/platform/grouped'
import { countingVersion } from './counting'
import { findEvent } from './facts'
import { attendanceInput } from './inputs'
import { answeredBy, can } from './policy'
import { PRESENT } from './rules'
import type { Attendance, AttendancePerson } from './shapes'
import { type Sheet, type SheetPerson, seenOf, sheetOf, stepsOf } from './sheet'

/** The attendance of an event, for whoever runs it. @throws signed-out; not-found */
export async function getAttendance(ctx: Ctx, input: unknown): Promise<Attendance> {
  const { eventId } = attendanceInput.parse(input)
  return read(ctx, async (tx) => {
    const event = await findEvent(tx, ctx.actor, eventId, answeredBy)
    const sheet = await asSystem(tx, ctx, () => sheetOf(tx, event, ctx.now))
    return shown(sheet, ctx)
  })
}

function shown(sheet: Sheet, { actor }: Ctx): Attendance {
  const { event, sessions, counting, worth } = sheet
  const steps = stepsOf(sheet, actor)
  const came = sheet.people.filter(({ sessions }) => sessions.some(({ present }) => present))
  return {
    eventId: event.id,
    title: event.title,
    seen: seenOf(steps),
    zone: sessions[0]?.zone ?? 'America/New_York',
    countingVersion: countingVersion(sessions),
    sessions: sessions.map(({ sessionId, startsLocal, endsLocal, zone, withdrawnAt, creditMinutes, rule }, i) => ({
      ...{ sessionId, startsLocal, endsLocal, zone, ownMinutes: creditMinutes, rule: rule ?? PRESENT },
      withdrawn: withdrawnAt !== null,
      creditMinutes: worth.get(sessionId) ?? 0,
      counts: counting.has(sessionId),
      cameCount: sheet.people.filter((person) => person.sessions[i]?.present).length,
    })),
    people: sheet.people.map((person) => personShown(person, actor)),
    agencies: byAgency(sheet.people),
    totals: {
      expected: sheet.people.filter(({ walkIn, state }) => !walkIn && state === 'registered').length,
      came: came.length,
      needLook: sheet.people.filter(({ needsLook }) => needsLook).length,
      walkIns: came.filter(({ walkIn }) => walkIn).length,
      toPost: new Set(steps.filter(({ session }) => !session.posted).map(({ person }) => person.personId)).size,
      toCorrect: new Set(steps.filter(({ session }) => session.posted).map(({ person }) => person.personId)).size,
      minutesToPost: steps.reduce((sum, { session }) => sum + session.creditMinutes, 0),
      waiting: sheet.people.filter(({ personId, creditMinutes }) => personId === null && creditMinutes > 0).length,
      postedPeople: sheet.people.filter(({ sessions }) => sessions.some(({ posted }) => posted?.creditMinutes)).length,
    },
  }
}

function personShown(person: SheetPerson, actor: Ctx['actor']): AttendancePerson {
  const { id, walkIn, name, agencyName, personId, needsLook, creditMinutes } = person
  return {
    ...{ id, walkIn, name, agencyName, needsLook, creditMinutes },
    hasAccount: personId !== null,
    isMe: !can.decideAbout(actor, { personId }),
    sessions: person.sessions.map(({ sessionId, present, minutes, exceptions, creditMinutes, ...rest }) => ({
      ...{ sessionId, present, minutes, exceptions, creditMinutes },
      inAt: rest.inAt?.toISOString() ?? null,
      outAt: rest.outAt?.toISOString() ?? null,
      postedMinutes: rest.posted ? (rest.posted.takenBack ? 0 : rest.posted.creditMinutes) : null,
      decided: rest.decided
        ? { reason: rest.decided.reason, by: rest.decided.by, at: rest.decided.at.toISOString() }
        : null,
    })),
  }
}

const WITHOUT_AGENCY = 'Without an agency'

/** Those that came, by agency of registration, most people first. */
function byAgency(people: readonly SheetPerson[]): Attendance['agencies'] {
  const groups = grouped(people, ({ agencyName }) => agencyName ?? WITHOUT_AGENCY)
  return [...groups]
    .map(([name, all]) => ({
      name,
      registered: all.filter(({ walkIn, state }) => !walkIn && state === 'registered').length,
      came: all.filter(({ sessions }) => sessions.some(({ present }) => present)).length,
      creditMinutes: all.reduce((sum, { creditMinutes }) => sum + creditMinutes, 0),
    }))
    .filter(({ registered, came }) => registered + came > 0)
    .sort((a, b) => b.came - a.came || a.name.localeCompare(b.name))
}
