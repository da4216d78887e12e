/** The dates of a series, each an event of its own: the same clock on the wall on every day. Pure; time is an argument. */
import { daysOfSeries, Refusal } from '@/lib/formats/icalendar-series'
import { invalid } from '@/lib/platform/errors'
import { addDays, addMonths, type Day, daysBetween } from '@/lib/platform/time'
import type { EventFields, SessionFields } from './fields'
import { mondayOf } from './rules'
import { MOST_DATES, type SeriesRule, weekdays } from './series-inputs'

const dayOf = (wall: string): Day => wall.slice(0, 10)

/**
 * The days on which a series begins its dates, its first one among them; those that are over by `today` are left out.
 * @throws invalid for more than sixty, or a date more than a year ahead
 */
export function seriesDays(rule: SeriesRule, first: Day, today: Day): Day[] {
  const field = rule.times === undefined ? 'until' : 'times'
  const found = within(rule, first, today)
  if (!found || found.days.length > MOST_DATES)
    throw invalid(field, `A series has at most ${MOST_DATES} dates: choose an earlier end.`)
  if (found.later > 0)
    throw invalid(field, 'Events are posted at most a year ahead: choose fewer dates or an earlier end.')
  return found.days
}

/** Null for more dates than are counted at all. */
function within(rule: SeriesRule, first: Day, today: Day): { days: Day[]; later: number } | null {
  try {
    return daysOfSeries({
      ...{ rules: [recurrence(rule, first)], added: [], without: new Set(), starts: first },
      ...{ from: today, until: addMonths(today, 12), untilOnClock: (utc) => utc },
    })
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** The rule as iCalendar writes it (RFC 5545, section 3.3.10). */
function recurrence({ every, interval, weekdays: more, isLast, times, until }: SeriesRule, first: Day): string {
  const own = weekdays[daysBetween(mondayOf(first), first)] ?? 'MO'
  const inMonth = Math.ceil(Number(first.slice(8)) / 7)
  // A fifth one comes in some months only.
  const by = every === 'week' ? [...new Set([own, ...more])].join(',') : `${isLast || inMonth > 4 ? -1 : inMonth}${own}`
  const end = times === undefined ? `UNTIL=${until?.replaceAll('-', '')}` : `COUNT=${times}`
  return `FREQ=${every === 'week' ? 'WEEKLY' : 'MONTHLY'};INTERVAL=${interval};BYDAY=${by};WKST=MO;${end}`
}

/** Sessions of an event as they are on another day of its series, without names of their own. */
export function sessionsOn(sessions: readonly SessionFields[], on: Day): SessionFields[] {
  const by = daysBetween(dayOf(sessions[0]?.startsLocal ?? ''), on)
  return sessions.map(({ id: _, ...session }) => ({
    ...session,
    startsLocal: later(session.startsLocal, by),
    endsLocal: later(session.endsLocal, by),
  }))
}

const later = (wall: string, days: number) => `${addDays(dayOf(wall), days)}${wall.slice(10)}`

/**
 * What was changed about one date, done to another: texts as they are now; days moved by as many; hours and places where
 * they were changed.
 * @throws invalid when sessions came or went, or the other has not as many
 */
export function likewise(before: EventFields, after: EventFields, other: EventFields): EventFields {
  const { sessions: _, ...texts } = after
  const changed = Object.entries(texts).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof EventFields]),
  )
  return { ...other, ...Object.fromEntries(changed), sessions: sessionsLikewise(before, after, other) }
}

function sessionsLikewise(before: EventFields, after: EventFields, other: EventFields): SessionFields[] {
  const pairs = before.sessions.flatMap((was) => {
    const is = after.sessions.find(({ id }) => id === was.id)
    return is ? [{ was, is }] : []
  })
  const isWhole = pairs.length === before.sessions.length && pairs.length === after.sessions.length
  if (isWhole && pairs.every(({ was, is }) => [...timeNames, ...placeNames].every((name) => was[name] === is[name])))
    return other.sessions
  if (!isWhole || other.sessions.length !== pairs.length)
    throw invalid(
      'sessions',
      'Sessions that are added or left out concern one date alone: change this date by itself, and then the later ones.',
    )
  return other.sessions.map((session, i) => ({ ...session, ...(pairs[i] ? changes(pairs[i], session) : {}) }))
}

const timeNames = ['startsLocal', 'endsLocal'] as const
const placeNames = ['zone', 'otherZone', 'venueName', 'address', 'city', 'state', 'postalCode', 'link'] as const

type Pair = { was: SessionFields; is: SessionFields }

/** A place is taken over as a whole: half of one and half of another is nowhere. */
function changes({ was, is }: Pair, other: SessionFields): Partial<SessionFields> {
  const isMoved = placeNames.some((name) => was[name] !== is[name])
  const time = (name: (typeof timeNames)[number]) => {
    const clock = (was[name].slice(10) === is[name].slice(10) ? other : is)[name].slice(10)
    return `${addDays(dayOf(other[name]), daysBetween(dayOf(was[name]), dayOf(is[name])))}${clock}`
  }
  return {
    ...(isMoved ? Object.fromEntries(placeNames.map((name) => [name, is[name]])) : {}),
    ...{ startsLocal: time('startsLocal'), endsLocal: time('endsLocal') },
  }
}
