import { renderToStaticMarkup as html } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { wordsOf } from '@/e2e/support/drawn'
import { calendarFilter } from '@/lib/events/inputs'
import type { CalendarItem, CalendarMap, PublicEvent, PublicSession } from '@/lib/events/shapes'
import { EventFacts, Paragraphs, Sessions } from './[slug]/event-facts'
import { MapView } from './map-view'
import { MonthTable } from './month-table'
import { generateMetadata } from './page'
import { WeekView } from './week-view'

const session = (id: string, on: string, more: Partial<PublicSession> = {}): PublicSession => ({
  ...{ id, startsLocal: `${on}T09:00`, endsLocal: `${on}T13:00`, zone: 'America/Los_Angeles' },
  ...{ startsAt: `${on}T17:00:00.000Z`, endsAt: `${on}T21:00:00.000Z` },
  ...{ venueName: 'Harbor Hall', address: null, city: 'Marlow Bay', state: 'CA', postalCode: null, link: null },
  ...more,
})
const event = (...sessions: PublicSession[]) =>
  ({
    ...{ slug: 'two-desks', title: 'Two desks', kind: 'training', format: 'in-person', status: 'published' },
    ...{ sponsor: 'Harbor Light', creditMinutes: 240, placeHidden: false, sessions, audiences: [], topics: [] },
    ...{ priorities: [], cost: 'Free', accessibility: null },
  }) as unknown as PublicEvent

describe('an event of several sessions', () => {
  const several = event(session('a', '2026-12-10'), session('b', '2026-12-11', { venueName: 'Annex' }))

  test('says from when to when, and leads to a table that has each with its time and place', () => {
    const facts = html(<EventFacts event={several} />)
    expect(wordsOf(facts)).toContain('Thu, Dec 10, 2026 to Fri, Dec 11, 2026: 2 sessions on 2 days, each with its time')
    expect(facts).toContain('href="#sessions"')
    const table = wordsOf(html(<Sessions event={several} />))
    expect(table).toContain('Thursday, December 10, 2026, 9:00 a.m. to 1:00 p.m. Pacific')
    expect(table).toContain('Friday, December 11, 2026, 9:00 a.m. to 1:00 p.m. Pacific')
    expect(table).toContain('Annex')
  })

  test('says its one time outright where there is one session', () => {
    const facts = html(<EventFacts event={event(session('a', '2026-12-10'))} />)
    expect(wordsOf(facts)).toContain('Thursday, December 10, 2026, 9:00 a.m. to 1:00 p.m. Pacific')
    expect(facts).not.toContain('#sessions')
  })
})

test('a program keeps its paragraphs and lines', () => {
  const text = html(<Paragraphs text={'9:00 Welcome\n9:30 Two desks\n\nBring your own cases.'} />)
  expect(text.match(/<p /g)).toHaveLength(2)
  expect(text).toContain('9:00 Welcome<br/>9:30 Two desks')
})

test('a month is called by its name, without a number that counts other months', () => {
  const item = {
    ...{ slug: 'a', title: 'Two desks', status: 'published' as const },
    ...{ startsLocal: '2026-12-10T09:00', zone: 'America/Los_Angeles' },
  }
  const month = { month: '2026-12', days: [{ on: '2026-12-10', items: [item] }], total: 24, place: null }
  const filter = { format: [], kind: [], audience: [], credit: '' as const } as unknown as Parameters<
    typeof MonthTable
  >[0]['filter']
  const table = html(<MonthTable month={month} filter={filter} />)
  expect(table).toContain('<h2>December 2026</h2>')
  expect(wordsOf(table)).not.toMatch(/\b24 events/)
  expect(wordsOf(table)).toContain('9:00 a.m. Pacific')
})

