/** When an event takes registrations, who gets a place, and for how long one is kept. Pure; time is an argument. */
import type { FieldProblem } from '@/lib/platform/errors'
import { addDays, type Day, dayIn, instantOf, plusMinutes } from '@/lib/platform/time'
import type { Answers, Ending, groupRefusals, Question, RegistrationState } from './kinds'

/** Days are where the event takes place. */
export type Takes = { opensOn: Day | null; closesOn: Day | null; pausedAt: Date | null }
export const standings = ['not-yet', 'open', 'closed', 'paused', 'begun'] as const
export type Standing = (typeof standings)[number]

/** Whether something that begins then takes registrations now; the last day is open to its end. */
export function standingOf(
  { opensOn, closesOn, pausedAt }: Takes,
  starts: { at: Date; zone: string },
  now: Date,
): Standing {
  if (now >= starts.at) return 'begun'
  const today = dayIn(starts.zone, now)
  if (closesOn && today > closesOn) return 'closed'
  if (pausedAt) return 'paused'
  return opensOn && today < opensOn ? 'not-yet' : 'open'
}

/** Between which instants something takes registrations at all; until null while it is paused. */
export function openBetween(
  { opensOn, closesOn, pausedAt }: Takes,
  { at, zone }: { at: Date; zone: string },
): { from: Date | null; until: Date | null } {
  const closes = closesOn === null ? at : instantOf(`${addDays(closesOn, 1)}T00:00`, zone)
  const from = opensOn === null ? null : instantOf(`${opensOn}T00:00`, zone)
  return { from, until: pausedAt ? null : closes < at ? closes : at }
}

/** `free`: places nobody holds, null for no end of them; who waits comes before whoever comes new. */
export function firstState(to: { needsApproval: boolean; free: number | null; waiting: number }): RegistrationState {
  if (to.needsApproval) return 'awaiting-approval'
  return hasRoom(to) ? 'registered' : 'waitlisted'
}
export const hasRoom = ({ free, waiting }: { free: number | null; waiting: number }): boolean =>
  free === null || (free > 0 && waiting === 0)

const NIGHT_FROM = '21:00'
const NIGHT_TO = '07:00'
const LONGEST_HOLD = 24 * 60
const SHORTEST_HOLD = 30

const wall = (zone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** The instant at which a place may be offered to somebody who lives in the zone: now, or 7 in the morning. */
export function offerableAt(zone: string, now: Date): Date {
  const time = wall(zone, now)
  if (time >= NIGHT_TO && time < NIGHT_FROM) return now
  const today = dayIn(zone, now)
  return instantOf(`${time < NIGHT_TO ? today : addDays(today, 1)}T${NIGHT_TO}`, zone)
}

/**
 * Until when an offer holds that is made now: a day, near the event a quarter of what is left, half an hour at least,
 * and never past its beginning.
 */
export function offerUntil(now: Date, startsAt: Date): Date {
  const left = Math.floor((startsAt.getTime() - now.getTime()) / 60_000)
  const held = plusMinutes(now, Math.max(SHORTEST_HOLD, Math.min(LONGEST_HOLD, Math.floor(left / 4))))
  return held < startsAt ? held : startsAt
}

/** What is missing or is none of the choices, by field. */
export function answerProblems(questions: readonly Question[], answers: Answers): FieldProblem[] {
  return questions.flatMap(({ id, kind, options, several, required }) => {
    const given = answers[id] ?? []
    const field = `answers.${id}`
    if (given.length === 0) return required ? [{ field, message: 'Answer this question.' }] : []
    if (kind === 'choice' && given.some((each) => !options.includes(each)))
      return [{ field, message: 'Choose from the list.' }]
    return given.length > 1 && !(kind === 'choice' && several) ? [{ field, message: 'Give one answer.' }] : []
  })
}

/** Only what was asked is kept. */
export const askedOnly = (questions: readonly Question[], answers: Answers): Answers =>
  Object.fromEntries(questions.flatMap(({ id }) => (answers[id]?.length ? [[id, answers[id]]] : [])))

/** What one person may answer for another: what somebody needs, and which language, they say themselves. */
export const forOthers = (questions: readonly Question[]): Question[] => questions.filter(({ about }) => about === null)

type Before = { agencyId: string | null; endedAt: Date | null; ending: Ending | null }
type GroupRefusal = (typeof groupRefusals)[number]

/**
 * Why an agency does not register somebody: they said no, or come on their own account, which are one answer, so that the
 * agency does not learn which; or the organizer took them off. @param before the latest first
 */
export function refusalInGroup(before: readonly Before[], agencyId: string): GroupRefusal | null {
  const open = before.filter(({ endedAt }) => endedAt === null)
  if (open.length > 0) return open.some((each) => each.agencyId !== agencyId) ? 'their-own-affair' : null
  const [last] = before
  if (!last) return null
  if (last.ending === 'by-person' || last.ending === 'passed') return 'their-own-affair'
  const byStaff = last.ending === 'by-staff' || last.ending === 'not-approved'
  return !byStaff ? null : last.agencyId === agencyId ? 'taken-off' : 'their-own-affair'
}
