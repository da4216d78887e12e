import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { calendarFeed, eventCalendar, type FeedEvent, type FeedSession } from './icalendar'

const stampedAt = new Date('2026-01-05T08:30:00.123Z')
const options = { name: 'Attest calendar', stampedAt }
const at = (startsLocal: string, endsLocal: string, zone = 'America/Los_Angeles', more: Partial<FeedSession> = {}) => ({
  startsLocal,
  endsLocal,
  zone,
  location: null,
  ...more,
})
const event = (more: Partial<FeedEvent> = {}): FeedEvent => ({
  uid: 'event-1@attest.example',
  sequence: 0,
  status: 'confirmed',
  title: 'Working together',
  summary: 'One day.',
  url: 'https://attest.example/events/1',
  sessions: [at('2026-03-14T09:00', '2026-03-14T13:00')],
  categories: [],
  lastModified: '2026-01-02T03:04:05.678Z',
  ...more,
})
const feed = (...events: FeedEvent[]) => calendarFeed(events, options)

// A reader of its own, from the text of the standard.
type Property = { name: string; parameters: Record<string, string>; value: string }
type Component = { name: string; properties: Property[]; parts: Component[] }

function readCalendar(text: string): Component {
  const root: Component = { name: '', properties: [], parts: [] }
  const open = [root]
  for (const line of text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1)) {
    const [, name = '', parameters = '', value = ''] = /^([A-Z-]+)((?:;(?:[^:"]|"[^"]*")+)?):(.*)$/s.exec(line) ?? []
    const current = open.at(-1) ?? root
    if (name === 'BEGIN') {
      const part = { name: value, properties: [], parts: [] }
      current.parts.push(part)
      open.push(part)
    } else if (name === 'END') {
      expect(open.pop()?.name).toBe(value)
    } else {
      const pairs = parameters
        .split(';')
        .slice(1)
        .map((pair) => pair.split('='))
      current.properties.push({ name, parameters: Object.fromEntries(pairs), value })
    }
  }
  expect(open).toEqual([root])
  expect(root.parts.map((part) => part.name)).toEqual(['VCALENDAR'])
  return root.parts[0] ?? root
}

const partsOf = (text: string, name: string) => readCalendar(text).parts.filter((part) => part.name === name)
const eventsOf = (text: string) => partsOf(text, 'VEVENT')
const find = (component: Component | undefined, name: string) =>
  component?.properties.find((property) => property.name === name)
const textOf = (component: Component | undefined, name: string) => find(component, name)?.value
const unescaped = (text = '') => text.replace(/\\([\\;,nN])/g, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c))
const firstEvent = (more: Partial<FeedEvent>) => eventsOf(feed(event(more)))[0]

