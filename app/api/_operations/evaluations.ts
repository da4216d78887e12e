/** How those who attended an event found it. */
import * as z from 'zod/mini'
import { answerEvaluation, changeQuestions } from '@/lib/evaluations/commands'
import { evaluationColumns, exportEvaluation } from '@/lib/evaluations/export'
import { answerInput, changeQuestionsInput, evaluationInput } from '@/lib/evaluations/inputs'
import { getEvaluation, getMyEvaluation, listMyEvaluations } from '@/lib/evaluations/queries'
import { answeredShape, evaluationShape, myEvaluationShape, myEvaluationsShape } from '@/lib/evaluations/shapes'
import { csvStream } from '@/lib/formats/csv'
import { attachment, download } from '../_downloads'
import { signedIn } from '../_operation'

const tags = ['Events']

export const evaluations = {
  listMyEvaluations: signedIn
    .route({
      method: 'GET',
      path: '/my-evaluations',
      summary: 'Events that I attended and may say something about',
      tags,
    })
    .output(myEvaluationsShape)
    .handler(({ context }) => listMyEvaluations(context.ctx)),

  getMyEvaluation: signedIn
    .route({ method: 'GET', path: '/my-evaluations/{eventId}', summary: 'What I am asked about an event', tags })
    .input(evaluationInput)
    .output(myEvaluationShape)
    .handler(({ input, context }) => getMyEvaluation(context.ctx, input)),

  answerEvaluation: signedIn
    .route({
      method: 'POST',
      path: '/my-evaluations/{eventId}',
      summary: 'Say how I found an event, without my name',
      tags,
    })
    .input(answerInput)
    .output(answeredShape)
    .handler(({ input, context }) => answerEvaluation(context.ctx, input)),

  getEvaluation: signedIn
    .route({
      method: 'GET',
      path: '/events/{eventId}/evaluation',
      summary: 'What an event I run asks, and how people found it',
      tags,
    })
    .input(evaluationInput)
    .output(evaluationShape)
    .handler(({ input, context }) => getEvaluation(context.ctx, input)),

  changeQuestions: signedIn
    .route({
      method: 'PUT',
      path: '/events/{eventId}/evaluation/questions',
      summary: 'Say what an event I run asks those who attend',
      tags,
    })
    .input(changeQuestionsInput)
    .output(z.object({ version: z.int() }))
    .handler(({ input, context }) => changeQuestions(context.ctx, input)),
}

export const evaluationDownloads = [
  download({
    path: '/events/{eventId}/evaluation.csv',
    summary: 'How people found an event I run, as a file',
    tag: 'Events',
    contentType: 'text/csv',
    page: ({ eventId = '' }) => `/events/${encodeURIComponent(eventId)}/evaluation`,
    answer: async ({ ctx }, { eventId }) => {
      const { title, lines } = await exportEvaluation(ctx, { eventId })
      return {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': attachment(`${title} evaluation.csv`),
          'cache-control': 'no-store',
        },
        body: csvStream(evaluationColumns, lines),
      }
    },
  }),
]
