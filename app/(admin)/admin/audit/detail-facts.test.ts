import { expect, test } from 'vitest'
import { detailFacts } from './detail-facts'

test('what an event noted down is said in words, before and after apart', () => {
  const detail = {
    before: { timeZone: 'America/Denver', ori: null },
    after: { timeZone: 'America/Boise', isOvcGrantee: true },
  }
  expect(detailFacts(detail)).toEqual([
    { label: 'Before, time zone', value: 'America/Denver' },
    { label: 'Before, ori', value: 'None' },
    { label: 'After, time zone', value: 'America/Boise' },
    { label: 'After, is ovc grantee', value: 'Yes' },
  ])
})

test('a list is one value, a list of things keeps every part', () => {
  expect(detailFacts({ lines: ['emergency', 'fbi'], partners: [{ side: 'other' }], none: [], nothing: {} })).toEqual([
    { label: 'Lines', value: 'emergency; fbi' },
    { label: 'Partners', value: '{"side":"other"}' },
    { label: 'None', value: 'None' },
    { label: 'Nothing', value: 'None' },
  ])
})
