/** Taking modules: enrollment, progress, the test. Everybody their own. */
import * as z from 'zod/mini'
import { saveAnswer, startAttempt, submitAttempt } from '@/lib/learning/attempt-commands'
import { getAttempt, getAttemptResult } from '@/lib/learning/attempt-queries'
import { enroll, withdraw } from '@/lib/learning/commands'
import {
  attemptInput,
  attemptShape,
  enrolledShape,
  enrollInput,
  myEnrollmentShape,
  myEnrollmentsShape,
  progressShape,
  reachPlaceInput,
  resultShape,
  saveAnswerInput,
  savedAnswerShape,
  slugInput,
  startAttemptInput,
  submitAttemptInput,
  testRulesShape,
  withdrawInput,
  withdrawnShape,
} from '@/lib/learning/inputs'
import { reachPlace } from '@/lib/learning/progress'
import { getEnrollment, listMyEnrollments } from '@/lib/learning/queries'
import { getTestRules } from '@/lib/learning/test-rules'
import { signedIn } from '../_operation'

const tags = ['Learning']

export const learning = {
  listMyEnrollments: signedIn
    .meta({ asKept: true })
    .route({ method: 'GET', path: '/me/enrollments', summary: 'Modules I am taking or have completed', tags })
    .output(myEnrollmentsShape)
    .handler(({ context }) => listMyEnrollments(context.ctx)),

  getEnrollment: signedIn
    .route({ method: 'GET', path: '/modules/{slug}/enrollment', summary: 'My place in a module', tags })
    .input(slugInput)
    .output(myEnrollmentShape)
    .handler(({ input, context }) => getEnrollment(context.ctx, input)),

  enroll: signedIn
    .route({ method: 'POST', path: '/modules/{slug}/enrollments', summary: 'Enroll in a module', tags })
    .input(enrollInput)
    .output(enrolledShape)
    .handler(({ input, context }) => enroll(context.ctx, input)),

  withdraw: signedIn
    .route({ method: 'POST', path: '/enrollments/{enrollmentId}/withdrawal', summary: 'Leave a module', tags })
    .input(withdrawInput)
    .output(withdrawnShape)
    .handler(({ input, context }) => withdraw(context.ctx, input)),

  reachPlace: signedIn
    .meta({ asKept: true })
    .route({
      method: 'PUT',
      path: '/enrollments/{enrollmentId}/lessons/{lessonKey}/progress',
      summary: 'Keep how far a lesson was read, or that it is done',
      tags,
    })
    .input(reachPlaceInput)
    .output(progressShape)
    .handler(({ input, context }) => reachPlace(context.ctx, input)),

  getTestRules: signedIn
    .route({
      method: 'GET',
      path: '/modules/{slug}/test-rules',
      summary: 'The rules of a test, my attempts, and when the next opens',
      tags,
    })
    .input(slugInput)
    .output(testRulesShape)
    .handler(({ input, context }) => getTestRules(context.ctx, input)),

  startAttempt: signedIn
    .route({
      method: 'POST',
      path: '/enrollments/{enrollmentId}/attempts',
      summary: 'Start the test, or go on with the open attempt',
      tags,
    })
    .input(startAttemptInput)
    .output(z.object({ attemptId: z.string(), number: z.int() }))
    .handler(({ input, context }) => startAttempt(context.ctx, input)),

  getAttempt: signedIn
    .route({ method: 'GET', path: '/attempts/{attemptId}', summary: 'An attempt as asked, with my answers', tags })
    .input(attemptInput)
    .output(attemptShape)
    .handler(({ input, context }) => getAttempt(context.ctx, input)),

  saveAnswer: signedIn
    .route({ method: 'PUT', path: '/attempts/{attemptId}/answers/{questionId}', summary: 'Keep an answer', tags })
    .input(saveAnswerInput)
    .output(savedAnswerShape)
    .handler(({ input, context }) => saveAnswer(context.ctx, input)),

  submitAttempt: signedIn
    .route({ method: 'POST', path: '/attempts/{attemptId}/submission', summary: 'Hand an attempt in', tags })
    .input(submitAttemptInput)
    .output(z.object({ attemptId: z.string(), passed: z.boolean() }))
    .handler(({ input, context }) => submitAttempt(context.ctx, input)),

  getAttemptResult: signedIn
    .route({ method: 'GET', path: '/attempts/{attemptId}/result', summary: 'How an attempt came out', tags })
    .input(attemptInput)
    .output(resultShape)
    .handler(({ input, context }) => getAttemptResult(context.ctx, input)),
}
