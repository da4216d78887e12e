/** Requests for training and help: asking, answering, deciding. */

import * as z from 'zod/mini'
import { resultsShape } from '@/lib/evaluations/shapes'
import { listRequestChoices } from '@/lib/requests/choices'
import { changeRequest, discardRequest, draftRequest, submitRequest, withdrawRequest } from '@/lib/requests/commands'
import { noteOnRequest, writeRequestMessage } from '@/lib/requests/conversation'
import { closeRequest, deliverRequest, evaluateRequest, releaseRequest, scheduleRequest } from '@/lib/requests/delivery'
import {
  acceptRequestInput,
  agencyRequestsInput,
  assignRequestInput,
  attendanceInput,
  changeRequestInput,
  closeRequestInput,
  declineRequestInput,
  draftRequestInput,
  evaluateRequestInput,
  evaluationInput,
  listRequestsInput,
  messageInput,
  oneRequestInput,
  releaseRequestInput,
  requestInput,
  requestQueueInput,
  scheduleRequestInput,
  stepInput,
  taskInput,
  tickTaskInput,
  withdrawRequestInput,
} from '@/lib/requests/inputs'
import { giveEvaluation, recordAttendance } from '@/lib/requests/outcome'
import { getParticipants } from '@/lib/requests/participants'
import { tickTask, untickTask } from '@/lib/requests/plans'
import { getRequestRules, listAgencyRequests, listMyRequests, listRequestQueue } from '@/lib/requests/queries'
import { getRequest } from '@/lib/requests/request'
import {
  currentRulesShape,
  evaluationResultShape,
  queueShape,
  requestChoicesShape,
  requestResultShape,
  requestShape,
  requestsShape,
} from '@/lib/requests/shapes'
import { getTaskFile, piecesOfTaskFile } from '@/lib/requests/task-files'
import { acceptRequest, assignRequest, declineRequest, screenRequest } from '@/lib/requests/triage'
import { attachment, download } from '../_downloads'
import { anyone, signedIn } from '../_operation'
import { sentWhole } from '../_whole'

const tags = ['Requests']
const nothing = z.object({})

