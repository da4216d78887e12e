import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCalendar } from './icalendar-reading'
import { readCalendarApart } from './icalendar-worker'

const options = { zone: 'America/Los_Angeles', now: '2026-11-27T12:00:00Z', until: '2027-11-27', skip: [] }
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:a@x', 'SUMMARY:A day of training', ...lines, 'END:VEVENT']
const read = (text: string, over: Partial<typeof options> = {}) => {
  const found = readCalendar(Buffer.from(text, 'utf8'), { ...options, ...over })
  if ('problem' in found) throw new Error(found.problem)
  return found
}
const at = (...lines: string[]) =>
  read(calendar(...event(...lines))).events.map(({ starts, ends, zone, zoneBy }) => [starts, ends, zone, zoneBy])

describe('when an entry takes place', () => {
  const custom = (name: string, standard: string, daylight: string) => [
    ...[
      'BEGIN:VTIMEZONE',
      `TZID:${name}`,
      'BEGIN:STANDARD',
      'DTSTART:16010101T020000',
      `TZOFFSETFROM:${daylight}`,
      `TZOFFSETTO:${standard}`,
    ],
    ...[
      'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:16010101T020000',
      `TZOFFSETFROM:${standard}`,
    ],
    ...[`TZOFFSETTO:${daylight}`, 'RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'],
  ]

  test.each([
    ['America/Chicago', 'America/Chicago'],
    ['"America/Chicago"', 'America/Chicago'],
    ['Central Standard Time', 'America/Chicago'],
    ['US/Eastern', 'America/New_York'],
    ['/freeassociation.sourceforge.net/America/Denver', 'America/Denver'],
    ['"(UTC-05:00) Eastern Time (US & Canada)"', 'America/New_York'],
    ['US Mountain Standard Time', 'America/Phoenix'],
    ['West Pacific Standard Time', 'Pacific/Guam'],
  ])('is told by the name of its zone: %s', (tzid, zone) => {
    expect(at(`DTSTART;TZID=${tzid}:20261210T090000`, `DTEND;TZID=${tzid}:20261210T130000`)).toEqual([
      ['2026-12-10T09:00', '2026-12-10T13:00', zone, 'name'],
    ])
  })

  test('is told by the clocks that Outlook describes', () => {
    const found = read(
      calendar(
        ...custom('Customized Time Zone', '-0700', '-0600'),
        ...event('DTSTART;TZID=Customized Time Zone:20261210T090000', 'DURATION:PT90M'),
      ),
    )
    expect(found.events).toMatchObject([
      { starts: '2026-12-10T09:00', ends: '2026-12-10T10:30', zone: 'America/Denver' },
    ])
  })

  test('is an instant, put into the zone of the calendar', () => {
    const text = calendar(
      'X-WR-TIMEZONE:Pacific/Honolulu',
      ...event('DTSTART:20261210T190000Z', 'DTEND:20261210T210000Z'),
    )
    expect(read(text).events).toMatchObject([
      { starts: '2026-12-10T09:00', zone: 'Pacific/Honolulu', zoneBy: 'instant' },
    ])
  })

  test('is without a zone, or a whole day, and says so', () => {
    expect(at('DTSTART:20261210T090000', 'DTEND:20261210T100000')).toEqual([
      ['2026-12-10T09:00', '2026-12-10T10:00', 'America/Los_Angeles', 'nothing'],
    ])
    expect(read(calendar(...event('DTSTART;VALUE=DATE:20261210', 'DTEND;VALUE=DATE:20261212'))).events).toMatchObject([
      { isAllDay: true, starts: '2026-12-10', ends: '2026-12-12' },
    ])
  })

  test.each(['Mars/Olympus', 'Customized Time Zone'])('is refused in a zone that nobody knows: %s', (tzid) => {
    expect(read(calendar(...event(`DTSTART;TZID=${tzid}:20261210T090000`))).refused).toMatchObject([
      { line: 3, why: expect.stringContaining('time zone') },
    ])
  })
})

