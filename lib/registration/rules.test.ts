import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf } from '@/lib/platform/time'
import { offerableAt, offerUntil } from './rules'

const zone = 'America/Denver'
const at = (wall: string) => instantOf(wall, zone)
const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })

describe('an offer', () => {
  it('is made at once by day, and by night at seven in the morning of whoever it is for', () => {
    for (const [asked, made] of [
      ['2026-12-10T20:59', '2026-12-10T20:59'],
      ['2026-12-10T21:00', '2026-12-11T07:00'],
      ['2026-12-11T00:10', '2026-12-11T07:00'],
      ['2026-12-11T06:59', '2026-12-11T07:00'],
      ['2026-12-11T07:00', '2026-12-11T07:00'],
      // The clocks go forward in that night.
      ['2027-03-13T23:00', '2027-03-14T07:00'],
    ] as const)
      expect(offerableAt(zone, at(asked))).toEqual(at(made))
  })

  it('is never made at night, in any zone at any time', () => {
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom('America/Phoenix', 'Pacific/Guam', 'America/New_York', 'America/Puerto_Rico'),
        (now, where) => {
          const made = offerableAt(where, now)
          expect(made >= now).toBe(true)
          const hour = Number(
            new Intl.DateTimeFormat('en-GB', { timeZone: where, hour: '2-digit', hourCycle: 'h23' }).format(made),
          )
          expect(hour >= 7 && hour < 21).toBe(true)
        },
      ),
    )
  })

  it('holds for a day, shorter near the event, and never past its beginning', () => {
    const now = at('2026-12-10T10:00')
    expect(offerUntil(now, at('2026-12-24T09:00'))).toEqual(at('2026-12-11T10:00'))
    expect(offerUntil(now, at('2026-12-11T10:00'))).toEqual(at('2026-12-10T16:00'))
    expect(offerUntil(now, at('2026-12-10T11:00'))).toEqual(at('2026-12-10T10:30'))
    expect(offerUntil(now, at('2026-12-10T10:20'))).toEqual(at('2026-12-10T10:20'))
  })
})
