import { spawnSync } from 'node:child_process'
import ICAL from 'ical.js'
import { sync } from 'node-ical'
import { describe, expect, it } from 'vitest'
import { addDays, instantOf, wallTimeExists } from '@/lib/platform/time'
import type { FeedItem } from './feed'
import { calendarFeed } from './feed-files'

/** Where clocks change on the mainland's nights, where they never do, and where a part of a state does otherwise than the rest. */
const zones = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Shiprock',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'Pacific/Guam',
]
/** A year with both changes, and the hours around each of them. */
const weeks = Array.from({ length: 53 }, (_, week) => addDays('2026-01-05', week * 7)).map((on) => `${on}T09:00`)
const nights = ['2026-03-07', '2026-03-08', '2026-10-31', '2026-11-01'].flatMap((on) =>
  ['00:30', '03:00', '04:30', '22:30'].map((time) => `${on}T${time}`),
)
const hourLater = (wall: string) =>
  `${wall.slice(0, 11)}${String((Number(wall.slice(11, 13)) + 1) % 24).padStart(2, '0')}${wall.slice(13)}`

const stays = zones.flatMap((zone) =>
  [...weeks, ...nights]
    .filter((wall) => wallTimeExists(wall, zone))
    .map((startsLocal) => ({ key: `${zone.replace('/', '-')}-${startsLocal.replace(/\D/g, '')}`, startsLocal, zone })),
)
const item: FeedItem = {
  ...{ uid: 'year@attest', sequence: 2, status: 'confirmed', title: 'Two desks, one case; “officers” & advocates' },
  ...{ summary: 'First line.\n\nSecond, with; signs \\ and ümlauts.', cancelReason: null, postponeReason: null },
  ...{
    organizer: { name: 'Harbor Light', email: 'events@agency.example' },
    url: 'https://attest.example/calendar/year',
  },
  ...{ categories: ['Training'], publishedAt: '2026-01-01T00:00:00.000Z', lastModified: '2026-01-02T03:04:05.000Z' },
  sessions: stays.map(({ key, startsLocal, zone }) => ({
    ...{ key, startsLocal, endsLocal: hourLater(startsLocal), zone },
    ...{ location: 'Harbor Hall, 200 Quay Street', link: null, withdrawn: false, withdrawReason: null },
  })),
}
const text = calendarFeed([item], { name: 'Calendar', stampedAt: new Date('2026-01-05T08:30:00Z') })

/** By UID: when it starts and ends, as instants. */
type Read = Map<string, string>
const span = (from: Date, to: Date) => `${from.toISOString()} ${to.toISOString()}`
const expected: Read = new Map(
  stays.map(({ key, startsLocal, zone }) => [
    `year-${key}@attest`,
    span(instantOf(startsLocal, zone), instantOf(hourLater(startsLocal), zone)),
  ]),
)

function byIcalJs(): Read {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  return new Map(
    calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component)
      return [event.uid, span(event.startDate.toJSDate(), event.endDate.toJSDate())]
    }),
  )
}

function byNodeIcal(): Read {
  const read: Read = new Map()
  for (const entry of Object.values(sync.parseICS(text)))
    if (entry?.type === 'VEVENT' && entry.end) read.set(entry.uid, span(entry.start, entry.end))
  return read
}

const PYTHON = `
import sys, json, datetime
from icalendar import Calendar
calendar = Calendar.from_ical(sys.stdin.buffer.read())
at = lambda value: value.dt.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%S.000Z')
print(json.dumps([[str(e['uid']), at(e['dtstart']) + ' ' + at(e['dtend'])] for e in calendar.walk('VEVENT')]))
`
const python = (script: string, input?: string) =>
  spawnSync('python3', ['-c', script], { encoding: 'utf8', ...(input === undefined ? {} : { input }) })
const hasPython = python('import icalendar').status === 0

describe('a year of events in every kind of zone is read alike', () => {
  it('in full', () => expect(expected.size).toBeGreaterThan(600))

  it('by ical.js, which other calendars of the web are built on', () => {
    expect(byIcalJs()).toEqual(expected)
  })

  it('by node-ical', () => {
    expect(byNodeIcal()).toEqual(expected)
  })

  it.skipIf(!hasPython)('by icalendar of Python', () => {
    expect(new Map(JSON.parse(python(PYTHON, text).stdout))).toEqual(expected)
  })
})