describe('an event in the feed', () => {
  test('carries what a calendar program shows', () => {
    const [vevent, ...others] = eventsOf(
      feed(
        event({
          sessions: [at('2026-03-14T09:00', '2026-03-14T13:00', 'America/Los_Angeles', { location: 'Harbor Hall' })],
        }),
      ),
    )
    expect(others).toEqual([])
    expect(Object.fromEntries(vevent?.properties.map((property) => [property.name, property.value]) ?? [])).toEqual({
      UID: 'event-1-1@attest.example',
      SEQUENCE: '0',
      DTSTAMP: '20260105T083000Z',
      'LAST-MODIFIED': '20260102T030405Z',
      STATUS: 'CONFIRMED',
      TRANSP: 'OPAQUE',
      DTSTART: '20260314T090000',
      DTEND: '20260314T130000',
      SUMMARY: 'Working together',
      DESCRIPTION: 'One day.\\n\\nhttps://attest.example/events/1',
      URL: 'https://attest.example/events/1',
      LOCATION: 'Harbor Hall',
    })
    expect(find(vevent, 'DTSTART')?.parameters).toEqual({ TZID: 'America/Los_Angeles' })
  })

  test('says no place where there is none to say', () => {
    expect(textOf(firstEvent({}), 'LOCATION')).toBeUndefined()
    expect(textOf(firstEvent({}), 'CATEGORIES')).toBeUndefined()
  })

  test('keeps its name through every change, and each session has one of its own', () => {
    const sessions = [at('2026-03-14T09:00', '2026-03-14T13:00'), at('2026-03-15T09:00', '2026-03-15T13:00')]
    const before = eventsOf(feed(event({ sessions })))
    const after = eventsOf(feed(event({ sessions, sequence: 3, title: 'Other', lastModified: '2026-02-01T00:00:00Z' })))
    const uids = before.map((vevent) => textOf(vevent, 'UID'))
    expect(uids).toEqual(['event-1-1@attest.example', 'event-1-2@attest.example'])
    expect(after.map((vevent) => textOf(vevent, 'UID'))).toEqual(uids)
    expect(after.map((vevent) => textOf(vevent, 'SEQUENCE'))).toEqual(['3', '3'])
  })

  test('keeps the name of a session with a key when another is put before it', () => {
    const second = at('2026-03-15T09:00', '2026-03-15T13:00', 'America/Los_Angeles', { key: 'b' })
    const first = at('2026-03-14T09:00', '2026-03-14T13:00', 'America/Los_Angeles', { key: 'a' })
    expect(textOf(firstEvent({ sessions: [second] }), 'UID')).toBe('event-1-b@attest.example')
    expect(textOf(eventsOf(feed(event({ sessions: [first, second] })))[1], 'UID')).toBe('event-1-b@attest.example')
  })

  test('is canceled under the same name with a higher sequence, says so in its title, and blocks no time', () => {
    const [planned, cancelled] = [firstEvent({ sequence: 1 }), firstEvent({ sequence: 2, status: 'cancelled' })]
    expect(textOf(cancelled, 'UID')).toBe(textOf(planned, 'UID'))
    expect(Number(textOf(cancelled, 'SEQUENCE'))).toBeGreaterThan(Number(textOf(planned, 'SEQUENCE')))
    expect(textOf(cancelled, 'STATUS')).toBe('CANCELLED')
    expect(textOf(cancelled, 'SUMMARY')).toBe('Canceled: Working together')
    expect(textOf(cancelled, 'TRANSP')).toBe('TRANSPARENT')
    expect(textOf(firstEvent({ status: 'tentative' }), 'STATUS')).toBe('TENTATIVE')
  })

  test('escapes commas, semicolons, backslashes and every kind of line break', () => {
    const title = 'Ethics; law, and \\ order\r\nsecond\nthird\rfourth'
    const vevent = firstEvent({ title, categories: ['Basics', 'Law, and order'] })
    expect(textOf(vevent, 'SUMMARY')).toBe('Ethics\\; law\\, and \\\\ order\\nsecond\\nthird\\nfourth')
    expect(textOf(vevent, 'CATEGORIES')).toBe('Basics,Law\\, and order')
  })

  test('cannot smuggle a line of its own into the file', () => {
    const evil = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\u0000\u0085'
    const text = feed(
      event({ uid: evil, title: evil, summary: evil, url: `https://attest.example/${evil}`, categories: [evil] }),
    )
    expect(eventsOf(text)).toHaveLength(1)
    expect(text).not.toMatch(/[^\P{Cc}\r\n]/u)
  })
})

describe('lines', () => {
  test('are folded at 75 octets and never inside a letter or an emoji', () => {
    const title = `${'👮🏽‍♀️ Łukasiewicz; '.repeat(30)}end`
    const text = feed(event({ title }))
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(Buffer.from(line).toString()).toBe(line)
    }
    expect(unescaped(textOf(eventsOf(text)[0], 'SUMMARY'))).toBe(title)
  })

  test('end in CRLF, all of them', () => {
    expect(feed(event()).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(feed(event())).toMatch(/END:VCALENDAR\r\n$/)
  })

  test('give back any text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((s) => !/[^\P{Cc}\n]/u.test(s))
    fc.assert(
      fc.property(text, text, (title, location) => {
        const sessions = [at('2026-03-14T09:00', '2026-03-14T13:00', 'UTC', { location: `at ${location}` })]
        const vevent = firstEvent({ title, sessions })
        expect(unescaped(textOf(vevent, 'SUMMARY'))).toBe(title)
        expect(unescaped(textOf(vevent, 'LOCATION'))).toBe(`at ${location}`)
      }),
    )
  })
})

// What a program without a time-zone table makes of a wall-clock time: the VTIMEZONE alone decides.
function offsetAt(vtimezone: Component, local: string): string | undefined {
  const onsets = vtimezone.parts.flatMap((part) => onsetsOf(part).map((onset) => ({ onset, part })))
  onsets.sort((a, b) => (a.onset < b.onset ? -1 : 1))
  return textOf(onsets.filter(({ onset }) => onset <= local).at(-1)?.part, 'TZOFFSETTO')
}

function onsetsOf(part: Component): string[] {
  const start = textOf(part, 'DTSTART') ?? ''
  const rule = /^FREQ=YEARLY;BYMONTH=(\d+);BYDAY=(-?\d)(\w\w)$/.exec(textOf(part, 'RRULE') ?? '')
  if (!rule) return [start]
  const [, month, place, weekday = ''] = rule
  const first = Number(start.slice(0, 4))
  return Array.from({ length: 40 }, (_, i) => {
    const days = Temporal.PlainDate.from({ year: first + i, month: Number(month), day: 1 })
    const matching = Array.from({ length: days.daysInMonth }, (_, d) => days.with({ day: d + 1 })).filter(
      (day) => ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][day.dayOfWeek - 1] === weekday,
    )
    const day = Number(place) > 0 ? matching[Number(place) - 1] : matching.at(Number(place))
    return `${day?.toString().replaceAll('-', '')}${start.slice(8)}`
  })
}

