/**
 * Events of the calendar, from a draft to a published or canceled listing. What may follow what, what subscribers must
 * hear of, and which two listings are probably the same event. Pure; time is an argument.
 */
import type { FieldProblem } from '@/lib/platform/errors'
import { fold } from '@/lib/platform/fold'
import { addDays, addMonths, dayIn, daysBetween } from '@/lib/platform/time'
import { isZone } from '@/lib/platform/zones'
import { type EventFields, type EventStatus, type PublicStatus, publicStates } from './fields'
import { instantOfWall, isWallTime } from './wall-time'

export const verbs = [
  'change',
  'submit',
  'return',
  'approve',
  'reschedule',
  'postpone',
  'move',
  'drop',
  'repeat',
  'cancel',
  'withdraw',
] as const
export type EventVerb = (typeof verbs)[number]

/** What each state allows, and the state that follows. A returned event that was public has been taken off the calendar. */
const transitions: Record<EventStatus, Partial<Record<EventVerb, EventStatus>>> = {
  draft: { change: 'draft', submit: 'submitted', withdraw: 'withdrawn' },
  submitted: {
    change: 'submitted',
    return: 'returned',
    approve: 'published',
    repeat: 'submitted',
    withdraw: 'withdrawn',
  },
  returned: { change: 'returned', submit: 'submitted', withdraw: 'withdrawn' },
  published: {
    change: 'published',
    return: 'returned',
    reschedule: 'published',
    postpone: 'postponed',
    move: 'published',
    drop: 'published',
    repeat: 'published',
    cancel: 'cancelled',
  },
  postponed: {
    change: 'postponed',
    return: 'returned',
    reschedule: 'published',
    move: 'postponed',
    drop: 'postponed',
    cancel: 'cancelled',
  },
  cancelled: {},
  withdrawn: {},
}

/** The state after the verb, or null when the state does not allow it. */
export const follows = (status: EventStatus, verb: EventVerb): EventStatus | null => transitions[status][verb] ?? null

const standing: Record<EventStatus, string> = {
  draft: 'This event is still a draft.',
  submitted: 'This event waits for a moderator.',
  returned: 'This event was returned to its organizer.',
  published: 'This event is published.',
  postponed: 'This event is postponed.',
  cancelled: 'This event was canceled.',
  withdrawn: 'This event was withdrawn.',
}
const instead: Partial<Record<`${EventStatus} ${EventVerb}`, string>> = {
  'published withdraw': 'Cancel it, so that everybody who follows the calendar hears of it.',
  'postponed postpone': 'Give it its new day, or cancel it.',
  'postponed withdraw': 'Cancel it, so that everybody who follows the calendar hears of it.',
  'postponed submit': 'Changes to it are published as soon as you save them.',
  'postponed repeat': 'Give it its new day first.',
  'draft repeat': 'Send it first.',
  'returned repeat': 'Send it first.',
  'published submit': 'Changes to it are published as soon as you save them.',
  'submitted cancel': 'Nobody has seen it yet: withdraw it.',
  'returned cancel': 'Nobody can see it: withdraw it.',
  'draft cancel': 'Nobody has seen it yet: withdraw it.',
}

/** Why a verb is refused, in a sentence that says what would work. */
export const refusal = (status: EventStatus, verb: EventVerb): string =>
  [standing[status], instead[`${status} ${verb}`] ?? 'Post a new one if it takes place after all.'].join(' ')

export const isPublic = (status: EventStatus): status is PublicStatus => publicStates.some((each) => each === status)

export const heardKinds = ['title', 'times', 'place'] as const
/** What of an event subscribers must hear of when it changes. */
export type HeardKind = (typeof heardKinds)[number]

/** Which of title, times and place differ (RFC 5545, section 3.8.7.4, names the changes that raise SEQUENCE). */
export function heardChanges(before: EventFields, after: EventFields): HeardKind[] {
  return heardKinds.filter((kind) => heardBy[kind](before) !== heardBy[kind](after))
}

const heardBy: Record<HeardKind, (event: EventFields) => string> = {
  title: ({ title }) => title,
  times: ({ sessions }) =>
    JSON.stringify(sessions.map(({ startsLocal, endsLocal, zone }) => [startsLocal, endsLocal, zone])),
  place: ({ format, hidePlace, kind, sessions }) =>
    JSON.stringify([
      format,
      hidePlace || kind === 'support-group',
      ...sessions.map(({ venueName, address, city, state, postalCode, link }) => [
        venueName,
        address,
        city,
        state,
        postalCode,
        link,
      ]),
    ]),
}

/**
 * SEQUENCE after a step. `wasPublic`: some subscriber may have seen it, now or before. It never falls; appearing again,
 * going away and being canceled raise it as a heard change does.
 */
export function nextSequence(sequence: number, step: { wasPublic: boolean; heard: number; status: boolean }): number {
  return step.wasPublic && (step.heard > 0 || step.status) ? sequence + 1 : sequence
}