export const requests = {
  getRequestRules: anyone
    .route({ method: 'GET', path: '/request-rules', summary: 'How requests are planned and answered now', tags })
    .output(currentRulesShape)
    .handler(({ context }) => getRequestRules(context.ctx)),

  listRequestChoices: anyone
    .route({ method: 'GET', path: '/request-choices', summary: 'Modules and topics to ask a training on', tags })
    .output(requestChoicesShape)
    .handler(({ context }) => listRequestChoices(context.ctx)),

  listMyRequests: signedIn
    .route({ method: 'GET', path: '/requests', summary: 'What I asked for', tags })
    .input(listRequestsInput)
    .output(requestsShape)
    .handler(({ input, context }) => listMyRequests(context.ctx, input)),

  listAgencyRequests: signedIn
    .route({ method: 'GET', path: '/agencies/{agencyId}/requests', summary: 'What was asked for an agency', tags })
    .input(agencyRequestsInput)
    .output(requestsShape)
    .handler(({ input, context }) => listAgencyRequests(context.ctx, input)),

  listRequestQueue: signedIn
    .route({ method: 'GET', path: '/request-queue', summary: 'Requests that wait for an officer', tags })
    .input(requestQueueInput)
    .output(queueShape)
    .handler(({ input, context }) => listRequestQueue(context.ctx, input)),

  getRequest: signedIn
    .route({ method: 'GET', path: '/requests/{requestId}', summary: 'A request and where it stands', tags })
    .input(oneRequestInput)
    .output(requestShape)
    .handler(({ input, context }) => getRequest(context.ctx, input)),

  getParticipants: signedIn
    .route({
      method: 'GET',
      path: '/requests/{requestId}/participants',
      summary: 'How those who came to the training of a request found it',
      tags,
    })
    .input(requestInput)
    .output(z.object({ participants: z.nullable(resultsShape) }))
    .handler(({ input, context }) => getParticipants(context.ctx, input)),

  draftRequest: signedIn
    .route({ method: 'POST', path: '/requests', summary: 'Start a request as a draft', tags })
    .input(draftRequestInput)
    .output(requestResultShape)
    .handler(({ input, context }) => draftRequest(context.ctx, input)),

  changeRequest: signedIn
    .route({ method: 'PUT', path: '/requests/{requestId}', summary: 'Save a draft, or change a request', tags })
    .input(changeRequestInput)
    .output(requestResultShape)
    .handler(({ input, context }) => changeRequest(context.ctx, input)),

  discardRequest: signedIn
    .route({ method: 'DELETE', path: '/requests/{requestId}', summary: 'Throw a draft away', tags })
    .input(requestInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await discardRequest(context.ctx, input)
      return {}
    }),

  submitRequest: signedIn
    .route({ method: 'POST', path: '/requests/{requestId}/submission', summary: 'Send a request', tags })
    .input(stepInput)
    .output(requestResultShape)
    .handler(({ input, context }) => submitRequest(context.ctx, input)),

  withdrawRequest: signedIn
    .route({ method: 'POST', path: '/requests/{requestId}/withdrawal', summary: 'Take a request back', tags })
    .input(withdrawRequestInput)
    .output(requestResultShape)
    .handler(({ input, context }) => withdrawRequest(context.ctx, input)),

  screenRequest: signedIn
    .route({ method: 'POST', path: '/requests/{requestId}/screening', summary: 'Say that a request was read', tags })
    .input(stepInput)
    .output(requestResultShape)
    .handler(({ input, context }) => screenRequest(context.ctx, input)),

  assignRequest: signedIn
    .route({ method: 'PUT', path: '/requests/{requestId}/officer', summary: 'Give a request to an officer', tags })
    .input(assignRequestInput)
    .output(requestResultShape)
    .handler(({ input, context }) => assignRequest(context.ctx, input)),

  acceptRequest: signedIn
    .route({ method: 'POST', path: '/requests/{requestId}/acceptance', summary: 'Accept a request', tags })
    .input(acceptRequestInput)
    .output(requestResultShape)
    .handler(({ input, context }) => acceptRequest(context.ctx, input)),

  declineRequest: signedIn
    .route({ method: 'POST', path: '/requests/{requestId}/refusal', summary: 'Decline a request with a reason', tags })
    .input(declineRequestInput)
    .output(requestResultShape)
    .handler(({ input, context }) => declineRequest(context.ctx, input)),

  writeRequestMessage: signedIn
    .route({ method: 'POST', path: '/requests/{requestId}/messages', summary: 'Write to the other side', tags })
    .input(messageInput)
    .output(z.object({ messageId: z.string() }))
    .handler(({ input, context }) => writeRequestMessage(context.ctx, input)),

  noteOnRequest: signedIn
    .route({ method: 'POST', path: '/requests/{requestId}/notes', summary: 'Note something for officers', tags })
    .input(messageInput)
    .output(z.object({ noteId: z.string() }))
    .handler(({ input, context }) => noteOnRequest(context.ctx, input)),

  scheduleRequest: signedIn
    .route({ method: 'POST', path: '/requests/{requestId}/schedule', summary: 'Give a request its day', tags })
    .input(scheduleRequestInput)
    .output(requestResultShape)
    .handler(({ input, context }) => scheduleRequest(context.ctx, input)),

  releaseRequest: signedIn
    .route({ method: 'POST', path: '/requests/{requestId}/release', summary: 'Take a request off its day', tags })
    .input(releaseRequestInput)
    .output(requestResultShape)
    .handler(({ input, context }) => releaseRequest(context.ctx, input)),

  deliverRequest: signedIn
    .route({ method: 'POST', path: '/requests/{requestId}/delivery', summary: 'Say that it took place', tags })
    .input(stepInput)
    .output(requestResultShape)
    .handler(({ input, context }) => deliverRequest(context.ctx, input)),

  evaluateRequest: signedIn
    .route({ method: 'POST', path: '/requests/{requestId}/evaluation', summary: 'Record how it went', tags })
    .input(evaluateRequestInput)
    .output(requestResultShape)
    .handler(({ input, context }) => evaluateRequest(context.ctx, input)),

  recordAttendance: signedIn
    .route({ method: 'PUT', path: '/requests/{requestId}/attendance', summary: 'Say how many people came', tags })
    .input(sentWhole(attendanceInput))
    .output(z.object({ version: z.string() }))
    .handler(({ input, context }) => recordAttendance(context.ctx, input)),

  giveEvaluation: signedIn
    .route({ method: 'PUT', path: '/requests/{requestId}/own-evaluation', summary: 'Say how it went', tags })
    .input(sentWhole(evaluationInput))
    .output(evaluationResultShape)
    .handler(({ input, context }) => giveEvaluation(context.ctx, input)),

  closeRequest: signedIn
    .route({ method: 'POST', path: '/requests/{requestId}/closing', summary: 'Close a request', tags })
    .input(closeRequestInput)
    .output(requestResultShape)
    .handler(({ input, context }) => closeRequest(context.ctx, input)),

  tickTask: signedIn
    .route({ method: 'PUT', path: '/requests/{requestId}/tasks/{task}', summary: 'Say that a task is done', tags })
    .input(sentWhole(tickTaskInput))
    .output(nothing)
    .handler(async ({ input, context }) => {
      await tickTask(context.ctx, input)
      return {}
    }),

  untickTask: signedIn
    .route({ method: 'DELETE', path: '/requests/{requestId}/tasks/{task}', summary: 'Open a task again', tags })
    .input(taskInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await untickTask(context.ctx, input)
      return {}
    }),
}

export const requestDownloads = [
  download({
    path: '/requests/{requestId}/tasks/{task}/file',
    summary: 'The file of a task on the checklist of a training',
    tag: 'Requests',
    contentType: 'application/octet-stream',
    page: ({ requestId = '' }) => `/requests/${requestId}`,
    answer: async ({ ctx }, params) => {
      const file = await getTaskFile(ctx, params)
      return {
        headers: { 'content-disposition': attachment(file.name), 'x-content-type-options': 'nosniff' },
        parts: {
          size: file.size,
          etag: `"${file.digest.toString('base64url')}"`,
          read: (from, to) => piecesOfTaskFile(ctx, file, { from, to }),
        },
      }
    },
  }),
]