describe('a series', () => {
  const dates = (...lines: string[]) =>
    read(
      calendar(
        ...event(
          'DTSTART;TZID=America/New_York:20261007T180000',
          'DTEND;TZID=America/New_York:20261007T200000',
          ...lines,
        ),
      ),
    ).events

  test('keeps its wall clock through the change of clocks, without its exceptions', () => {
    const found = dates(
      'RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20270318T020000Z',
      'EXDATE;TZID=America/New_York:20261223T180000',
    )
    expect(new Set(found.map(({ starts }) => starts.slice(11)))).toEqual(new Set(['18:00']))
    expect(found.map(({ recurrence }) => recurrence)).not.toContain('2026-12-23')
    expect(found[0]?.starts).toBe('2026-12-02T18:00')
    expect(found.at(-1)?.starts).toBe('2027-03-17T18:00')
  })

  test('has single dates that differ or are off', () => {
    const override = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:a@x', 'SUMMARY:Moved', ...lines, 'END:VEVENT']
    const found = read(
      calendar(
        ...event('DTSTART;TZID=America/New_York:20261202T180000', 'DURATION:PT2H', 'RRULE:FREQ=WEEKLY;COUNT=3'),
        ...override(
          'RECURRENCE-ID;TZID=America/New_York:20261209T180000',
          'DTSTART;TZID=America/New_York:20261210T190000',
          'DURATION:PT1H',
        ),
        ...override(
          'RECURRENCE-ID:20261216T230000Z',
          'STATUS:CANCELLED',
          'DTSTART;TZID=America/New_York:20261216T180000',
          'DURATION:PT2H',
        ),
      ),
    ).events
    expect(found.map(({ recurrence, starts, isCancelled }) => [recurrence, starts, isCancelled])).toEqual([
      ['2026-12-02', '2026-12-02T18:00', false],
      ['2026-12-09', '2026-12-10T19:00', false],
      ['2026-12-16', '2026-12-16T18:00', true],
    ])
  })

  test.each([
    'FREQ=SECONDLY',
    'FREQ=MINUTELY;COUNT=999999999',
    'FREQ=DAILY',
    'FREQ=DAILY;COUNT=999999999999',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYSETPOS=1;BYEASTER=1',
    'FREQ=MONTHLY;BYDAY=9MO',
    'FREQ=DAILY;COUNT=-1',
    'RRULE',
  ])('that says too much or nothing is refused, and nothing hangs: %s', (rule) => {
    const from = performance.now()
    const found = read(calendar(...event('DTSTART:20261202T180000', 'DURATION:PT1H', `RRULE:${rule}`)))
    expect(found).toMatchObject({ events: [], refused: [{ line: 3 }] })
    expect(performance.now() - from).toBeLessThan(2000)
  })

  test('of floods of days and of zones is refused', () => {
    const flood = Array.from(
      { length: 600 },
      (_, i) => `2027${String((i % 12) + 1).padStart(2, '0')}01T09${String(i % 60).padStart(2, '0')}00`,
    ).join(',')
    expect(dates(`RDATE:${flood}`)).toEqual([])
    const zones = Array.from({ length: 6000 }, () => ['BEGIN:VTIMEZONE', 'TZID:X', 'END:VTIMEZONE']).flat()
    expect(readCalendar(Buffer.from(calendar(...zones)), options)).toMatchObject({ problem: expect.any(String) })
    const nested = readCalendar(
      Buffer.from(calendar(...Array.from({ length: 50_000 }, () => 'BEGIN:DAYLIGHT'))),
      options,
    )
    expect(nested).toMatchObject({ problem: expect.any(String) })
  })
})

test('one broken entry spoils no other, and is named with its line', () => {
  const good = [
    'BEGIN:VEVENT',
    'UID:b@x',
    'SUMMARY:Good',
    'DTSTART:20261211T090000',
    'DTEND:20261211T100000',
    'END:VEVENT',
  ]
  const found = read(
    `\ufeff${calendar(
      ...event('DTSTART:notaday', 'DTEND:20261210T100000'),
      ...event('DTEND:20261210T100000'),
      ...event('DTSTART:20261210T090000'),
      ...event('CLASS:PRIVATE', 'DTSTART:20261210T090000', 'DTEND:20261210T100000'),
      ...['BEGIN:VEVENT', 'UID:c@x', 'SUMMARY:Never ended', 'DTSTART:20261210T090000'],
      ...good,
    ).replaceAll('\r\n', '\n')}`,
  )
  expect(found.refused.map(({ line }) => line)).toHaveLength(5)
  expect(found.events.map(({ title }) => title)).toEqual(['Good'])
})

test('folded lines and other encodings are read', () => {
  const text = calendar(
    ...event('DTSTART:20261210T090000', 'DTEND:20261210T100000', 'LOCATION:Caf\u00e9 del \r\n Mar\\, Marlow Bay'),
  )
  for (const bytes of [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'latin1'),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
  ]) {
    const found = readCalendar(bytes, options)
    expect(found).toMatchObject({ events: [{ location: 'Café del Mar, Marlow Bay' }] })
  }
})

test('of the same entry twice the higher SEQUENCE counts, in any order', () => {
  const versions = [2, 0, 1].map((sequence) =>
    event(`SEQUENCE:${sequence}`, `DTSTART:2026121${sequence}T090000`, 'DURATION:PT1H'),
  )
  expect(read(calendar(...versions.flat())).events).toMatchObject([{ sequence: 2, starts: '2026-12-12T09:00' }])
})

test('never throws anything, whatever the bytes', () => {
  const valid = calendar(
    ...event(
      'DTSTART;TZID=America/New_York:20261210T090000',
      'DTEND;TZID=America/New_York:20261210T130000',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'EXDATE;TZID=America/New_York:20261217T090000',
    ),
  )
  const piece = fc.constantFrom(
    'BEGIN:VEVENT',
    'END:VEVENT',
    'RRULE:FREQ=',
    '\r\n',
    ';',
    ':',
    'BEGIN:VTIMEZONE',
    'T090000Z',
    '\\',
    '"',
    'RECURRENCE-ID:2026',
    'COUNT=-1',
    '9999',
    ' ',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.array(fc.tuple(fc.nat(valid.length), fc.nat(12), piece), { minLength: 1, maxLength: 6 }),
      ),
      (how) => {
        const bytes =
          how instanceof Uint8Array
            ? Buffer.concat([Buffer.from('BEGIN:VCALENDAR\r\n'), how])
            : Buffer.from(
                how.reduce(
                  (text, [from, length, put]) => `${text.slice(0, from)}${put}${text.slice(from + length)}`,
                  valid,
                ),
              )
        const found = readCalendar(bytes, options)
        if ('problem' in found) expect(found.problem).not.toBe('')
        else expect(found.events.length).toBeLessThanOrEqual(100)
      },
    ),
    { numRuns: 300 },
  )
})

test('a thread reads it with a deadline, and what is too large not at all', async () => {
  const text = calendar(...event('DTSTART:20261210T090000', 'DTEND:20261210T100000'))
  expect(await readCalendarApart(Buffer.from(text), options)).toMatchObject({
    events: [{ title: 'A day of training' }],
  })
  expect(await readCalendarApart(Buffer.alloc(3_000_000), options)).toMatchObject({
    problem: expect.stringContaining('2 MB'),
  })
}, 30_000)
