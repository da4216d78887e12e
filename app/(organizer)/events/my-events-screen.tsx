'use client'
import { useQuery } from '@tanstack/react-query'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import type { FormEvent } from 'react'
import type { EventStatus } from '@/lib/events/fields'
import type { MyEventItem } from '@/lib/events/shapes'
import { sessionWords, statusWords } from '@/lib/events/words'
import { fold, foldedWords } from '@/lib/platform/fold'
import { dayHere, shortDay } from '@/lib/platform/words-of-time'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { Row } from '../../_ui/arrange'
import { Button, LinkButton } from '../../_ui/button'
import { Empty } from '../../_ui/empty'
import { TextField } from '../../_ui/form'
import { Link } from '../../_ui/link'
import { Status, type StatusState } from '../../_ui/status'
import { type Column, Table, TableFrame } from '../../_ui/table'
import { Tabs } from '../../_ui/tabs'
import { MyEventRoles } from './my-event-roles'

const shapes: Record<EventStatus, StatusState> = {
  draft: 'changed',
  submitted: 'waiting',
  returned: 'soon',
  published: 'met',
  postponed: 'soon',
  cancelled: 'refused',
  withdrawn: 'off',
}

export function MyEventsScreen() {
  const query = useQuery(api.events.listMyEvents.queryOptions())
  return (
    <div className="at-stack">
      <MyEventRoles />
      <div>
        <Loaded query={query}>
          {({ items }) => (items.length === 0 ? <NothingYet /> : <MyEvents items={items} />)}
        </Loaded>
      </div>
    </div>
  )
}

const NothingYet = () => (
  <Empty title="You have not posted anything yet" actions={<LinkButton href="/events/new">Post an event</LinkButton>}>
    One page, about three minutes. Post once; the page, the calendar and its feeds say the same.
  </Empty>
)

/** What is still to come or to do, and what is behind; the words stand in the address, so that Back finds them again. */
function MyEvents({ items }: { items: readonly MyEventItem[] }) {
  const path = usePathname()
  const router = useRouter()
  const asked = useSearchParams()
  const [words, past] = [asked.get('q') ?? '', asked.get('view') === 'past']
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim()
    router.replace(`${path}?${new URLSearchParams({ ...(past ? { view: 'past' } : {}), ...(q ? { q } : {}) })}`)
  }
  const wanted = foldedWords(words)
  const found = items.filter(({ title }) => wanted.every((word) => fold(title).includes(word)))
  const parts = { coming: found.filter((item) => !isPast(item)), past: found.filter(isPast) }
  const shown = past ? parts.past : parts.coming
  const query = words ? `&q=${encodeURIComponent(words)}` : ''
  return (
    <>
      <Row between>
        <Tabs
          label="My events"
          items={[
            { href: `${path}?view=coming${query}`, label: `To come (${parts.coming.length})`, current: !past },
            { href: `${path}?view=past${query}`, label: `Past (${parts.past.length})`, current: past },
          ]}
        />
        <form onSubmit={search} className="at-row at-row--end">
          <TextField label="Words in the title" name="q" type="search" defaultValue={words} key={words} />
          <Button type="submit" variant="outline">
            Find
          </Button>
        </form>
      </Row>
      {shown.length === 0 ? (
        <Empty title={words ? 'No event of yours has these words' : 'Nothing here'}>
          {past ? 'Events move here when they are over, canceled or withdrawn.' : 'Post an event, or look under Past.'}
        </Empty>
      ) : (
        <TableFrame className="at-gap">
          <Table
            caption="My events, the last changed first"
            columns={columns}
            rows={shown}
            rowKey={({ eventId }) => eventId}
          />
        </TableFrame>
      )}
    </>
  )
}

const isPast = ({ status, isOver }: MyEventItem) =>
  status === 'withdrawn' || status === 'cancelled' || (status === 'published' && isOver)

const columns: Column<MyEventItem>[] = [
  {
    key: 'title',
    head: 'Event',
    header: true,
    cell: ({ eventId, title, coOrganized }) => (
      <>
        <Link href={`/events/${eventId}`}>{title || 'Without a title'}</Link>
        {coOrganized ? <span className="at-sub">you run it beside whoever posted it</span> : null}
      </>
    ),
  },
  { key: 'when', head: 'When', cell: ({ firstSession }) => (firstSession ? sessionWords(firstSession) : 'No day yet') },
  { key: 'status', head: 'Where it stands', cell: (item) => <Standing item={item} /> },
  {
    key: 'changed',
    head: 'Last changed',
    cell: ({ updatedAt }) => shortDay(dayHere(updatedAt)),
    className: 'at-nowrap',
  },
  {
    key: 'again',
    head: 'Again',
    cell: ({ eventId, title }) => (
      <Link href={`/events/new?like=${eventId}`}>
        Copy<span className="at-hide">: {title}</span>
      </Link>
    ),
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
