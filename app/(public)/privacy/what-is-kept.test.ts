import { expect, test } from 'vitest'
import { findReach } from '@/lib/agencies/reach'
import { LOOKS_AFTER, whoLooksAfter, whoSeesWords } from '@/lib/agencies/who-sees'
import { newId } from '@/lib/platform/ids'
import { readers } from './what-is-kept'

test.each(LOOKS_AFTER)('%s is named wherever it is said who sees a record, and does see people', (role) => {
  const agencyId = newId()
  const roles = [{ role, agencyId, unitId: null }] as never
  expect(findReach({ kind: 'person', personId: newId(), roles } as never, agencyId)).not.toBeNull()
  for (const text of [whoLooksAfter, whoSeesWords(['Harbor County Advocates'])]) expect(text).toContain(role)
  expect(readers.some(({ who }) => who.toLowerCase().includes(role))).toBe(true)
})

test('administrators are said to see what joining two records shows them', () => {
  const { sees } = readers.at(-1) ?? {}
  for (const shown of ['credits', 'what you owe']) expect(sees).toContain(shown)
})

test('who serves nowhere is told of the agencies they left', () => {
  expect(whoSeesWords([])).toContain('An agency that you left keeps seeing what you earned while you served there.')
  expect(whoSeesWords([])).not.toContain('Nobody but you')
})
