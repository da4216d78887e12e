/** What must hold between the fields of a complete event. Pure; the form and the API say the same words. */

import { zoneRefusal } from '@/lib/agencies/zones'
import type { FieldProblem } from '@/lib/platform/errors'
import { clock, longDay, zoneName } from '@/lib/platform/words-of-time'
import { isZone } from '@/lib/platform/zones'
import type { EventFields, SessionFields } from './fields'
import { instantOfWall, isWallTime, minutesBetween } from './wall-time'

const LONGEST_SESSION_MINUTES = 24 * 60

/** A survivors' group never shows where it meets; others may choose so. */
export const hidesPlace = (event: Pick<EventFields, 'kind' | 'hidePlace'>): boolean =>
  event.kind === 'support-group' || event.hidePlace

type Question = () => readonly FieldProblem[]

/** What must hold of a complete event, in the order of the form. */
export const eventQuestions = (event: EventFields): readonly Question[] => [
  ...[...event.sessions.keys()].flatMap((i) => sessionQuestions(event, i)),
  () => checkCredit(event),
]
export const checkEvent = (event: EventFields): FieldProblem[] => eventQuestions(event).flatMap((ask) => ask())

function sessionQuestions(event: EventFields, i: number): readonly Question[] {
  const at = `sessions.${i}`
  const of = (ask: (session: SessionFields) => readonly FieldProblem[]) => () => {
    const session = event.sessions[i]
    return session ? ask(session) : []
  }
  return [
    of((session) => checkTimes(session, at)),
    ...placeQuestions.map((ask) => of((session) => ask(event, session, at))),
  ]
}

/** Problems of the times of one session; `at` is the path of its fields. */
export function checkTimes(
  { startsLocal, endsLocal, zone }: Pick<SessionFields, 'startsLocal' | 'endsLocal' | 'zone'>,
  at: string,
): FieldProblem[] {
  const starts = `${at}.startsLocal`
  const ends = `${at}.endsLocal`
  const missing: FieldProblem[] = []
  if (!isWallTime(startsLocal)) missing.push({ field: starts, message: 'Choose the day and the time it starts.' })
  if (!isWallTime(endsLocal)) missing.push({ field: ends, message: 'Choose the time it ends.' })
  if (!isZone(zone)) missing.push({ field: `${at}.zone`, message: 'Choose the time zone of the place.' })
  if (missing.length > 0) return missing
  const skipped = [
    ...(instantOfWall(startsLocal, zone) === null ? [{ field: starts, message: gap(startsLocal, zone) }] : []),
    ...(instantOfWall(endsLocal, zone) === null ? [{ field: ends, message: gap(endsLocal, zone) }] : []),
  ]
  if (skipped.length > 0) return skipped
  const minutes = minutesBetween(startsLocal, endsLocal, zone) ?? 0
  if (minutes <= 0)
    return [
      { field: ends, message: `The event ends before it starts: choose an end after ${clock(startsLocal.slice(11))}` },
    ]
  if (minutes > LONGEST_SESSION_MINUTES)
    return [{ field: ends, message: 'One session lasts at most 24 hours: add a session for each day.' }]
  return []
}

const gap = (wall: string, zone: string) =>
  `${clock(wall.slice(11))} does not exist on ${longDay(wall.slice(0, 10))} in ${zoneName(zone)} time, since the clocks go forward over it. Choose another time.`

function checkZone(event: EventFields, session: SessionFields, at: string): FieldProblem[] {
  const refusal = event.format === 'virtual' ? null : zoneRefusal(session, 'this place')
  return refusal === null ? [] : [{ field: `${at}.zone`, message: refusal }]
}

type PlaceQuestion = (event: EventFields, session: SessionFields, at: string) => readonly FieldProblem[]
const need =
  (name: 'venueName' | 'city' | 'state' | 'link', isNeeded: (event: EventFields) => boolean, message: string) =>
  (event: EventFields, session: SessionFields, at: string): readonly FieldProblem[] =>
    isNeeded(event) && !session[name].trim() ? [{ field: `${at}.${name}`, message }] : []

const isVisited = ({ format }: EventFields): boolean => format !== 'virtual'
const isFound = (event: EventFields): boolean => isVisited(event) && !hidesPlace(event)
const isJoined = (event: EventFields): boolean =>
  event.format !== 'in-person' && !hidesPlace(event) && !event.registrationUrl.trim()

const placeQuestions: readonly PlaceQuestion[] = [
  checkZone,
  need('venueName', isFound, 'Give the name of the venue, or choose Online.'),
  need('city', isFound, 'Give the city.'),
  need('state', isVisited, 'Choose the state or territory.'),
  need('link', isJoined, 'Give the link to join, or below the page where people register.'),
]

/** Why these hours of credit cannot be, or null. */
export function hourProblem(hours: number): string | null {
  if (!(hours >= 0.25)) return 'Give at least a quarter of an hour, or leave it empty.'
  if (!Number.isInteger(hours * 4)) return 'Give hours in quarters, for example 1.25.'
  return null
}

function checkCredit({ creditHours, sessions }: EventFields): FieldProblem[] {
  if (creditHours === null || sessions.length === 0) return []
  const lengths = sessions.map(({ startsLocal, endsLocal, zone }) =>
    isWallTime(startsLocal) && isWallTime(endsLocal) && isZone(zone)
      ? minutesBetween(startsLocal, endsLocal, zone)
      : null,
  )
  if (lengths.some((minutes) => minutes === null || minutes <= 0)) return []
  const most = lengths.reduce<number>((sum, minutes) => sum + (minutes ?? 0), 0) / 60
  if (creditHours <= most) return []
  const whole = Math.floor(most * 4) / 4
  return [
    { field: 'creditHours', message: `${creditHours} hours is more than the event lasts: give at most ${whole}.` },
  ]
}
