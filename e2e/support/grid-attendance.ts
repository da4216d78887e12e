/** How operations about the door, the attendance and the evaluation of events are asked in the grid. */
import { confirmAttendance } from '@/lib/attendance/commands'
import { meetingFile } from '@/lib/attendance/meeting-files'
import { getAttendance } from '@/lib/attendance/queries'
import { getMinuteCode } from '@/lib/attendance/self-check-in'
import { checkInCode } from '@/lib/platform/codes'
import { newId } from '@/lib/platform/ids'
import { makePerson, owner } from './facts'
import type { Inputs, Subject } from './grid-subject'
import { sent } from './sent-files'
import { publishedOf } from './subjects'
import { type Somebody, today, type World } from './world'

/** An event of a person that was held two days ago, with somebody who was there. */
async function heldOf(world: World, person: Somebody, attendeeId?: string) {
  const { eventId } = await publishedOf(world, person)
  await owner()`update events set credit_minutes = 240 where id = ${eventId}`
  const [session] = await owner()<{ id: string }[]>`with held as (
      select id, make_interval(days => 2 + starts_local::date - ${today()}::date) as days from event_sessions where event_id = ${eventId})
    update event_sessions s set
      starts_local = starts_local - days, starts_at = (starts_local - days) at time zone zone,
      ends_local = ends_local - days, ends_at = (ends_local - days) at time zone zone
    from held where held.id = s.id returning s.id`
  const sessionId = session?.id ?? ''
  const registrationId = newId()
  await owner()`insert into registrations (id, event_id, person_id, state, queued_at, answers, told_sequence, check_in_code, created_at, changed_at)
    values (${registrationId}, ${eventId}, ${attendeeId ?? (await makePerson())}, 'registered', now(), '{}', 0, ${checkInCode()}, now(), now())`
  await owner()`insert into check_ins (id, event_id, session_id, registration_id, kind, at, received_at, recorded_by, way)
    select ${newId()}, ${eventId}, ${sessionId}, ${registrationId}, 'in', s.starts_at, now(), ${person.personId}, 'tap'
    from event_sessions s where s.id = ${sessionId}`
  return { eventId, sessionId, registrationId }
}

/** An event that the person attended, as confirmed. */
async function attendedBy({ world, person }: Pick<Subject, 'world' | 'person'>) {
  const by = world.other.supervisor
  const { eventId } = await heldOf(world, by, person.personId)
  const { seen } = await getAttendance(by.ctx, { eventId })
  await confirmAttendance(by.ctx, { eventId, seen })
  return { eventId }
}

const MEETING =
  'Name (Original Name),User Email,Join Time,Leave Time\nNadia Bell,,2026-12-16 09:00:00,2026-12-16 10:00:00\n'

/** An attendance file of whoever asks, for an event of the person. */
async function meetingOf({ world, person, ctx }: Subject) {
  const { eventId, sessionId } = await heldOf(world, person)
  const by = ctx.actor.kind === 'person' && ctx.actor.via.kind === 'session' ? ctx : person.ctx
  const { fileId } = await sent(by, meetingFile, 'meeting.csv', MEETING)
  return { eventId, sessionId, fileId }
}

export const inputsOfAttendance: Inputs = {
  'attendance.getDoor': async ({ world, person }) => ({ eventId: (await publishedOf(world, person)).eventId }),
  'attendance.markIn': async ({ world, person }) => {
    const { eventId, sessionId, registrationId } = await heldOf(world, person)
    const mark = { markId: newId(), sessionId, registrationId, kind: 'out', way: 'tap', secondsAgo: 0 }
    return { eventId, door: '', walkIns: [], marks: [mark] }
  },
  'attendance.getAttendance': async ({ world, person }) => ({ eventId: (await heldOf(world, person)).eventId }),
  'attendance.changeCounting': async ({ world, person }) => {
    const { eventId } = await heldOf(world, person)
    const { countingVersion, sessions } = await getAttendance(person.ctx, { eventId })
    const rule = { kind: 'minutes' as const, least: 30 }
    return {
      eventId,
      madeFrom: countingVersion,
      sessions: sessions.map(({ sessionId, ownMinutes }) => ({ sessionId, creditMinutes: ownMinutes, rule })),
    }
  },
  'attendance.decideAttendance': async ({ world, person }) => ({
    ...(await heldOf(world, person)),
    creditMinutes: 60,
    reason: 'Was called to duty after an hour.',
  }),
  'attendance.confirmAttendance': async ({ world, person }) => {
    const { eventId } = await heldOf(world, person)
    const { seen } = await getAttendance(person.ctx, { eventId })
    return { eventId, seen }
  },
  '/events/{eventId}/attendance.csv': async ({ world, person }) =>
    `/events/${(await heldOf(world, person)).eventId}/attendance.csv`,
  'attendance.getMeetingFile': meetingOf,
  'attendance.loadMeetingFile': async (subject) => ({
    ...(await meetingOf(subject)),
    people: [{ key: 'name bell nadia', as: 'walk-in' }],
  }),
  'attendance.getMinuteCode': async ({ world, person }) => {
    const { eventId, sessionId } = await heldOf(world, person)
    return { eventId, sessionId }
  },
  'attendance.listMySessionsNow': () => undefined,
  'attendance.getFigures': () => ({}),
  '/attendance-figures.csv': () => '/attendance-figures.csv',
  'evaluations.listMyEvaluations': () => undefined,
  'evaluations.getMyEvaluation': attendedBy,
  'evaluations.answerEvaluation': async (subject) => ({ ...(await attendedBy(subject)), marks: { useful: 4 } }),
  'evaluations.getEvaluation': async ({ world, person }) => ({ eventId: (await publishedOf(world, person)).eventId }),
  'evaluations.changeQuestions': async ({ world, person }) => ({
    eventId: (await publishedOf(world, person)).eventId,
    madeFrom: null,
    questions: [{ id: 'own-1', kind: 'rating', text: 'I know whom to call.' }],
  }),
  '/events/{eventId}/evaluation.csv': async ({ world, person }) =>
    `/events/${(await publishedOf(world, person)).eventId}/evaluation.csv`,
  'attendance.checkMyselfIn': async ({ world, person, ctx }) => {
    const { eventId, sessionId } = await heldOf(world, world.other.supervisor)
    await owner()`update event_sessions set starts_at = now() - interval '1 hour', ends_at = now() + interval '1 hour' where id = ${sessionId}`
    await owner()`insert into registrations (id, event_id, person_id, state, queued_at, answers, told_sequence, check_in_code, created_at, changed_at)
      values (${newId()}, ${eventId}, ${person.personId}, 'registered', now(), '{}', 0, ${checkInCode()}, now(), now())`
    const { code } = await getMinuteCode({ ...world.other.supervisor.ctx, now: ctx.now }, { eventId, sessionId })
    return { code: code ?? '' }
  },
}
