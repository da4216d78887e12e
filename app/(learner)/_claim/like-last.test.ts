import { expect, test } from 'vitest'
import { type ClaimFields, claimDraft } from '@/lib/claims/fields'
import { likeLast, stillEmpty } from './like-last'
import { emptyClaim, valuesOf } from './values'

const before: ClaimFields = claimDraft.parse({
  ...{ title: 'Interviewing', provider: 'Bayview Language Institute', minutes: 180, mode: 'in-person' },
  ...{ startsOn: '2025-11-14', endsOn: '2025-11-15', note: 'The second day was short.', eventSlug: 'two-desks' },
  ...{ topicIds: ['interviewing', 'law'], topicMinutes: { law: 60 }, priorityIds: ['integration'] },
  agencyId: '0190d5a0-0000-7000-8000-000000000001',
})

test('a training that is taken again has its title, hours, mode and topics, and neither days, note, event nor agency', () => {
  expect(likeLast(before)).toEqual({
    ...emptyClaim(),
    ...{ title: 'Interviewing', provider: 'Bayview Language Institute', minutes: 180, mode: 'in-person' },
    ...{ topicIds: ['interviewing', 'law'], topicMinutes: { law: 60 }, priorityIds: ['integration'] },
  })
})

test('only what is still empty is filled in', () => {
  const typed = { ...valuesOf(emptyClaim()), provider: 'The academy', hours: '2.5', startsOn: '2026-11-14' }
  expect(stillEmpty(typed, before)).toEqual({
    ...{ title: 'Interviewing', mode: 'in-person', priorityIds: ['integration'] },
    ...{ topicIds: ['interviewing', 'law'], topicHours: { law: '1' } },
  })
})

test('hours by topic stay with topics that were chosen already', () => {
  const typed = { ...valuesOf(emptyClaim()), topicIds: ['ethics'] }
  expect(stillEmpty(typed, before)).not.toHaveProperty('topicIds')
  expect(stillEmpty(typed, before)).not.toHaveProperty('topicHours')
})

test('nothing is filled in where all of it is', () => {
  expect(stillEmpty(valuesOf(before), before)).toEqual({})
})
