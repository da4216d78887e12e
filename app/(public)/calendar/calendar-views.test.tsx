import { renderToStaticMarkup as html } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { wordsOf } from '@/e2e/support/drawn'
import type { PublicEvent, PublicSession } from '@/lib/events/shapes'
import { EventFacts, Paragraphs, Sessions } from './[slug]/event-facts'
import { MonthTable } from './month-table'

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
  const month = { month: '2026-12', days: [{ on: '2026-12-10', items: [item] }], total: 24 }
  const filter = { format: [], kind: [], credit: '' as const } as unknown as Parameters<typeof MonthTable>[0]['filter']
  const table = html(<MonthTable month={month} filter={filter} />)
  expect(table).toContain('<h2>December 2026</h2>')
  expect(wordsOf(table)).not.toMatch(/\b24 events/)
  expect(wordsOf(table)).toContain('9:00 a.m. Pacific')
})
