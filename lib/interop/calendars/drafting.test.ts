import { expect, test } from 'vitest'
import type { ForeignEvent } from '@/lib/formats/icalendar-entries'
import { draftOf } from './drafting'
import { keyOf } from './entries'
import { besides } from './facts'

const beside = besides.parse({ zone: 'America/Los_Angeles', sponsor: 'Harbor Light', cost: 'Free', state: 'CA' })
const entry = (over: Partial<ForeignEvent>): ForeignEvent => ({
  ...{ line: 1, uid: 'a@x', recurrence: '', sequence: 0, changedAt: null, isCancelled: false, isTentative: false },
  ...{ title: 'An evening together', description: '', location: '12 Quay Street, Marlow Bay, CA', categories: [] },
  ...{ url: '', joinUrl: '', organizerName: '', organizerEmail: '', contact: '', isAllDay: false },
  ...{ starts: '2027-01-12T09:00', ends: '2027-01-12T12:00', zone: 'America/Los_Angeles', zoneBy: 'name' as const },
  ...over,
})
const isHidden = (over: Partial<ForeignEvent>, said: Parameters<typeof draftOf>[2] = {}) =>
  draftOf(entry(over), beside, said).fields.hidePlace

test('the place of a shelter is hidden wherever the text speaks of one', () => {
  expect(isHidden({})).toBe(false)
  expect(isHidden({ description: `${'Welcome. '.repeat(50)}\n\nWe meet at our emergency shelter.` })).toBe(true)
  expect(isHidden({ categories: ['Safe house'] })).toBe(true)
})

test('a group of survivors is one, whatever a table calls it', () => {
  for (const title of ['Support group for survivors', 'Survivors’ group', 'Grupo de apoyo'])
    expect(isHidden({ title }, { kind: 'training' })).toBe(true)
})

test('two long names that begin alike are two keys', () => {
  const long = 'u'.repeat(300)
  const keys = ['a', 'b'].map((end) => keyOf({ uid: `${long}${end}`, recurrence: '' }))
  expect(keys[0]).not.toBe(keys[1])
  expect(keyOf({ uid: 'short@x', recurrence: '20270112' })).toBe('short@x 20270112')
})
