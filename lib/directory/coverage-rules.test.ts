import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { milesBetween } from '@/lib/platform/distance'
import { type AgencyPlace, COVERED_MILES, coverageOf, gapsOf, type ServicePlace } from './coverage-rules'
import { serviceGroups } from './vocabularies'

const agency = (area: string, latitude: number, longitude: number, agencies = 1): AgencyPlace => ({
  ...{ area, latitude, longitude, agencies },
})
const housing = (latitude: number, longitude: number): ServicePlace => ({
  ...{ latitude, longitude, groups: new Set(['housing'] as const) },
})

describe('coverage', () => {
  test('counts agencies without a service of the kind within 50 miles, most gaps first', () => {
    const [first, second] = coverageOf(
      [agency('CA', 36.6, -121.6, 3), agency('CA', 40.8, -124.1), agency('MT', 47, -109)],
      [{ ...housing(36.7, -121.7), groups: new Set(serviceGroups) }, housing(40.9, -124)],
    )
    expect(first).toMatchObject({ area: 'MT', agencies: 1 })
    expect(second).toMatchObject({ area: 'CA', agencies: 4, lacking: { housing: 0, justice: 1 } })
  })

  test('says how far the nearest is, up to what was looked for', () => {
    const places = [agency('Alder', 36, -121), agency('Alder', 36, -120)]
    const [alder] = coverageOf(places, [housing(37, -121)], 150)
    expect(alder?.lacking.housing).toBe(2)
    expect(alder?.furthest.housing).toBeCloseTo(milesBetween({ latitude: 36, longitude: -120 }, housing(37, -121)), 6)
    expect(alder?.furthest.justice).toBeNull()
    expect(alder && gapsOf(alder)).toBe(serviceGroups.length)
  })

  test('finds across the 180th meridian and in the far north', () => {
    expect(coverageOf([agency('AK', 52, 179.9)], [housing(52, -179.9)])[0]?.lacking.housing).toBe(0)
    expect(coverageOf([agency('AK', 71.3, -156.8)], [housing(71.2, -155.2)])[0]?.lacking.housing).toBe(0)
  })

  test('agrees with measuring everything against everything', () => {
    const point = fc.record({
      latitude: fc.double({ min: -14, max: 71, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), fc.array(point, { maxLength: 12 }), (from, to) => {
        const near = to.map((each) => housing(each.latitude, each.longitude))
        const counted = coverageOf(
          from.map((each) => agency('X', each.latitude, each.longitude)),
          near,
        )
        const without = from.filter((each) => near.every((service) => milesBetween(each, service) > COVERED_MILES))
        expect(counted[0]?.lacking.housing ?? 0).toBe(without.length)
      }),
    )
  })
})
