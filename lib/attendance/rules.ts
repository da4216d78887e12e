/** Attendance from marks: pure, and the same whatever order the marks came in. */
import type { AttendanceRule } from '@/lib/events/staff'
import type { FieldProblem } from '@/lib/platform/errors'
import { count, hours } from '@/lib/platform/words'
import type { ExceptionKind, MarkKind } from './kinds'

export type Mark = { id: string; kind: MarkKind; at: Date; undoes: string | null }
export type SessionTimes = { startsAt: Date; endsAt: Date }
export type CountedSession = SessionTimes & {
  sessionId: string
  /** What it counts by itself; null for its share of the event's. */
  creditMinutes: number | null
  rule: AttendanceRule | null
  withdrawnAt: Date | null
}

/** Whoever goes this much before the end has left early. */
const EARLY_MINUTES = 10
const MINUTE_MS = 60_000

export type Presence = {
  /** In the room at some time between the session's start and its end. */
  present: boolean
  /** Whole minutes between its start and its end, however many marks say so. */
  minutes: number
  inAt: Date | null
  outAt: Date | null
  noCheckOut: boolean
  outWithoutIn: boolean
}

type Stretch = { from: number; to: number }

/** Those that hold, in the order of their time. A mark that is there twice is one. */
export function standing(marks: readonly Mark[]): Mark[] {
  const undone = new Set(marks.map(({ undoes }) => undoes))
  const once = new Map(
    marks.filter(({ id, kind }) => kind !== 'undo' && !undone.has(id)).map((mark) => [mark.id, mark]),
  )
  // At one instant coming in is before going out.
  return [...once.values()].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || a.kind.localeCompare(b.kind) || a.id.localeCompare(b.id),
  )
}

/**
 * How one person was there in one session. A second check-in adds nothing, whoever is in until no mark says otherwise is
 * there to the end, and what lies before the start or after the end does not count.
 */
export function presenceOf(marks: readonly Mark[], session: SessionTimes): Presence {
  const held = standing(marks)
  const [start, end] = [session.startsAt.getTime(), session.endsAt.getTime()]
  const stretches: Stretch[] = []
  let since: number | null = null
  let outWithoutIn = false
  for (const { kind, at } of held) {
    if (kind === 'in') since ??= at.getTime()
    else if (since === null) outWithoutIn = true
    else {
      stretches.push({ from: since, to: at.getTime() })
      since = null
    }
  }
  if (since !== null) stretches.push({ from: since, to: Math.max(end, since) })
  const within = stretches
    .map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to, end) }))
    .filter(({ from, to }) => to > from)
  return {
    present: within.length > 0,
    minutes: Math.floor(within.reduce((sum, { from, to }) => sum + to - from, 0) / MINUTE_MS),
    inAt: held.find(({ kind }) => kind === 'in')?.at ?? null,
    outAt: since === null ? (held.findLast(({ kind }) => kind === 'out')?.at ?? null) : null,
    noCheckOut: since !== null,
    outWithoutIn,
  }
}

/**
 * What the marks leave open. That nobody was checked out says something only where the session counts minutes, or others
 * were checked out of it.
 */
export function exceptionsOf(
  presence: Presence,
  session: CountedSession,
  given: { registered: boolean; hasAccount: boolean; othersWentOut: boolean; claimed: boolean },
): ExceptionKind[] {
  const countsMinutes = session.rule?.kind === 'minutes'
  const early = session.endsAt.getTime() - EARLY_MINUTES * MINUTE_MS
  const found: [ExceptionKind, boolean][] = [
    ['left-early', presence.outAt !== null && presence.outAt.getTime() < early],
    ['no-check-out', presence.noCheckOut && (countsMinutes || given.othersWentOut)],
    ['out-without-in', presence.outWithoutIn],
    ['not-registered', presence.present && !given.registered],
    ['no-account', presence.present && !given.hasAccount],
    ['claimed', presence.present && given.claimed],
  ]
  return found.flatMap(([kind, holds]) => (holds ? [kind] : []))
}

/**
 * Minutes that a session counts: what it says itself, else its share of what the event counts, by its length. The shares
 * make up the whole: what is left over from rounding goes to the sessions that lost most.
 */
