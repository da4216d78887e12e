import type { EventChange, PublicEvent } from '@/lib/events/shapes'
import { POSTPONED, sessionWords } from '@/lib/events/words'
import { longDay, wallOf } from '@/lib/platform/words-of-time'
import { Note } from '../../../_ui/note'

const titles = {
  rescheduled: 'New days or times',
  postponed: 'Postponed',
  moved: 'Another place',
  'session-cancelled': 'A session is canceled',
} as const

/** What became of the event since it was posted, with the reasons; people who planned to come look for it first. */
export function Changes({ event }: { event: PublicEvent }) {
  const { changes, status, sessions } = event
  const zone = sessions[0]?.zone ?? 'America/New_York'
  if (changes.length === 0 || status === 'cancelled') return null
  return (
    <Note kind="caution" title={status === 'postponed' ? POSTPONED : 'Changed since it was posted'}>
      {status === 'postponed' ? <p>The day below is the one it had.</p> : null}
      <ul>
        {changes.map((change) => (
          <li key={change.changedAt}>
            {titles[change.kind]}, said on {longDay(wallOf(change.changedAt, zone).on)}: {change.reason}
            <Before change={change} />
          </li>
        ))}
      </ul>
    </Note>
  )
}

function Before({ change: { kind, session, timesBefore } }: { change: EventChange }) {
  if (session) return <p className="at-small">{`It was to be: ${sessionWords(session)}.`}</p>
  if (kind !== 'rescheduled') return null
  return <p className="at-small">{`It was to be: ${timesBefore.map(sessionWords).join('; ')}.`}</p>
}
