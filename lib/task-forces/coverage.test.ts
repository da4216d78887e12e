import { expect, test } from 'vitest'
import { countiesServed } from './coverage'

const force = { state: 'CA', servedStates: [] as string[], servedCounties: [] as string[] }

test('the counties that are named are measured from, however they are written, and each once', () => {
  const found = countiesServed({ ...force, servedCounties: ['CA Contra Costa', 'CA contra costa county', 'NV Clark'] })
  expect(found.map(({ area }) => area)).toEqual(['Contra Costa', 'Clark, NV'])
  expect(found[0]?.latitude).toBeCloseTo(37.9, 0)
})

test('a whole state is all of its counties, and a county that no map has is left out', () => {
  expect(countiesServed({ ...force, servedStates: ['CA'], servedCounties: ['CA Kern'] })).toHaveLength(58)
  expect(countiesServed({ ...force, servedCounties: ['CA Marlow'] })).toEqual([])
})
