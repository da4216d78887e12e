import type { CalendarFilter } from '@/lib/events/inputs'
import type { Calendar } from '@/lib/events/shapes'
import { count } from '@/lib/platform/words'
import { LinkButton } from '../../_ui/button'
import { Empty } from '../../_ui/empty'
import { Note } from '../../_ui/note'
import { Pager } from '../../_ui/pager'
import { calendarHref } from './address'
import { EventList } from './event-list'

type Props = { filter: CalendarFilter; found: Calendar; now: Date }

export function ListView({ filter, found, now }: Props) {
  const { page, pages } = found
  if (found.items.length === 0) return <NothingFound />
  return (
    <>
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

function NothingFound() {
  return (
    <div className="at-section">
      <Empty
        title="Nothing is posted for this choice"
        actions={
          <>
            <LinkButton href="/calendar">See all events to come</LinkButton>
            <LinkButton variant="link" href="/events/new">
              Post an event
            </LinkButton>
          </>
        }
      >
        Choose other days, another state, or fewer filters.
      </Empty>
    </div>
  )
}
