import { expect, test } from 'vitest'
import { drawn, wordsOf } from '@/e2e/support/drawn'
import type { KeptTaskForce } from '@/lib/task-forces/shapes'
import { KeptFacts } from './kept-facts'

const force = {
  ...{ kind: 'other', state: 'CA', servedStates: [], servedCounties: ['CA Marlow'], servedWords: null },
  ...{ postalCode: null, phone: null, email: null, url: null, since: null, listing: null, mayChangeKind: false },
} as unknown as KeptTaskForce
const said = (unknownCounties: string[]) =>
  wordsOf(drawn(<KeptFacts force={{ ...force, unknownCounties }} here="/task-forces/marlow/keep" />))

test('whoever keeps a task force reads which of its counties no map has, and what that means', () => {
  const words = said(['CA Marlo', 'CA Ansell'])
  expect(words).toContain('No county of this name is known: CA Marlo and CA Ansell')
  expect(words).toContain('Nobody finds the task force by a ZIP code of them.')
  expect(said(['CA Marlo'])).toContain('by a ZIP code of it.')
})

test('nothing of that is said where every county is known', () => {
  expect(said([])).not.toContain('county of this name')
})
