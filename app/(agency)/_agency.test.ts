import { expect, test } from 'vitest'
import { withDay } from './_agency'

test('who asks about a day keeps asking about it on every screen that answers for one', () => {
  expect(withDay('/agency/completion', '2026-06-01')).toBe('/agency/completion?as-of=2026-06-01')
  expect(withDay('/agency/completion?status=overdue', '2026-06-01')).toBe(
    '/agency/completion?status=overdue&as-of=2026-06-01',
  )
  expect(withDay('/agency/people/1', '2026-06-01')).toBe('/agency/people/1?as-of=2026-06-01')
  expect(withDay('/agency?due=overdue&as-of=2026-07-01', '2026-06-01')).toBe('/agency?due=overdue&as-of=2026-07-01')
  expect(withDay('/agency/roster', '2026-06-01')).toBe('/agency/roster')
  expect(withDay('/agency', null)).toBe('/agency')
})
