import { Card } from '../../_ui/card'
import { Link } from '../../_ui/link'

type Props = { base: string; query: string; withFull: boolean }

/** How to subscribe: every calendar program takes an address, under different names. `withFull`: the list shows only what has places left. */
export function FollowCalendar({ base, query, withFull }: Props) {
  const address = `${base}/calendar.ics${query}`
  return (
    <div className="at-section at-noprint">
      <Card id="follow" title="Follow this list in your own calendar" level={2}>
        <p>
          Give this address to your calendar program, under “Subscribe” or “From the web”. New events, changes and
          cancellations then reach you there.
        </p>
        {withFull ? (
          <p>
            It has events that are full, too: whether places are left changes by the hour, and an event should not
            vanish from your calendar for it.
          </p>
        ) : null}
        <p>
          <code>{address}</code>
        </p>
        <p className="at-small">
          <a href={address.replace(/^https?:/, 'webcal:')}>Open in my calendar program</a>
        </p>
        <p className="at-small">
          Or subscribe in a feed reader, or read it with a program of your own:{' '}
          <a href={`/calendar.atom${query}`}>Atom feed of this list</a>,{' '}
          <a href={`/calendar.json${query}`}>JSON Feed of this list</a>
        </p>
        <p className="at-small">
          <Link href={`/settings/calendar${query || '?keep=1'}`}>Get it by mail</Link> ·{' '}
          <Link href={`/calendar/embed/code${query}`}>Show this list on your own site</Link>
        </p>
      </Card>
    </div>
  )
}
