import { expect, test } from 'vitest'
import { draftOf } from './use-saved-event'

test('what is typed is kept for one person, one event or copy, and one saved version', () => {
  const opened = { personId: 'ruth', eventId: null, from: null, like: null }
  const names = [
    opened,
    { ...opened, like: 'one' },
    { ...opened, like: 'other' },
    { ...opened, personId: 'paul' },
    { ...opened, eventId: 'one', from: '2026-11-26T10:00:00.000Z' },
    { ...opened, eventId: 'one', from: '2026-11-26T11:00:00.000Z' },
  ].map(draftOf)
  expect(new Set(names).size).toBe(names.length)
})