const zonesInUse = [
  'America/Los_Angeles',
  'America/Chicago',
  'America/New_York',
  'America/Anchorage',
  'America/Phoenix',
]
zonesInUse.push(
  'Pacific/Honolulu',
  'Pacific/Guam',
  'Pacific/Saipan',
  'America/Puerto_Rico',
  'Pacific/Pago_Pago',
  'Europe/Paris',
)

describe('time zones', () => {
  test('every zone in use is defined once, UTC needs none', () => {
    const sessions = ['America/Phoenix', 'UTC', 'America/Los_Angeles', 'America/Phoenix'].map((zone) =>
      at('2026-07-01T09:00', '2026-07-01T10:00', zone),
    )
    const text = feed(event({ sessions }), event({ uid: 'other', sessions: sessions.slice(0, 1) }))
    expect(partsOf(text, 'VTIMEZONE').map((part) => textOf(part, 'TZID'))).toEqual([
      'America/Los_Angeles',
      'America/Phoenix',
    ])
    expect(find(eventsOf(text)[1], 'DTSTART')).toEqual({ name: 'DTSTART', parameters: {}, value: '20260701T090000Z' })
  })

  test('Pacific time changes by the rule that holds since 2007', () => {
    const [zone] = partsOf(feed(event()), 'VTIMEZONE')
    const lines = zone?.parts.map((part) => [part.name, ...part.properties.map((property) => property.value)].join(' '))
    expect(lines).toEqual([
      'STANDARD 20241103T020000 -0700 -0800 FREQ=YEARLY;BYMONTH=11;BYDAY=1SU PST',
      'DAYLIGHT 20250309T020000 -0800 -0700 FREQ=YEARLY;BYMONTH=3;BYDAY=2SU PDT',
    ])
  })

  test('a rule for the last Sunday is told from one for the fourth; without any rule each change is listed', () => {
    const rulesOf = (zone: string) => {
      const [part] = partsOf(feed(event({ sessions: [at('2026-07-01T09:00', '2026-07-01T10:00', zone)] })), 'VTIMEZONE')
      return part?.parts.map((observance) => textOf(observance, 'RRULE'))
    }
    expect(rulesOf('Europe/Paris')).toEqual(['FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'])
    expect(rulesOf('Africa/Casablanca')).toEqual([undefined, undefined, undefined, undefined, undefined])
  })

  test.each([
    ['America/Phoenix', '-0700'],
    ['Pacific/Guam', '+1000'],
    ['Pacific/Saipan', '+1000'],
    ['America/Puerto_Rico', '-0400'],
  ])('%s keeps one time all year', (zone, offset) => {
    const [vtimezone] = partsOf(
      feed(event({ sessions: [at('2026-07-01T09:00', '2026-07-01T10:00', zone)] })),
      'VTIMEZONE',
    )
    expect(vtimezone?.parts.map((part) => part.name)).toEqual(['STANDARD'])
    expect(textOf(vtimezone?.parts[0], 'TZOFFSETFROM')).toBe(offset)
    expect(textOf(vtimezone?.parts[0], 'TZOFFSETTO')).toBe(offset)
  })

  test('the definition alone gives the right instant for any time that a clock shows, over the years in use', () => {
    const year = fc.constantFrom(2005, 2006, 2015, 2026, 2037)
    const minute = fc.integer({ min: 0, max: 366 * 24 * 60 - 1 })
    fc.assert(
      fc.property(
        fc.constantFrom(...zonesInUse, 'Africa/Casablanca'),
        year,
        fc.constantFrom(0, 2),
        minute,
        (zone, from, more, minutes) => {
          const sessions = [at(`${from}-06-01T09:00`, `${from + more}-06-01T10:00`, zone)]
          const [vtimezone] = partsOf(feed(event({ sessions })), 'VTIMEZONE')
          const plain = Temporal.PlainDateTime.from({ year: from + (minutes % (more + 1)), month: 1, day: 1 }).add({
            minutes,
          })
          const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
            plain.toZonedDateTime(zone, { disambiguation }),
          )
          // Skipped and doubled hours have a test of their own; the last day of a leap year may fall outside.
          fc.pre(earlier !== undefined && later !== undefined && earlier.equals(later) && plain.year <= from + more)
          const local = plain.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
          expect(vtimezone && offsetAt(vtimezone, local)).toBe(earlier?.offset.replace(':', ''))
        },
      ),
      { numRuns: 100 },
    )
  })

  test('a start in the hour that the clock skips moves to the time that clocks then show', () => {
    const [vevent] = eventsOf(feed(event({ sessions: [at('2026-03-08T02:30', '2026-03-08T05:00')] })))
    expect(textOf(vevent, 'DTSTART')).toBe('20260308T033000')
    expect(textOf(vevent, 'DTEND')).toBe('20260308T050000')
  })

  test('a session whose whole length is skipped keeps its start and has no end before it', () => {
    const [vevent] = eventsOf(feed(event({ sessions: [at('2026-03-08T02:30', '2026-03-08T03:30')] })))
    expect(textOf(vevent, 'DTSTART')).toBe('20260308T033000')
    expect(textOf(vevent, 'DTEND')).toBeUndefined()
  })

  test.each([
    ['2026-11-01T01:30', '2026-11-01T04:00', '20261101T083000Z', '20261101T120000Z'],
    ['2026-10-31T23:00', '2026-11-01T01:15', '20261101T060000Z', '20261101T081500Z'],
  ])('a time that comes twice says which it is, in UTC: %s to %s', (from, to, start, end) => {
    const [vevent] = eventsOf(feed(event({ sessions: [at(from, to)] })))
    expect(find(vevent, 'DTSTART')).toEqual({ name: 'DTSTART', parameters: {}, value: start })
    expect(find(vevent, 'DTEND')).toEqual({ name: 'DTEND', parameters: {}, value: end })
  })

  test('a zone that does not exist is an error, not a wrong time', () => {
    expect(() => feed(event({ sessions: [at('2026-03-14T09:00', '2026-03-14T13:00', 'America/Gotham')] }))).toThrow(
      RangeError,
    )
  })
})

