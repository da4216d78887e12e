import { Card } from '../../_ui/card'

/** How to subscribe: every calendar program takes an address, under different names. */
export function FollowCalendar({ base, query }: { base: string; query: string }) {
  const address = `${base}/calendar.ics${query}`
  return (
    <div className="at-section at-noprint">
      <Card id="follow" title="Follow this list in your own calendar" level={2}>
        <p>
          Give this address to your calendar program, under “Subscribe” or “From the web”. New events, changes and
          cancellations then reach you there.
        </p>
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
      </Card>
    </div>
  )
}
