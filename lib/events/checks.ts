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

/** Problems of a complete event, in the order of the form. */
export function checkEvent(event: EventFields): FieldProblem[] {
  return [
    ...event.sessions.flatMap((session, i) => checkSession(event, session, `sessions.${i}`)),
    ...checkCredit(event),
  ]
}

function checkSession(event: EventFields, session: SessionFields, at: string): FieldProblem[] {
  return [...checkTimes(session, at), ...checkPlace(event, session, at)]
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

function checkPlace(event: EventFields, session: SessionFields, at: string): FieldProblem[] {
  const problems = checkZone(event, session, at)
  const need = (name: 'venueName' | 'city' | 'state' | 'link', message: string) => {
    if (!session[name].trim()) problems.push({ field: `${at}.${name}`, message })
  }
  const hidden = hidesPlace(event)
  if (event.format !== 'virtual') {
    if (!hidden) need('venueName', 'Give the name of the venue, or choose Online.')
    if (!hidden) need('city', 'Give the city.')
    need('state', 'Choose the state or territory.')
  }
  if (event.format !== 'in-person' && !hidden && !event.registrationUrl.trim())
    need('link', 'Give the link to join, or below the page where people register.')
  return problems
}

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
