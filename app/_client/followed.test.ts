import { expect, test } from 'vitest'
import { taken } from './followed'

const opened = { version: '1', values: { hours: 'Days', phone: '' as string | null } }
const elsewhere = { version: '2', values: { hours: 'Day and night', phone: '' } }
const untouched = { version: '2', values: { hours: 'Days', phone: null } }

test('a form takes over what was changed elsewhere until somebody types in it', () => {
  expect(taken(opened, elsewhere, false)).toBe('all')
})
test('what is typed stays, and is sent as made from what was there when it was typed', () => {
  expect(taken(opened, elsewhere, true)).toBe('nothing')
})
test('a step that changed none of its fields stands in nobody’s way', () => {
  expect(taken(opened, untouched, true)).toBe('version')
  expect(taken(opened, untouched, false)).toBe('version')
  expect(taken(opened, opened, false)).toBe('nothing')
})
