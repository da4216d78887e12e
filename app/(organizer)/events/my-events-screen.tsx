'use client'
import { useQuery } from '@tanstack/react-query'
import type { EventStatus } from '@/lib/events/inputs'
import type { MyEventItem } from '@/lib/events/shapes'
import { sessionWords, statusWords } from '@/lib/events/words'
import { shortDay } from '@/lib/platform/words-of-time'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { LinkButton } from '../../_ui/button'
import { Empty } from '../../_ui/empty'
import { Link } from '../../_ui/link'
import { Status, type StatusState } from '../../_ui/status'
import { type Column, Table, TableFrame } from '../../_ui/table'

const shapes: Record<EventStatus, StatusState> = {
  draft: 'changed',
  submitted: 'waiting',
  returned: 'soon',
  published: 'met',
  cancelled: 'refused',
  withdrawn: 'off',
}

export function MyEventsScreen() {
  const query = useQuery(api.events.listMyEvents.queryOptions())
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty
            title="You have not posted anything yet"
            actions={<LinkButton href="/events/new">Post an event</LinkButton>}
          >
            One page, about three minutes. A moderator looks at it before it is on the calendar.
          </Empty>
        ) : (
          <TableFrame>
            <Table
              caption="My events, the last changed first"
              columns={columns}
              rows={items}
              rowKey={({ eventId }) => eventId}
            />
          </TableFrame>
        )
      }
    </Loaded>
  )
}

const columns: Column<MyEventItem>[] = [
  {
    key: 'title',
    head: 'Event',
    header: true,
    cell: ({ eventId, title }) => <Link href={`/events/${eventId}`}>{title || 'Without a title'}</Link>,
  },
  { key: 'when', head: 'When', cell: ({ firstSession }) => (firstSession ? sessionWords(firstSession) : 'No day yet') },
  { key: 'status', head: 'Where it stands', cell: (item) => <Standing item={item} /> },
  {
    key: 'changed',
    head: 'Last changed',
    cell: ({ updatedAt }) => shortDay(updatedAt.slice(0, 10)),
    className: 'at-nowrap',
  },
]

function Standing({ item }: { item: MyEventItem }) {
  const { status, slug, reason, isOver } = item
  return (
    <>
      <Status state={shapes[status]}>
        {statusWords[status]}
        {status === 'published' && isOver ? '; it is over' : ''}
      </Status>
      {reason ? (
        <>
          <br />
          <span className="at-small">{reason}</span>
        </>
      ) : null}
      {slug ? (
        <>
          <br />
          <Link className="at-small" href={`/calendar/${slug}`}>
            On the calendar<span className="at-hide">: {item.title}</span>
          </Link>
        </>
      ) : null}
    </>
  )
}
