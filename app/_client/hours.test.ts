import { expect, it } from 'vitest'
import { hoursOrNone } from './hours'

it('reads hours with a point or a comma, and takes nothing for nothing', () => {
  expect(['1.5', '1,5', ' 0,75 ', '2', 1.5].map(hoursOrNone)).toEqual([1.5, 1.5, 0.75, 2, 1.5])
  expect(['', '  ', null, undefined].map(hoursOrNone)).toEqual([null, null, null, null])
})

it('guesses nothing: what may be read in two ways, or is no number, is none', () => {
  for (const typed of ['1,250', '1.250,5', '1,5 hours', 'two']) expect(hoursOrNone(typed)).toBeNaN()
})