describe('a week', () => {
  const item = {
    ...{ slug: 'vigil', title: 'Vigil', kind: 'ceremony' as const, format: 'in-person' as const },
    ...{ status: 'published' as const, creditMinutes: 90, placeHidden: false, zone: 'America/New_York' },
    ...{
      startsLocal: '2027-03-13T22:00',
      endsLocal: '2027-03-14T03:30',
      venueName: 'Hall',
      city: 'Albany',
      state: 'NY',
    },
    ...{ part: 1, parts: 1, miles: null },
  }
  const days = Array.from({ length: 7 }, (_, i) => `2027-03-${String(i + 8).padStart(2, '0')}`)
  const filter = { format: [], kind: [], audience: [], credit: false, q: '' } as unknown as Parameters<
    typeof WeekView
  >[0]['filter']
  const drawn = (...items: (typeof item)[]) =>
    html(
      <WeekView
        week={{
          startsOn: '2027-03-08',
          days: days.map((on, i) => ({ on, items: i > 4 ? items : [] })),
          total: 1,
          nextOn: null,
          place: null,
        }}
        filter={filter}
        today="2027-03-09"
      />,
    )

  test('says of what goes over midnight on each day what falls on it, with its zone', () => {
    const words = wordsOf(drawn(item))
    expect(words).toContain('March 8 to 14, 2027')
    expect(words).toContain('10:00 p.m. Eastern until 3:30 a.m. the next day')
    expect(words).toContain('Until 3:30 a.m. Eastern, from the day before')
    expect(words).toContain('Tue, today 9')
  })

  test('leads to the weeks beside it, and shows no more of a hidden place than its state', () => {
    const text = drawn({ ...item, placeHidden: true })
    expect(text).toContain('href="/calendar?view=week&amp;week=2027-03-01"')
    expect(text).toContain('href="/calendar?view=week&amp;week=2027-03-15"')
    expect(wordsOf(text)).toContain('Place is given after you register')
    expect(text).not.toContain('Albany')
  })
})

describe('a map', () => {
  const item = (slug: string, more: object = {}) =>
    ({
      ...event(session(slug, '2026-12-10')),
      slug,
      title: slug,
      miles: null,
      cancelledAt: null,
      summary: '',
      ...more,
    }) as CalendarItem
  const filter = calendarFilter.parse({})
  const found = (more: Partial<CalendarMap>): CalendarMap => ({
    ...{ items: [], points: [], byState: [], total: 0, page: 1, pages: 1, online: 0, place: null, ...more },
  })
  const now = new Date('2026-12-01T00:00:00Z')

  test('of the country counts events by state and leads to each', () => {
    const text = html(<MapView filter={filter} found={found({ byState: [{ state: 'CA', total: 3 }] })} now={now} />)
    expect(text).toContain('href="/calendar?state=CA&amp;view=map"')
    expect(text).toContain('California: 3 events')
    expect(text).toContain('Nevada: no events')
  })

  test('around a ZIP code marks what has a point, with its number in the list, and nothing of a hidden place', () => {
    const place = { zip: '94103', within: 50, isKnown: true, isExact: true, state: 'CA' }
    const point = { latitude: 37.77, longitude: -122.41 }
    const text = html(
      <MapView
        filter={{ ...filter, near: '94103' }}
        found={found({
          items: [item('shown', { miles: 2 }), item('hidden', { placeHidden: true })],
          points: [{ slug: 'shown', ...point }],
          ...{ total: 2, online: 2, place },
        })}
        now={now}
      />,
    )
    expect(text).toContain('href="#e-shown"')
    expect(text).not.toContain('href="#e-hidden"')
    expect(wordsOf(text)).toContain('2 miles, Harbor Hall')
    expect(wordsOf(text)).toContain('California. Place is given after you register')
    expect(wordsOf(text)).toContain('2 more are online')
  })

  test('of an unknown ZIP code says what to do, and keeps what else was chosen', () => {
    const place = { zip: '00000', within: 50, isKnown: false, isExact: false, state: null }
    const text = html(<MapView filter={{ ...filter, near: '00000', free: true }} found={found({ place })} now={now} />)
    expect(wordsOf(text)).toContain('We do not know the ZIP code 00000')
    expect(text).toContain('free=1')
  })
})

test('programs find the feeds of what is chosen in the head of the page, without a ZIP code that nobody knows', async () => {
  const feeds = async (asked: Record<string, string>) => {
    const { alternates } = await generateMetadata({ searchParams: Promise.resolve(asked) })
    return Object.values(alternates?.types ?? {}).map((address) => String(address).replace(/^.*\/calendar/, ''))
  }
  expect(await feeds({ near: '94103', within: '100', view: 'map', junk: '1' })).toEqual(
    ['atom', 'json', 'ics'].map((kind) => `.${kind}?near=94103&within=100`),
  )
  expect(await feeds({ near: '00000', free: '1' })).toEqual(['atom', 'json', 'ics'].map((kind) => `.${kind}?free=1`))
})
