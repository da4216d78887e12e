import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { milesBetween } from '@/lib/platform/distance'
import { stateCodes } from '@/lib/platform/states'
import { pointOfZip } from '@/lib/platform/zip-points'
import { middleOfCounty } from './atlas'
import { countryMap } from './country-map'
import { mapAround, mapOfState } from './maps'
import { labels, spread } from './marks'

const size = { width: 640, height: 620 }

/** Where a ZIP code that everybody knows lies. */
function at(zip: string) {
  const point = pointOfZip(zip)
  if (!point) throw new Error(`${zip} is not in the table.`)
  return point
}

describe('the map of the country', () => {
  const map = countryMap()

  test('has every state, the district and the five territories, each drawn', () => {
    const drawn = [...map.states, ...map.boxes]
    expect(drawn.map(({ code }) => code).sort()).toEqual([...stateCodes].sort())
    expect(drawn.filter(({ d }) => !/^M[\d.]+ [\d.]+l.*Z$/.test(d))).toEqual([])
  })

  test('is small enough for every page', () => {
    expect([...map.states, ...map.boxes].reduce((sum, { d }) => sum + d.length, 0)).toBeLessThan(32_000)
  })

  test('puts a place of a territory into its box', () => {
    const zips = { PR: '00901', VI: '00802', GU: '96910', MP: '96950', AS: '96799' }
    for (const { code, x, y, width, height } of map.boxes) {
      const spot = map.spotOf(at(zips[code as keyof typeof zips]), code)
      expect(spot && spot.x > x && spot.x < x + width && spot.y > y && spot.y < y + height, code).toBe(true)
    }
  })

  test('puts north above south and east right of west', () => {
    const [seattle, diego, boston] = [
      map.spotOf(at('98101'), 'WA'),
      map.spotOf(at('92101'), 'CA'),
      map.spotOf(at('02108'), 'MA'),
    ]
    expect(seattle && diego && seattle.y < diego.y).toBe(true)
    expect(seattle && boston && seattle.x < boston.x).toBe(true)
  })
})

describe('a map around a place', () => {
  test.each(['93901', '96910', '99501', '00802'])('draws %s in its middle, and as far as it is', (zip) => {
    const center = at(zip)
    const map = mapAround(center, 50, size)
    expect(map.spotOf(center)).toEqual({ x: 320, y: 310 })
    expect(map.land).toContain('M')
    const near = { latitude: center.latitude + 0.3, longitude: center.longitude + 0.2 }
    const spot = map.spotOf(near)
    const drawn = Math.hypot((spot?.x ?? 0) - 320, (spot?.y ?? 0) - 310) / (map.ring?.radius ?? 1)
    expect(drawn * 50).toBeCloseTo(milesBetween(center, near), 1)
  })

  test('knows no spot for what lies beyond it', () => {
    expect(mapAround(at('93901'), 50, size).spotOf(at('10001'))).toBeNull()
  })

  test('shows a state with its counties, and nothing for what is no state', () => {
    expect(mapOfState('CA', size)?.counties).toHaveLength(58)
    expect(mapOfState('CA', size)?.counties.map(({ name }) => name)).toContain('Monterey')
    expect(mapOfState('CA', size)?.spotOf(at('93901'))).not.toBeNull()
    expect(mapOfState('AS', size)?.spotOf(at('96799'))).not.toBeNull()
    expect(mapOfState('XX', size)).toBeNull()
  })
})

test('the middle of a county is found by its name, with the word county or without', () => {
  const monterey = middleOfCounty('CA', 'Monterey')
  expect(monterey && milesBetween(monterey, at('93930'))).toBeLessThan(30)
  expect(middleOfCounty('CA', 'MONTEREY COUNTY')).toEqual(monterey)
  expect(middleOfCounty('LA', 'Orleans Parish')).toEqual(middleOfCounty('LA', 'Orleans'))
  expect(middleOfCounty('CA', 'Marlow')).toBeNull()
  expect(middleOfCounty('CA', null)).toBeNull()
})

describe('marks', () => {
  const spots = fc.array(fc.record({ x: fc.integer({ min: 0, max: 360 }), y: fc.integer({ min: 0, max: 340 }) }), {
    maxLength: 25,
  })

  test('never stand on one another, nor off the picture', () => {
    fc.assert(
      fc.property(spots, (given) => {
        const placed = spread(given, 28, { width: 360, height: 340 })
        for (const [i, a] of placed.entries()) {
          expect(a.x >= 14 && a.x <= 346 && a.y >= 14 && a.y <= 326).toBe(true)
          for (const b of placed.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(24)
        }
      }),
    )
  })

  test('of one town stand around it', () => {
    const placed = spread(
      Array.from({ length: 25 }, () => ({ x: 180, y: 170 })),
      28,
      { width: 360, height: 340 },
    )
    for (const { x, y } of placed) expect(Math.hypot(x - 180, y - 170)).toBeLessThan(110)
  })

  test('have the name of their town once, beside them and on nothing else', () => {
    const placed = labels(
      [
        { x: 100, y: 100, text: 'Marlow Bay' },
        { x: 130, y: 100, text: 'Marlow Bay' },
        { x: 350, y: 200, text: 'Fort Ansel' },
      ],
      14,
      { width: 360, height: 340 },
    )
    expect(placed).toEqual([
      { text: 'Marlow Bay', anchor: 'end', x: 82, y: 104 },
      { text: 'Fort Ansel', anchor: 'end', x: 332, y: 204 },
    ])
  })
})
