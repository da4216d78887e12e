import type { Message } from '@/app/_client/offline-queue'
import type { Attempt } from '@/lib/learning/inputs'

/** An attempt with the answers that wait on this device laid over those the server has, where they were given later. */
export function withWaiting(attempt: Attempt, waiting: readonly Message[]): Attempt {
  const own = waiting.filter(({ kind, input }) => kind === 'answer' && input.attemptId === attempt.attemptId)
  if (own.length === 0) return attempt
  return {
    ...attempt,
    questions: attempt.questions.map((question) => {
      const input = own.find((message) => message.input.questionId === question.id)?.input
      if (!input || !Array.isArray(input.chosen) || typeof input.answeredAt !== 'string') return question
      if (question.answeredAt !== null && question.answeredAt >= input.answeredAt) return question
      return { ...question, chosen: input.chosen, answeredAt: input.answeredAt }
    }),
  }
}
