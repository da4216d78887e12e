import { listCalendar, listFacets } from '@/lib/events/calendar'
import { monthOf, weekOf } from '@/lib/events/days'
import { type CalendarFilter, listCalendarInput } from '@/lib/events/inputs'
import { mapCalendar } from '@/lib/events/map'
import { askedNear } from '@/lib/events/near'
import { anyoneCtx, type Ctx } from '@/lib/platform/context'
import { publicUrl } from '@/lib/platform/env'
import { Page, Row, Split, Stack } from '../../_ui/arrange'
import { LinkButton } from '../../_ui/button'
import { Tabs } from '../../_ui/tabs'
import { ChosenTags } from '../../_ui/tag'
import { PageTitle } from '../../_ui/title'
import { publicMetadata } from '../metadata'
import { calendarHref, calendarQuery, type View } from './address'
import { type Asked, monthAsked, today, viewAsked, weekAsked } from './asked'
import { CalendarFilters } from './calendar-filters'
import { chosenFilters } from './chosen'
import { FollowCalendar } from './follow-calendar'
import { isOnlineToo, ListView } from './list-view'
import { MapView } from './map-view'
import { MonthTable } from './month-table'
import { NearNote } from './near-note'
import { WeekView } from './week-view'

type Props = { searchParams: Promise<Asked> }

/** What is chosen narrows the feeds that programs find by themselves, too. */
export async function generateMetadata({ searchParams }: Props) {
  const query = feedQueryOf(listCalendarInput.parse(await searchParams))
  return publicMetadata({
    title: 'Calendar of events',
    description: 'Trainings, conferences, support and remembrance, posted by the organizations that hold them.',
    path: '/calendar',
    feeds: {
      'application/atom+xml': `/calendar.atom${query}`,
      'application/feed+json': `/calendar.json${query}`,
      'text/calendar': `/calendar.ics${query}`,
    },
  })
}

/** A feed refuses a ZIP code that is not known, and what has places left now; the page says so. */
const feedQueryOf = (filter: CalendarFilter) =>
  calendarQuery({
    ...filter,
    places: false,
    ...(askedNear(filter)?.place.isKnown === false ? { near: undefined } : {}),
  })

export default async function CalendarPage({ searchParams }: Props) {
  const asked = await searchParams
  const ctx = anyoneCtx()
  const { page, ...filter } = listCalendarInput.parse(asked)
  const view = viewAsked(asked)
  const [facets, shown] = await Promise.all([listFacets(ctx), viewOf({ ctx, asked, view, filter, page })])
  const when = view === 'month' ? monthAsked(asked, ctx.now) : view === 'week' ? weekAsked(asked, ctx.now) : null
  const place = askedNear(filter)?.place ?? null
  const filters = (
    <CalendarFilters key={calendarHref(filter)} isWide={isWide(view)} {...{ filter, place, view, when, facets }} />
  )
  const main = (
    <div>
      <Row between className="at-noprint">
        <Views filter={filter} view={view} />
        <p className="at-small">
          <a href="#follow">Follow this list in my own calendar</a>
        </p>
      </Row>
      <ChosenTags
        label="What was asked"
        items={chosenFilters(when ? anyDay(filter) : filter, facets, placeIn(view, when))}
      />
      {shown}
      <FollowCalendar query={feedQueryOf(filter)} base={publicUrl()} withFull={filter.places} />
    </div>
  )
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
      {isWide(view) ? (
        <Stack>
          {filters}
          {main}
        </Stack>
      ) : (
        <Split kind="filters">
          <div>{filters}</div>
          {main}
        </Split>
      )}
    </Page>
  )
}

/** The view that an address leads to, on the days that are shown. */
const placeIn = (view: View, when: string | null) => ({
  ...(view === 'list' ? {} : { view }),
  ...(when ? { [view]: when } : {}),
})

/** Takes the whole width; its filters stand above it. */
const isWide = (view: View) => view === 'week' || view === 'map'

/** Days belong to the list and the map: the week and the month have days of their own. */
const anyDay = (filter: CalendarFilter) => ({ ...filter, from: undefined, to: undefined })

type Viewed = { ctx: Ctx; asked: Asked; view: View; filter: CalendarFilter; page: number }

async function viewOf({ ctx, asked, view, filter, page }: Viewed) {
  const days = anyDay(filter)
  if (view === 'month') {
    const month = await monthOf(ctx, { ...days, month: monthAsked(asked, ctx.now) })
    return (
      <>
        <NearNote place={month.place} online={isOnlineToo(filter)} />
        <MonthTable month={month} filter={days} />
      </>
    )
  }
  if (view === 'week') {
    const week = await weekOf(ctx, { ...days, week: weekAsked(asked, ctx.now) })
    return (
      <>
        <NearNote place={week.place} online={isOnlineToo(filter)} />
        <WeekView week={week} filter={days} today={today(ctx.now)} />
      </>
    )
  }
  if (view === 'map')
    return <MapView filter={filter} found={await mapCalendar(ctx, { ...filter, page })} now={ctx.now} />
  return <ListView filter={filter} found={await listCalendar(ctx, { ...filter, page })} now={ctx.now} />
}

function Views({ filter, view }: { filter: CalendarFilter; view: View }) {
  const days = anyDay(filter)
  return (
    <Tabs
      label="View"
      items={[
        { href: calendarHref(filter), label: 'List', current: view === 'list' },
        { href: calendarHref(days, { view: 'week' }), label: 'Week', current: view === 'week' },
        { href: calendarHref(days, { view: 'month' }), label: 'Month', current: view === 'month' },
        { href: calendarHref(filter, { view: 'map' }), label: 'Map', current: view === 'map' },
      ]}
    />
  )
}
