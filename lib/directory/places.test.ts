import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxAround, milesBetween, type Point } from '@/lib/platform/distance'
import { pointOfZip } from '@/lib/platform/zip-points'
import { statesOfZip } from '@/lib/platform/zip-states'
import { zipTable } from '@/lib/platform/zip-table'
import { countyAsKept, countyKey, isOnMap, keysOfCounty, waysToName } from './atlas'
import { county } from './listing-fields'
import { countyOfZip } from './zip-counties'

const point = fc.record({
  latitude: fc.double({ min: -89, max: 89, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})

/** The angle between two directions from the middle of the earth: another way to the same distance. */
function byVectors(a: Point, b: Point): number {
  const [u, v] = [a, b].map(({ latitude, longitude }) => {
    const [up, across] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180]
    return [Math.cos(up) * Math.cos(across), Math.cos(up) * Math.sin(across), Math.sin(up)] as const
  }) as [readonly [number, number, number], readonly [number, number, number]]
  const cross = Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
  return 3958.7613 * Math.atan2(cross, u[0] * v[0] + u[1] * v[1] + u[2] * v[2])
}

test('a city that is a county of its own is told from the county of its name; who says no more may mean either', () => {
  expect(countyOfZip('21201')).toBe('MD Baltimore city')
  expect(countyOfZip('21204')).toBe('MD Baltimore')
  expect(countyAsKept('MD baltimore City')).toBe('MD Baltimore city')
  expect(waysToName('MD Baltimore city')).toEqual(['MD Baltimore city', 'MD Baltimore'])
  expect(waysToName('MD Baltimore')).not.toContain('MD Baltimore city')
  expect(keysOfCounty('VA Roanoke city')).toEqual([countyKey('VA Roanoke city'), countyKey('VA Roanoke')])
  expect(countyAsKept('VA Norfolk city')).toBe('VA Norfolk')
  for (const whole of ['NV Carson City', 'VA James City County', 'VA Norfolk city'])
    expect([whole, isOnMap(whole)]).toEqual([whole, true])
  expect(isOnMap('MD Marlow')).toBe(false)
})

test('“Franklin County” is the county, also where a city has its name', () => {
  for (const name of ['MD Baltimore', 'MO St. Louis', 'VA Fairfax', 'VA Franklin', 'VA Richmond', 'VA Roanoke']) {
    const said = county.parse(`${name} County`)
    expect(countyAsKept(said)).toBe(`${name} County`)
    expect(isOnMap(said)).toBe(true)
    expect([waysToName(name), waysToName(`${name} city`)].map((ways) => ways.includes(`${name} County`))).toEqual([
      true,
      false,
    ])
    expect([keysOfCounty(name), keysOfCounty(`${name} city`)].map((keys) => keys.includes(countyKey(said)))).toEqual([
      true,
      false,
    ])
    // Who says no more may mean either.
    expect([waysToName(name), waysToName(`${name} city`)].every((ways) => ways.includes(name))).toBe(true)
  }
  expect(countyAsKept(county.parse('CA Contra Costa County'))).toBe('CA Contra Costa')
  expect(countyAsKept(county.parse('MO saint louis county'))).toBe('MO St. Louis County')
})

describe('distance', () => {
  test('is the great circle’s, whichever way it is worked out', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(milesBetween(a, b)).toBeCloseTo(byVectors(a, b), 2)
        expect(milesBetween(a, b)).toBeCloseTo(milesBetween(b, a), 6)
      }),
    )
    expect(milesBetween({ latitude: 12, longitude: 30 }, { latitude: 12, longitude: 30 })).toBe(0)
  })

  test('from New York to Los Angeles are 2,446 miles', () => {
    const miles = milesBetween({ latitude: 40.7128, longitude: -74.006 }, { latitude: 34.0522, longitude: -118.2437 })
    expect(Math.round(miles)).toBe(2446)
  })

  test('whatever lies within so many miles lies in the box around', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const { south, north, spans } = boxAround(a, milesBetween(a, b) + 0.001)
        expect(b.latitude >= south && b.latitude <= north).toBe(true)
        expect(spans.some(({ west, east }) => b.longitude >= west && b.longitude <= east)).toBe(true)
      }),
    )
  })

  test('a box goes on beyond the 180th meridian', () => {
    expect(boxAround({ latitude: 52, longitude: 179.9 }, 50).spans).toHaveLength(2)
    expect(boxAround({ latitude: 52, longitude: -179.9 }, 50).spans).toHaveLength(2)
  })
})

describe('ZIP codes', () => {
  test.each([
    ['10001', 40.75065, -73.997293],
    ['00601', 18.180555, -66.749961],
    ['00802', 18.342939, -64.925102],
    ['96799', -14.322923, -170.752349],
    ['96910', 13.452852, 144.747191],
    ['96950', 15.186894, 145.754396],
    ['99501', 61.219998, -149.85784],
    ['99546', 51.85567, -176.668632],
    ['86034', 35.770876, -110.138147],
  ])('%s lies where the Census has it, to a fifth of a mile', (zip, latitude, longitude) => {
    const found = pointOfZip(zip)
    expect(found).toMatchObject({ isExact: true })
    expect(milesBetween(found ?? { latitude: 0, longitude: 0 }, { latitude, longitude })).toBeLessThan(0.2)
  })

  test('nine digits are found by their first five; what is no ZIP code is not', () => {
    expect(pointOfZip('10001-1234')).toEqual(pointOfZip('10001'))
    expect(pointOfZip(' 100011234 ')).toEqual(pointOfZip('10001'))
    for (const wrong of ['', '1000', '10001-12', 'ABCDE', '1000１', '00000', '99999'])
      expect(pointOfZip(wrong)).toBe(null)
  })

  test.each([
    ['96799', ['AS']],
    ['96813', ['HI']],
    ['96910', ['GU']],
    ['96950', ['MP']],
    ['96940', []],
    ['96943', []],
    ['96960', []],
    ['96970-0001', []],
    ['34002', []],
    ['33901', ['FL']],
    ['34102', ['FL']],
  ])('%s asks the state or territory it lies in, and no other', (zip, states) => {
    expect(statesOfZip(zip)).toEqual(states)
  })

  test('a post-office box stands in the middle of the codes around it, and says so', () => {
    const box = pointOfZip('10008')
    expect(box).toMatchObject({ isExact: false })
    expect(milesBetween(box ?? { latitude: 0, longitude: 0 }, { latitude: 40.75, longitude: -73.99 })).toBeLessThan(10)
  })

  test('where codes of one hundred lie far apart, none is made up', () => {
    expect(pointOfZip('99599')).toBe(null)
  })

  test('all of the table can be read, in order', () => {
    let found = 0
    for (let code = 0; code < 100_000; code += 1) if (pointOfZip(String(code).padStart(5, '0'))?.isExact) found += 1
    expect(found).toBe(zipTable.count)
  })
})
