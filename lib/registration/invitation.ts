/** The calendar entries that letters about a registration carry, as programs take them (RFC 5546). */
import type { FeedItem, FeedSession } from '@/lib/events/feed'
import { sessionCalendar, sessionsCalendar } from '@/lib/events/feed-files'
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
 * is no longer theirs, or the session is off. Of several sessions one file has all. Of a turn on the waiting list there is none.
 * @param hadEntry they were told of an entry before
 */
export function invitationsOf(
  item: FeedItem,
  { state, sessionId }: Standing,
  about: { attendee: { name: string; email: string }; stampedAt: Date; hadEntry: boolean },
): Attached[] {
  const { attendee, stampedAt, hadEntry } = about
  const holds = state === 'registered' || state === 'offered'
  if (!holds && !hadEntry) return []
  const sessions = item.sessions
    .filter(({ key }) => sessionId === null || key === sessionId)
    .map((session) => ({ session, status: statusOf(item, session, state) }))
  const [only, ...more] = sessions
  if (!only) return []
  if (more.length > 0)
    return [{ name: 'event.ics', method: 'PUBLISH', text: sessionsCalendar(item, sessions, stampedAt) }]
  const method = only.status === 'cancelled' ? 'CANCEL' : 'REQUEST'
  const text = sessionCalendar(item, only.session, { status: only.status, method, attendee, stampedAt })
  return [{ name: 'event.ics', method, text }]
}

function statusOf(item: FeedItem, session: FeedSession, state: RegistrationState): FeedItem['status'] {
  const holds = state === 'registered' || state === 'offered'
  if (!holds || session.withdrawn || item.status === 'cancelled') return 'cancelled'
  return state === 'offered' ? 'tentative' : item.status
}
