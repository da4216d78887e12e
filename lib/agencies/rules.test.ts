import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/platform/time'
import { changeStretch, endService, endStretch, isServing, misplacedRole, type Stretch } from './rules'
import { lastDayOf } from './words'
import { liesInTwoZones, zoneOf } from './zones'

const stretch: Stretch = {
  id: 's',
  personId: 'p',
  agencyId: 'a',
  unitId: 'patrol',
  position: 'Officer',
  employment: 'sworn',
  employeeNumber: '4471',
  serviceStartsOn: '2020-01-15',
  validFrom: '2020-01-15',
  validTo: null,
}

describe('a move', () => {
  test('ends one stretch and begins another; the service goes on from its first day', () => {
    const { kept, begun } = changeStretch(stretch, { unitId: 'detectives' }, '2026-11-22')
    expect(kept).toEqual({ ...stretch, validTo: '2026-11-22' })
    const { id: _, ...rest } = stretch
    expect(begun).toEqual({ ...rest, unitId: 'detectives', validFrom: '2026-11-22' })
  })

  test('on the first day of a stretch, or before it, amends the stretch: no stretch lasts no day', () => {
    expect(changeStretch(stretch, { position: 'Sergeant' }, '2020-01-15')).toEqual({
      kept: { ...stretch, position: 'Sergeant' },
      begun: null,
    })
  })

  test('leaves the stretch alone when only the number is corrected', () => {
    const { kept, begun } = changeStretch(stretch, { employeeNumber: '9' }, '2026-11-22')
    expect([kept.employeeNumber, kept.validTo, begun]).toEqual(['9', null, null])
  })

  test('never leaves a gap nor an overlap, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 4000 }), fc.constantFrom('patrol', 'b', null), (days, unitId) => {
        const { kept, begun } = changeStretch(stretch, { unitId }, addDays(stretch.validFrom, days))
        expect(kept.validFrom).toBe(stretch.validFrom)
        if (begun) expect(kept.validTo).toBe(begun.validFrom)
        expect((begun ?? kept).unitId).toBe(unitId)
        expect((begun ?? kept).validTo).toBeNull()
      }),
    )
  })
})

describe('the end of service', () => {
  test('holds from the first day without it', () => {
    const ended = endStretch(stretch, '2026-11-22')
    expect(isServing(ended, '2026-11-21')).toBe(true)
    expect(isServing(ended, '2026-11-22')).toBe(false)
  })

  test('never comes before the service began', () => {
    expect(endStretch(stretch, '2019-01-01').validTo).toBe(stretch.validFrom)
  })

  test('that ends before a move dated ahead ends what holds until then as well, and lengthens nothing', () => {
    const held = { ...stretch, validTo: '2027-01-10' }
    const ahead = { ...stretch, id: 'ahead', validFrom: '2027-01-10', validTo: null }
    expect(endService([held, ahead], '2026-12-01').map(({ validTo }) => validTo)).toEqual(['2026-12-01', '2027-01-10'])
    expect(endService([held, ahead], '2027-02-01')).toEqual([{ ...ahead, validTo: '2027-02-01' }])
  })
})

test.each([
  ['coordinator', null, null, /one agency/],
  ['supervisor', 'a', 'u', null],
  ['coordinator', 'a', 'u', /Only a supervisor/],
  ['administrator', 'a', null, /whole platform/],
  ['moderator', null, null, null],
  ['auditor', 'a', null, null],
  ['auditor', null, null, null],
] as const)('the role of %s in agency %s, unit %s is placed right or told why not', (role, agencyId, unitId, why) => {
  const answer = misplacedRole(role, agencyId, unitId)
  if (why) expect(answer).toMatch(why)
  else expect(answer).toBeNull()
})

describe('the zone of an agency', () => {
  test.each([
    ['Portland, Oregon', 'OR', 45.5, -122.7, 'America/Los_Angeles'],
    ['Ontario, Oregon', 'OR', 44.0, -116.97, 'America/Boise'],
    ['Baker City, Oregon', 'OR', 44.8, -117.8, 'America/Los_Angeles'],
    ['Boise, Idaho', 'ID', 43.6, -116.2, 'America/Boise'],
    ['Lewiston, Idaho', 'ID', 46.4, -117.0, 'America/Los_Angeles'],
    ['Pensacola, Florida', 'FL', 30.4, -87.2, 'America/Chicago'],
    ['Tallahassee, Florida', 'FL', 30.4, -84.28, 'America/New_York'],
    ['El Paso, Texas', 'TX', 31.8, -106.5, 'America/Denver'],
    ['Pecos, Texas', 'TX', 31.4, -103.5, 'America/Chicago'],
    ['Knoxville, Tennessee', 'TN', 36.0, -83.9, 'America/New_York'],
    ['Chattanooga, Tennessee', 'TN', 35.0, -85.3, 'America/New_York'],
    ['Nashville, Tennessee', 'TN', 36.2, -86.8, 'America/Chicago'],
    ['Louisville, Kentucky', 'KY', 38.3, -85.76, 'America/New_York'],
    ['Bowling Green, Kentucky', 'KY', 37.0, -86.44, 'America/Chicago'],
    ['Gary, Indiana', 'IN', 41.6, -87.35, 'America/Chicago'],
    ['Evansville, Indiana', 'IN', 38.0, -87.57, 'America/Chicago'],
    ['Terre Haute, Indiana', 'IN', 39.5, -87.4, 'America/Indiana/Indianapolis'],
    ['Dickinson, North Dakota', 'ND', 46.9, -102.8, 'America/Denver'],
    ['Williston, North Dakota', 'ND', 48.1, -103.6, 'America/Chicago'],
    ['Rapid City, South Dakota', 'SD', 44.1, -103.2, 'America/Denver'],
    ['Pierre, South Dakota', 'SD', 44.4, -100.35, 'America/Chicago'],
    ['Goodland, Kansas', 'KS', 39.35, -101.7, 'America/Denver'],
    ['Elkhart, Kansas', 'KS', 37.0, -101.9, 'America/Chicago'],
    ['Ironwood, Michigan', 'MI', 46.45, -90.2, 'America/Chicago'],
    ['Houghton, Michigan', 'MI', 47.1, -88.6, 'America/Detroit'],
    ['Anchorage, Alaska', 'AK', 61.2, -149.9, 'America/Anchorage'],
    ['Attu, Alaska', 'AK', 52.9, 173.2, 'America/Adak'],
  ])('of %s follows from where it lies', (_, state, latitude, longitude, zone) => {
    expect(zoneOf(state, { latitude, longitude })).toBe(zone)
  })

  test('without a place on the map is that of most of the state, and no state has none', () => {
    expect(zoneOf('TX', null)).toBe('America/Chicago')
    expect(liesInTwoZones('TX')).toBe(true)
    expect(zoneOf('CZ', null)).toBeNull()
  })
})

describe('the last day of a service as it is shown', () => {
  test.each([
    ['2020-01-01', '2026-11-26', '2026-11-25'],
    ['2026-11-25', '2026-11-26', '2026-11-25'],
    ['2026-11-26', '2026-11-26', '2026-11-26'],
  ])('begun on %s and over from %s: %s, never before it began', (from, validTo, last) => {
    expect(lastDayOf(from, validTo)).toBe(last)
  })
})
