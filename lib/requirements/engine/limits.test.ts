import { expect, test } from 'vitest'
import { actWords, type Limits, limitQuestions, limitsShape } from './limits'

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

test('the day that a rule names for a group comes after the day that says who is in it', () => {
  const refused = (limits: Limits) => limitQuestions({ limits, repeatMonths: 24 }).flatMap((ask) => ask()?.[0] ?? [])
  const licensed = { startedBy: '2025-01-01' }
  expect(refused({ ...licensed, startedDueBy: '2026-01-01' })).toEqual([])
  expect(refused({ ...licensed, startedDueBy: '2025-01-01' })).toEqual(['startedDueBy'])
  expect(refused({ ...licensed, startedDueBy: '2024-01-01' })).toEqual(['startedDueBy'])
  expect([refused(licensed), refused({ startedDueBy: '2024-01-01' })]).toEqual([['startedDueBy'], ['startedBy']])
  const done = { doneBy: '2025-01-01' }
  expect(refused({ ...done, doneDueBy: '2026-01-01' })).toEqual([])
  expect([refused({ ...done, doneDueBy: '2024-01-01' }), refused({ ...done, doneDueBy: '2028-01-01' })]).toEqual([
    ...[['doneDueBy'], ['doneDueBy']],
  ])
})
