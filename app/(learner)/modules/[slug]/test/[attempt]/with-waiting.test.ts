import { expect, test } from 'vitest'
import type { Message } from '@/app/_client/offline-queue'
import type { Attempt } from '@/lib/learning/inputs'
import { withWaiting } from './with-waiting'

const question = (id: string, chosen: number[], answeredAt: string | null) => ({
  ...{ id, chosen, answeredAt, prompt: id, several: false },
  options: [1, 2, 3].map((number) => ({ number, text: `${number}` })),
})
const attempt: Attempt = {
  ...{
    attemptId: 'mine',
    enrollmentId: 'e',
    slug: 's',
    title: 't',
    edition: 1,
    isEarlier: false,
    number: 1,
    attempts: 4,
  },
  ...{ startedAt: '2026-11-22T09:00:00.000Z', submittedAt: null },
  questions: [question('one', [1], '2026-11-22T09:05:00.000Z'), question('two', [], null)],
}
const waiting = (questionId: string, chosen: number[], minute: string, attemptId = 'mine'): Message => ({
  key: `answer.${attemptId}.${questionId}`,
  kind: 'answer',
  input: { attemptId, questionId, chosen, answeredAt: `2026-11-22T09:${minute}:00.000Z` },
})
const chosen = (messages: Message[]) => withWaiting(attempt, messages).questions.map((each) => each.chosen)

test('after a reload the answers that wait on this device are seen', () => {
  expect(chosen([waiting('two', [3], '06')])).toEqual([[1], [3]])
})
test('but not over one that another device gave later', () => {
  expect(chosen([waiting('one', [2], '04')])).toEqual([[1], []])
  expect(chosen([waiting('one', [2], '07')])).toEqual([[2], []])
})
test('and never those of another attempt', () => {
  expect(chosen([waiting('two', [3], '06', 'other')])).toEqual([[1], []])
})
