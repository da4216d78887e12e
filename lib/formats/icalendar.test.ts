import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type CalendarEntry, calendarText } from './icalendar'

const about = { product: '-//Attest//Tests//EN', stampedAt: new Date('2026-01-05T08:30:00.123Z') }
const at = (startsLocal: string, endsLocal: string, zone = 'America/Los_Angeles') => ({ startsLocal, endsLocal, zone })
const event = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'event-1@attest.example',
  sequence: 0,
  status: 'confirmed',
  title: 'Working together',
  description: 'One day.',
  url: 'https://attest.example/events/1',
  ...at('2026-03-14T09:00', '2026-03-14T13:00'),
  location: null,
  categories: [],
  lastModified: '2026-01-02T03:04:05.678Z',
  ...more,
})
const calendar = (...events: CalendarEntry[]) => calendarText(events, about)

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
const firstEvent = (more: Partial<CalendarEntry>) => eventsOf(calendar(event(more)))[0]

describe('an event in the feed', () => {
  test('carries what a calendar program shows', () => {
    const [vevent, ...others] = eventsOf(calendar(event({ location: 'Harbor Hall' })))
    expect(others).toEqual([])
    expect(Object.fromEntries(vevent?.properties.map((property) => [property.name, property.value]) ?? [])).toEqual({
      UID: 'event-1@attest.example',
      SEQUENCE: '0',
      DTSTAMP: '20260105T083000Z',
      'LAST-MODIFIED': '20260102T030405Z',
      STATUS: 'CONFIRMED',
      TRANSP: 'OPAQUE',
      DTSTART: '20260314T090000',
      DTEND: '20260314T130000',
      SUMMARY: 'Working together',
      DESCRIPTION: 'One day.',
      URL: 'https://attest.example/events/1',
      LOCATION: 'Harbor Hall',
    })
    expect(find(vevent, 'DTSTART')?.parameters).toEqual({ TZID: 'America/Los_Angeles' })
  })

  test('says no place where there is none to say', () => {
    expect(textOf(firstEvent({}), 'LOCATION')).toBeUndefined()
    expect(textOf(firstEvent({}), 'CATEGORIES')).toBeUndefined()
  })

  test('says whether it is sure, and blocks no time once it is off', () => {
    const off = firstEvent({ sequence: 2, status: 'cancelled' })
    expect([textOf(off, 'STATUS'), textOf(off, 'SEQUENCE'), textOf(off, 'TRANSP')]).toEqual([
      'CANCELLED',
      '2',
      'TRANSPARENT',
    ])
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
    const text = calendar(
      event({ uid: evil, title: evil, description: evil, url: `https://attest.example/${evil}`, categories: [evil] }),
    )
    expect(eventsOf(text)).toHaveLength(1)
    expect(text).not.toMatch(/[^\P{Cc}\r\n]/u)
  })
})

