import { type CalendarFilter, distances } from '@/lib/events/inputs'
import type { Calendar, NearPlace } from '@/lib/events/shapes'
import { count } from '@/lib/platform/words'
import { LinkButton } from '../../_ui/button'
import { Empty } from '../../_ui/empty'
import { Note } from '../../_ui/note'
import { Pager } from '../../_ui/pager'
import { calendarHref } from './address'
import { EventList } from './event-list'
import { NearNote } from './near-note'

type Props = { filter: CalendarFilter; found: Calendar; now: Date }

export function ListView({ filter, found, now }: Props) {
  const { page, pages } = found
  const near = <NearNote place={found.place} online={isOnlineToo(filter)} />
  if (found.items.length === 0)
    return (
      <>
        {near}
        <NothingFound filter={filter} place={found.place} />
      </>
    )
  return (
    <>
      {near}
      {found.onlyClose ? <Note title="Nothing has these words">These events have words like them.</Note> : null}
      <EventList
        items={found.items}
        from={filter.from}
        now={now}
        total={`${count(found.total, 'event')}${filter.from || filter.to ? '' : ' to come'}`}
      />
      <Pager
        label="Events"
        place={`Page ${page} of ${pages}`}
        previous={page > 1 ? { href: calendarHref(filter, { page: page - 1 }) } : null}
        next={page < pages ? { href: calendarHref(filter, { page: page + 1 }) } : null}
      />
    </>
  )
}

export const isOnlineToo = ({ format }: CalendarFilter) => format.length === 0 || format.includes('virtual')

/** Near a ZIP code the next distance comes first. */
function NothingFound({ filter, place }: { filter: CalendarFilter; place: NearPlace | null }) {
  const wider = place?.isKnown ? distances.find((miles) => miles > place.within) : undefined
  return (
    <div className="at-section">
      <Empty
        title="Nothing is posted for this choice"
        actions={
          <>
            {wider ? (
              <LinkButton variant="outline" href={calendarHref({ ...filter, within: wider })}>
                Look within {wider} miles
              </LinkButton>
            ) : null}
            <LinkButton href="/calendar">See all events to come</LinkButton>
            <LinkButton variant="link" href="/events/new">
              Post an event
            </LinkButton>
          </>
        }
      >
        Choose other days, another place, or fewer filters.
      </Empty>
    </div>
  )
}
