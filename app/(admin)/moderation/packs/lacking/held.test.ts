import { expect, test } from 'vitest'
import type { SuggestedRule } from '@/lib/mandates/suggested-inputs'
import { heldWith } from './held'

const rule = (suggestedId: string, mayAnswer = true) => ({ suggestedId, mayAnswer }) as SuggestedRule
const page = (number: number, ...items: SuggestedRule[]) => ({ page: number, items })
const ids = (items: readonly SuggestedRule[]) => items.map(({ suggestedId }) => suggestedId)
const typed =
  (...which: string[]) =>
  (each: SuggestedRule) =>
    which.includes(each.suggestedId)

test('a rule that goes while its answer is typed stays, before the others and once', () => {
  const first = heldWith(page(1, rule('a'), rule('b')), page(1, rule('b')), typed('a'))
  expect(ids(first)).toEqual(['a', 'b'])
  expect(ids(heldWith(page(1, ...first), page(1, rule('c')), typed('a')))).toEqual(['a', 'c'])
  expect(ids(heldWith(page(1, ...first), page(1, rule('b'), rule('a')), typed('a')))).toEqual(['b', 'a'])
})

test('one that nobody was answering goes, as does one once it was sent, and all of them with their page', () => {
  const before = page(1, rule('a'), rule('b', false))
  expect(ids(heldWith(before, page(1), typed()))).toEqual([])
  expect(ids(heldWith(before, page(1), typed('b')))).toEqual([])
  expect(ids(heldWith(before, page(2, rule('c')), typed('a')))).toEqual(['c'])
})
