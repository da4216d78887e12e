import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { drawn, somebody, wordsOf } from '@/e2e/support/drawn'
import type { MyEvent, MyEventItem } from '@/lib/events/shapes'
import { api } from '../_client/api'
import { Standing } from './events/[event]/standing'
import { MyEventsScreen } from './events/my-events-screen'
import { NewEventScreen } from './events/new/new-event-screen'

// Drawn as in a browser past its first drawing.
const store = vi.hoisted(() => {
  // Files share what they have loaded: here it is loaded anew, with this React, and again by who comes after.
  vi.resetModules()
  return { useSyncExternalStore: (_: unknown, now: () => unknown) => now() }
})
vi.mock('react', async (original) => ({ ...(await original<object>()), ...store }))
afterAll(() => vi.resetModules())
const meWho = (publishEvents: boolean) =>
  [api.identity.getMe.queryKey(), { ...somebody, may: { ...somebody.may, publishEvents } }] as const

describe('posting an event', () => {
  const screen = (trusted: boolean) => {
    vi.stubGlobal('window', { sessionStorage: undefined })
    const said = drawn(<NewEventScreen />, { known: [meWho(trusted)] })
    vi.unstubAllGlobals()
    return said
  }
  // The form is read when it is asked for: here once before it is looked at.
  beforeAll(async () => {
    screen(false)
    await vi.dynamicImportSettled()
  })
  test('speaks of a moderator only to those whose events one looks at', () => {
    expect(wordsOf(screen(false))).toContain('A moderator looks at it before it is on the calendar.')
    expect(wordsOf(screen(false))).toContain('Send to the moderator')
    expect(wordsOf(screen(true))).not.toMatch(/moderator/i)
    expect(wordsOf(screen(true))).toContain('Publish the event')
  })
  test('begins with the organization that the person serves or looks after', () => {
    expect(wordsOf(screen(false))).toMatch(/Held by Marlow Bay$/)
  })
})

describe('an event of one’s own', () => {
  const standing = (more: object) =>
    wordsOf(
      drawn(
        <Standing
          mine={
            {
              ...{ eventId: '1', title: 'Two desks', status: 'published', slug: 'two-desks', decisions: [] },
              ...{ recheckWhat: null, may: { publishAtOnce: false } },
              ...more,
            } as unknown as MyEvent
          }
        />,
      ),
    )
  test('is told once what follows from a change: before it, or after it, never both', () => {
    const [before, after] = [standing({}), standing({ recheckWhat: ['times'] })]
    expect(before).toContain('a moderator looks at it afterward')
    expect(after).toContain('Your change of the day or time is public. A moderator will look at it')
    expect(after).not.toContain('afterward')
    expect(standing({ may: { publishAtOnce: true } })).not.toContain('moderator')
  })
  test('that nobody has sent goes to a moderator, or straight onto the calendar', () => {
    expect(standing({ status: 'draft' })).toContain('It goes to a moderator when you send it.')
    expect(standing({ status: 'draft', may: { publishAtOnce: true } })).not.toContain('moderator')
  })
})

describe('the list of one’s own events', () => {
  const item = (title: string, more: Partial<MyEventItem> = {}): MyEventItem => ({
    ...{ eventId: title, title, sponsor: 'Pine Hollow', status: 'published', slug: null, firstSession: null },
    ...{
      coOrganized: false,
      isOver: false,
      updatedAt: '2026-11-20T18:00:00.000Z',
      submittedAt: null,
      cancelledAt: null,
      reason: null,
    },
    ...more,
  })
  const items = [item('Two desks, one case'), item('Café for advocates'), item('Last year', { isOver: true })]
  const list = (query: string) =>
    drawn(<MyEventsScreen />, {
      ...{ path: '/events', query },
      known: [meWho(true), [api.events.listMyEvents.queryKey(), { items }]],
    })

  test('holds what is to come apart from what is past, each with its copy', () => {
    const coming = list('')
    expect(wordsOf(coming)).toContain('To come (2)')
    expect(wordsOf(coming)).toContain('Past (1)')
    expect(coming).toContain('href="/events/new?like=Two%20desks, one case"'.replace('%20', ' '))
    expect(coming).not.toContain('Last year')
    expect(list('view=past')).toContain('Last year')
  })
  test('finds an event by words of its title, however they are typed', () => {
    expect(list('q=CAFE')).toContain('Café for advocates')
    expect(list('q=CAFE')).not.toContain('Two desks')
    expect(wordsOf(list('q=zebra'))).toContain('No event of yours has these words')
  })
})