describe('what else a program is told', () => {
  const session = (more: Partial<FeedSession>) =>
    at('2026-03-14T09:00', '2026-03-14T13:00', 'America/Los_Angeles', more)

  test('where to join, beside the place and in the text', () => {
    const link = 'https://meet.agency.example/room'
    const [both] = eventsOf(feed(event({ sessions: [session({ location: 'Harbor Hall', link })] })))
    expect(textOf(both, 'LOCATION')).toBe('Harbor Hall')
    expect(find(both, 'CONFERENCE')).toMatchObject({ value: link, parameters: { VALUE: 'URI' } })
    expect(unescaped(textOf(both, 'DESCRIPTION'))).toContain(`Join: ${link}`)
    const [online] = eventsOf(feed(event({ sessions: [session({ link })] })))
    expect(textOf(online, 'LOCATION')).toBe(link)
  })

  test('why it is off, and that one session is off', () => {
    const off = firstEvent({ status: 'cancelled', cancelReason: 'The hall has no heating.' })
    expect(unescaped(textOf(off, 'DESCRIPTION'))).toContain('Canceled: The hall has no heating.')
    const sessions = [session({ key: 'a' }), session({ key: 'b', withdrawn: true })]
    const [stays, gone] = eventsOf(feed(event({ sequence: 3, sessions })))
    expect([textOf(stays, 'STATUS'), textOf(gone, 'STATUS')]).toEqual(['CONFIRMED', 'CANCELLED'])
    expect([textOf(gone, 'UID'), textOf(gone, 'SEQUENCE')]).toEqual(['event-1-b@attest.example', '3'])
  })

  test('who publishes it, whatever the name holds', () => {
    const by = firstEvent({ organizer: { name: 'The "Harbor"\r\nX-EVIL:1', email: 'events@agency.example' } })
    expect(find(by, 'ORGANIZER')).toMatchObject({ value: 'mailto:events@agency.example' })
    expect(find(by, 'X-EVIL')).toBeUndefined()
  })
})

describe('the calendar', () => {
  test('says its name and how often to look again', () => {
    const calendar = readCalendar(calendarFeed([], { name: 'Events, all', stampedAt, refreshMinutes: 90 }))
    expect(textOf(calendar, 'X-WR-CALNAME')).toBe('Events\\, all')
    expect(find(calendar, 'REFRESH-INTERVAL')).toEqual({
      name: 'REFRESH-INTERVAL',
      parameters: { VALUE: 'DURATION' },
      value: 'PT90M',
    })
    expect(textOf(calendar, 'VERSION')).toBe('2.0')
    expect(textOf(calendar, 'PRODID')).toBeTruthy()
  })

  test('of a single event asks nobody to look again', () => {
    const calendar = readCalendar(eventCalendar(event(), stampedAt))
    expect(calendar.parts.map((part) => part.name)).toEqual(['VTIMEZONE', 'VEVENT'])
    expect(find(calendar, 'REFRESH-INTERVAL')).toBeUndefined()
    expect(find(calendar, 'X-WR-CALNAME')).toBeUndefined()
  })

  test('is the same text for the same events', () => {
    expect(feed(event(), event({ uid: 'b' }))).toBe(feed(event(), event({ uid: 'b' })))
  })
})
