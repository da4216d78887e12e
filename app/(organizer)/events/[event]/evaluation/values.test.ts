import { expect, test } from 'vitest'
import { standardQuestions } from '@/lib/evaluations/kinds'
import { linesOf, questionsOf } from './values'

test('questions of ours stay ours however they are ordered, and a line of one’s own is one’s own', () => {
  expect(questionsOf(linesOf(standardQuestions))).toEqual(standardQuestions)
  const lines = linesOf(standardQuestions)
  const rating = `I know whom to call.\n\n  ${lines.rating.split('\n')[1]}  `
  expect(questionsOf({ rating, words: '' })).toEqual([
    { id: 'rating-1', kind: 'rating', text: 'I know whom to call.' },
    { id: 'ready', kind: 'rating', text: null },
  ])
})
