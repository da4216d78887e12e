/** Days on which helpers stand at the door of an event, each by the clock of its place. Pure. */
import { addDays, dayIn, instantOf } from '@/lib/platform/time'
import { daysOf } from './rules'

type Times = { startsLocal: string; endsLocal: string; zone: string }
export type HelperDay = { day: string; zone: string; from: Date; until: Date }

/**
 * Each day of the sessions, from its midnight to the next; where a session that began on it goes on past midnight, to that
 * session's end.
 */
export function helperDaysOf(sessions: readonly Times[]): HelperDay[] {
  return daysOf(sessions).map((day) => {
    const touching = sessions.filter((session) => daysOf([session]).includes(day))
    const zone = touching[0]?.zone ?? 'America/New_York'
    const begun = touching.filter(({ startsLocal }) => startsLocal.startsWith(day))
    const ends = begun.map((session) => instantOf(session.endsLocal, session.zone).getTime())
    const until = new Date(Math.max(instantOf(`${addDays(day, 1)}T00:00`, zone).getTime(), ...ends))
    return { day, zone, from: instantOf(`${day}T00:00`, zone), until }
  })
}

/** Those that are not over. */
export const helperDaysLeft = (sessions: readonly Times[], now: Date): HelperDay[] =>
  helperDaysOf(sessions).filter(({ until }) => until > now)

/** Has the day begun where it is? */
export const hasBegun = ({ day, zone }: HelperDay, now: Date): boolean => dayIn(zone, now) >= day
