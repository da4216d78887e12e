import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, dayIn, instantOf } from '@/lib/platform/time'
import { anEvent, aSession } from './inputs.fixture'
import { mondayOf } from './rules'
import { MOST_DATES, type SeriesRule, weekdays } from './series-inputs'
import { likewise, seriesDays, sessionsOn } from './series-rules'

const FIRST = '2026-12-10' // a Thursday, the second of its month
const TODAY = '2026-11-22'
const weekly: SeriesRule = { eventId: 'e', every: 'week', interval: 1, weekdays: [], isLast: false, times: 4 }
const days = (rule: Partial<SeriesRule>, first = FIRST) => seriesDays({ ...weekly, ...rule }, first, TODAY)

describe('the dates of a series', () => {
  it.each([
    ['every week', {}, ['2026-12-10', '2026-12-17', '2026-12-24', '2026-12-31']],
    ['every other week', { interval: 2, times: 3 }, ['2026-12-10', '2026-12-24', '2027-01-07']],
    ['on its own weekday and another', { weekdays: ['MO'], times: 3 }, ['2026-12-10', '2026-12-14', '2026-12-17']],
    [
      'until a day, that day among them',
      { times: undefined, until: '2026-12-24' },
      ['2026-12-10', '2026-12-17', '2026-12-24'],
    ],
    ['on the second Thursday', { every: 'month', times: 3 }, ['2026-12-10', '2027-01-14', '2027-02-11']],
  ] as [string, Partial<SeriesRule>, string[]][])('%s', (_, rule, expected) => expect(days(rule)).toEqual(expected))

  it('falls on the last such weekday where that is asked for, or the event is on a fifth one', () => {
    const last = ['2026-12-31', '2027-01-28', '2027-02-25']
    expect(days({ every: 'month', isLast: true, times: 3 }, '2026-12-31')).toEqual(last)
    expect(days({ every: 'month', times: 3 }, '2026-12-31')).toEqual(last)
  })

  it('is refused beyond sixty dates or a year, by the field that says so', () => {
    const daily = { weekdays: [...weekdays], times: undefined }
    expect(() => days({ ...daily, until: '2027-11-01' })).toThrow(/at most 60/)
    expect(() => days({ ...daily, until: '2027-02-20' })).toThrow(/at most 60/)
    expect(() => days({ times: 60 })).toThrow(/a year ahead/)
  })

  it('never has more than sixty, all on asked weekdays, in order, from today to its end', () => {
    const first = fc.integer({ min: 0, max: 300 }).map((n) => addDays(TODAY, n))
    const rule = fc.record({
      every: fc.constantFrom('week' as const, 'month' as const),
      interval: fc.integer({ min: 1, max: 12 }),
      weekdays: fc.subarray([...weekdays]),
      isLast: fc.boolean(),
      times: fc.integer({ min: 2, max: MOST_DATES }),
    })
    fc.assert(
      fc.property(first, rule, (day, asked) => {
        const found = orRefused(() => days(asked, day))
        const wanted = new Set([weekdayOf(day), ...(asked.every === 'week' ? asked.weekdays : [])])
        expect(found.length).toBeLessThanOrEqual(asked.times)
        expect(found).toEqual([...new Set(found)].sort())
        for (const each of found) {
          expect(wanted).toContain(weekdayOf(each))
          expect(each >= day && each <= addMonths(TODAY, 12)).toBe(true)
        }
      }),
    )
  })
})

/** None, where it is refused in its own words. */
function orRefused(find: () => string[]): string[] {
  try {
    return find()
  } catch (error) {
    expect(String(error)).toMatch(/at most (60|a year)/)
    return []
  }
}

const weekdayOf = (day: string) => weekdays[(Date.parse(day) - Date.parse(mondayOf(day))) / 86_400_000]

describe('a date of a series', () => {
  it.each(['America/New_York', 'America/Phoenix', 'America/Shiprock', 'Pacific/Guam', 'America/Puerto_Rico'])(
    'keeps the clock on the wall through both changes of a year in %s',
    (zone) => {
      const session = aSession({ zone, startsLocal: '2026-10-29T22:30', endsLocal: '2026-10-30T01:00' })
      for (const on of ['2026-11-05', '2027-03-11', '2027-03-18']) {
        const [moved] = sessionsOn([session], on)
        expect(moved).toMatchObject({ startsLocal: `${on}T22:30`, endsLocal: `${addDays(on, 1)}T01:00`, zone })
        expect(dayIn(zone, instantOf(moved?.startsLocal ?? '', zone))).toBe(on)
      }
    },
  )
})

describe('what is changed about one date, done to another', () => {
  const [id, before] = ['s1', anEvent({ sessions: [aSession({ id: 's1' })] })]
  const other = anEvent({
    title: before.title,
    cost: '$40',
    sessions: [aSession({ id: 's2', startsLocal: '2026-12-17T09:30', endsLocal: '2026-12-17T13:00' })],
  })
  const changed = (session: object, fields: object = {}) => ({
    ...before,
    ...fields,
    sessions: [aSession({ id, ...session })],
  })

  it('takes over texts that were changed, and leaves what the other has of its own', () => {
    const done = likewise(before, changed({}, { title: 'Two desks, two cases' }), other)
    expect(done).toEqual({ ...other, title: 'Two desks, two cases' })
  })

  it('moves days by as many, and hours where they were changed', () => {
    const moved = changed({ startsLocal: '2026-12-11T09:00', endsLocal: '2026-12-11T14:00' })
    expect(likewise(before, moved, other).sessions).toMatchObject([
      { id: 's2', startsLocal: '2026-12-18T09:30', endsLocal: '2026-12-18T14:00' },
    ])
  })

  it('takes over a place as a whole', () => {
    const done = likewise(before, changed({ venueName: 'Mesa Center' }), {
      ...other,
      sessions: [aSession({ id: 's2', city: 'Elsewhere', state: 'NV' })],
    })
    expect(done.sessions).toMatchObject([{ venueName: 'Mesa Center', city: 'Marlow Bay', state: 'CA' }])
  })

  it('is refused for sessions that came or went', () => {
    const two = { ...before, sessions: [...before.sessions, aSession()] }
    expect(() => likewise(before, two, other)).toThrow(/one date alone/)
  })
})
