import { expect, test } from 'vitest'
import { anEvent, aSession } from '@/lib/events/inputs.fixture'
import { changedSince } from './changed-since'

test('what was changed while a moderator looked is named as the form names it', () => {
  const shown = anEvent()
  const now = anEvent({ title: 'Another title', sessions: [aSession({ venueName: 'Another hall' })] })
  expect(changedSince(shown, anEvent())).toEqual([])
  expect(changedSince(shown, now)).toEqual(['title', 'when and where'])
})
