import { describe, expect, test } from 'vitest'
import type { FeedItem, FeedSession } from './feed'
import { atomFeed, calendarFeed, eventCalendar } from './feed-files'

const stampedAt = new Date('2026-01-05T08:30:00.123Z')
const aSession = (more: Partial<FeedSession> = {}): FeedSession => ({
  key: 'a',
  startsLocal: '2026-03-14T09:00',
  endsLocal: '2026-03-14T13:00',
  zone: 'America/Los_Angeles',
  location: null,
  link: null,
  withdrawn: false,
  withdrawReason: null,
  ...more,
})
const anItem = (more: Partial<FeedItem> = {}): FeedItem => ({
  uid: 'event-1@attest',
  sequence: 0,
  status: 'confirmed',
  title: 'Working together',
  summary: 'One day.',
  cancelReason: null,
  postponeReason: null,
  organizer: { name: 'Harbor Alliance', email: 'events@agency.example' },
  url: 'https://attest.example/events/1',
  categories: [],
  publishedAt: '2026-01-01T00:00:00.000Z',
  lastModified: '2026-01-02T03:04:05.678Z',
  sessions: [aSession()],
  ...more,
})

/** The values that lines of a name have, unfolded. */
function valuesOf(text: string, name: string): string[] {
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n')
  return lines.filter((line) => line.split(/[:;]/)[0] === name).map((line) => line.slice(line.indexOf(':') + 1))
}
const calendarOf = (...items: FeedItem[]) => calendarFeed(items, { name: 'Calendar', stampedAt })

describe('the calendar that programs follow', () => {
  test('keeps the name of a session through every change, also when another is put before it', () => {
    const second = aSession({ key: 'b', startsLocal: '2026-03-15T09:00', endsLocal: '2026-03-15T13:00' })
    expect(valuesOf(calendarOf(anItem({ sessions: [second] })), 'UID')).toEqual(['event-1-b@attest'])
    const after = calendarOf(anItem({ sessions: [aSession(), second], sequence: 3, title: 'Other' }))
    expect(valuesOf(after, 'UID')).toEqual(['event-1-a@attest', 'event-1-b@attest'])
    expect(valuesOf(after, 'SEQUENCE')).toEqual(['3', '3'])
  })

  test('says of a canceled event so in its title, and why', () => {
    const off = calendarOf(anItem({ sequence: 2, status: 'cancelled', cancelReason: 'The hall has no heating.' }))
    expect(valuesOf(off, 'UID')).toEqual(valuesOf(calendarOf(anItem()), 'UID'))
    expect(valuesOf(off, 'STATUS')).toEqual(['CANCELLED'])
    expect(valuesOf(off, 'SUMMARY')).toEqual(['Canceled: Working together'])
    expect(valuesOf(off, 'DESCRIPTION')[0]).toContain('Canceled: The hall has no heating.')
  })

  test('says of one session that it is off, and of the other nothing', () => {
    const sessions = [aSession(), aSession({ key: 'b', withdrawn: true })]
    const text = calendarOf(anItem({ sequence: 3, sessions }))
    expect(valuesOf(text, 'STATUS')).toEqual(['CONFIRMED', 'CANCELLED'])
    expect(valuesOf(text, 'SUMMARY')).toEqual(['Working together', 'Canceled: Working together'])
    expect(valuesOf(text, 'DESCRIPTION').map((words) => words.includes('does not take place'))).toEqual([false, true])
  })

  test('says where to join, beside the place and in the text', () => {
    const link = 'https://meet.agency.example/room'
    const both = calendarOf(anItem({ sessions: [aSession({ location: 'Harbor Hall', link })] }))
    expect(valuesOf(both, 'LOCATION')).toEqual(['Harbor Hall'])
    expect(both).toContain('CONFERENCE;VALUE=URI;LABEL="Join online":')
    expect(valuesOf(both, 'DESCRIPTION')[0]).toContain(`Join: ${link}`)
    expect(valuesOf(calendarOf(anItem({ sessions: [aSession({ link })] })), 'LOCATION')).toEqual([link])
  })

  test('asks to look again twice a day; the file of one event asks nothing', () => {
    expect(valuesOf(calendarOf(anItem()), 'REFRESH-INTERVAL')).toEqual(['PT720M'])
    expect(valuesOf(eventCalendar(anItem(), stampedAt), 'REFRESH-INTERVAL')).toEqual([])
    expect(valuesOf(eventCalendar(anItem(), stampedAt), 'UID')).toEqual(['event-1-a@attest'])
  })
})

describe('the feed of what is new', () => {
  const about = {
    name: 'Calendar',
    page: 'https://attest.example/calendar',
    self: 'https://attest.example/calendar.atom',
  }
  const feedOf = (...items: FeedItem[]) => atomFeed(items, { ...about, changedAt: '2026-01-02T03:04:05.678Z' })
  const titles = (text: string) => [...text.matchAll(/<entry>[\s\S]*?<title>(.*?)<\/title>/g)].map(([, title]) => title)

  test('has the last changed first, and all of them', () => {
    const later = anItem({ title: 'Changed later', lastModified: '2026-02-01T00:00:00.000Z' })
    expect(titles(feedOf(anItem(), later))).toEqual(['Changed later', 'Working together'])
    expect(titles(feedOf(...Array.from({ length: 120 }, () => anItem())))).toHaveLength(120)
  })

  test('says when it takes place, by the first session that does, and why it is off', () => {
    const sessions = [
      aSession({ withdrawn: true }),
      aSession({ startsLocal: '2026-03-15T09:00', endsLocal: '2026-03-15T13:00' }),
    ]
    expect(feedOf(anItem({ sessions }))).toContain('Sunday, March 15, 2026, 9:00 a.m. to 1:00 p.m. Pacific. One day.')
    const off = feedOf(anItem({ status: 'cancelled', cancelReason: 'The hall has no heating.' }))
    expect(titles(off)).toEqual(['Canceled: Working together'])
    expect(off).toContain('Canceled: The hall has no heating.')
  })
})