/** The first and the last instant of the sessions (milliseconds); null while a time is missing. */
export function extent(sessions: EventFields['sessions']): { from: number; to: number } | null {
  const at = (wall: string, zone: string) => (isWallTime(wall) && isZone(zone) ? instantOfWall(wall, zone) : null)
  const starts = sessions.map(({ startsLocal, zone }) => at(startsLocal, zone))
  const ends = sessions.map(({ endsLocal, zone }) => at(endsLocal, zone))
  if (starts.length === 0 || [...starts, ...ends].includes(null)) return null
  return { from: Math.min(...starts.map(Number)), to: Math.max(...ends.map(Number)) }
}

/** An event is posted at most a year ahead, and a new one not after it is over. */
export function dateProblems({ sessions }: Pick<EventFields, 'sessions'>, now: Date, isNew: boolean): FieldProblem[] {
  const span = extent(sessions)
  if (isNew && span && span.to <= now.getTime())
    return [{ field: 'sessions.0.startsLocal', message: 'This day is over: choose a day to come.' }]
  return sessions.flatMap(({ startsLocal, zone }, i) => {
    if (!isWallTime(startsLocal) || !isZone(zone)) return []
    const last = addMonths(dayIn(zone, now), 12)
    if (startsLocal.slice(0, 10) <= last) return []
    return [
      {
        field: `sessions.${i}.startsLocal`,
        message: 'Events are posted at most a year ahead: choose an earlier day, or come back later.',
      },
    ]
  })
}

const LONGEST_SLUG = 70
/** Addresses under the calendar that are no events. */
const TAKEN_BY_US: ReadonlySet<string> = new Set(['embed'])

/**
 * The address of an event, from its title: lower case, no accents, whole words. `taken` are addresses in use; a further
 * event of the same title gets a number. An event that was public keeps its address whatever its title becomes.
 */
export function slugOf(title: string, taken: ReadonlySet<string>): string {
  const words = fold(title)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let base = ''
  for (const word of words) {
    const longer = base ? `${base}-${word}` : word
    if (longer.length > LONGEST_SLUG) break
    base = longer
  }
  base ||= words[0]?.slice(0, LONGEST_SLUG) || 'event'
  if (!taken.has(base) && !TAKEN_BY_US.has(base)) return base
  let number = 2
  while (taken.has(`${base}-${number}`)) number++
  return `${base}-${number}`
}

/** What two listings are compared by: title, days and states; `states` is empty for an event that is only online. */
export type Likely = { title: string; days: readonly string[]; states: readonly string[] }

/** How alike two titles are, 0 to 1 (likeness.ts). */
export type Likeness = (a: string, b: string) => number

/** Whether their titles are worth a comparison: they touch one day, or one of them has none yet. */
export const mayBeSame = (a: Likely, b: Likely): boolean =>
  a.days.length === 0 || b.days.length === 0 || a.days.some((day) => b.days.includes(day))

/** The same event twice, probably: alike in title, on the same day and in the same state (or both online). */
export function isLikelySame(a: Likely, b: Likely, likeness: Likeness): boolean {
  if (!mayBeSame(a, b)) return false
  if (a.days.length === 0 || b.days.length === 0) return likeness(a.title, b.title) >= 0.5
  const samePlace =
    (a.states.length === 0 && b.states.length === 0) || a.states.some((state) => b.states.includes(state))
  return likeness(a.title, b.title) >= (samePlace ? 0.35 : 0.7)
}

/** Puts what is probably one event next to each other; groups stand in the order of their first member. */
export function grouped<T>(items: readonly T[], areSame: (a: T, b: T) => boolean): T[][] {
  const groups: T[][] = []
  for (const item of items) {
    const touching = groups.filter((group) => group.some((other) => areSame(item, other)))
    const [first, ...others] = touching
    if (!first) {
      groups.push([item])
      continue
    }
    first.push(...others.flat(), item)
    for (const other of others) groups.splice(groups.indexOf(other), 1)
  }
  return groups
}

/** The day on which somebody leaves who stays to the end. */
export const lastDayOf = (endsLocal: string): string =>
  endsLocal.slice(11) === '00:00' ? addDays(endsLocal.slice(0, 10), -1) : endsLocal.slice(0, 10)

/** The days that an event touches, from its wall times. An end at midnight is the first moment after, not a day more. */
export function daysOf(sessions: readonly { startsLocal: string; endsLocal: string }[]): string[] {
  const days = new Set<string>()
  for (const { startsLocal, endsLocal } of sessions) {
    const first = startsLocal.slice(0, 10)
    const last = lastDayOf(endsLocal)
    for (let day = first; day <= last && days.size < 400; day = addDays(day, 1)) days.add(day)
  }
  return [...days].sort()
}

/** The Monday of the week that has the day. */
export function mondayOf(day: string): string {
  const past = daysBetween('1970-01-05', day) % 7
  return addDays(day, past < 0 ? -past - 7 : -past)
}
