/** The calendar entries that letters about a registration carry, one file for each session, as programs take them (RFC 5546). */
import type { FeedItem, FeedSession } from '@/lib/events/feed'
import { sessionCalendar } from '@/lib/events/feed-files'
import type { Attached } from '@/lib/platform/mail'
import type { Ending, RegistrationState } from './kinds'

export type Standing = {
  state: RegistrationState
  ending: Ending | null
  /** Of one session alone; null for the event as a whole. */
  sessionId: string | null
}

/**
 * What the letter carries: the entry of a place that is kept, tentative while it waits for an answer; and its removal where it
 * is no longer theirs, or the session is off. Of a turn on the waiting list there is none.
 * @param hadEntry they were told of an entry before
 */
export function invitationsOf(
  item: FeedItem,
  { state, sessionId }: Standing,
  about: { attendee: { name: string; email: string }; stampedAt: Date; hadEntry: boolean },
): Attached[] {
  const sessions = item.sessions.filter(({ key }) => sessionId === null || key === sessionId)
  const holds = state === 'registered' || state === 'offered'
  if (!holds && !about.hadEntry) return []
  return sessions.map((session, i) => attached(item, session, { ...about, state, name: nameOf(sessions.length, i) }))
}

const nameOf = (sessions: number, i: number) => (sessions === 1 ? 'event.ics' : `event-${i + 1}.ics`)

type About = { attendee: { name: string; email: string }; stampedAt: Date; state: RegistrationState; name: string }

function attached(item: FeedItem, session: FeedSession, { attendee, stampedAt, state, name }: About): Attached {
  const holds = state === 'registered' || state === 'offered'
  const isOff = !holds || session.withdrawn || item.status === 'cancelled'
  const status = isOff ? 'cancelled' : state === 'offered' ? 'tentative' : item.status
  const method = isOff ? 'CANCEL' : 'REQUEST'
  return { name, method, text: sessionCalendar(item, session, { status, method, attendee, stampedAt }) }
}