export function minutesOfSessions(total: number | null, sessions: readonly CountedSession[]): Map<string, number> {
  const sharing = sessions.filter(({ creditMinutes, withdrawnAt }) => creditMinutes === null && !withdrawnAt)
  const lengthOf = ({ startsAt, endsAt }: SessionTimes) => endsAt.getTime() - startsAt.getTime()
  const length = sharing.reduce((sum, each) => sum + lengthOf(each), 0)
  const own = sessions.reduce(
    (sum, { creditMinutes, withdrawnAt }) => sum + (withdrawnAt ? 0 : (creditMinutes ?? 0)),
    0,
  )
  const shared = Math.max(0, (total ?? 0) - own)
  const shares = sharing.map((each) => {
    const exact = length === 0 ? 0 : (shared * lengthOf(each)) / length
    return { id: each.sessionId, whole: Math.floor(exact), rest: exact - Math.floor(exact) }
  })
  let over = shared - shares.reduce((sum, { whole }) => sum + whole, 0)
  const most = [...shares].sort((a, b) => b.rest - a.rest || a.id.localeCompare(b.id))
  for (const each of most) if (over-- > 0) each.whole += 1
  return new Map([
    ...sessions.map((each) => [each.sessionId, each.creditMinutes ?? 0] as const),
    ...shares.map(({ id, whole }) => [id, whole] as const),
  ])
}

/**
 * Sessions that may count: those that are over. Of an event that was canceled or postponed and a session that was taken out,
 * only what had ended by then.
 */
export function countable(sessions: readonly CountedSession[], calledOffAt: Date | null, now: Date): Set<string> {
  const ended = ({ endsAt, withdrawnAt }: CountedSession) =>
    [now, calledOffAt, withdrawnAt].every((by) => by === null || endsAt <= by)
  return new Set(sessions.filter(ended).map(({ sessionId }) => sessionId))
}

/** Where a session says nothing else. */
export const PRESENT = { kind: 'present' } as const satisfies AttendanceRule

/** To how many of so many sessions a share comes: 7 of 25 is 0.28, which times 25 is a little more than 7. */
export const leastOf = (share: number, sessions: number): number => Math.ceil(share * sessions - 1e-9)

/**
 * Why sessions cannot count what is said of them, by field (`sessions.0.creditMinutes`).
 * @param total minutes that the event counts; null where it gives no credit
 */
export function countingProblems(total: number | null, sessions: readonly CountedSession[]): FieldProblem[] {
  const lengthOf = ({ startsAt, endsAt }: SessionTimes) =>
    Math.floor((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS)
  const problems = sessions.flatMap((session, i): FieldProblem[] => {
    const { creditMinutes, rule } = session
    const lasts = lengthOf(session)
    const tooMany = `It lasts ${count(lasts, 'minute')}: write no more than that.`
    return [
      ...((creditMinutes ?? 0) > lasts ? [{ field: `sessions.${i}.creditMinutes`, message: tooMany }] : []),
      ...(rule?.kind === 'minutes' && rule.least > lasts
        ? [{ field: `sessions.${i}.rule.least`, message: tooMany }]
        : []),
    ]
  })
  const own = sessions.reduce((sum, { creditMinutes }) => sum + (creditMinutes ?? 0), 0)
  const sharing = sessions.filter(({ creditMinutes }) => creditMinutes === null).length
  const last = sessions.findLastIndex(({ creditMinutes }) => creditMinutes !== null)
  const whole = total ?? 0
  if (problems.length > 0 || last < 0) return problems
  const field = `sessions.${last}.creditMinutes`
  const worth = minutesOfSessions(total, sessions)
  if (sessions.some((each) => each.creditMinutes === null && (worth.get(each.sessionId) ?? 0) > lengthOf(each)))
    return [
      { field, message: 'Then those that are left empty would count more than they last. Write how much each counts.' },
    ]
  if (own === whole || (own < whole && sharing > 0)) return []
  const message = `Together they count ${hours(own)}, and the event ${hours(whole)}. Change one of them, or say another figure on the event.`
  return [{ field, message }]
}

/**
 * What each session counts for one person by its rule, in minutes of credit. A share is one of all sessions that count:
 * whoever came to enough of them has credit for those they came to.
 */
export function creditOf(
  presences: ReadonlyMap<string, Presence>,
  sessions: readonly CountedSession[],
  worth: ReadonlyMap<string, number>,
): Map<string, number> {
  const came = sessions.filter(({ sessionId }) => presences.get(sessionId)?.present).length
  const meets = ({ sessionId, rule }: CountedSession) => {
    const presence = presences.get(sessionId)
    if (!presence?.present) return false
    if (rule?.kind === 'minutes') return presence.minutes >= rule.least
    return rule?.kind !== 'share' || came >= leastOf(rule.ofSessions, sessions.length)
  }
  return new Map(sessions.map((each) => [each.sessionId, meets(each) ? (worth.get(each.sessionId) ?? 0) : 0]))
}