describe('lines', () => {
  test('are folded at 75 octets and never inside a letter or an emoji', () => {
    const title = `${'👮🏽‍♀️ Łukasiewicz; '.repeat(30)}end`
    const text = calendar(event({ title }))
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(Buffer.from(line).toString()).toBe(line)
    }
    expect(unescaped(textOf(eventsOf(text)[0], 'SUMMARY'))).toBe(title)
  })

  test('end in CRLF, all of them', () => {
    expect(calendar(event()).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(calendar(event())).toMatch(/END:VCALENDAR\r\n$/)
  })

  test('give back any text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((s) => !/[^\P{Cc}\n]/u.test(s))
    fc.assert(
      fc.property(text, text, (title, location) => {
        const vevent = firstEvent({ title, location: `at ${location}`, zone: 'UTC' })
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
    const zones = ['America/Phoenix', 'UTC', 'America/Los_Angeles', 'America/Phoenix', 'America/Phoenix']
    const text = calendar(...zones.map((zone) => event(at('2026-07-01T09:00', '2026-07-01T10:00', zone))))
    expect(partsOf(text, 'VTIMEZONE').map((part) => textOf(part, 'TZID'))).toEqual([
      'America/Los_Angeles',
      'America/Phoenix',
    ])
    expect(find(eventsOf(text)[1], 'DTSTART')).toEqual({ name: 'DTSTART', parameters: {}, value: '20260701T090000Z' })
  })

  test('Pacific time changes by the rule that holds since 2007', () => {
    const [zone] = partsOf(calendar(event()), 'VTIMEZONE')
    const lines = zone?.parts.map((part) => [part.name, ...part.properties.map((property) => property.value)].join(' '))
    expect(lines).toEqual([
      'STANDARD 20241103T020000 -0700 -0800 FREQ=YEARLY;BYMONTH=11;BYDAY=1SU PST',
      'DAYLIGHT 20250309T020000 -0800 -0700 FREQ=YEARLY;BYMONTH=3;BYDAY=2SU PDT',
    ])
  })

  test('a rule for the last Sunday is told from one for the fourth; without any rule each change is listed', () => {
    const rulesOf = (zone: string) => {
      const [part] = partsOf(calendar(event(at('2026-07-01T09:00', '2026-07-01T10:00', zone))), 'VTIMEZONE')
      return part?.parts.map((observance) => textOf(observance, 'RRULE'))
    }
    expect(rulesOf('Europe/Paris')).toEqual(['FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'])
    // How many there are differs by what a release of Node knows of the years to come.
    const listed = rulesOf('Africa/Casablanca') ?? []
    expect(listed.length).toBeGreaterThan(3)
    expect(new Set(listed)).toEqual(new Set([undefined]))
  })

  test.each([
    ['America/Phoenix', '-0700'],
    ['Pacific/Guam', '+1000'],
    ['Pacific/Saipan', '+1000'],
    ['America/Puerto_Rico', '-0400'],
  ])('%s keeps one time all year', (zone, offset) => {
    const [vtimezone] = partsOf(calendar(event(at('2026-07-01T09:00', '2026-07-01T10:00', zone))), 'VTIMEZONE')
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
          const stay = event(at(`${from}-06-01T09:00`, `${from + more}-06-01T10:00`, zone))
          const [vtimezone] = partsOf(calendar(stay), 'VTIMEZONE')
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
    const [vevent] = eventsOf(calendar(event(at('2026-03-08T02:30', '2026-03-08T05:00'))))
    expect(textOf(vevent, 'DTSTART')).toBe('20260308T033000')
    expect(textOf(vevent, 'DTEND')).toBe('20260308T050000')
  })

  test('a session whose whole length is skipped keeps its start and has no end before it', () => {
    const [vevent] = eventsOf(calendar(event(at('2026-03-08T02:30', '2026-03-08T03:30'))))
    expect(textOf(vevent, 'DTSTART')).toBe('20260308T033000')
    expect(textOf(vevent, 'DTEND')).toBeUndefined()
  })

  test.each([
    ['2026-11-01T01:30', '2026-11-01T04:00', '20261101T083000Z', '20261101T120000Z'],
    ['2026-10-31T23:00', '2026-11-01T01:15', '20261101T060000Z', '20261101T081500Z'],
  ])('a time that comes twice says which it is, in UTC: %s to %s', (from, to, start, end) => {
    const [vevent] = eventsOf(calendar(event(at(from, to))))
    expect(find(vevent, 'DTSTART')).toEqual({ name: 'DTSTART', parameters: {}, value: start })
    expect(find(vevent, 'DTEND')).toEqual({ name: 'DTEND', parameters: {}, value: end })
  })

  test('a zone that does not exist is an error, not a wrong time', () => {
    expect(() => calendar(event(at('2026-03-14T09:00', '2026-03-14T13:00', 'America/Gotham')))).toThrow(RangeError)
  })
})

describe('what else a program is told', () => {
  test('where people go and where they join', () => {
    const url = 'https://meet.agency.example/room'
    const both = firstEvent({ location: 'Harbor Hall', conference: { label: 'Join "online"', url } })
    expect(textOf(both, 'LOCATION')).toBe('Harbor Hall')
    expect(find(both, 'CONFERENCE')).toMatchObject({
      value: url,
      parameters: { VALUE: 'URI', LABEL: `"Join 'online'"` },
    })
  })

  test('who publishes it, whatever the name holds', () => {
    const by = firstEvent({ organizer: { name: 'The "Harbor"\r\nX-EVIL:1', email: 'events@agency.example' } })
    expect(find(by, 'ORGANIZER')).toMatchObject({ value: 'mailto:events@agency.example' })
    expect(find(by, 'X-EVIL')).toBeUndefined()
  })
})

describe('the calendar', () => {
  test('says its name and how often to look again', () => {
    const subscription = { name: 'Events, all', refreshMinutes: 90 }
    const empty = readCalendar(calendarText([], { ...about, subscription }))
    expect(textOf(empty, 'X-WR-CALNAME')).toBe('Events\\, all')
    expect(find(empty, 'REFRESH-INTERVAL')).toEqual({
      name: 'REFRESH-INTERVAL',
      parameters: { VALUE: 'DURATION' },
      value: 'PT90M',
    })
    expect(textOf(empty, 'VERSION')).toBe('2.0')
    expect(textOf(empty, 'PRODID')).toBe(about.product)
  })

  test('that nobody follows asks nobody to look again', () => {
    const file = readCalendar(calendar(event()))
    expect(file.parts.map((part) => part.name)).toEqual(['VTIMEZONE', 'VEVENT'])
    expect(find(file, 'REFRESH-INTERVAL')).toBeUndefined()
    expect(find(file, 'X-WR-CALNAME')).toBeUndefined()
  })

  test('is the same text for the same events', () => {
    expect(calendar(event(), event({ uid: 'b' }))).toBe(calendar(event(), event({ uid: 'b' })))
  })
})

describe('an invitation', () => {
  const attendee = { name: 'Pat "P" Reyes', email: 'pat@agency.example' }
  const read = (method: 'REQUEST' | 'CANCEL', more: Partial<CalendarEntry> = {}) => {
    const text = calendarText([event({ organizer: { name: 'Ruth', email: 'ruth@example.org' }, ...more })], {
      ...{ ...about, invitation: { method, attendee } },
    })
    return text.replace(/\r\n[ \t]/g, '').split('\r\n')
  }
  const found = (lines: string[], name: string) => lines.find((line) => line.startsWith(name))

  test('names its method and its one reader, whose program is asked for no answer', () => {
    const lines = read('REQUEST')
    expect(found(lines, 'METHOD')).toBe('METHOD:REQUEST')
    expect(found(lines, 'ATTENDEE')).toBe(
      `ATTENDEE;CN="Pat 'P' Reyes";PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:pat@agency.example`,
    )
    expect(found(read('REQUEST', { status: 'tentative' }), 'ATTENDEE')).toContain('PARTSTAT=TENTATIVE')
  })

  test('is taken back under the same UID', () => {
    const lines = read('CANCEL', { status: 'cancelled', sequence: 3 })
    expect([found(lines, 'METHOD'), found(lines, 'UID'), found(lines, 'SEQUENCE'), found(lines, 'STATUS')]).toEqual([
      ...['METHOD:CANCEL', 'UID:event-1@attest.example', 'SEQUENCE:3', 'STATUS:CANCELLED'],
    ])
  })
})
