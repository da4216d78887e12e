import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/platform/time'
import { changeStretch, endService, endStretch, isServing, misplacedRole, type Stretch } from './rules'
import { lastDayOf } from './words'
import { zoneOf } from './zone-of-place'
import { zoneTable } from './zone-table'
import { isState, liesInTwoZones, zonesOf } from './zones'

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

test.each(['constructor', 'toString', '__proto__'])('%s is no state, though every object has it', (name) => {
  expect([isState(name), liesInTwoZones(name)]).toEqual([false, false])
})

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
    ['Adak, Alaska', 'AK', 51.88, -176.65, 'America/Adak'],
    ['Unalaska, Alaska', 'AK', 53.87, -166.53, 'America/Anchorage'],
    ['Juneau, Alaska', 'AK', 58.3, -134.42, 'America/Anchorage'],
    ['Phoenix, Arizona', 'AZ', 33.45, -112.07, 'America/Phoenix'],
    ['Window Rock, Arizona (Navajo Nation)', 'AZ', 35.67, -109.06, 'America/Denver'],
    ['Tuba City, Arizona (Navajo Nation)', 'AZ', 36.13, -111.24, 'America/Denver'],
    ['Kykotsmovi, Arizona (Hopi)', 'AZ', 35.87, -110.62, 'America/Phoenix'],
    ['Fredonia, Arizona, by the line of Utah', 'AZ', 36.95, -112.52, 'America/Phoenix'],
    ['Phenix City, Alabama', 'AL', 32.47, -85.0, 'America/New_York'],
    ['Opelika, Alabama', 'AL', 32.65, -85.38, 'America/Chicago'],
    ['West Wendover, Nevada', 'NV', 40.74, -114.08, 'America/Denver'],
    ['Elko, Nevada', 'NV', 40.83, -115.76, 'America/Los_Angeles'],
    ['Port St. Joe, Florida', 'FL', 29.81, -85.3, 'America/New_York'],
    ['Marianna, Florida', 'FL', 30.77, -85.23, 'America/Chicago'],
    ['Chattahoochee, Florida', 'FL', 30.7, -84.84, 'America/New_York'],
    ['Riggins, Idaho, by the Salmon River', 'ID', 45.42, -116.32, 'America/Boise'],
    ['Grangeville, Idaho', 'ID', 45.93, -116.12, 'America/Los_Angeles'],
    ['Salmon, Idaho', 'ID', 45.18, -113.9, 'America/Boise'],
    ['Knox, Indiana', 'IN', 41.3, -86.62, 'America/Chicago'],
    ['Plymouth, Indiana', 'IN', 41.34, -86.31, 'America/Indiana/Indianapolis'],
    ['Tell City, Indiana', 'IN', 37.95, -86.77, 'America/Chicago'],
    ['Jasper, Indiana', 'IN', 38.39, -86.93, 'America/Indiana/Indianapolis'],
    ['Vincennes, Indiana', 'IN', 38.68, -87.53, 'America/Indiana/Indianapolis'],
    ['Tribune, Kansas', 'KS', 38.47, -101.75, 'America/Denver'],
    ['Colby, Kansas', 'KS', 39.4, -101.05, 'America/Chicago'],
    ['Monticello, Kentucky', 'KY', 36.83, -84.85, 'America/New_York'],
    ['Columbia, Kentucky', 'KY', 37.1, -85.31, 'America/Chicago'],
    ['Elizabethtown, Kentucky', 'KY', 37.69, -85.86, 'America/New_York'],
    ['Leitchfield, Kentucky', 'KY', 37.48, -86.29, 'America/Chicago'],
    ['Iron Mountain, Michigan', 'MI', 45.82, -88.07, 'America/Chicago'],
    ['Escanaba, Michigan', 'MI', 45.75, -87.06, 'America/Detroit'],
    ['Marquette, Michigan', 'MI', 46.55, -87.4, 'America/Detroit'],
    ['Bismarck, North Dakota', 'ND', 46.81, -100.78, 'America/Chicago'],
    ['Watford City, North Dakota', 'ND', 47.8, -103.28, 'America/Chicago'],
    ['Hettinger, North Dakota', 'ND', 46.0, -102.64, 'America/Denver'],
    ['North Platte, Nebraska', 'NE', 41.12, -100.77, 'America/Chicago'],
    ['Ogallala, Nebraska', 'NE', 41.13, -101.72, 'America/Denver'],
    ['Valentine, Nebraska', 'NE', 42.87, -100.55, 'America/Chicago'],
    ['Burns, Oregon', 'OR', 43.59, -119.05, 'America/Los_Angeles'],
    ['Vale, Oregon', 'OR', 43.98, -117.24, 'America/Boise'],
    ['Jordan Valley, Oregon', 'OR', 42.98, -117.06, 'America/Boise'],
    ['Fort Pierre, South Dakota', 'SD', 44.35, -100.37, 'America/Denver'],
    ['Mobridge, South Dakota', 'SD', 45.54, -100.43, 'America/Chicago'],
    ['Winner, South Dakota', 'SD', 43.38, -99.86, 'America/Chicago'],
    ['Cookeville, Tennessee', 'TN', 36.16, -85.5, 'America/Chicago'],
    ['Crossville, Tennessee', 'TN', 35.95, -85.03, 'America/Chicago'],
    ['Dayton, Tennessee', 'TN', 35.49, -85.01, 'America/New_York'],
    ['Sierra Blanca, Texas', 'TX', 31.17, -105.36, 'America/Denver'],
    ['Van Horn, Texas', 'TX', 31.04, -104.83, 'America/Chicago'],
    ['Farwell, Texas, by the line of New Mexico', 'TX', 34.38, -103.03, 'America/Chicago'],
    ['San Juan, Puerto Rico', 'PR', 18.4, -66.1, 'America/Puerto_Rico'],
    ['Charlotte Amalie, Virgin Islands', 'VI', 18.34, -64.93, 'America/St_Thomas'],
    ['Hagåtña, Guam', 'GU', 13.47, 144.75, 'Pacific/Guam'],
    ['Saipan', 'MP', 15.19, 145.75, 'Pacific/Saipan'],
    ['Pago Pago, American Samoa', 'AS', -14.28, -170.7, 'Pacific/Pago_Pago'],
    ['a place that the list has wrong', 'TX', 64.0, 20.0, 'America/Chicago'],
  ])('of %s follows from where it lies', (_, state, latitude, longitude, zone) => {
    expect(zoneOf(state, { latitude, longitude })).toBe(zone)
  })

  test('without a place on the map is that of most of the state, and no state has none', () => {
    expect(zoneOf('TX', null)).toBe('America/Chicago')
    expect(liesInTwoZones('TX')).toBe(true)
    expect(zoneOf('CZ', null)).toBeNull()
  })

  test('has a table for every state that keeps several, and every square of it stands for one of them', () => {
    expect(Object.keys(zoneTable).filter((state) => !liesInTwoZones(state))).toEqual([])
    const states = Object.entries(zoneTable)
    expect(states).toHaveLength(16)
    for (const [state, { squares }] of states) {
      const kept = new Set(squares.replaceAll('.', ''))
      expect([state, [...kept].sort()]).toEqual([state, zonesOf(state).map((_, place) => String(place))])
      const split = squares.split('.').length - 1
      expect([state, squares.length]).toEqual([state, 4 * split + 1])
    }
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
