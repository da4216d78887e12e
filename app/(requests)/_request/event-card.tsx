'use client'
import { statusWords } from '@/lib/events/words'
import { hours } from '@/lib/platform/words'
import { dayRange } from '@/lib/platform/words-of-time'
import type { Request } from '@/lib/requests/shapes'
import { LinkButton } from '../../_ui/button'
import { Card } from '../../_ui/card'
import { Facts } from '../../_ui/facts'
import { Link } from '../../_ui/link'
import { Status } from '../../_ui/status'
import { useWords } from '../../_ui/words'
import type { Texts } from './messages'

/** The event that the request became, in the words of the calendar. */
export function EventCard({ event }: { event: NonNullable<Request['event']> }) {
  const say = useWords<Texts>()
  const { eventId, title, status, slug, firstOn, lastOn, creditMinutes, own } = event
  return (
    <Card id="event" title={say('event')}>
      <p>{title}</p>
      <p>
        <Status state={status === 'published' ? 'met' : 'waiting'}>{statusWords[status]}</Status>
      </p>
      <Facts
        stacked
        className="at-gap"
        items={[
          firstOn ? { label: say('eventDays'), value: dayRange(firstOn, lastOn ?? firstOn) } : null,
          creditMinutes ? { label: say('eventCredit'), value: hours(creditMinutes) } : null,
        ]}
      />
      {slug ? (
        <p className="at-gap">
          <Link href={`/calendar/${slug}`}>{say('eventOpen')}</Link>
        </p>
      ) : (
        <p className="at-small at-soft">{say('eventNotYet')}</p>
      )}
      {own ? (
        <p className="at-gap">
          <LinkButton variant="outline" href={`/events/${eventId}`}>
            {say('eventOwn')}
          </LinkButton>
        </p>
      ) : null}
    </Card>
  )
}
