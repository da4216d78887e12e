import { listCalendar, listFacets, monthOf } from '@/lib/events/calendar'
import { type CalendarFilter, listCalendarInput } from '@/lib/events/inputs'
import type { Calendar } from '@/lib/events/shapes'
import { anyoneCtx } from '@/lib/platform/context'
import { publicUrl } from '@/lib/platform/env'
import { dayIn } from '@/lib/platform/time'
import { count } from '@/lib/platform/words'
import { Page, Row, Split } from '../../_ui/arrange'
import { LinkButton } from '../../_ui/button'
import { Empty } from '../../_ui/empty'
import { Note } from '../../_ui/note'
import { Pager } from '../../_ui/pager'
import { Tabs } from '../../_ui/tabs'
import { PageTitle } from '../../_ui/title'
import { publicMetadata } from '../metadata'
import { calendarHref, calendarQuery } from './address'
import { CalendarFilters } from './calendar-filters'
import { EventList } from './event-list'
import { FollowCalendar } from './follow-calendar'
import { MonthTable } from './month-table'

export const generateMetadata = () =>
  publicMetadata({
    title: 'Calendar of events',
    description: 'Trainings, conferences, support and remembrance, posted by the organizations that hold them.',
    path: '/calendar',
    feeds: { 'application/atom+xml': '/calendar.atom', 'text/calendar': '/calendar.ics' },
  })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CalendarPage({ searchParams }: Props) {
  const asked = await searchParams
  const ctx = anyoneCtx()
  const { page, ...filter } = listCalendarInput.parse(asked)
  const anyDay = { ...filter, from: undefined, to: undefined }
  const month = asked.view === 'month' ? monthAsked(asked.month, ctx.now) : null
  const [facets, days, list] = await Promise.all([
    listFacets(ctx),
    month ? monthOf(ctx, { ...filter, month }) : null,
    month ? null : listCalendar(ctx, { ...filter, page }),
  ])
  return (
    <Page>
      <PageTitle
        title="Calendar of events"
        lead="Trainings, conferences, support and remembrance, posted by the organizations that hold them."
      >
        <LinkButton variant="outline" href="/events/new">
          Post an event
        </LinkButton>
      </PageTitle>
      <Split kind="filters">
        <div>
          <CalendarFilters filter={filter} month={month} facets={facets} />
        </div>
        <div>
          <Row between>
            <Tabs
              label="View"
              items={[
                { href: calendarHref(filter), label: 'List', current: !month },
                {
                  href: calendarHref(anyDay, { view: 'month' }),
                  label: 'Month',
                  current: Boolean(month),
                },
              ]}
            />
            <p className="at-small">
              <a href="#follow">Follow this list in my own calendar</a>
            </p>
          </Row>
          {days ? <MonthTable month={days} filter={anyDay} /> : null}
          {list ? <ListView filter={filter} found={list} now={ctx.now} /> : null}
          <FollowCalendar query={calendarQuery(filter)} base={publicUrl()} />
        </div>
      </Split>
    </Page>
  )
}

const monthAsked = (asked: string | string[] | undefined, now: Date) =>
  typeof asked === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(asked)
    ? asked
    : dayIn('America/New_York', now).slice(0, 7)

type ListProps = { filter: CalendarFilter; found: Calendar; now: Date }

function ListView({ filter, found, now }: ListProps) {
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
