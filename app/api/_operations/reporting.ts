/** Questions asked of the record by those who look after people: for any day, with reasons, and each view is kept. */
import { Readable } from 'node:stream'
import { csvStream } from '@/lib/interop/csv'
import { agencyCharts, completionSummary, listExceptions, requirementStanding } from '@/lib/reporting/attention'
import { completionColumns, completionMatrix, exportCompletion } from '@/lib/reporting/completion'
import {
  agencyOnDayInput,
  chartsShape,
  exceptionsInput,
  exceptionsShape,
  explainedShape,
  matrixInput,
  matrixShape,
  personRecordInput,
  personRecordShape,
  standingShape,
  statusInput,
  summaryShape,
} from '@/lib/reporting/inputs'
import { explainStatus, personRecord } from '@/lib/reporting/person'
import { attachment, download } from '../_downloads'
import { signedIn } from '../_operation'

const tags = ['Reports']
const path = (rest: string) => `/agencies/{agencyId}/${rest}` as const

export const reporting = {
  completionSummary: signedIn
    .route({ method: 'GET', path: path('reports/summary'), summary: 'People by their most urgent training', tags })
    .input(agencyOnDayInput)
    .output(summaryShape)
    .handler(({ input, context }) => completionSummary(context.ctx, input)),

  listExceptions: signedIn
    .route({
      method: 'GET',
      path: path('reports/exceptions'),
      summary: 'What is missing, the longest overdue first',
      tags,
    })
    .input(exceptionsInput)
    .output(exceptionsShape)
    .handler(({ input, context }) => listExceptions(context.ctx, input)),

  requirementStanding: signedIn
    .route({ method: 'GET', path: path('reports/requirements'), summary: 'Where each requirement stands', tags })
    .input(agencyOnDayInput)
    .output(standingShape)
    .handler(({ input, context }) => requirementStanding(context.ctx, input)),

  agencyCharts: signedIn
    .route({
      method: 'GET',
      path: path('reports/charts'),
      summary: 'What falls due, how it went, and where it is overdue',
      tags,
    })
    .input(agencyOnDayInput)
    .output(chartsShape)
    .handler(({ input, context }) => agencyCharts(context.ctx, input)),

  completionMatrix: signedIn
    .route({
      method: 'GET',
      path: path('reports/completion'),
      summary: 'People by requirements, exceptions first',
      tags,
    })
    .input(matrixInput)
    .output(matrixShape)
    .handler(({ input, context }) => completionMatrix(context.ctx, input)),

  explainStatus: signedIn
    .route({
      method: 'GET',
      path: path('people/{personId}/requirements/{requirementId}'),
      summary: 'Why a status is what it is',
      tags,
    })
    .input(statusInput)
    .output(explainedShape)
    .handler(({ input, context }) => explainStatus(context.ctx, input)),

  personRecord: signedIn
    .route({
      method: 'GET',
      path: path('people/{personId}/record'),
      summary: 'One person’s record, with reasons',
      tags,
    })
    .input(personRecordInput)
    .output(personRecordShape)
    .handler(({ input, context }) => personRecord(context.ctx, input)),
}

export const reportingDownloads = [
  download({
    path: '/agencies/{agency}/reports/completion.csv',
    summary: 'Every person with every requirement that applies, one line each',
    tag: 'Reports',
    contentType: 'text/csv',
    answer: async ({ ctx }, { agency }, query) => {
      const asked = {
        ...Object.fromEntries(query),
        agencyId: agency,
        asOf: query.get('as-of') ?? query.get('asOf') ?? undefined,
      }
      const { scope, rows } = await exportCompletion(ctx, asked)
      return {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': attachment(`completion-${scope.day}.csv`),
          'cache-control': 'no-store',
        },
        body: Readable.from(csvStream([...completionColumns], rows)),
      }
    },
  }),
]
