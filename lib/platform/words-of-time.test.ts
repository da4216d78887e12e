import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  clock,
  clockRange,
  dayRange,
  daysBetween,
  dayTile,
  earlierDay,
  fromToday,
  longDay,
  meeting,
  moment,
  monthAndYear,
  overdueBy,
  shortDay,
  shortMoment,
  shortWeekdayDay,
  wallOf,
  weekdayDay,
  zoneName,
} from './words-of-time'
import { zoneWords } from './zones'

describe('days', () => {
  test('always carry the year and never look like 12/02/26', () => {
    expect(longDay('2026-12-02')).toBe('December 2, 2026')
    expect(shortDay('2026-12-02')).toBe('Dec 2, 2026')
    expect(weekdayDay('2026-12-10')).toBe('Thursday, December 10, 2026')
    expect(shortWeekdayDay('2026-12-10')).toBe('Thu, Dec 10, 2026')
    expect(monthAndYear('2026-12')).toBe('December 2026')
    expect(dayTile('2026-12-03')).toEqual({ month: 'Dec', day: '3', weekday: 'Thu' })
  })

  test('before 1970 the weekday is right too', () => {
    expect(weekdayDay('1969-07-20')).toBe('Sunday, July 20, 1969')
  })

  test('what is not a day is refused', () => {
    expect(() => longDay('12/02/2026')).toThrow(RangeError)
  })

  test('several days are said once', () => {
    expect(dayRange('2026-12-10', '2026-12-12')).toBe('December 10 to 12, 2026')
    expect(dayRange('2027-01-30', '2027-02-02')).toBe('January 30 to February 2, 2027')
    expect(dayRange('2026-12-31', '2027-01-01')).toBe('December 31, 2026 to January 1, 2027')
    expect(dayRange('2026-12-10', '2026-12-10')).toBe('December 10, 2026')
  })

  test('near days are counted in days up to 90, then in months', () => {
    const today = '2026-11-20'
    expect(fromToday(today, '2026-11-20')).toBe('today')
    expect(fromToday(today, '2026-11-21')).toBe('tomorrow')
    expect(fromToday(today, '2026-12-02')).toBe('in 12 days')
    expect(fromToday(today, '2027-02-18')).toBe('in 90 days')
    expect(fromToday(today, '2027-06-30')).toBe('in 7 months')
    expect(fromToday(today, '2029-03-03')).toBe('in 2 years')
    expect(fromToday(today, '2026-11-19')).toBe('yesterday')
    expect(fromToday(today, '2026-11-09')).toBe('11 days ago')
  })

  test('what is late is counted in days, however late', () => {
    expect([1, 11, 172].map(overdueBy)).toEqual(['overdue by 1 day', 'overdue by 11 days', 'overdue by 172 days'])
  })

  test('a leap day and a change of clocks are one day each', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
    expect(daysBetween('2026-10-31', '2026-11-02')).toBe(2)
    expect(daysBetween('2026-12-02', '2026-11-20')).toBe(-12)
  })
})

describe('times', () => {
  test('noon and midnight', () => {
    expect(['00:00', '09:00', '12:00', '12:30', '23:59'].map(clock)).toEqual([
      '12:00 a.m.',
      '9:00 a.m.',
      '12:00 p.m.',
      '12:30 p.m.',
      '11:59 p.m.',
    ])
  })

  test('the zone is always named', () => {
    expect(clockRange('09:00', '13:00', 'America/Los_Angeles')).toBe('9:00 a.m. to 1:00 p.m. Pacific')
    expect(clockRange('12:00', '13:00', 'America/Los_Angeles')).toBe('12:00 to 1:00 p.m. Pacific')
    expect(zoneName('America/Phoenix')).toBe('Arizona')
    expect(zoneName('Europe/Lisbon')).toBe('Lisbon')
    expect(['America/Los_Angeles', 'America/Detroit', 'Europe/Lisbon', 'UTC'].map(zoneWords)).toEqual([
      'Pacific (Los Angeles)',
      'Eastern (Detroit)',
      'Lisbon',
      'UTC',
    ])
  })

  test('an instant is said in the clock of the place, summer and winter', () => {
    expect(moment('2026-11-20T17:12:00Z', 'America/Los_Angeles')).toBe('November 20, 2026, at 9:12 a.m. Pacific')
    expect(shortMoment('2026-11-20T17:12:00Z', 'America/Los_Angeles')).toBe('Nov 20, 2026, 9:12 a.m.')
    expect(wallOf('2026-07-01T06:30:00Z', 'America/Los_Angeles')).toEqual({ on: '2026-06-30', time: '23:30' })
    expect(wallOf('2026-12-10T05:00:00Z', 'America/New_York')).toEqual({ on: '2026-12-10', time: '00:00' })
  })

  test('a meeting over two days says both', () => {
    const zone = 'America/Los_Angeles'
    expect(meeting('2026-12-10T17:00:00Z', '2026-12-10T21:00:00Z', zone)).toBe(
      'Thursday, December 10, 2026, 9:00 a.m. to 1:00 p.m. Pacific',
    )
    expect(meeting('2026-12-10T17:00:00Z', '2026-12-12T01:00:00Z', zone)).toBe(
      'Thursday, December 10, 2026, 9:00 a.m. to Friday, December 11, 2026, 5:00 p.m. Pacific',
    )
  })
})

test('the earlier day is one that has come in both zones: a device far east of its agency is not ahead of it', () => {
  const at = '2026-12-10T02:00:00Z'
  expect(earlierDay(at, 'Europe/Berlin', 'America/New_York')).toBe('2026-12-09')
  expect(earlierDay(at, 'Pacific/Honolulu', 'America/New_York')).toBe('2026-12-09')
  expect(earlierDay('2026-12-10T07:00:00Z', 'America/Los_Angeles', 'America/New_York')).toBe('2026-12-09')
  expect(earlierDay('2026-12-10T17:00:00Z', 'America/Los_Angeles', 'America/New_York')).toBe('2026-12-10')
})

describe('what is said in many places', () => {
  const root = path.resolve(import.meta.dirname, '../..')
  const sources = ['app', 'lib'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.join(folder, file))
      .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$/.test(file)),
  )
  const thatWrite = (pattern: RegExp) =>
    sources.filter((file) =>
      pattern.test(readFileSync(path.join(root, file), 'utf8').replace(/^\s*(\/\*)?\*.*$/gm, '')),
    )

  test('has one wording: lateness is said by its rule alone', () => {
    expect(thatWrite(/\boverdue (by )?(\$?\{|\d+ day)/i)).toEqual(['lib/platform/words-of-time.ts'])
  })

  test('has one wording: a zone is called by its name, never “PST”, save in the format of calendars and in other languages', () => {
    expect(thatWrite(/timeZoneName|timeStyle|\b[ECMP][SD]T\b/)).toEqual([
      'lib/formats/icalendar-zones.ts',
      // In other languages, by Intl.
      'lib/platform/words-of-time.ts',
    ])
  })
})
