import { expect, test } from 'vitest'
import { shuffledBy } from './shuffle'

const options = ['a', 'b', 'c', 'd']
const readers = Array.from({ length: 800 }, (_, reader) => shuffledBy(options, `${reader} which`))

test('is the same for the same reader and question, and holds every option once', () => {
  expect(shuffledBy(options, '7 which')).toEqual(shuffledBy(options, '7 which'))
  for (const order of readers) expect(order.toSorted()).toEqual(options)
})

test('puts each option at each place for about as many readers', () => {
  for (const option of options) {
    for (const place of options.keys()) {
      const share = readers.filter((order) => order[place] === option).length / readers.length
      expect(share).toBeGreaterThan(0.18)
      expect(share).toBeLessThan(0.32)
    }
  }
})

test('puts the right one at no place alone in the page as it is sent', () => {
  const checks = Array.from({ length: 40 }, (_, check) => shuffledBy(options, ` check-${check}`).indexOf('b'))
  expect(new Set(checks).size).toBe(4)
})
