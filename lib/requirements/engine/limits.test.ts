import { expect, test } from 'vitest'
import { actWords, limitsShape } from './limits'

test('what waits stands in a sentence after "they may", however it was typed', () => {
  const same = ['speak with victims under privilege', 'FBI systems: open a case', 'maybe act', 'may']
  expect(same.map(actWords)).toEqual(same)
  for (const typed of [
    'Speak with victims',
    'may speak with victims.',
    'They may speak with victims',
    'Before they may speak with victims;',
    'before she may Speak with victims .',
  ])
    expect(actWords(typed)).toBe('speak with victims')
  expect(limitsShape.parse({ heldBack: ' May  answer the line. ' })).toEqual({ heldBack: 'answer the line' })
})
